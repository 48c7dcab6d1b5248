//! Versions of directives, told as changes.

use std::collections::BTreeMap;

use hikae_core::consent::Directive;
use hikae_core::ids::DirectiveId;

use crate::i18n::{Lang, Text, sharing};

/// What a version did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was the first.
    Made,
    /// It said something else.
    Changed,
    /// It ended the directive.
    Ended,
    /// It took up again what had ended.
    Restored,
}

impl ChangeKind {
    /// In a list of changes.
    pub fn word(self, lang: Lang) -> Text {
        match self {
            Self::Made => sharing::made(lang),
            Self::Changed => sharing::changed(lang),
            Self::Ended => sharing::ended(lang),
            Self::Restored => sharing::restored(lang),
        }
    }

    /// As the heading of a confirmation.
    pub fn done(self, lang: Lang) -> Text {
        match self {
            Self::Made => sharing::done_made(lang),
            Self::Changed => sharing::done_changed(lang),
            Self::Ended => sharing::done_ended(lang),
            Self::Restored => sharing::done_restored(lang),
        }
    }
}

/// One version of a directive and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it did.
    pub kind: ChangeKind,
    /// The version.
    pub directive: Directive,
}

/// Every version as a change, newest first.
pub fn changes(mut versions: Vec<Directive>) -> Vec<Change> {
    versions.sort_by_key(|directive| (directive.made_at, directive.version));
    let mut ended_before: BTreeMap<DirectiveId, bool> = BTreeMap::new();
    let mut changes: Vec<Change> = versions
        .into_iter()
        .map(|directive| {
            let ended = has_ended(&directive);
            let kind = match (ended_before.insert(directive.id, ended), ended) {
                (None, false) => ChangeKind::Made,
                (_, true) => ChangeKind::Ended,
                (Some(true), false) => ChangeKind::Restored,
                (Some(false), false) => ChangeKind::Changed,
            };
            Change { kind, directive }
        })
        .collect();
    changes.reverse();
    changes
}

/// Whether a version was made to end the directive: it holds no longer than it took to say so.
pub fn has_ended(directive: &Directive) -> bool {
    directive
        .valid_until
        .is_some_and(|end| end <= directive.made_at)
}
