//! A member's own passkeys.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, Json};
use hikae_app::staff::{AccountPage, KeyRow, Said as Shown};
use hikae_core::ids::CeremonyId;
use serde::Deserialize;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::StaffMember;
use super::login::{Said, browser};
use crate::identity::browser::Browser;
use crate::identity::session::device;
use crate::staff::{Key, StaffError};
use crate::web::passkey::{Go, begun};
use crate::web::{AppState, Routes, View, WebError};

/// `/staff/account…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/account", page)
        .post("/staff/account/passkeys/begin", begin)
        .post("/staff/account/passkeys/finish", finish)
        .post("/staff/account/passkeys/remove", remove)
}

#[derive(Deserialize)]
struct Flash {
    said: Option<String>,
}

async fn page(
    State(state): State<AppState>,
    member: StaffMember,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    let said = match flash.said.as_deref() {
        Some("added") => Some(Shown::Added),
        Some("removed") => Some(Shown::Removed),
        _ => None,
    };
    show(&state, &member, said, &view).await
}

async fn show(
    state: &AppState,
    member: &StaffMember,
    said: Option<Shown>,
    view: &View,
) -> Result<Response, WebError> {
    let keys = state.staff.keys(member.id).await?;
    let keys = keys.into_iter().map(row).collect();
    Ok(view.page(AccountPage { keys, said }))
}

fn row(key: Key) -> KeyRow {
    KeyRow {
        handle: hex::encode(key.credential.id()),
        label: key.label,
        added: key.added,
        used: key.used,
        synced: key.synced,
    }
}

async fn begin(
    State(state): State<AppState>,
    member: StaffMember,
    headers: HeaderMap,
) -> Result<Response, Said> {
    let browser = browser(&state, &headers);
    let options = state.staff.begin_adding(&browser, &member).await?;
    Ok(begun(&state, &browser, &options))
}

#[derive(Deserialize)]
struct Finish {
    ceremony: CeremonyId,
    credential: RegisterPublicKeyCredential,
}

async fn finish(
    State(state): State<AppState>,
    member: StaffMember,
    headers: HeaderMap,
    Json(answer): Json<Finish>,
) -> Result<Response, Said> {
    let browser = Browser::of(&headers, state.portal.is_https()).ok_or(StaffError::Gone)?;
    state
        .staff
        .add_key(
            &browser,
            answer.ceremony,
            &member,
            &answer.credential,
            &device(&headers),
        )
        .await?;
    Ok(Json(Go::to("/staff/account?said=added")).into_response())
}

#[derive(Deserialize)]
struct Remove {
    key: String,
}

async fn remove(
    State(state): State<AppState>,
    member: StaffMember,
    view: View,
    Form(form): Form<Remove>,
) -> Result<Response, WebError> {
    let credential = hex::decode(&form.key).map_err(|_| WebError::BadRequest)?;
    let removed = state
        .staff
        .remove_key(&member.actor(), member.id, &credential)
        .await;
    match removed {
        Ok(()) => Ok(Redirect::to("/staff/account?said=removed").into_response()),
        Err(StaffError::LastPasskey) => show(&state, &member, Some(Shown::Last), &view).await,
        Err(error) => Err(error.into()),
    }
}
