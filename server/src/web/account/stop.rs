//! すぐに止める: every session and way in at once, and opening them again.

use axum::extract::State;
use axum::response::{Redirect, Response};
use hikae_app::citizen::account::{StopPage, StoppedPage};
use hikae_core::login::Act;
use tower_sessions::Session;

use crate::identity::session;
use crate::web::{AppState, AtAnyLevel, Citizen, Routes, View, WebError};

/// `/account/stop`, `/account/stopped`, `/account/open`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account/stop", ask)
        .post("/account/stop", stop)
        .get("/account/stopped", stopped)
        .post("/account/open", open)
}

async fn ask(_citizen: Citizen, view: View) -> Response {
    view.page(StopPage)
}

/// Whoever is logged in may do it, however weakly: being wrong costs a login by card.
async fn stop(
    State(state): State<AppState>,
    AtAnyLevel(citizen): AtAnyLevel,
    session: Session,
) -> Result<Redirect, WebError> {
    let device = &citizen.session.device;
    state
        .keep
        .stop_account(citizen.person, true, device)
        .await?;
    // After: from then on none of them opens anything, whatever becomes of this request.
    state.keep.end_keys(citizen.person, |_| true).await?;
    session::sign_out(&session).await?;
    Ok(Redirect::to("/account/stopped"))
}

/// For who has just done it, and is nobody here any more.
async fn stopped(view: View) -> Response {
    view.page(StoppedPage)
}

async fn open(
    State(state): State<AppState>,
    AtAnyLevel(citizen): AtAnyLevel,
) -> Result<Redirect, WebError> {
    citizen.may(Act::Unlock, &state)?;
    // Those that a stop which broke off has left.
    state.keep.end_keys(citizen.person, |_| true).await?;
    let device = &citizen.session.device;
    state
        .keep
        .stop_account(citizen.person, false, device)
        .await?;
    Ok(Redirect::to("/account?done=opened"))
}
