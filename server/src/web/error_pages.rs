//! Error answers become pages in the person's language.

use std::any::Any;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hikae_app::citizen::error::{ErrorKind, ErrorPage};

use super::error::Needs;
use super::problem::Problem;
use super::{AppState, View, gateway};

/// Puts a page in the place of an error answer that has none.
pub async fn show(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    // A handler's own page or problem document stays; the framework's plain words do not.
    let has_body = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|value| !value.as_bytes().starts_with(b"text/plain"));
    if has_body || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    if gateway::is_for_software(asked.uri.path()) {
        return gateway::bare(status);
    }
    if asked.uri.path().starts_with("/staff/api/") {
        return Problem::bare(status).into_response();
    }
    let Ok(view) = View::from_request_parts(&mut asked, &state).await;
    let kind = match status {
        StatusCode::FORBIDDEN => match response.extensions().get::<Needs>() {
            Some(Needs::StepUp) => ErrorKind::StepUp,
            Some(Needs::Role) => ErrorKind::Role,
            None => ErrorKind::Forbidden,
        },
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => ErrorKind::NotFound,
        StatusCode::CONFLICT => ErrorKind::Conflict,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorKind::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::TooMany,
        StatusCode::SERVICE_UNAVAILABLE => ErrorKind::Unavailable,
        _ if status.is_server_error() => ErrorKind::Internal,
        _ => ErrorKind::BadRequest,
    };
    view.page_with(status, ErrorPage { kind })
}

/// The answer when a handler panicked. Nothing of the panic reaches the person.
pub fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let message = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    tracing::error!(error.message = message, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
