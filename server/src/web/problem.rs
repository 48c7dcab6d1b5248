//! Errors for programs: RFC 9457 problem details.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::openapi::{self, ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use super::WebError;

/// What went wrong, as a program is told.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    detail: Option<&'static str>,
}

/// RFC 9457 problem details.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Document {
    /// `about:blank`.
    #[serde(rename = "type")]
    kind: &'static str,
    title: Option<&'static str>,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'static str>,
}

impl Problem {
    /// A problem with its status and what to do about it.
    pub const fn new(status: StatusCode, detail: &'static str) -> Self {
        Self {
            status,
            detail: Some(detail),
        }
    }

    /// A problem of which there is nothing but a status.
    pub const fn bare(status: StatusCode) -> Self {
        Self {
            status,
            detail: None,
        }
    }
}

/// Every request may be answered by one, whatever else it is answered by.
impl IntoResponses for Problem {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let schema = Ref::from_schema_name("Problem");
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let told = |status: &str, words: &str| {
            let response = ResponseBuilder::new().description(words);
            let response = response.content("application/problem+json", content.clone());
            (status.to_owned(), RefOr::T(response.build()))
        };
        [
            told("4XX", "Refused"),
            told("5XX", "Something does not work now, or went wrong"),
        ]
        .into()
    }
}

impl<E: Into<WebError>> From<E> for Problem {
    fn from(error: E) -> Self {
        let error = error.into();
        if let WebError::Unavailable(detail) | WebError::Internal(detail) = &error {
            tracing::error!(error.message = %detail, "request failed");
        }
        Self::bare(error.status())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let document = Document {
            kind: "about:blank",
            title: self.status.canonical_reason(),
            status: self.status.as_u16(),
            detail: self.detail,
        };
        let media = HeaderValue::from_static("application/problem+json");
        (self.status, [(CONTENT_TYPE, media)], Json(document)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt as _;

    use super::*;
    use crate::web::testing::site;

    #[tokio::test]
    async fn a_program_of_staff_is_told_of_a_path_that_is_none_by_a_problem() {
        let site = site(false).await;
        let request = Request::get("/staff/api/nothing").body(Body::empty());
        let answer = site.router.oneshot(request.unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        assert_eq!(answer.headers()[CONTENT_TYPE], "application/problem+json");
    }
}
