//! デジタル認証アプリ as OpenID Connect provider (OpenID Connect Core 1.0 §3.1): it reads the card
//! with the phone, and tells the portal who that is to this portal (a pairwise sub).
//!
//! ```text
//! browser                  portal                         provider
//!   begin ───────────────▶ state, nonce, verifier, kept for this browser
//!   ◀──────────────────── to the provider ──────────────▶ app, card, PIN
//!   back with state, code ▶ used up, then
//!                          code, verifier, own signature ▶ ID token
//!                          judged; at the first use:     ▶ name, address, birth date, sex
//! ```
//!
//! At the first use the four attributes are compared with the register by the rules of a card's
//! registration, and not kept. A sub that changes is linked anew in the same way, in the place of
//! the one before.

mod assertion;
mod person;
mod provider;
mod refusal;
pub mod settings;
mod token;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::verify::Attributes;
use hikae_core::ids::{AppId, PersonId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use url::Url;

use self::provider::{Provider, Request};
use self::settings::Settings;
use super::agreement::Disagreement;
use super::browser::Browser;
use super::registration;
use crate::ambient::{Clock, Entropy, random};
use crate::keep::{self, Keep, Linked};

pub use self::refusal::{Refusal, Why};

/// How long someone may be away: an app is opened, perhaps installed, and a card held to a phone.
pub const AWAY: TimeDelta = TimeDelta::minutes(10);

/// What [`App`] is made of.
pub struct Parts {
    /// What is kept.
    pub keep: Keep,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// What the operator has set.
    pub settings: Settings,
    /// The portal's own origin.
    pub origin: String,
}

/// The service that knows people by デジタル認証アプリ.
pub struct App {
    keep: Keep,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    provider: Provider,
}

/// What someone goes to the provider for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Logging in.
    Login,
    /// Being compared with the register, at the first use.
    Register,
}

/// Someone on the way to the provider and back, as it is kept.
#[derive(Serialize, Deserialize)]
struct Away {
    nonce: String,
    verifier: String,
    began: DateTime<Utc>,
    task: Task,
    next: String,
}

/// What a browser brings back (OpenID Connect Core 1.0 §3.1.2.5, RFC 6749 §4.1.2.1, RFC 9207).
#[derive(Debug, Default, Deserialize)]
pub struct Return {
    /// What it took along.
    #[serde(default)]
    pub state: String,
    /// What the provider gave it.
    pub code: Option<String>,
    /// Why the provider gave it nothing.
    pub error: Option<String>,
    /// Who the provider says that it is.
    pub iss: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is someone's link.
    LoggedIn {
        /// Whose.
        person: PersonId,
        /// The link.
        app: AppId,
        /// Where they wanted to go.
        next: String,
    },
    /// It was linked to this person just now.
    Registered {
        /// Whose.
        person: PersonId,
        /// The link.
        app: AppId,
        /// Where they wanted to go.
        next: String,
    },
    /// It is nobody's link.
    Unknown {
        /// Where they wanted to go.
        next: String,
    },
    /// It is linked to nobody; the desk can register the card itself.
    Desk(Unlinked),
    /// Nobody is let in.
    Refused(Refusal),
}

/// Why nobody was linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unlinked {
    /// What the app told and the register differ.
    #[error(transparent)]
    Differs(#[from] Disagreement),
    /// The sub is somebody else's.
    #[error("linked to someone else")]
    Taken,
}

/// Why nothing came of it.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

impl App {
    /// The service.
    pub fn new(parts: Parts) -> Self {
        let Parts {
            keep,
            clock,
            entropy,
            settings,
            origin,
        } = parts;
        Self {
            keep,
            clock,
            entropy,
            provider: Provider::new(settings, &origin),
        }
    }

