//! Institutions as clients: how their systems prove who they are, and what they get for it. What
//! they read is [`fhir`].
//!
//! OAuth 2.0 client credentials with `private_key_jwt`, as SMART Backend Services profiles them
//! (RFC 6749 §4.4, RFC 7521, RFC 7523). Tokens are opaque and kept as keyed hashes: what is known
//! about a client at a request counts, not what was known when its token was made.

mod acting;
mod assertion;
pub mod eligibility;
pub mod fhir;
mod grant;
#[cfg(test)]
mod hostile;
mod jose;
mod keys;
mod rate;
mod reception;
mod registry;
mod scope;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod visit;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::disclosure::Actor;
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;
use hikae_core::watch::{Finding, Pattern};
use serde::{Deserialize, Serialize};

use crate::ambient::Entropy;
use crate::keep::{self, Keep};
use crate::remote::Remote;

pub use acting::{Acting, ActingError};
pub use grant::{Granted, Refused};
pub use keys::{Keys, KeysError};
pub use reception::{JoinError, Reception};
pub use registry::{Admission, Budget, RegistryError};
pub use scope::{Access, Resource, Scopes};

/// Where clients ask for tokens, below the portal's origin.
pub const TOKEN_PATH: &str = "/gateway/token";

/// How long a token holds.
pub const TERM: TimeDelta = TimeDelta::minutes(5);

/// Algorithms of assertions (RFC 7518 §3.1; SMART App Launch, asymmetric client authentication).
pub const ALGORITHMS: [&str; 2] = ["RS384", "ES384"];

/// What a token is good for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// Which kinds of resources.
    pub scopes: Scopes,
    /// Who acts at the institution, and why. Without it nothing about a person is told.
    pub acting: Option<Acting>,
    /// How often it may be shown. It is the client's as it stands: whatever changes about a client
    /// ends its tokens.
    pub budget: Budget,
}

/// A client that showed a token that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// The institution, as the registry has it now.
    pub institution: Institution,
    /// What the token is good for.
    pub pass: Pass,
    /// When it ends (exclusive).
    pub until: DateTime<Utc>,
}

/// The door for institutions' systems. Cheap to clone.
#[derive(Clone)]
pub struct Gateway {
    keep: Keep,
    entropy: Arc<dyn Entropy>,
    /// The only audience of assertions: the address of the token endpoint.
    audience: String,
    remote: Remote,
    clients: rate::Rates<InstitutionId>,
    actors: rate::Rates<(InstitutionId, String)>,
    alarms: Arc<Mutex<BTreeSet<Alarm>>>,
}

/// Whose budget was used up on which day; nobody's in particular, if it was the institution's.
type Alarm = (NaiveDate, InstitutionId, Option<String>);

/// A budget is used up, for so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsedUp(pub TimeDelta);

impl Gateway {
    /// The gateway of the portal at `origin`.
    pub fn new(keep: Keep, entropy: Arc<dyn Entropy>, origin: &str) -> Self {
        Self {
            keep,
            entropy,
            audience: format!("{origin}{TOKEN_PATH}"),
            remote: Remote::new(keys::usable),
            clients: rate::Rates::default(),
            actors: rate::Rates::default(),
            alarms: Arc::default(),
        }
    }

    /// Where tokens are asked for.
    pub fn token_endpoint(&self) -> &str {
        &self.audience
    }

    /// The client that holds a token; `None` if the token is none, has ended, or whatever is known
    /// about the client has changed since it was given out.
    ///
    /// # Errors
    /// The store.
    pub async fn presented(&self, token: &str) -> Result<Option<Presented>, keep::Error> {
        let Some(token) = grant::bytes(token) else {
            return Ok(None);
        };
        let found = self.keep.client_token(&token).await?;
        Ok(found.map(|(kept, institution)| Presented {
            institution,
            pass: kept.content,
            until: kept.expires_at,
        }))
    }

    /// Takes one request from the budget of the institution.
    ///
    /// # Errors
    /// [`UsedUp`].
    pub fn spend(&self, client: &Presented) -> Result<(), UsedUp> {
        let budget = client.pass.budget.institution;
        let spent = self
            .clients
            .take(client.institution.id, budget, self.keep.now());
        spent.map_err(UsedUp)
    }

    /// Takes one request from the budget of who acts there.
    ///
    /// # Errors
    /// [`UsedUp`].
    pub fn spend_of(&self, client: &Presented, actor: &Actor) -> Result<(), UsedUp> {
        let who = (client.institution.id, name_of(actor).to_owned());
        let spent = self
            .actors
            .take(who, client.pass.budget.actor, self.keep.now());
        spent.map_err(UsedUp)
    }

    /// Puts before the oversight, and the institution's privacy officer, that a budget was used up:
    /// once a day.
    pub async fn alarm(&self, client: &Presented, actor: Option<&Actor>) {
        let now = self.keep.now();
        let (today, institution) = (jst_date(now), client.institution.id);
        let handle = actor.map(|actor| name_of(actor).to_owned());
        let alarm = (today, institution, handle.clone());
        if self.alarms().contains(&alarm) {
            return;
        }
        let finding = Finding {
            pattern: Pattern::Budget,
            institution,
            handle,
            from: now,
            until: now,
            requests: 0,
            people: 0,
            entries: Vec::new(),
        };
        if let Err(error) = self.keep.note_finding(&finding).await {
            tracing::warn!(error.message = %error, "that a budget was used up was not told");
            return;
        }
        let mut alarms = self.alarms();
        alarms.retain(|(day, ..)| *day == today);
        alarms.insert(alarm);
    }

    fn alarms(&self) -> MutexGuard<'_, BTreeSet<Alarm>> {
        self.alarms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Under what name someone acts.
fn name_of(actor: &Actor) -> &str {
    match actor {
        Actor::Human { handle, .. } => handle,
        Actor::Machine { task } => task,
    }
}
