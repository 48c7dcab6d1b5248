//! What staff of a municipality write and send to many: a circular (お知らせ).
//!
//! It is made of words in three languages, and of an audience that is described or listed, never
//! named: who belongs to it is found out when it is sent, and staff see a number.

mod check;
mod count;
mod hours;
mod life;
mod near;
pub mod readable;
mod rule;
mod step;
#[cfg(test)]
mod tests;
pub mod text;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{CircularId, FileId};
use text::{Filled, Missing, Run, Slot, Template};

pub use check::{Fault, Host, Part, Tongue, is_allowed};
pub use count::Rough;
pub use hours::allowed_from;
pub use life::{LIFE_EVENTS, LifeEvent};
pub use near::near;
pub use rule::{AgeAt, Dose, Files, Guidance, Rule};
pub use step::Step;

/// What a circular is about. People choose by it where it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// 健診.
    Checkup,
    /// 予防接種.
    Vaccination,
    /// 保険.
    Insurance,
    /// 災害.
    Disaster,
    /// 手続き.
    Procedure,
    /// Anything else.
    Other,
}

impl Topic {
    /// Every topic, in the order in which pages list them.
    pub const ALL: [Self; 6] = [
        Self::Checkup,
        Self::Vaccination,
        Self::Insurance,
        Self::Disaster,
        Self::Procedure,
        Self::Other,
    ];

    /// Its name in forms and addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Checkup => "checkup",
            Self::Vaccination => "vaccination",
            Self::Insurance => "insurance",
            Self::Disaster => "disaster",
            Self::Procedure => "procedure",
            Self::Other => "other",
        }
    }

    /// The topic of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.key() == key)
    }
}

/// A title and what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// One line.
    pub title: String,
    /// Paragraphs and lists, with an empty line between them.
    pub body: String,
}

/// The same in three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts<T = Text> {
    /// 日本語.
    pub ja: T,
    /// やさしい日本語, with readings.
    pub plain: T,
    /// English.
    pub en: T,
}

impl<T> Texts<T> {
    /// The text in one of them.
    pub const fn of(&self, tongue: Tongue) -> &T {
        match tongue {
            Tongue::Japanese => &self.ja,
            Tongue::Plain => &self.plain,
            Tongue::English => &self.en,
        }
    }
}

impl Texts {
    /// The words for one person, with `value` in place of the slots.
    ///
    /// # Errors
    /// [`Unfilled`]: nothing is to be sent then.
    pub fn fill(
        &self,
        value: impl Fn(Tongue, Slot) -> Option<Vec<Run>>,
    ) -> Result<Texts<Filled>, Unfilled> {
        let fill = |tongue| {
            let Text { title, body } = self.of(tongue);
            let template = Template::parse(title, body).map_err(Unfilled::Faults)?;
            let filled = template.fill(|slot| value(tongue, slot));
            filled.map_err(Unfilled::Missing)
        };
        Ok(Texts {
            ja: fill(Tongue::Japanese)?,
            plain: fill(Tongue::Plain)?,
            en: fill(Tongue::English)?,
        })
    }
}

/// Why words cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfilled {
    /// They were never checked ([`Content::check`]).
    #[error("the words cannot be read")]
    Faults(Vec<text::Fault>),
    /// Something is not known of this person.
    #[error(transparent)]
    Missing(Missing),
}

/// A file that goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Which.
    pub id: FileId,
    /// Its name as it was brought, with the ending that its content has.
    pub name: String,
    /// How large it is.
    pub bytes: u32,
}

/// To whom it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "audience", rename_all = "kebab-case")]
pub enum Audience {
    /// Whom a rule describes on the day of sending.
    Rule {
        /// What staff call it.
        name: String,
        /// The rule.
        rule: Rule,
    },
    /// Whom a file or a program of the municipality's listed by number.
    List {
        /// How many of its lines are residents.
        people: u32,
    },
    /// Whom another circular reached, which this one corrects.
    Reached {
        /// That one.
        circular: CircularId,
    },
}

/// One version of a circular, as a member of staff wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What it is about.
    pub topic: Topic,
    /// The law has the municipality tell it: nobody can mute it, only choose how it arrives.
    pub statutory: bool,
    /// The words, with placeholders.
    pub texts: Texts,
    /// Where to read on or do it; on one of the hosts that the operator allows.
    pub link: Option<String>,
    /// Its last day.
    pub valid_until: Option<NaiveDate>,
    /// The day on which something takes place or ends, for calendars.
    pub event: Option<NaiveDate>,
    /// What goes along.
    pub file: Option<File>,
    /// To whom.
    pub audience: Audience,
    /// For practice: nobody is told.
    pub training: bool,
}

/// Where a circular stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is being written.
    Draft,
    /// It waits for someone else to approve it.
    Waiting,
    /// It is approved, and goes out when its time has come.
    Approved,
    /// It is going out.
    Sending,
    /// It has reached everyone it was for.
    Sent,
    /// It was stopped on its way; some have it.
    Stopped,
    /// It was given up before it went out.
    Cancelled,
}

impl State {
    /// Every state. The place of each is its number in the store.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Waiting,
        Self::Approved,
        Self::Sending,
        Self::Sent,
        Self::Stopped,
        Self::Cancelled,
    ];

    /// Its number in the store.
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// The state of a number.
    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.number() == number)
    }

    /// Whether it may still be changed. A change makes a draft of it that nobody has approved.
    pub const fn may_change(self) -> bool {
        matches!(self, Self::Draft | Self::Waiting | Self::Approved)
    }
}
