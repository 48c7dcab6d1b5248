//! What an institution's software is told when it gets nothing.

use http::StatusCode;

use crate::disclosure::Refusal;
use crate::keep;

/// Why there is no answer. What it says depends on the request alone, never on the person: someone
/// unknown, a record that was withheld and one that never was are one problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is nothing under this name, for this institution.
    #[error("there is nothing under this name")]
    NotFound,
    /// A parameter has a value that it cannot have.
    #[error("the parameter {0} has no such value")]
    Value(&'static str),
    /// A parameter is missing.
    #[error("the parameter {0} is missing")]
    Missing(&'static str),
    /// A parameter that is not known, from a client that wants to be told.
    #[error("a parameter is not supported")]
    Unsupported,
    /// Too long, too many parameters, or no text.
    #[error("the query cannot be read")]
    Query,
    /// A page that is not of this query, this person or this institution.
    #[error("there is no such page")]
    Page,
    /// Something else than JSON is wanted.
    #[error("there is nothing but application/fhir+json")]
    Format,
    /// The access token is not good for this type.
    #[error("the scopes of the access token do not reach this")]
    Scope,
    /// The institution may not ask for this purpose.
    #[error("the institution may not ask for this purpose")]
    Purpose,
    /// The log could not be written, or the records not be read.
    #[error("try again later")]
    Unavailable,
    /// A fault of ours.
    #[error("something went wrong here")]
    Internal,
}

impl Problem {
    /// The status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Value(_) | Self::Missing(_) | Self::Unsupported | Self::Query | Self::Page => {
                StatusCode::BAD_REQUEST
            }
            Self::Format => StatusCode::NOT_ACCEPTABLE,
            Self::Scope | Self::Purpose => StatusCode::FORBIDDEN,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The code of its issue (<http://hl7.org/fhir/R4/valueset-issue-type.html>).
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Value(_) => "value",
            Self::Missing(_) => "required",
            Self::Unsupported | Self::Format => "not-supported",
            Self::Query => "structure",
            Self::Page => "invalid",
            Self::Scope | Self::Purpose => "forbidden",
            Self::Unavailable => "transient",
            Self::Internal => "exception",
        }
    }

    /// The parameter that it is about.
    pub const fn parameter(self) -> Option<&'static str> {
        match self {
            Self::Value(name) | Self::Missing(name) => Some(name),
            _ => None,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoSuchPerson => Self::NotFound,
            Refusal::UnknownInstitution | Refusal::PurposeNotAllowed => Self::Purpose,
            Refusal::Keep(error) => error.into(),
        }
    }
}

impl From<keep::Error> for Problem {
    fn from(error: keep::Error) -> Self {
        match error {
            keep::Error::NoSuchPerson => Self::NotFound,
            keep::Error::Conflict | keep::Error::Unavailable => Self::Unavailable,
            keep::Error::Sealed => Self::Internal,
        }
    }
}
