//! Signing in and out. What the script posts and gets is JSON.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use hikae_app::staff::LoginPage;
use hikae_core::ids::CeremonyId;
use serde::Deserialize;
use webauthn_rs::prelude::PublicKeyCredential;

use crate::identity::browser::Browser;
use crate::staff::StaffError;
use crate::staff::session::{Token, no_cookie};
use crate::web::limits::{self, Network};
use crate::web::passkey::{Go, begun};
use crate::web::{AppState, Routes, View, WebError, language};

/// `/staff/login…`, `/staff/logout`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/login", page)
        .door("/staff/login/begin", begin)
        .door("/staff/login/finish", finish)
        .post("/staff/logout", logout)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Next {
    next: String,
}

/// A path of the pages for staff.
fn path(next: &str) -> &str {
    let path = language::local_path(next);
    if super::is_for_staff(path) {
        path
    } else {
        "/staff"
    }
}

async fn page(Query(asked): Query<Next>, view: View) -> Response {
    view.page(LoginPage {
        next: path(&asked.next).to_owned(),
    })
}

#[derive(Deserialize)]
struct Begin {
    login: String,
}

async fn begin(
    State(state): State<AppState>,
    headers: HeaderMap,
    network: Network,
    Json(asked): Json<Begin>,
) -> Result<Response, Said> {
    let browser = browser(&state, &headers);
    let login = asked.login.trim().to_lowercase();
    limits::of_name(&state, "staff", login.as_bytes(), &network).await?;
    let options = state.staff.begin_sign_in(&browser, &login).await?;
    Ok(begun(&state, &browser, &options))
}

#[derive(Deserialize)]
struct Finish {
    ceremony: CeremonyId,
    credential: PublicKeyCredential,
    #[serde(default)]
    next: String,
}

async fn finish(
    State(state): State<AppState>,
    headers: HeaderMap,
    Json(answer): Json<Finish>,
) -> Result<Response, Said> {
    let https = state.portal.is_https();
    let browser = Browser::of(&headers, https).ok_or(StaffError::Gone)?;
    let session = state
        .staff
        .sign_in(&browser, answer.ceremony, &answer.credential)
        .await?;
    if let Some(before) = Token::of(&headers, https) {
        state.staff.drop_session(&before).await?;
    }
    let jar = CookieJar::new().add(session.token.cookie(https));
    Ok((jar, Json(Go::to(path(&answer.next)))).into_response())
}

async fn logout(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, WebError> {
    let https = state.portal.is_https();
    if let Some(token) = Token::of(&headers, https) {
        state.staff.sign_out(&token).await?;
    }
    let jar = CookieJar::new().add(no_cookie(https));
    Ok((jar, Redirect::to("/staff/login")).into_response())
}

/// The secret of this browser, or a new one.
pub fn browser(state: &AppState, headers: &HeaderMap) -> Browser {
    Browser::of(headers, state.portal.is_https()).unwrap_or_else(|| Browser::new(&*state.entropy))
}

/// What the script shows: a word for words that stand on the page.
pub enum Said {
    /// Of the ceremony.
    Staff(StaffError),
    /// Of the portal.
    Web(WebError),
}

impl From<StaffError> for Said {
    fn from(error: StaffError) -> Self {
        Self::Staff(error)
    }
}

impl From<WebError> for Said {
    fn from(error: WebError) -> Self {
        Self::Web(error)
    }
}

impl IntoResponse for Said {
    fn into_response(self) -> Response {
        let error = match self {
            Self::Web(error) => return error.into_response(),
            Self::Staff(error) => error,
        };
        let (status, says) = match &error {
            StaffError::Gone | StaffError::LoginTaken => (StatusCode::GONE, "gone"),
            StaffError::Refused => (StatusCode::FORBIDDEN, "refused"),
            StaffError::Cloned => (StatusCode::FORBIDDEN, "cloned"),
            StaffError::LastAdministrators | StaffError::LastPasskey | StaffError::Turn => {
                (StatusCode::CONFLICT, "failed")
            }
            StaffError::Keep(error) => {
                tracing::error!(error.message = %error, "request failed");
                (StatusCode::SERVICE_UNAVAILABLE, "failed")
            }
            StaffError::Webauthn(error) => {
                tracing::error!(error.message = %error, "request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "failed")
            }
        };
        (status, Json(serde_json::json!({ "says": says }))).into_response()
    }
}
