//! What is told at once, decided from an entry and what is known about who asked.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Channel, Notice, Rule};
use crate::consent::{Basis, Purpose};
use crate::disclosure::{Actor, Entry, Outcome};

/// What is known about an institution before an entry of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Acquaintance {
    /// It asked before.
    pub asked: bool,
    /// It was shown something before.
    pub shown: bool,
}

/// Whether an entry shows something to who asked.
pub const fn shows(entry: &Entry) -> bool {
    matches!(entry.outcome, Outcome::Disclosed | Outcome::Partly)
}

/// The rules that an entry falls under; none for an ordinary one.
pub fn rules(entry: &Entry, before: Acquaintance) -> BTreeSet<Rule> {
    let first = !before.asked || (shows(entry) && !before.shown);
    let refused = matches!(entry.outcome, Outcome::Refused | Outcome::Partly);
    let denied = entry
        .withheld
        .iter()
        .any(|line| matches!(line.basis, Basis::Directive { .. } | Basis::Frozen { .. }));
    let proxy = matches!(
        entry.actor,
        Actor::Human {
            acting_for: Some(_),
            ..
        }
    );
    [
        (Rule::FirstRead, first),
        (Rule::Emergency, entry.purpose == Purpose::Emergency),
        (Rule::AfterDeny, refused && denied),
        (Rule::Proxy, proxy),
    ]
    .into_iter()
    .filter_map(|(rule, holds)| holds.then_some(rule))
    .collect()
}

/// The notice of an entry, if it falls under a rule that the person has left on. Every other
/// entry waits for the week's summary.
pub fn alert(entry: &Entry, before: Acquaintance, settings: &AlertSettings) -> Option<Notice> {
    let rules = rules(entry, before);
    let wanted = rules
        .iter()
        .any(|rule| settings.wants(*rule, Channel::Inbox));
    wanted.then(|| Notice::Alert {
        rules,
        entry: entry.id,
        institution: entry.institution.clone(),
        purpose: entry.purpose,
        outcome: entry.outcome,
    })
}

/// What a person wants to be told. Whatever they have not switched off.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AlertSettings {
    off: BTreeSet<(Rule, Channel)>,
}

impl AlertSettings {
    /// Whether notices under this rule arrive there.
    pub fn wants(&self, rule: Rule, channel: Channel) -> bool {
        !self.off.contains(&(rule, channel))
    }

    /// The same with one rule switched on or off.
    #[must_use]
    pub fn with(mut self, rule: Rule, channel: Channel, on: bool) -> Self {
        if on {
            self.off.remove(&(rule, channel));
        } else {
            self.off.insert((rule, channel));
        }
        self
    }
}
