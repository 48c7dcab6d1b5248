//! What a helper beside a card posts.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Json, response::IntoResponse};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hikae_core::ids::CeremonyId;
use serde::Deserialize;

use crate::identity::Answered;
use crate::web::{AppState, Routes, WebError};

/// `POST /card/answer`.
pub fn routes() -> Routes {
    Routes::new().door("/card/answer", answer)
}

/// An answer; bytes are in base64 (RFC 4648 §4).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardAnswer {
    /// The ceremony that it answers.
    ceremony: CeremonyId,
    /// The certificate, in DER.
    certificate: String,
    /// The signature over the text that was built from the fields of the link.
    signature: String,
}

/// 202 whether the answer is good or not: the outcome goes to the browser that began. 410 when the
/// ceremony is over or was answered before.
async fn answer(
    State(state): State<AppState>,
    Json(answer): Json<CardAnswer>,
) -> Result<impl IntoResponse, WebError> {
    let bytes = |text: &str| {
        BASE64_STANDARD
            .decode(text)
            .map_err(|_| WebError::BadRequest)
    };
    let (certificate, signature) = (bytes(&answer.certificate)?, bytes(&answer.signature)?);
    Ok(
        match state
            .identity
            .answer(answer.ceremony, &certificate, &signature)
            .await?
        {
            Answered::Taken => StatusCode::ACCEPTED,
            Answered::Gone => StatusCode::GONE,
        },
    )
}
