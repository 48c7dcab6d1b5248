//! Days of a log.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Entry;
use crate::calendar::jst_date;

/// Days in Japan, both included; an end that is not set is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The first.
    pub from: Option<NaiveDate>,
    /// The last.
    pub until: Option<NaiveDate>,
}

impl Days {
    /// Whether they are all days.
    pub const fn are_all(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether what an entry tells of happened in them.
    pub fn hold(&self, entry: &Entry) -> bool {
        self.contain(jst_date(entry.occurred_at))
    }

    /// Whether a day is one of them.
    pub fn contain(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether an entry, and everything that was written down before it, is older than they are:
    /// nothing is written down before it happens.
    pub fn begin_after(&self, entry: &Entry) -> bool {
        self.from
            .is_some_and(|from| jst_date(entry.recorded_at) < from)
    }
}
