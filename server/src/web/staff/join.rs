//! Taking up an invitation.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hikae_app::staff::{JoinGonePage, JoinPage};
use hikae_core::ids::CeremonyId;
use serde::Deserialize;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::login::{Said, browser};
use super::words::post_name;
use crate::identity::browser::Browser;
use crate::identity::session::device;
use crate::staff::StaffError;
use crate::web::passkey::{Go, begun};
use crate::web::{AppState, Routes, View, WebError};

/// `/staff/join…`.
pub fn routes() -> Routes {
    Routes::new()
        .door("/staff/join/begin", begin)
        .door("/staff/join/finish", finish)
        .get("/staff/join/{token}", page)
}

async fn page(
    State(state): State<AppState>,
    Path(token): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let invitation = match state.staff.invitation(&token).await {
        Ok(invitation) => invitation,
        Err(StaffError::Gone) => return Ok(view.page_with(StatusCode::GONE, JoinGonePage)),
        Err(error) => return Err(error.into()),
    };
    let post = post_name(&state.keep, &invitation.invited.post).await?;
    Ok(view.page(JoinPage {
        token,
        login: invitation.invited.login,
        name: invitation.invited.name,
        post,
        until: invitation.expires_at,
    }))
}

#[derive(Deserialize)]
struct Begin {
    invitation: String,
}

async fn begin(
    State(state): State<AppState>,
    headers: HeaderMap,
    Json(asked): Json<Begin>,
) -> Result<Response, Said> {
    let browser = browser(&state, &headers);
    let options = state
        .staff
        .begin_joining(&browser, &asked.invitation)
        .await?;
    Ok(begun(&state, &browser, &options))
}

#[derive(Deserialize)]
struct Finish {
    ceremony: CeremonyId,
    invitation: String,
    credential: RegisterPublicKeyCredential,
}

/// A member from now on, who signs in with the new passkey next: it must be shown to open the door.
async fn finish(
    State(state): State<AppState>,
    headers: HeaderMap,
    Json(answer): Json<Finish>,
) -> Result<Response, Said> {
    let browser = Browser::of(&headers, state.portal.is_https()).ok_or(StaffError::Gone)?;
    state
        .staff
        .join(
            &browser,
            answer.ceremony,
            &answer.invitation,
            &answer.credential,
            &device(&headers),
        )
        .await?;
    Ok(Json(Go::to("/staff/login")).into_response())
}
