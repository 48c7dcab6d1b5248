//! The account page, and what can be ended from it.

mod activity;
mod stop;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Redirect, Response};
use hikae_app::citizen::account::{AccountPage, CardRow, CardState, Done, SessionRow};
use hikae_core::calendar::jst_date;
use serde::Deserialize;
use serde_json::Value;
use tower_sessions::Session;

use crate::identity::session;
use crate::keep::{Card, CardStatus, KeptSession, SessionHandle};
use crate::web::{AppState, Citizen, NotSignedIn, Routes, View, WebError, app_link};

/// `/account`, `/account/sessions/…`, `/session/extend`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account", account)
        .post("/account/sessions/end", end)
        .post("/account/sessions/end-others", end_others)
        .post("/session/extend", extend)
        .area(activity::routes())
        .area(stop::routes())
}

#[derive(Deserialize)]
struct Flash {
    #[serde(default)]
    done: String,
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
        done: match &*flash.done {
            "ended" => Some(Done::Ended),
            "opened" => Some(Done::Opened),
            _ => None,
        },
        stopped: state.keep.stopped(citizen.person).await?,
        app: app_link::is_there(&state, citizen.person).await?,
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
    Ok(Redirect::to("/account?done=ended"))
}

async fn end_others(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
) -> Result<Redirect, WebError> {
    let here = session::handle(&session, &state.keep).await?;
    state.keep.end_other_sessions(citizen.person, here).await?;
    Ok(Redirect::to("/account?done=ended"))
}

/// The session warning asks for more time; being a request, this gives it.
/// Nothing is changed by it, so that whoever may only look may ask, too.
async fn extend(State(state): State<AppState>, parts: Parts) -> Result<StatusCode, NotSignedIn> {
    match session::current(&parts, &state).await {
        Ok(Some(_)) => Ok(StatusCode::NO_CONTENT),
        Ok(None) => Err(NotSignedIn::Login {
            next: "/".to_owned(),
        }),
        Err(error) => Err(NotSignedIn::Error(error)),
    }
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
        level: signed_in.level,
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
