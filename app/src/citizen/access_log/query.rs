//! Which part of the log is shown.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;
use hikae_core::calendar::jst_date;
use hikae_core::ids::InstitutionId;

use super::event::Event;
use super::mark::Mark;
use crate::components::FormErrors;
use crate::i18n::{Lang, Text, log};

/// A kind of events to be shown alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Filter {
    /// All events.
    #[default]
    All,
    /// An institution's first.
    First,
    /// Emergencies.
    Emergency,
    /// What was not shown, or not all of it.
    Refused,
    /// Programs.
    Machine,
}

impl Filter {
    /// Every filter, in the order of the links.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::First,
        Self::Emergency,
        Self::Refused,
        Self::Machine,
    ];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::First => "first",
            Self::Emergency => "emergency",
            Self::Refused => "refused",
            Self::Machine => "machine",
        }
    }

    /// The filter of that name; all events if there is none.
    pub fn from_key(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|filter| filter.key() == key)
            .unwrap_or_default()
    }

    /// Its word.
    pub fn word(self, lang: Lang) -> Text {
        match self {
            Self::All => log::filter_all(lang),
            Self::First => log::mark_first(lang),
            Self::Emergency => log::mark_emergency(lang),
            Self::Refused => log::mark_refused(lang),
            Self::Machine => log::mark_machine(lang),
        }
    }

    /// Whether an event with these marks is shown.
    pub fn shows(self, marks: &BTreeSet<Mark>) -> bool {
        match self {
            Self::All => true,
            Self::First => marks.contains(&Mark::First),
            Self::Emergency => marks.contains(&Mark::Emergency),
            Self::Refused => marks.contains(&Mark::Refused) || marks.contains(&Mark::Partly),
            Self::Machine => marks.contains(&Mark::Machine),
        }
    }
}

/// What the address asks for. Dates stay as they were typed until they are understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Which kind of events.
    pub filter: Filter,
    /// Of which institution.
    pub institution: Option<InstitutionId>,
    /// From which day, `YYYY-MM-DD`; empty for all.
    pub from: String,
    /// Until which day, included.
    pub until: String,
    /// Which page, from 1.
    pub page: usize,
}

/// The days that a query asks for, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Days {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Query {
    /// The address of this query with another filter, on its first page.
    pub fn with_filter(&self, filter: Filter) -> String {
        Self {
            filter,
            page: 1,
            ..self.clone()
        }
        .address()
    }

    /// The address of another page.
    pub fn with_page(&self, page: usize) -> String {
        Self {
            page,
            ..self.clone()
        }
        .address()
    }

    /// Whether it asks for a time or an institution.
    pub fn is_search(&self) -> bool {
        self.institution.is_some() || !self.from.is_empty() || !self.until.is_empty()
    }

    /// Only dates that are dates go into an address, so that nothing needs to be encoded.
    fn address(&self) -> String {
        let mut address = "/access-log".to_owned();
        let mut add = |key: &str, value: &str| {
            let mark = if address.contains('?') { '&' } else { '?' };
            let _ = write!(address, "{mark}{key}={value}");
        };
        if self.filter != Filter::All {
            add("show", self.filter.key());
        }
        if let Some(institution) = self.institution {
            add("institution", &institution.to_string());
        }
        if let Some(day) = parsed(&self.from).ok().flatten() {
            add("from", &day.to_string());
        }
        if let Some(day) = parsed(&self.until).ok().flatten() {
            add("until", &day.to_string());
        }
        if self.page > 1 {
            add("page", &self.page.to_string());
        }
        address
    }

    /// What is wrong with the dates.
    pub fn errors(&self, lang: Lang) -> FormErrors {
        let mut errors = FormErrors::default();
        let from = parsed(&self.from);
        let until = parsed(&self.until);
        if from.is_err() {
            errors.add("from", log::bad_date(lang));
        }
        if until.is_err() {
            errors.add("until", log::bad_date(lang));
        }
        if let (Ok(Some(from)), Ok(Some(until))) = (from, until)
            && until < from
        {
            errors.add("until", log::bad_order(lang));
        }
        errors
    }

    /// Whether an event lies in the time and at the institution that are searched for. A date
    /// that is none limits nothing: the page says so.
    pub(super) fn finds(&self, event: &Event) -> bool {
        let days = Days {
            from: parsed(&self.from).ok().flatten(),
            until: parsed(&self.until).ok().flatten(),
        };
        let day = jst_date(event.entry.occurred_at);
        self.institution
            .is_none_or(|institution| event.entry.institution.id == institution)
            && days.from.is_none_or(|from| from <= day)
            && days.until.is_none_or(|until| day <= until)
    }
}

fn parsed(text: &str) -> Result<Option<NaiveDate>, chrono::ParseError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some)
}
