//! A person's own passkeys.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, Json};
use chrono::{DateTime, Utc};
use hikae_app::citizen::passkeys::{
    Making, PasskeyPage, PasskeyRow, PasskeySaid, PasskeyState, PasskeysPage,
};
use hikae_core::ids::{CardId, CeremonyId};
use hikae_core::login::{Act, Anchor};
use serde::Deserialize;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::login::browser;
use super::passkey::{Go, Said, begun};
use super::{AppState, Citizen, Routes, View, WebError};
use crate::identity::browser::Browser;
use crate::identity::passkey::{self, Key, MOST, PasskeyError};
use crate::identity::session::device;
use crate::keep::{AppLink, AppStatus, Card, CardStatus};

/// `/account/passkeys…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account/passkeys", page)
        .post("/account/passkeys/begin", begin)
        .post("/account/passkeys/finish", finish)
        .get("/account/passkeys/{key}", one)
        .post("/account/passkeys/{key}/name", rename)
        .post("/account/passkeys/{key}/remove", remove)
}

#[derive(Deserialize)]
struct Flash {
    said: Option<String>,
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    headers: HeaderMap,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    let ring = state.keep.key_ring(citizen.person).await?;
    let making = match citizen.needs(Act::AddPasskey, &state) {
        _ if !state.identity.has_passkeys() => Making::Nowhere,
        _ if ring.keys.len() >= MOST => Making::Many,
        Some(least) => Making::After(least),
        None => Making::Ready,
    };
    Ok(view.page(PasskeysPage {
        number: ring.account.map(|account| account.number.to_string()),
        keys: rows(&state, &citizen, ring.keys).await?,
        making,
        device: device(&headers),
        said: flash.said.as_deref().and_then(said),
    }))
}

fn said(word: &str) -> Option<PasskeySaid> {
    match word {
        "added" => Some(PasskeySaid::Added),
        "renamed" => Some(PasskeySaid::Renamed),
        "removed" => Some(PasskeySaid::Removed),
        _ => None,
    }
}

async fn begin(
    State(state): State<AppState>,
    citizen: Citizen,
    headers: HeaderMap,
) -> Result<Response, Said> {
    citizen.may(Act::AddPasskey, &state)?;
    let browser = browser(&state, &headers);
    let whose = (citizen.person, citizen.session.anchor);
    let name = &citizen.session.name;
    let options = state.identity.begin_passkey(&browser, whose, name).await?;
    Ok(begun(&state, &browser, &options))
}

#[derive(Deserialize)]
struct Finish {
    ceremony: CeremonyId,
    credential: RegisterPublicKeyCredential,
    #[serde(default)]
    name: String,
}

/// That the proof was fresh when this began is enough: it began in this browser, for this person.
async fn finish(
    State(state): State<AppState>,
    citizen: Citizen,
    headers: HeaderMap,
    Json(answer): Json<Finish>,
) -> Result<Response, Said> {
    let browser = Browser::of(&headers, state.portal.is_https()).ok_or(PasskeyError::Gone)?;
    let name = match answer.name.trim() {
        "" => device(&headers),
        typed => passkey::name(typed).ok_or(Said::Name)?,
    };
    let (ceremony, made) = (answer.ceremony, &answer.credential);
    let added = state
        .identity
        .add_passkey(&browser, ceremony, citizen.person, made, &name);
    added.await?;
    Ok(Json(Go::to("/account/passkeys?said=added")).into_response())
}

async fn one(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(handle): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let key = find(&state, &citizen, &handle).await?;
    Ok(view.page(PasskeyPage { key, typed: None }))
}

#[derive(Deserialize)]
struct Name {
    #[serde(default)]
    name: String,
}

async fn rename(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(handle): Path<String>,
    view: View,
    Form(form): Form<Name>,
) -> Result<Response, WebError> {
    let Some(name) = passkey::name(&form.name) else {
        let key = find(&state, &citizen, &handle).await?;
        let typed = Some(form.name);
        return Ok(view.page(PasskeyPage { key, typed }));
    };
    let handle = bytes(&handle)?;
    match state.keep.rename_key(citizen.person, handle, &name).await? {
        true => Ok(Redirect::to("/account/passkeys?said=renamed").into_response()),
        false => Err(WebError::NotFound),
    }
}

async fn remove(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(handle): Path<String>,
) -> Result<Redirect, WebError> {
    let handle = bytes(&handle)?;
    match state.keep.remove_key(citizen.person, handle).await? {
        true => Ok(Redirect::to("/account/passkeys?said=removed")),
        false => Err(WebError::NotFound),
    }
}

fn bytes(handle: &str) -> Result<[u8; 32], WebError> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(handle, &mut bytes).map_err(|_| WebError::NotFound)?;
    Ok(bytes)
}

async fn find(state: &AppState, citizen: &Citizen, handle: &str) -> Result<PasskeyRow, WebError> {
    let ring = state.keep.key_ring(citizen.person).await?;
    let rows = rows(state, citizen, ring.keys).await?;
    let mut found = rows.into_iter().filter(|row| row.handle == handle);
    found.next().ok_or(WebError::NotFound)
}

async fn rows(
    state: &AppState,
    citizen: &Citizen,
    keys: Vec<Key>,
) -> Result<Vec<PasskeyRow>, WebError> {
    let cards = state.keep.cards(citizen.person).await?;
    let cards: HashMap<_, _> = cards.into_iter().map(|card| (card.id, card)).collect();
    let links = state.keep.app_links(citizen.person).await?;
    let now = state.clock.now();
    let row = |key: Key| PasskeyRow {
        handle: hex::encode(state.keep.key_handle(&key)),
        added: key.added,
        used: key.used,
        synced: key.synced(),
        state: stands(&key, &cards, &links, now),
        name: key.name,
    };
    Ok(keys.into_iter().map(row).collect())
}

/// As far as it is known without asking.
fn stands(
    key: &Key,
    cards: &HashMap<CardId, Card>,
    links: &[AppLink],
    now: DateTime<Utc>,
) -> PasskeyState {
    if key.stopped.is_some() {
        return PasskeyState::Copied;
    }
    let card = match key.anchor {
        Anchor::Card(id) => cards.get(&id),
        Anchor::App(id) => {
            let active = |link: &AppLink| link.id == id && link.status == AppStatus::Active;
            return match links.iter().any(active) {
                true => PasskeyState::Good,
                false => PasskeyState::Ended,
            };
        }
    };
    let valid = |card: &&Card| now.timestamp() <= card.not_after.timestamp();
    match card.filter(valid).map(|card| card.status) {
        Some(CardStatus::Active) => PasskeyState::Good,
        Some(CardStatus::OnHold) => PasskeyState::Paused,
        Some(CardStatus::Revoked | CardStatus::Removed | CardStatus::Replaced) | None => {
            PasskeyState::Ended
        }
    }
}
