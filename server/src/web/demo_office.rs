//! What happens to the demo's cards in life. These routes exist only in a demo.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use hikae_app::demo::office::{Certificate, OfficeDeed, OfficePage};
use hikae_card::revocation::Answer;
use serde::Deserialize;

use super::demo_reader::{fault, reader};
use super::{AppState, Routes, View, WebError};
use crate::demo::cards::Deed;
use crate::identity::standing;

/// `/demo/reader/{card}/office`, `/demo/reader/office`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/demo/reader/{card}/office", page)
        .post("/demo/reader/office", act)
}

#[derive(Deserialize)]
struct Flash {
    done: Option<String>,
}

async fn page(
    State(state): State<AppState>,
    Path(card): Path<String>,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    let card = reader(&state)?.card(&card).await.map_err(fault)?;
    Ok(view.page(OfficePage {
        authentication: certificate(card.authentication),
        signature: certificate(card.signature),
        key: card.key,
        name: card.name,
        done: flash.done.is_some(),
    }))
}

#[derive(Deserialize)]
struct Typed {
    card: String,
    deed: String,
}

/// Does it, and looks after the cards of who is logged in, which a real portal does every few
/// minutes.
async fn act(
    State(state): State<AppState>,
    Form(typed): Form<Typed>,
) -> Result<Redirect, WebError> {
    let deed = match OfficeDeed::from_key(&typed.deed).ok_or(WebError::BadRequest)? {
        OfficeDeed::Lose => Deed::Lose,
        OfficeDeed::Find => Deed::Find,
        OfficeDeed::GiveUp => Deed::GiveUp,
        OfficeDeed::Move => Deed::Move,
        OfficeDeed::Renew => Deed::Renew,
    };
    let (entropy, now) = (Arc::clone(&state.entropy), state.clock.now());
    let done = reader(&state)?.live(&typed.card, deed, entropy, now);
    done.await.map_err(fault)?;
    standing::look(&state.keep, &state.identity.revocation()).await?;
    let to = format!("/demo/reader/{}/office?done=yes", typed.card);
    Ok(Redirect::to(&to))
}

const fn certificate(answer: Answer) -> Certificate {
    match answer {
        Answer::Good => Certificate::Good,
        Answer::OnHold => Certificate::OnHold,
        Answer::Revoked(_) | Answer::Unknown => Certificate::Revoked,
    }
}

#[cfg(test)]
mod tests;
