//! The demo's card reader: what stands in for the program beside a real reader. These routes
//! exist only in a demo.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::demo::reader::{CardChoice, CardsPage, PinError, PinPage};
use hikae_card::Usage;
use hikae_card::client::CardError;
use hikae_core::ids::CeremonyId;
use serde::Deserialize;

use super::login::purpose;
use super::{AppState, Routes, View, WebError};
use crate::demo::reader::{Lying, Reader, ReaderError};
use crate::identity::Waiting;

/// `/demo/reader…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/demo/reader", cards)
        .get("/demo/reader/{card}", pin)
        .post("/demo/reader/sign", sign)
        .post("/demo/reader/reset", reset)
}

#[derive(Deserialize)]
struct Asked {
    ceremony: Option<CeremonyId>,
    reset: Option<String>,
}

async fn cards(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let lying = reader(&state)?.cards().await.map_err(fault)?;
    let waits = match asked.ceremony {
        Some(id) => state.identity.waiting(id).await?.map(|_| id.to_string()),
        None => None,
    };
    Ok(view.page(CardsPage {
        ceremony: waits,
        cards: lying.into_iter().map(choice).collect(),
        reset: asked.reset.is_some(),
    }))
}

fn choice(card: Lying) -> CardChoice {
    CardChoice {
        blocked: card.pin_tries == 0 || card.password_tries == 0,
        key: card.key,
        name: card.name,
        pin: card.pin,
        password: card.password,
    }
}

async fn pin(
    State(state): State<AppState>,
    Path(card): Path<String>,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let id = asked.ceremony.ok_or(WebError::NotFound)?;
    let Some(waiting) = state.identity.waiting(id).await? else {
        return Ok(over(id));
    };
    Ok(view.page(pin_page(&state, id, &waiting, &card, None).await?))
}

#[derive(Deserialize)]
struct Typed {
    ceremony: CeremonyId,
    card: String,
    #[serde(default)]
    pin: String,
    sure: Option<String>,
}

async fn sign(
    State(state): State<AppState>,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    let id = typed.ceremony;
    let Some(waiting) = state.identity.waiting(id).await? else {
        return Ok(over(id));
    };
    let error = match answer(&state, &waiting, &typed).await {
        Ok(answer) => {
            state
                .identity
                .answer(id, &answer.certificate, &answer.signature)
                .await?;
            return Ok(over(id));
        }
        Err(Stopped::Unconfirmed) => Some(PinError::Unconfirmed),
        Err(Stopped::Reader(ReaderError::Pin(_))) => Some(PinError::Form),
        Err(Stopped::Reader(ReaderError::Card(CardError::WrongPin(_)))) => Some(PinError::Wrong),
        Err(Stopped::Reader(ReaderError::Card(CardError::Blocked))) => None,
        Err(Stopped::Reader(other)) => return Err(fault(other)),
    };
    Ok(view.page(pin_page(&state, id, &waiting, &typed.card, error).await?))
}

/// Why nothing was answered.
enum Stopped {
    /// The last try is used only by someone who said so.
    Unconfirmed,
    /// The reader or the card.
    Reader(ReaderError),
}

async fn answer(
    state: &AppState,
    waiting: &Waiting,
    typed: &Typed,
) -> Result<crate::demo::reader::CardAnswer, Stopped> {
    let reader = state
        .reader
        .as_ref()
        .ok_or(Stopped::Reader(ReaderError::NoSuchCard))?;
    let card = reader.card(&typed.card).await.map_err(Stopped::Reader)?;
    if tries(&card, waiting) == 1 && typed.sure.is_none() {
        return Err(Stopped::Unconfirmed);
    }
    reader
        .sign(&typed.card, typed.pin.trim(), &waiting.text)
        .await
        .map_err(Stopped::Reader)
}

const fn tries(card: &Lying, waiting: &Waiting) -> u8 {
    match waiting.text.purpose().usage() {
        Usage::Authentication => card.pin_tries,
        Usage::Signature => card.password_tries,
    }
}

async fn pin_page(
    state: &AppState,
    id: CeremonyId,
    waiting: &Waiting,
    card: &str,
    error: Option<PinError>,
) -> Result<PinPage, WebError> {
    let card = reader(state)?.card(card).await.map_err(fault)?;
    Ok(PinPage {
        ceremony: id.to_string(),
        purpose: purpose(waiting.text.purpose()),
        origin: waiting.text.origin().to_string(),
        tries_left: tries(&card, waiting),
        card: card.key,
        name: card.name,
        error,
    })
}

#[derive(Deserialize)]
struct Reset {
    ceremony: Option<CeremonyId>,
}

async fn reset(
    State(state): State<AppState>,
    Form(form): Form<Reset>,
) -> Result<Redirect, WebError> {
    reader(&state)?.reset().await.map_err(fault)?;
    let ceremony = form
        .ceremony
        .map(|id| format!("&ceremony={id}"))
        .unwrap_or_default();
    Ok(Redirect::to(&format!("/demo/reader?reset=1{ceremony}")))
}

pub(super) fn reader(state: &AppState) -> Result<&Reader, WebError> {
    state.reader.as_deref().ok_or(WebError::NotFound)
}

/// The program is done: the browser takes what came of it.
fn over(id: CeremonyId) -> Response {
    Redirect::to(&format!("/login/claim/{id}")).into_response()
}

pub(super) fn fault(error: ReaderError) -> WebError {
    match error {
        ReaderError::NoSuchCard => WebError::NotFound,
        other => WebError::Internal(other.to_string()),
    }
}
