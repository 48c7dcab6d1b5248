//! What leaves the portal when a notice has come: whether and by which means a person is told of
//! it where they are. It never says what stands in the notice.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Notice;
use crate::circular::Topic;

/// A way in which word of a notice leaves the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// Web Push, to browsers that the person has named.
    Push,
}

impl Means {
    /// Every one, in the order in which pages list them.
    pub const ALL: [Self; 1] = [Self::Push];

    /// Its name in forms.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Push => "push",
        }
    }

    /// The one of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.key() == key)
    }
}

/// What a notice is about, as far as people choose by it how they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Who looked at records, and what was decided about that.
    Access,
    /// The account: ways in, cards, what was taken along.
    Account,
    /// Cases that the person opened.
    Case,
    /// What the municipality tells many.
    Circular(Topic),
}

impl Subject {
    /// Every one, in the order in which pages list them.
    pub const ALL: [Self; 9] = [
        Self::Access,
        Self::Account,
        Self::Case,
        Self::Circular(Topic::Checkup),
        Self::Circular(Topic::Vaccination),
        Self::Circular(Topic::Insurance),
        Self::Circular(Topic::Disaster),
        Self::Circular(Topic::Procedure),
        Self::Circular(Topic::Other),
    ];

    /// Its name in forms.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Account => "account",
            Self::Case => "case",
            Self::Circular(topic) => topic.key(),
        }
    }

    /// The one of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.key() == key)
    }
}

/// How soon a telephone should be woken (RFC 8030, section 5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// When it is awake anyway.
    Low,
    /// Soon.
    Normal,
    /// At once.
    High,
}

impl Notice {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Alert { .. }
            | Self::Digest { .. }
            | Self::Sharing { .. }
            | Self::ReadAtDesk { .. }
            | Self::Renumbered { .. } => Subject::Access,
            Self::NewDevice { .. }
            | Self::PhoneLogin { .. }
            | Self::Card { .. }
            | Self::Account { .. } => Subject::Account,
            Self::Case { .. } => Subject::Case,
            Self::Circular(arrived) => Subject::Circular(arrived.topic),
        }
    }

    /// How soon the person should hear of it: a disaster does not wait, and a week's summary can.
    pub fn urgency(&self) -> Urgency {
        match self {
            Self::Digest { .. } => Urgency::Low,
            Self::Circular(arrived) if arrived.topic == Topic::Disaster => Urgency::High,
            _ => Urgency::Normal,
        }
    }
}

/// How a person wants to be told, apart from where: everything by every means that they have set
/// up, but for what they have switched off. The inbox is not asked: what arrives there, arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    #[serde(default)]
    off: BTreeSet<(Subject, Means)>,
}

impl Wishes {
    /// Whether word of this is wanted by this means.
    pub fn wants(&self, subject: Subject, means: Means) -> bool {
        !self.off.contains(&(subject, means))
    }

    /// The same, but for one switch.
    #[must_use]
    pub fn with(mut self, subject: Subject, means: Means, on: bool) -> Self {
        match on {
            true => self.off.remove(&(subject, means)),
            false => self.off.insert((subject, means)),
        };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_has_a_name_of_its_own() {
        for subject in Subject::ALL {
            assert_eq!(Subject::from_key(subject.key()), Some(subject));
        }
        for topic in Topic::ALL {
            assert!(Subject::ALL.contains(&Subject::Circular(topic)));
        }
    }

    #[test]
    fn everything_is_wanted_until_it_is_switched_off_and_again_after() {
        let wishes = Wishes::default();
        for subject in Subject::ALL {
            assert!(wishes.wants(subject, Means::Push));
        }
        let quiet = wishes.clone().with(Subject::Case, Means::Push, false);
        assert!(!quiet.wants(Subject::Case, Means::Push));
        assert!(quiet.wants(Subject::Access, Means::Push));
        assert_eq!(quiet.with(Subject::Case, Means::Push, true), wishes);
    }

    #[test]
    fn wishes_from_before_a_subject_was_known_want_it() {
        let wishes: Wishes = serde_json::from_str("{}").unwrap();
        assert_eq!(wishes, Wishes::default());
        let json = serde_json::to_string(&wishes.with(Subject::Case, Means::Push, false)).unwrap();
        assert_eq!(json, r#"{"off":[["case","push"]]}"#);
    }
}
