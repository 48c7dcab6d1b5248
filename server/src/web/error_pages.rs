//! Error answers become pages in the person's language.

use std::any::Any;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{CONTENT_TYPE, REFERER, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hikae_app::citizen::error::{ErrorKind, ErrorPage};
use hikae_app::citizen::login::ProvePage;
use hikae_core::login::StepUp;

use super::error::Needs;
use super::extract::path_of;
use super::problem::Problem;
use super::{AppState, View, gateway, local_path};

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
    let needs = response.extensions().get::<Needs>();
    if let Some(Needs::StepUp(StepUp { least })) = needs {
        let (least, back) = (*least, before(&asked));
        return view.page_with(status, ProvePage { least, back });
    }
    let kind = match status {
        StatusCode::FORBIDDEN => match needs {
            Some(Needs::Card) => ErrorKind::Stopped,
            Some(Needs::Role | Needs::StepUp(_)) => ErrorKind::Role,
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
    let mut page = view.page_with(status, ErrorPage { kind });
    if let Some(wait) = response.headers().get(RETRY_AFTER) {
        page.headers_mut().insert(RETRY_AFTER, wait.clone());
    }
    page
}

/// The page from which the request came, to which a new proof leads back; a browser names it to
/// its own origin only (`Referrer-Policy: same-origin`).
fn before(asked: &Parts) -> String {
    let named = asked.headers.get(REFERER);
    let named = named.and_then(|value| value.to_str().ok()?.parse::<Uri>().ok());
    let path = named.and_then(|uri| Some(uri.path_and_query()?.as_str().to_owned()));
    match path.as_deref().map(local_path) {
        Some(path) if path != "/" && !path.starts_with("/login") => path.to_owned(),
        _ if asked.method == Method::GET => path_of(asked),
        _ => "/home".to_owned(),
    }
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
