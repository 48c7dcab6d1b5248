//! `POST /gateway/token` (RFC 6749 §4.4).

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, PRAGMA};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::gateway::{Refused, TERM, TOKEN_PATH};
use crate::web::{AppState, Routes};

/// No request for a token is longer.
const LONGEST: usize = 32 * 1024;

/// RFC 6749 §5.1.
const NOT_STORED: [(HeaderName, &str); 2] = [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")];

/// The token endpoint.
pub fn routes() -> Routes {
    Routes::new()
        .post(TOKEN_PATH, token)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(token))]
struct Described;

/// What is posted; the gateway reads it by itself, because what is unknown is passed over and nothing
/// may be there twice.
#[derive(Deserialize, ToSchema)]
#[expect(dead_code, reason = "it says what a form is like")]
struct TokenRequest {
    /// `client_credentials`.
    grant_type: String,
    /// What is asked for: `system/Observation.rs` and alike, with spaces between.
    scope: String,
    /// `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.
    client_assertion_type: String,
    /// A JWT by RS384 or ES384.
    client_assertion: String,
    /// The client, if it is to be said beside the assertion.
    client_id: Option<String>,
}

/// A token (RFC 6749 §5.1).
#[derive(Serialize, ToSchema)]
struct TokenAnswer {
    access_token: String,
    /// `bearer`.
    token_type: &'static str,
    /// Seconds.
    expires_in: i64,
    /// What was granted.
    scope: String,
}

/// Why there is none (RFC 6749 §5.2).
#[derive(Serialize, ToSchema)]
struct TokenRefusal {
    /// `invalid_request`, `invalid_client`, `unsupported_grant_type`, `invalid_scope` or
    /// `temporarily_unavailable`.
    error: &'static str,
    error_description: String,
}

/// Gives a token for an assertion.
#[utoipa::path(
    post,
    path = TOKEN_PATH,
    tag = "client",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "A token", body = TokenAnswer),
        (status = "4XX", description = "Refused", body = TokenRefusal),
        (status = "5XX", description = "Something does not work now", body = TokenRefusal),
    )
)]
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
    let answer = TokenAnswer {
        access_token: granted.token,
        token_type: "bearer",
        expires_in: TERM.num_seconds(),
        scope: granted.scopes.to_string(),
    };
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
        let answer = TokenRefusal {
            error,
            error_description: words,
        };
        (status, NOT_STORED, Json(answer)).into_response()
    }
}
