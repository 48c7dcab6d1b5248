//! What stands out about an event, as chips beside it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Timelike, Utc};
use hikae_core::calendar::jst;
use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Entry, Outcome};
use hikae_core::ids::InstitutionId;

use crate::components::Tone;
use crate::i18n::{Lang, Text, log};

/// What stands out about an event. Ordered as the chips stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// 救急: asked in an emergency.
    Emergency,
    /// はじめて: the institution's first entry in this person's log.
    First,
    /// 拒否後: the institution's entry before this one was a refusal.
    AfterRefusal,
    /// 見せなかった: nothing was given.
    Refused,
    /// 一部見せなかった: some was not given.
    Partly,
    /// 夜間: a person acted between 22:00 and 5:00, the night of 労働基準法 第37条第4項.
    Night,
    /// 自動: a program acted.
    Machine,
}

impl Mark {
    /// Its word.
    pub fn word(self, lang: Lang) -> Text {
        match self {
            Self::Emergency => log::mark_emergency(lang),
            Self::First => log::mark_first(lang),
            Self::AfterRefusal => log::mark_after_refusal(lang),
            Self::Refused => log::mark_refused(lang),
            Self::Partly => log::mark_partly(lang),
            Self::Night => log::mark_night(lang),
            Self::Machine => log::mark_machine(lang),
        }
    }

    /// Its colour.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Emergency | Self::Night => Tone::Orange,
            Self::First => Tone::Blue,
            Self::AfterRefusal | Self::Refused | Self::Partly => Tone::Red,
            Self::Machine => Tone::Grey,
        }
    }
}

/// The marks of every entry of a person's log. `entries` is the whole log, oldest first; the
/// answers stand in its order.
pub fn marks(entries: &[Entry]) -> Vec<BTreeSet<Mark>> {
    let mut before: BTreeMap<InstitutionId, Outcome> = BTreeMap::new();
    entries
        .iter()
        .map(|entry| {
            let previous = before.insert(entry.institution.id, entry.outcome);
            let mut marks = BTreeSet::new();
            match previous {
                None => _ = marks.insert(Mark::First),
                Some(Outcome::Refused) => _ = marks.insert(Mark::AfterRefusal),
                Some(_) => {}
            }
            match entry.outcome {
                Outcome::Refused => _ = marks.insert(Mark::Refused),
                Outcome::Partly => _ = marks.insert(Mark::Partly),
                Outcome::Disclosed
                | Outcome::NothingFound
                | Outcome::LookedUp
                | Outcome::Declared
                | Outcome::Chosen => {}
            }
            if entry.purpose == Purpose::Emergency {
                marks.insert(Mark::Emergency);
            }
            match entry.actor {
                Actor::Machine { .. } => _ = marks.insert(Mark::Machine),
                Actor::Human { .. } if at_night(entry.occurred_at) => {
                    marks.insert(Mark::Night);
                }
                Actor::Human { .. } => {}
            }
            marks
        })
        .collect()
}

fn at_night(at: DateTime<Utc>) -> bool {
    !(5..22).contains(&jst(at).hour())
}
