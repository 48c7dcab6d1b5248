//! Registering a card at its first use. The card that proved itself waits in the session of the
//! browser, so that both certificates come from the same one.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::citizen::login::{DeskPage, RegisterPage, RegisteredPage};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::{Next, began, browser};
use crate::desk::{AT_THE_DESK, Matter};
use crate::identity::PendingCard;
use crate::web::extract::percent;
use crate::web::{AppState, Citizen, Routes, View, WebError};

const WAITING: &str = "waiting-card";
const DESK: &str = "desk";

/// `/register…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/register", page)
        .door("/register/card", begin)
        .door("/register/at-desk", at_desk)
        .get("/register/done", registered)
        .get("/register/desk", desk)
}

/// The number for the desk.
#[derive(Serialize, Deserialize)]
struct Sent {
    reference: String,
    /// What the card says is kept under it.
    kept: bool,
}

#[derive(Serialize, Deserialize)]
struct WaitingCard {
    card: PendingCard,
    next: String,
}

/// Keeps a card that proved itself; answers where to go.
pub async fn remember(
    session: &Session,
    card: PendingCard,
    next: String,
) -> Result<String, WebError> {
    session
        .insert(WAITING, WaitingCard { card, next })
        .await
        .map_err(unavailable)?;
    Ok("/register".to_owned())
}

/// Keeps the number for the desk; answers where to go.
pub async fn send_to_desk(session: &Session, reference: String) -> Result<String, WebError> {
    send(session, reference, true).await
}

async fn send(session: &Session, reference: String, kept: bool) -> Result<String, WebError> {
    let sent = Sent { reference, kept };
    session.insert(DESK, sent).await.map_err(unavailable)?;
    Ok("/register/desk".to_owned())
}

/// Where to go after a registration.
pub fn done(next: &str) -> String {
    format!("/register/done?next={}", percent(next))
}

/// The card that waits in this browser, if it still does.
async fn waiting(state: &AppState, session: &Session) -> Result<Option<WaitingCard>, WebError> {
    let waiting: Option<WaitingCard> = session.get(WAITING).await.map_err(unavailable)?;
    let now = state.clock.now();
    Ok(waiting.filter(|waiting| waiting.card.waits(now)))
}

async fn page(
    State(state): State<AppState>,
    session: Session,
    view: View,
) -> Result<Response, WebError> {
    Ok(match waiting(&state, &session).await? {
        Some(_) => view.page(RegisterPage),
        None => Redirect::to("/login").into_response(),
    })
}

async fn begin(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let Some(WaitingCard { card, next }) = waiting(&state, &session).await? else {
        return Ok(Redirect::to("/login").into_response());
    };
    let browser = browser(&state, &headers);
    let id = state
        .identity
        .begin_registration(&browser, card, &next)
        .await?;
    Ok(began(&state, &browser, id))
}

/// For a card without a signature certificate, in front of staff: nothing on it says whose it is, so
/// that they must see it being shown.
async fn at_desk(State(state): State<AppState>, session: Session) -> Result<Response, WebError> {
    let Some(WaitingCard { card, .. }) = waiting(&state, &session).await? else {
        return Ok(Redirect::to("/login").into_response());
    };
    let matter = Matter::of_card_alone(&card, state.clock.now());
    let number = state.keep.open_matter(&matter, AT_THE_DESK, None).await?;
    // One number for one proof: for another, the card is shown again.
    let used = session.remove::<WaitingCard>(WAITING).await;
    used.map_err(unavailable)?;
    let to = send(&session, number.to_string(), false).await?;
    Ok(Redirect::to(&to).into_response())
}

async fn registered(_citizen: Citizen, Query(next): Query<Next>, view: View) -> Response {
    view.page(RegisteredPage {
        next: next.path().to_owned(),
    })
}

async fn desk(session: Session, view: View) -> Result<Response, WebError> {
    let reference: Option<Sent> = session.get(DESK).await.map_err(unavailable)?;
    Ok(match reference {
        Some(Sent { reference, kept }) => view.page(DeskPage { reference, kept }),
        None => Redirect::to("/login").into_response(),
    })
}

fn unavailable(error: tower_sessions::session::Error) -> WebError {
    WebError::Unavailable(error.to_string())
}
