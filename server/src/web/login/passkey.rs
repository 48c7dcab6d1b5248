//! Logging in with a passkey.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use hikae_core::consent::Level;
use hikae_core::ids::CeremonyId;
use serde::Deserialize;
use tower_sessions::Session;
use webauthn_rs::prelude::PublicKeyCredential;

use super::enter::{Proof, enter};
use super::{Next, browser, shown};
use crate::identity::browser::Browser;
use crate::identity::passkey::{LoginNumber, PasskeyError};
use crate::web::limits::Network;
use crate::web::passkey::{Go, Said, begun};
use crate::web::{AppState, Routes, WebError, limits};

/// `/login/passkey/…`.
pub fn routes() -> Routes {
    Routes::new()
        .door("/login/passkey/begin", begin)
        .door("/login/passkey/finish", finish)
}

#[derive(Deserialize)]
struct Begin {
    /// The login number as it was typed; empty where the browser is to find the passkey.
    #[serde(default)]
    login: String,
}

async fn begin(
    State(state): State<AppState>,
    headers: HeaderMap,
    network: Network,
    Json(asked): Json<Begin>,
) -> Result<Response, Said> {
    let number = match asked.login.trim() {
        "" => None,
        typed => Some(typed.parse::<LoginNumber>().map_err(|_| Said::Number)?),
    };
    if let Some(number) = number {
        limits::of_name(&state, "login-number", &number.bytes(), &network).await?;
    }
    let browser = browser(&state, &headers);
    let options = state.identity.begin_passkey_login(&browser, number).await?;
    Ok(begun(&state, &browser, &options))
}

#[derive(Deserialize)]
struct Finish {
    ceremony: CeremonyId,
    credential: PublicKeyCredential,
    #[serde(flatten)]
    next: Next,
}

async fn finish(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
    Json(answer): Json<Finish>,
) -> Result<Response, Said> {
    let browser = Browser::of(&headers, state.portal.is_https()).ok_or(PasskeyError::Gone)?;
    let proved = state
        .identity
        .passkey_login(&browser, answer.ceremony, &answer.credential)
        .await;
    let (person, anchor) = match proved {
        // Who holds the passkey may know how their card stands; the page says what to do.
        Err(PasskeyError::Card(why)) => {
            let to = format!("/login/refused/{}", shown(why).key());
            return Ok(Json(Go::to(to)).into_response());
        }
        other => other?,
    };
    let proof = Proof {
        person,
        level: Level::Passkey,
        anchor,
    };
    let cookies = match enter(&state, &session, &headers, proof).await {
        Err(WebError::Stopped) => return Err(Said::Stopped),
        other => other?,
    };
    Ok((cookies, Json(Go::to(answer.next.path()))).into_response())
}

#[cfg(test)]
mod tests;
