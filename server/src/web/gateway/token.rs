//! `POST /gateway/token` (RFC 6749 §4.4).

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, PRAGMA};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::gateway::{Refused, TERM, TOKEN_PATH};
use crate::web::{AppState, Routes};

/// No request for a token is longer.
const LONGEST: usize = 32 * 1024;

/// RFC 6749 §5.1.
const NOT_STORED: [(HeaderName, &str); 2] = [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")];

/// The token endpoint.
pub fn routes() -> Routes {
    Routes::new().post(TOKEN_PATH, token)
}

async fn token(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    let form = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        });
    if !form {
        return Err(Refused::Request);
    }
    let body = to_bytes(body, LONGEST)
        .await
        .map_err(|_| Refused::Request)?;
    let granted = state.gateway.grant(&body).await?;
    let answer = json!({
        "access_token": granted.token,
        "token_type": "bearer",
        "expires_in": TERM.num_seconds(),
        "scope": granted.scopes.to_string(),
    });
    Ok((NOT_STORED, Json(answer)).into_response())
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, error) = match &self {
            Self::Request | Self::Acting(_) => (StatusCode::BAD_REQUEST, "invalid_request"),
            Self::Client => (StatusCode::UNAUTHORIZED, "invalid_client"),
            Self::GrantType => (StatusCode::BAD_REQUEST, "unsupported_grant_type"),
            Self::Scope => (StatusCode::BAD_REQUEST, "invalid_scope"),
            Self::Keep(error) => {
                tracing::error!(error.message = %error, "request failed");
                (StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable")
            }
        };
        let words = match &self {
            Self::Keep(_) => "try again later".to_owned(),
            refused => refused.to_string(),
        };
        let answer = json!({ "error": error, "error_description": words });
        (status, NOT_STORED, Json(answer)).into_response()
    }
}