    /// Where a browser goes to; afterwards the person wants to go to `next`, a path of this portal.
    /// `None` if the provider is not there.
    ///
    /// # Errors
    /// The store.
    pub async fn begin(
        &self,
        browser: &Browser,
        task: Task,
        next: &str,
    ) -> Result<Option<Url>, keep::Error> {
        let began = self.clock.now();
        if !self.provider.is_there(began).await {
            tracing::warn!(
                reason = Refusal::Unreachable.code(),
                "the app is not offered"
            );
            return Ok(None);
        }
        let state: [u8; 32] = random(&*self.entropy);
        let away = Away {
            nonce: self.secret(),
            verifier: self.secret(),
            began,
            task,
            next: next.to_owned(),
        };
        self.keep
            .open_app_ceremony(&state, browser.secret(), began + AWAY, &away)
            .await?;
        let challenge = BASE64.encode(Sha256::digest(&away.verifier));
        Ok(Some(self.provider.authorization(&Request {
            scope: match task {
                Task::Login => provider::LOGIN,
                Task::Register => provider::REGISTRATION,
            },
            state: &BASE64.encode(state),
            nonce: &away.nonce,
            challenge: &challenge,
        })))
    }

    /// What comes of a return.
    ///
    /// # Errors
    /// The store.
    pub async fn finish(
        &self,
        browser: Option<&Browser>,
        back: &Return,
    ) -> Result<Outcome, keep::Error> {
        match self.judge(browser, back).await {
            Ok(outcome) => Ok(outcome),
            Err(Fault::Refused(refusal)) => {
                tracing::info!(reason = refusal.code(), "login by app refused");
                Ok(Outcome::Refused(refusal))
            }
            Err(Fault::Keep(error)) => Err(error),
        }
    }

    async fn judge(&self, browser: Option<&Browser>, back: &Return) -> Result<Outcome, Fault> {
        // Used up before anything of it is looked at, and only in the browser that went.
        let away = self.taken(browser, &back.state).await?;
        let issuer = &self.provider.settings.issuer;
        if back.iss.as_ref().is_some_and(|iss| iss != issuer) {
            return Err(Refusal::Mixed.into());
        }
        if let Some(error) = &back.error {
            return Err(said(error).into());
        }
        let code = back.code.as_deref().filter(|code| !code.is_empty());
        let code = code.ok_or(Refusal::Code)?;
        let jti = self.secret();
        let tokens = self
            .provider
            .exchange(code, &away.verifier, &jti, self.clock.now())
            .await?;
        let now = self.clock.now();
        let sub = self
            .provider
            .identified(&tokens.id_token, &away.nonce, away.began, now)
            .await?;
        match away.task {
            Task::Login => Ok(self.login(&sub, away.next).await?),
            Task::Register => {
                let attributes = self.provider.about(&tokens, &sub).await?;
                Ok(self.register(&attributes, &sub, away.next).await?)
            }
        }
    }

    async fn taken(&self, browser: Option<&Browser>, state: &str) -> Result<Away, Fault> {
        let browser = browser.ok_or(Refusal::State)?;
        let state = BASE64.decode(state).map_err(|_| Refusal::State)?;
        let taken = self.keep.take_app_ceremony(&state, browser.secret());
        Ok(taken.await?.ok_or(Refusal::State)?)
    }

    async fn login(&self, sub: &str, next: String) -> Result<Outcome, keep::Error> {
        let issuer = &self.provider.settings.issuer;
        Ok(match self.keep.use_app(issuer, sub).await? {
            Some((person, app)) => Outcome::LoggedIn { person, app, next },
            None => Outcome::Unknown { next },
        })
    }

    async fn register(
        &self,
        attributes: &Attributes,
        sub: &str,
        next: String,
    ) -> Result<Outcome, keep::Error> {
        let person = match registration::find(&self.keep, attributes).await? {
            Ok(person) => person,
            Err(disagreement) => return Ok(Outcome::Desk(disagreement.into())),
        };
        let issuer = &self.provider.settings.issuer;
        Ok(match self.keep.link_app(person, issuer, sub).await? {
            Linked::Yes(app) => Outcome::Registered { person, app, next },
            Linked::Taken => Outcome::Desk(Unlinked::Taken),
        })
    }

    /// 43 characters that nobody guesses (RFC 7636 §4.1 has the same length for a verifier).
    fn secret(&self) -> String {
        BASE64.encode(random::<32>(&*self.entropy))
    }
}

/// What an error in the return means (RFC 6749 §4.1.2.1, OpenID Connect Core 1.0 §3.1.2.6).
fn said(error: &str) -> Refusal {
    match error {
        "access_denied" => Refusal::Declined,
        "server_error" | "temporarily_unavailable" => Refusal::Unreachable,
        "unauthorized_client" | "invalid_client" => Refusal::Client,
        _ => Refusal::Provider,
    }
}
