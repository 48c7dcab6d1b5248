//! What can go wrong in a handler, as the person at the other end is told.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use hikae_core::login::StepUp;

use crate::keep;
use crate::staff::StaffError;

/// Why a request was not served. Becomes a page in the person's language at the edge
/// (`error_pages`). "Not yours" is [`WebError::NotFound`], always.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// There is no such thing, or it is not this person's.
    #[error("not found")]
    NotFound,
    /// The request makes no sense.
    #[error("bad request")]
    BadRequest,
    /// The session's level does not reach so far, or was proved too long ago.
    #[error(transparent)]
    StepUp(#[from] StepUp),
    /// The role of this member of staff does not reach so far.
    #[error("another role is needed")]
    Role,
    /// The person has stopped this way in.
    #[error("the person has stopped this way in")]
    Stopped,
    /// Too many tries; there will be another after so long.
    #[error("too many tries")]
    TooMany(TimeDelta),
    /// Someone, perhaps the same person in another tab, changed it in between.
    #[error("changed in between")]
    Conflict,
    /// The store is busy or gone; nothing was changed.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

impl WebError {
    /// The status code.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::StepUp(_) | Self::Role | Self::Stopped => StatusCode::FORBIDDEN,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<keep::Error> for WebError {
    fn from(error: keep::Error) -> Self {
        match error {
            keep::Error::Conflict => Self::Conflict,
            keep::Error::NoSuchPerson => Self::NotFound,
            keep::Error::Unavailable => Self::Unavailable(error.to_string()),
            keep::Error::Sealed => Self::Internal(error.to_string()),
        }
    }
}

impl From<StaffError> for WebError {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Keep(error) => error.into(),
            StaffError::Gone => Self::NotFound,
            StaffError::Refused | StaffError::Cloned => Self::BadRequest,
            StaffError::LoginTaken
            | StaffError::LastAdministrators
            | StaffError::LastPasskey
            | StaffError::Turn => Self::Conflict,
            StaffError::Webauthn(_) => Self::Internal(error.to_string()),
        }
    }
}

/// Left in the response for `error_pages`: what would be needed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Needs {
    /// A stronger or fresher login.
    StepUp(StepUp),
    /// Another role.
    Role,
    /// The card, to open again what the person has stopped.
    Card,
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match &self {
            Self::Unavailable(detail) | Self::Internal(detail) => {
                tracing::error!(error.message = %detail, "request failed");
            }
            _ => {}
        }
        let mut response = self.status().into_response();
        if let Self::TooMany(wait) = &self {
            // Rounded up: who comes back then gets in.
            let seconds = HeaderValue::from(wait.num_seconds() + 1);
            response.headers_mut().insert(RETRY_AFTER, seconds);
        }
        let needs = match self {
            Self::StepUp(step_up) => Some(Needs::StepUp(step_up)),
            Self::Role => Some(Needs::Role),
            Self::Stopped => Some(Needs::Card),
            _ => None,
        };
        if let Some(needs) = needs {
            response.extensions_mut().insert(needs);
        }
        response
    }
}
