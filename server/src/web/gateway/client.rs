//! Who asks: [`Client`], and [`Asking`] where it is about a person.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::Outcome;
use crate::gateway::{Acting, Presented};
use crate::web::AppState;

/// An institution's system that showed a token which holds at this request. Whoever was suspended
/// since the one before, or got other keys, is nobody.
#[derive(Debug, Clone)]
pub struct Client(Presented);

impl Deref for Client {
    type Target = Presented;

    fn deref(&self) -> &Presented {
        &self.0
    }
}

impl FromRequestParts<AppState> for Client {
    type Rejection = Outcome;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Outcome> {
        let mut all = parts.headers.get_all(AUTHORIZATION).iter();
        let (Some(shown), None) = (all.next(), all.next()) else {
            return Err(Outcome::NoToken);
        };
        let shown = shown.to_str().ok().and_then(|shown| shown.split_once(' '));
        let token = shown
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Bearer"))
            .map(|(_, token)| token.trim_start_matches(' '))
            .ok_or(Outcome::NoToken)?;
        let presented = state.gateway.presented(token).await?;
        let presented = presented.ok_or(Outcome::BadToken)?;
        if let Err(used_up) = state.gateway.spend(&presented) {
            state.gateway.alarm(&presented, None).await;
            return Err(used_up.into());
        }
        Ok(Self(presented))
    }
}

/// A client that says who acts and why: whatever is about a person asks for this one.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The client.
    pub client: Client,
    /// Who acts, and why.
    pub acting: Acting,
}

impl FromRequestParts<AppState> for Asking {
    type Rejection = Outcome;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Outcome> {
        let client = Client::from_request_parts(parts, state).await?;
        let acting = client.pass.acting.clone().ok_or(Outcome::NobodyActs)?;
        if let Err(used_up) = state.gateway.spend_of(&client, &acting.actor) {
            state.gateway.alarm(&client, Some(&acting.actor)).await;
            return Err(used_up.into());
        }
        Ok(Self { client, acting })
    }
}
