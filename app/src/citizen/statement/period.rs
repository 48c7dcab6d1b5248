//! The days that a statement is about, as they were typed.

use chrono::NaiveDate;
use hikae_core::disclosure::Days;

use crate::components::{FormErrors, day_text};
use crate::i18n::{Lang, Sentence, log, statement};

/// Two days as they were typed: `YYYY-MM-DD`, or empty for an open end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: String,
    /// The last day, included.
    pub until: String,
}

impl Period {
    /// The days; `None` if they cannot be understood.
    pub fn days(&self) -> Option<Days> {
        let days = Days {
            from: parsed(&self.from).ok()?,
            until: parsed(&self.until).ok()?,
        };
        match days {
            Days {
                from: Some(from),
                until: Some(until),
            } if until < from => None,
            days => Some(days),
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.from.trim().is_empty() && self.until.trim().is_empty()
    }

    /// What is wrong with them.
    pub(super) fn errors(&self, lang: Lang) -> FormErrors {
        let mut errors = FormErrors::default();
        let (from, until) = (parsed(&self.from), parsed(&self.until));
        if from.is_err() {
            errors.add("from", log::bad_date(lang));
        }
        if until.is_err() {
            errors.add("until", log::bad_date(lang));
        }
        if from.is_ok() && until.is_ok() && self.days().is_none() {
            errors.add("until", log::bad_order(lang));
        }
        errors
    }

    /// The end of an address that asks for the same days. Only days go into it, so that nothing
    /// needs to be encoded.
    pub(super) fn query(&self) -> String {
        let days = self.days().unwrap_or_default();
        let ends = [("from", days.from), ("until", days.until)];
        let pairs = ends
            .into_iter()
            .filter_map(|(name, day)| Some(format!("{name}={}", day?)));
        let query = pairs.collect::<Vec<_>>().join("&");
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// The period in words.
    pub(super) fn sentence(&self, lang: Lang) -> Sentence {
        sentence(self.days().unwrap_or_default(), lang)
    }
}

/// Days in words.
pub(super) fn sentence(days: Days, lang: Lang) -> Sentence {
    if days.are_all() {
        return statement::whole(lang).into();
    }
    let end = |day: Option<NaiveDate>, open| day.map_or(open, |day| day_text(day, lang));
    let from = end(days.from, statement::beginning(lang));
    let until = end(days.until, statement::today(lang));
    Sentence::fill(
        &statement::between(lang),
        &[("from", from.into()), ("until", until.into())],
    )
}

fn parsed(text: &str) -> Result<Option<NaiveDate>, chrono::ParseError> {
    match text.trim() {
        "" => Ok(None),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some),
    }
}
