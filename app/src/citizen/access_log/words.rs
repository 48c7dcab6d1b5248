//! The plain sentence of an event.

use std::collections::{BTreeMap, BTreeSet};

use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Entry, InstitutionLabel, Line, Outcome, StaffRole};
use hikae_core::ids::RecordId;
use hikae_core::record::Category;

use super::group::Group;
use crate::i18n::{Lang, Sentence, Span, Text, category, institution, log, pass, purpose};

/// Who did what why, in one or two sentences.
pub fn entry_sentence(lang: Lang, entry: &Entry) -> Sentence {
    let story = Story {
        who: who(lang, entry, 0),
        purpose: entry.purpose,
        answering: is_answering(entry),
        outcome: entry.outcome,
        given: counted(entry.given.iter()),
        withheld: counted(entry.withheld.iter()),
        asked: entry.asked.iter().copied().collect(),
    };
    story.told(lang)
}

/// Whether an officer opened what the person reported. An officer who reads records is a reader
/// like anyone else.
pub fn is_answering(entry: &Entry) -> bool {
    let officer = matches!(
        entry.actor,
        Actor::Human {
            role: StaffRole::PrivacyOfficer,
            ..
        }
    );
    officer && entry.purpose == Purpose::Supervision
}

/// The same for a group: its newest event tells who, and every record counts once.
pub fn group_sentence(lang: Lang, group: &Group) -> Sentence {
    let newest = &group.newest().entry;
    let entries = || group.events().map(|event| &event.entry);
    let people: BTreeSet<&str> = entries()
        .filter_map(|entry| match &entry.actor {
            Actor::Human { handle, .. } => Some(handle.as_str()),
            Actor::Machine { .. } => None,
        })
        .collect();
    let partly = entries().any(|entry| entry.outcome == Outcome::Partly);
    let story = Story {
        who: who(lang, newest, people.len().saturating_sub(1)),
        purpose: newest.purpose,
        answering: is_answering(newest),
        outcome: if partly {
            Outcome::Partly
        } else {
            newest.outcome
        },
        given: counted(entries().flat_map(|entry| &entry.given)),
        withheld: counted(entries().flat_map(|entry| &entry.withheld)),
        asked: entries()
            .flat_map(|entry| entry.asked.iter().copied())
            .collect(),
    };
    story.told(lang)
}

/// Kinds of records with their numbers: 「健診の結果 2件、予防接種の記録 3件」.
pub fn counted_records(lang: Lang, counts: &BTreeMap<Category, usize>) -> Sentence {
    let parts = counts
        .iter()
        .map(|(kind, count)| category::counted(lang, *kind, *count).into());
    Sentence::join(parts, &log::and(lang).plain())
}

/// Name and unit of an institution.
pub fn place(label: &InstitutionLabel) -> String {
    match &label.unit {
        Some(unit) => format!("{} {unit}", label.name),
        None => label.name.clone(),
    }
}

/// Who acted, and how many more people did the same.
pub fn who(lang: Lang, entry: &Entry, others: usize) -> Sentence {
    let place = ("place", Span::StrongRaw(place(&entry.institution)));
    match &entry.actor {
        Actor::Machine { task } => Sentence::fill(
            &log::who_machine(lang),
            &[place, ("task", Span::Raw(task.clone()))],
        ),
        Actor::Human {
            role,
            handle,
            acting_for,
        } => {
            let role = ("role", institution::role(lang, *role).into());
            let handle = ("handle", Span::Raw(handle.clone()));
            match acting_for {
                _ if others > 0 => {
                    Sentence::fill(&log::who_humans(lang, others), &[place, role, handle])
                }
                None => Sentence::fill(&log::who_human(lang), &[place, role, handle]),
                Some(principal) => {
                    let principal = ("principal", Span::Raw(principal.clone()));
                    let slots = [place, role, handle, principal];
                    Sentence::fill(&log::who_human_for(lang), &slots)
                }
            }
        }
    }
}

struct Story {
    who: Sentence,
    purpose: Purpose,
    answering: bool,
    outcome: Outcome,
    given: BTreeMap<Category, usize>,
    withheld: BTreeMap<Category, usize>,
    asked: BTreeSet<Category>,
}

impl Story {
    fn told(self, lang: Lang) -> Sentence {
        let what = match self.outcome {
            Outcome::Disclosed if self.given.is_empty() => log::basics(lang).into(),
            Outcome::Disclosed | Outcome::Partly => counted_records(lang, &self.given),
            Outcome::Refused
            | Outcome::NothingFound
            | Outcome::LookedUp
            | Outcome::Declared
            | Outcome::Chosen => asked(lang, &self.asked),
        };
        let template = if self.answering {
            log::report_opened(lang)
        } else {
            template(lang, self.purpose, self.outcome)
        };
        Sentence::fill(
            &template,
            &[
                ("who", self.who.into()),
                ("why", Span::Strong(purpose::why(lang, self.purpose))),
                ("what", what.into()),
                ("hidden", counted_records(lang, &self.withheld).into()),
            ],
        )
    }
}

fn asked(lang: Lang, asked: &BTreeSet<Category>) -> Sentence {
    if asked.is_empty() || asked.len() == Category::ALL.len() {
        return log::anything(lang).into();
    }
    let parts = asked.iter().map(|kind| category::name(lang, *kind).into());
    Sentence::join(parts, &log::and(lang).plain())
}

fn template(lang: Lang, purpose: Purpose, outcome: Outcome) -> Text {
    let [all, partly, refused, nothing]: [fn(Lang) -> Text; 4] = match purpose {
        Purpose::Treatment | Purpose::Emergency | Purpose::Disaster => [
            log::viewed,
            log::viewed_partly,
            log::view_refused,
            log::view_nothing,
        ],
        Purpose::Eligibility | Purpose::NoticeTargeting => [
            log::checked,
            log::checked_partly,
            log::check_refused,
            log::check_nothing,
        ],
        Purpose::InsurerHandover
        | Purpose::MunicipalMove
        | Purpose::Research
        | Purpose::Registry
        | Purpose::PatientRequest => [
            log::received,
            log::received_partly,
            log::receive_refused,
            log::receive_nothing,
        ],
        // No record is ever given.
        Purpose::Supervision => [
            log::supervised,
            log::supervised,
            log::supervised,
            log::supervised,
        ],
    };
    match outcome {
        Outcome::Disclosed => all(lang),
        Outcome::Partly => partly(lang),
        Outcome::Refused => refused(lang),
        Outcome::NothingFound => nothing(lang),
        Outcome::LookedUp => log::looked_up(lang),
        Outcome::Declared => log::declared(lang),
        Outcome::Chosen => pass::chosen(lang),
    }
}

fn counted<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeMap<Category, usize> {
    let mut seen: BTreeSet<(Category, RecordId)> = BTreeSet::new();
    seen.extend(lines.map(|line| (line.category, line.record)));
    let mut counts = BTreeMap::new();
    for (category, _) in seen {
        *counts.entry(category).or_default() += 1;
    }
    counts
}
