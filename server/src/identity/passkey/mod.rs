//! Passkeys of people (WebAuthn Level 3): made after a login by card or app, asked for at a login.
//!
//! A passkey stands on the card or app with which its owner was logged in when it was made, and
//! stops with it. A login names its person by the login number, or not at all: then the browser
//! finds the passkey. The answer is looked up by the credential that it names in both cases, so
//! that there is one way to judge it.

mod ceremony;
pub(crate) mod decoy;
mod number;
mod standing;
#[cfg(test)]
mod tests;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::CeremonyId;
use hikae_core::login::Anchor;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;
use uuid::Uuid;
use webauthn_rs::WebauthnBuilder;
use webauthn_rs::prelude::{Credential, Passkey, Webauthn, WebauthnError};

use super::Why;
use crate::keep;

pub use number::{LoginNumber, NoLoginNumber};

/// How long a ceremony can be answered.
pub const CEREMONY: TimeDelta = TimeDelta::minutes(5);

/// How many passkeys a person has at most.
pub const MOST: usize = 10;

/// How many characters the name of a passkey has at most.
pub const LONGEST_NAME: usize = 40;

/// By what a person is known to their authenticators and at the login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What they type.
    pub number: LoginNumber,
    /// The user handle (WebAuthn §5.4.3): random, so that it says nothing elsewhere.
    pub handle: Uuid,
}

/// A passkey of a person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Key {
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub added: DateTime<Utc>,
    /// When it opened the door last.
    pub used: Option<DateTime<Utc>>,
    /// What it stands on.
    pub anchor: Anchor,
    /// Since when it opens nothing any more, because it showed signs of having been copied.
    pub stopped: Option<DateTime<Utc>>,
    /// The credential, with the counter and the backup state that it showed last.
    pub credential: Passkey,
    /// Version of the row.
    #[serde(skip)]
    pub version: u32,
}

impl Key {
    /// Whether it is copied to other devices of its owner by the maker of one of them.
    pub fn synced(&self) -> bool {
        Credential::from(self.credential.clone()).backup_eligible
    }
}

/// What a browser needs to ask its authenticator.
#[derive(Debug, Clone, Serialize)]
pub struct Options {
    /// The ceremony that the answer belongs to.
    pub ceremony: CeremonyId,
    /// `publicKey` of the call (WebAuthn Level 3, §5.1).
    pub options: Value,
}

/// Why something with a passkey was not done.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// No such ceremony or passkey: never was, over, or used up.
    #[error("no such thing, or not any more")]
    Gone,
    /// The answer of the authenticator was not accepted, or is of a passkey that is nobody's.
    #[error("the passkey was not accepted")]
    Refused,
    /// The passkey shows signs of having been copied, now or before.
    #[error("the passkey may have been copied")]
    Cloned,
    /// The passkey is good, but not the card that it stands on.
    #[error("the card of the passkey is not good")]
    Card(Why),
    /// What the passkey stands on has to prove itself again.
    #[error("what the passkey stands on has to prove itself again")]
    Again,
    /// The passkey is registered already.
    #[error("the passkey is registered already")]
    Known,
    /// The person has as many passkeys as one may have.
    #[error("at most {MOST} passkeys")]
    Many,
    /// No browser binds a passkey to the portal's origin.
    #[error("there are no passkeys at this origin")]
    Nowhere,
    /// The library refused what we asked of it.
    #[error("webauthn: {0}")]
    Webauthn(WebauthnError),
}

/// The portal as authenticators know it; `None` where no browser binds a passkey to its origin: to
/// an address in numbers.
pub fn relying_party(origin: &Url) -> Option<Webauthn> {
    WebauthnBuilder::new(origin.domain()?, origin)
        .ok()?
        .rp_name("ひかえ")
        .timeout(CEREMONY.to_std().unwrap_or_default())
        .build()
        .ok()
}

/// The name of a passkey as its owner typed it, without what does not show; `None` if it is empty
/// or too long.
pub fn name(typed: &str) -> Option<String> {
    let shown = typed.chars().filter(|character| !character.is_control());
    let name = shown.collect::<String>().trim().to_owned();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    fits.then_some(name)
}
