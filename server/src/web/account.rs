//! The account page, and what can be ended from it.

use std::collections::HashMap;

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Redirect, Response};
use hikae_app::citizen::account::{AccountPage, CardRow, CardState, SessionRow};
use hikae_core::calendar::jst_date;
use hikae_core::consent::Level;
use serde::Deserialize;
use serde_json::Value;
use tower_sessions::Session;

use super::{AppState, Citizen, Routes, View, WebError};
use crate::identity::session;
use crate::keep::{Card, CardStatus, KeptSession, SessionHandle};

/// `/account`, `/account/sessions/…`, `/session/extend`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account", account)
        .post("/account/sessions/end", end)
        .post("/account/sessions/end-others", end_others)
        .post("/session/extend", extend)
}

#[derive(Deserialize)]
struct Flash {
    ended: Option<String>,
}

async fn account(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    let here = session::handle(&session, &state.keep).await?;
    let sessions = state.keep.sessions_of(citizen.person).await?;
    let mut sessions: Vec<_> = sessions
        .iter()
        .filter_map(|kept| session_row(kept, here))
        .collect();
    sessions.sort_by_key(|row| !row.current);
    let cards = state.keep.cards(citizen.person).await?;
    Ok(view.page(AccountPage {
        cards: cards.iter().rev().map(card_row).collect(),
        sessions,
        ended: flash.ended.is_some(),
    }))
}

#[derive(Deserialize)]
struct End {
    session: String,
}

async fn end(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(form): Form<End>,
) -> Result<Redirect, WebError> {
    let mut handle = [0; 32];
    hex::decode_to_slice(&form.session, &mut handle).map_err(|_| WebError::BadRequest)?;
    if !state
        .keep
        .end_session(citizen.person, SessionHandle(handle))
        .await?
    {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to("/account?ended=1"))
}

async fn end_others(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
) -> Result<Redirect, WebError> {
    let here = session::handle(&session, &state.keep).await?;
    state.keep.end_other_sessions(citizen.person, here).await?;
    Ok(Redirect::to("/account?ended=1"))
}

/// The session warning asks for more time; being a request, this gives it.
async fn extend(_citizen: Citizen) -> axum::http::StatusCode {
    axum::http::StatusCode::NO_CONTENT
}

fn session_row(
    kept: &KeptSession<HashMap<String, Value>>,
    here: Option<SessionHandle>,
) -> Option<SessionRow> {
    let signed_in = session::signed_in(&kept.content)?;
    Some(SessionRow {
        handle: hex::encode(kept.handle.0),
        device: signed_in.device,
        began: signed_in.proved_at,
        by_card: signed_in.level == Level::Card,
        current: here == Some(kept.handle),
    })
}

fn card_row(card: &Card) -> CardRow {
    let state = match card.status {
        CardStatus::Active => CardState::Active,
        CardStatus::OnHold => CardState::OnHold,
        CardStatus::Revoked => CardState::Revoked,
        CardStatus::Removed => CardState::Removed,
        CardStatus::Replaced => CardState::Replaced,
    };
    CardRow {
        label: card.label.clone(),
        registered: jst_date(card.history.first().map_or(card.not_after, |(at, _)| *at)),
        ends: jst_date(card.not_after),
        state,
    }
}
