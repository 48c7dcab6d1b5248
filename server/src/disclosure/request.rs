//! What an institution asks for.

use std::collections::BTreeSet;

use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Channel, Days};
use hikae_core::identifiers::individual_numbers;
use hikae_core::ids::{InstitutionId, PersonId, RecordId, RequestId};
use hikae_core::record::{Category, RecordRef};
use serde::{Deserialize, Serialize};

/// One request for records of one person.
#[derive(Debug, Clone)]
pub struct Request {
    /// The request as the asking system knows it.
    pub id: RequestId,
    /// Whose records.
    pub person: PersonId,
    /// Who asks.
    pub institution: InstitutionId,
    /// Department or unit.
    pub unit: Option<String>,
    /// Who acts there.
    pub actor: Actor,
    /// Why.
    pub purpose: Purpose,
    /// Why, in the acting person's words.
    pub reason: Reason,
    /// What is asked for.
    pub categories: BTreeSet<Category>,
    /// Which of it.
    pub only: Only,
    /// Whether age, sex and what the person permits the institution are asked for as well. Without
    /// any category they are all that is asked for.
    pub subject: bool,
    /// For research: the study.
    pub study: Option<String>,
    /// The way in.
    pub channel: Channel,
}

/// Which records of the categories are asked for. The others are not part of the request, and do
/// not stand in its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// All of them.
    Everything,
    /// Those about these days.
    Days(Days),
    /// This one; without it, none.
    Record(Option<RecordId>),
}

impl Only {
    /// Whether a record is among them.
    pub fn holds(&self, record: &RecordRef) -> bool {
        match self {
            Self::Everything => true,
            Self::Days(days) => days.contain(record.date),
            Self::Record(id) => *id == Some(record.id),
        }
    }
}

/// A reason in words: never empty, at most 500 characters, without a 個人番号.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reason(String);

/// Why a text is not a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReasonError {
    /// There is nothing in it.
    #[error("a reason in words is missing")]
    Empty,
    /// It is longer than 500 characters.
    #[error("the reason is longer than 500 characters")]
    TooLong,
    /// It holds what looks like a 個人番号, which must not come in anywhere.
    #[error("the reason holds what looks like a 個人番号")]
    IndividualNumber,
}

impl Reason {
    /// The longest reason, in characters.
    pub const LONGEST: usize = 500;

    /// Takes a reason as it was written.
    ///
    /// # Errors
    /// See [`ReasonError`].
    pub fn new(text: &str) -> Result<Self, ReasonError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ReasonError::Empty);
        }
        if text.chars().count() > Self::LONGEST {
            return Err(ReasonError::TooLong);
        }
        if !individual_numbers(text).is_empty() {
            return Err(ReasonError::IndividualNumber);
        }
        Ok(Self(text.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Reason {
    type Error = ReasonError;

    fn try_from(text: String) -> Result<Self, ReasonError> {
        Self::new(&text)
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}
