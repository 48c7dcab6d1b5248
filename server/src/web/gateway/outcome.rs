//! What a client is told when it gets nothing else: a FHIR OperationOutcome, of the same shape
//! whatever the reason.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::openapi::{self, ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use crate::gateway::UsedUp;
use crate::keep;

/// Why a client gets nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It showed no token.
    NoToken,
    /// Its token is none, has ended, or was taken back. Which of these is not said.
    BadToken,
    /// Its token does not say who acts and why.
    NobodyActs,
    /// The institution, or who acts there, cannot have this for the purpose of the token.
    NotForThis,
    /// Nobody agrees in everything, or nobody who may be found.
    Nobody,
    /// What was sent cannot be read.
    Unreadable,
    /// There is nothing under this name, for it.
    NotFound,
    /// It asks more often than its budget allows; again in so many seconds.
    TooOften(i64),
    /// Something here does not work now.
    Unavailable,
}

impl Outcome {
    /// Status, FHIR's IssueType, and words for whoever writes the client.
    const fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NoToken => (
                StatusCode::UNAUTHORIZED,
                "login",
                "An access token is needed.",
            ),
            Self::BadToken => (
                StatusCode::UNAUTHORIZED,
                "login",
                "The access token does not hold. Ask for another.",
            ),
            Self::NobodyActs => (
                StatusCode::FORBIDDEN,
                "forbidden",
                "The access token says nothing about who acts and why: the assertion that it was \
                 given for must carry the extensions hl7-b2b and hikae.",
            ),
            Self::NotForThis => (
                StatusCode::FORBIDDEN,
                "forbidden",
                "This is not for this institution, this role or this purpose of use.",
            ),
            Self::Nobody => (StatusCode::NOT_FOUND, "not-found", "Nobody was found."),
            Self::Unreadable => (
                StatusCode::BAD_REQUEST,
                "invalid",
                "The request cannot be read.",
            ),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not-found",
                "There is nothing under this name.",
            ),
            Self::TooOften(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "throttled",
                "Too many requests. Retry-After says when.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "transient",
                "Try again later.",
            ),
        }
    }

    /// What a request for a token would change (RFC 6750 §3).
    const fn challenge(self) -> Option<&'static str> {
        match self {
            Self::NoToken => Some("Bearer realm=\"hikae\""),
            Self::BadToken => Some("Bearer realm=\"hikae\", error=\"invalid_token\""),
            Self::NobodyActs => Some("Bearer realm=\"hikae\", error=\"insufficient_scope\""),
            Self::NotForThis
            | Self::Nobody
            | Self::Unreadable
            | Self::NotFound
            | Self::TooOften(_)
            | Self::Unavailable => None,
        }
    }
}

impl From<keep::Error> for Outcome {
    fn from(error: keep::Error) -> Self {
        tracing::error!(error.message = %error, "request failed");
        Self::Unavailable
    }
}

impl From<UsedUp> for Outcome {
    fn from(UsedUp(wait): UsedUp) -> Self {
        Self::TooOften(wait.num_seconds().saturating_add(1))
    }
}

/// What is told where there is nothing but a status: of paths that are none, of other methods, of
/// what is too large, and after a panic.
pub fn bare(status: StatusCode) -> Response {
    let (code, words) = match status {
        StatusCode::NOT_FOUND => ("not-found", "There is nothing here."),
        StatusCode::METHOD_NOT_ALLOWED => ("not-supported", "There is no such method here."),
        StatusCode::PAYLOAD_TOO_LARGE => ("too-long", "That is too much."),
        status if status.is_client_error() => ("invalid", "The request cannot be read."),
        _ => ("exception", "Something went wrong here."),
    };
    document(status, code, words)
}

/// A FHIR OperationOutcome, as far as it is used here.
#[derive(Serialize, ToSchema)]
#[schema(as = OperationOutcome)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// `OperationOutcome`.
    resource_type: &'static str,
    issue: [Issue; 1],
}

/// What went wrong.
#[derive(Serialize, ToSchema)]
pub struct Issue {
    /// `error`.
    severity: &'static str,
    /// One of FHIR's IssueType.
    code: &'static str,
    /// In words, for whoever writes the client.
    diagnostics: &'static str,
}

/// Every request may be answered by one, whatever else it is answered by.
impl IntoResponses for Outcome {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let schema = Ref::from_schema_name("OperationOutcome");
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let told = |status: &str, words: &str| {
            let response = ResponseBuilder::new().description(words);
            let response = response.content("application/fhir+json", content.clone());
            (status.to_owned(), RefOr::T(response.build()))
        };
        [
            told("4XX", "Refused"),
            told("5XX", "Something does not work now, or went wrong"),
        ]
        .into()
    }
}

fn document(status: StatusCode, code: &'static str, words: &'static str) -> Response {
    const FHIR: [(HeaderName, HeaderValue); 1] = [(
        CONTENT_TYPE,
        HeaderValue::from_static("application/fhir+json"),
    )];
    let document = Document {
        resource_type: "OperationOutcome",
        issue: [Issue {
            severity: "error",
            code,
            diagnostics: words,
        }],
    };
    (status, FHIR, Json(document)).into_response()
}

impl IntoResponse for Outcome {
    fn into_response(self) -> Response {
        let (status, code, words) = self.parts();
        let challenge = self
            .challenge()
            .map(|words| [(WWW_AUTHENTICATE, HeaderValue::from_static(words))]);
        let mut response = document(status, code, words);
        response
            .headers_mut()
            .extend(challenge.into_iter().flatten());
        if let Self::TooOften(seconds) = self {
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(RETRY_AFTER, seconds);
        }
        response
    }
}
