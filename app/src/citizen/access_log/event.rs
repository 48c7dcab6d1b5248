//! One event of the log with what is needed to tell it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use hikae_core::consent::{Basis, Directive, Effect};
use hikae_core::disclosure::{Entry, Line};
use hikae_core::ids::{DirectiveId, RecordId};

use super::mark::Mark;

/// What the log says about a directive that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectiveNote {
    /// Permit or deny.
    pub effect: Effect,
    /// When that version was made.
    pub made_at: DateTime<Utc>,
    /// It is a seal (封印).
    pub seal: bool,
}

impl DirectiveNote {
    /// What the log says about this version.
    pub fn of(directive: &Directive) -> Self {
        Self {
            effect: directive.effect,
            made_at: directive.made_at,
            seal: directive.is_seal(),
        }
    }
}

/// Every version of a person's directives, as the log needs them.
pub type Notes = BTreeMap<(DirectiveId, u32), DirectiveNote>;

/// What some records of an event rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Permit if they were given, deny if they were withheld.
    pub effect: Effect,
    /// The basis.
    pub basis: Basis,
    /// Which records.
    pub records: BTreeSet<RecordId>,
    /// For a directive: what it said.
    pub note: Option<DirectiveNote>,
}

/// One entry of the log with its marks and grounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The entry.
    pub entry: Entry,
    /// What stands out.
    pub marks: BTreeSet<Mark>,
    /// What it rests on: first what was given, then what was withheld; the same ground once.
    pub grounds: Vec<Ground>,
}

impl Event {
    /// An entry with its marks; the grounds are collected from its lines.
    pub fn new(entry: Entry, marks: BTreeSet<Mark>, notes: &Notes) -> Self {
        let grounds = grounds(&entry.given, Effect::Permit, notes)
            .chain(grounds(&entry.withheld, Effect::Deny, notes))
            .collect();
        Self {
            entry,
            marks,
            grounds,
        }
    }
}

fn grounds(lines: &[Line], effect: Effect, notes: &Notes) -> impl Iterator<Item = Ground> {
    let mut found: BTreeMap<&Basis, BTreeSet<RecordId>> = BTreeMap::new();
    for line in lines {
        found.entry(&line.basis).or_default().insert(line.record);
    }
    found.into_iter().map(move |(basis, records)| {
        let note = match basis {
            Basis::Directive { id, version } => notes.get(&(*id, *version)).copied(),
            _ => None,
        };
        Ground {
            effect,
            basis: *basis,
            records,
            note,
        }
    })
}
