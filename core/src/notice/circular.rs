//! A circular as it arrived.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::circular::text::Filled;
use crate::circular::{File, Rule, Texts, Topic};
use crate::ids::{CircularId, EntryId, NoticeId};

/// A circular of the municipality as one person has it: all that it says, so that they keep it
/// whatever becomes of it at the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// Which.
    pub circular: CircularId,
    /// The office that sent it.
    pub office: String,
    /// What it is about.
    pub topic: Topic,
    /// The law has the municipality tell it.
    pub statutory: bool,
    /// The words, with the person's own in place of the placeholders.
    pub texts: Texts<Filled>,
    /// Where to read on.
    pub link: Option<String>,
    /// Its last day.
    pub valid_until: Option<NaiveDate>,
    /// The day on which something takes place or ends.
    pub event: Option<NaiveDate>,
    /// What came along.
    pub file: Option<File>,
    /// Why it came to this person.
    pub why: Why,
    /// The notice that it corrects.
    pub corrects: Option<NoticeId>,
    /// The entry of the person's log that says that they were chosen.
    pub entry: EntryId,
}

/// Why a circular came to someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Why {
    /// A rule describes them.
    Rule {
        /// The rule.
        rule: Rule,
    },
    /// The municipality listed them.
    List,
    /// They had the one that it corrects.
    Reached,
}
