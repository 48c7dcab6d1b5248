//! What the script that asks for passkeys posts and gets: JSON.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Serialize;
use serde_json::json;

use super::{AppState, WebError};
use crate::identity::browser::Browser;
use crate::identity::passkey::{Options, PasskeyError};
use crate::keep;

/// The options, with the cookie that binds the ceremony.
pub fn begun(state: &AppState, browser: &Browser, options: &Options) -> Response {
    let cookie = browser.cookie(state.portal.is_https());
    (CookieJar::new().add(cookie), Json(options)).into_response()
}

/// Where the script goes next.
#[derive(Serialize)]
pub struct Go {
    next: String,
}

impl Go {
    /// There.
    pub fn to(next: impl Into<String>) -> Self {
        Self { next: next.into() }
    }
}

/// What the script of a citizen's page shows: a word for words that stand on the page.
#[derive(Debug, thiserror::Error)]
pub enum Said {
    /// What was typed is no login number.
    #[error("not a login number")]
    Number,
    /// What was typed is no name for a passkey.
    #[error("not a name")]
    Name,
    /// The person has stopped every way in.
    #[error("every way in is stopped")]
    Stopped,
    /// The passkey.
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    /// Anything else.
    #[error(transparent)]
    Web(#[from] WebError),
}

impl IntoResponse for Said {
    fn into_response(self) -> Response {
        let (status, says) = match self {
            Self::Number => (StatusCode::UNPROCESSABLE_ENTITY, "number"),
            Self::Name => (StatusCode::UNPROCESSABLE_ENTITY, "name"),
            Self::Stopped => (StatusCode::FORBIDDEN, "stopped"),
            Self::Web(error) => return error.into_response(),
            Self::Passkey(error) => match error {
                PasskeyError::Gone => (StatusCode::GONE, "gone"),
                PasskeyError::Refused | PasskeyError::Card(_) => (StatusCode::FORBIDDEN, "refused"),
                PasskeyError::Cloned => (StatusCode::FORBIDDEN, "cloned"),
                PasskeyError::Again => (StatusCode::FORBIDDEN, "again"),
                PasskeyError::Known => (StatusCode::CONFLICT, "known"),
                PasskeyError::Many => (StatusCode::CONFLICT, "many"),
                PasskeyError::Nowhere => (StatusCode::NOT_FOUND, "unsupported"),
                PasskeyError::Keep(keep::Error::Conflict) => (StatusCode::CONFLICT, "gone"),
                PasskeyError::Keep(_) => {
                    tracing::error!(error.message = %error, "request failed");
                    (StatusCode::SERVICE_UNAVAILABLE, "failed")
                }
                PasskeyError::Webauthn(_) => {
                    tracing::error!(error.message = %error, "request failed");
                    (StatusCode::INTERNAL_SERVER_ERROR, "failed")
                }
            },
        };
        (status, Json(json!({ "says": says }))).into_response()
    }
}
