//! Staff: who works with the portal, how they prove it, and what they did.
//!
//! A member is invited by an administrator, registers a passkey with the single-use link, and signs
//! in with it. Passkeys are bound to this portal's origin by the browser, so that they cannot be
//! given away to another site; user verification (a PIN or a finger) is asked for every time.

pub mod audit;
#[cfg(test)]
#[path = "../../tests/support/authenticator.rs"]
pub(crate) mod authenticator;
pub mod cases;
mod ceremony;
pub mod circulars;
pub mod desk;
pub mod oversight;
mod people;
pub mod session;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::staff::{Member, Post};
use serde::{Deserialize, Serialize};
use url::Url;
use webauthn_rs::prelude::{AttestationCaList, AttestedPasskey, Passkey, Webauthn, WebauthnError};

use self::audit::Actor;
use crate::ambient::{Clock, Entropy};
use crate::identity::passkey::{CEREMONY, relying_party};
use crate::keep::{self, Keep};

pub use crate::identity::passkey::Options;
pub use people::{Invitation, NewMember};

/// How long an invitation can be taken up.
pub const INVITATION: TimeDelta = TimeDelta::days(7);

/// How many administrators there must be left, once there are so many.
pub const ADMINISTRATORS: usize = 2;

/// Where no portal is (RFC 6761 §6.4).
const NOWHERE: &str = "https://no-name.invalid";

/// Why something about staff was not done.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// No such invitation, ceremony, member or passkey: never was, over, or used up.
    #[error("no such thing, or not any more")]
    Gone,
    /// The answer of the passkey was not accepted.
    #[error("the passkey was not accepted")]
    Refused,
    /// The passkey shows signs of having been copied.
    #[error("the passkey may have been copied")]
    Cloned,
    /// The word to sign in with is someone's.
    #[error("someone signs in with that word already")]
    LoginTaken,
    /// There must be two administrators.
    #[error("at least {ADMINISTRATORS} administrators must be left")]
    LastAdministrators,
    /// A member must have a passkey.
    #[error("the last passkey of a member cannot be removed")]
    LastPasskey,
    /// Another office has to answer the case, or nobody any more.
    #[error("it is not this office's turn")]
    Turn,
    /// The library refused what we asked of it.
    #[error("webauthn: {0}")]
    Webauthn(WebauthnError),
}

/// Why the service cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The origin cannot be that of passkeys.
    #[error("HIKAE_ORIGIN: passkeys cannot be bound to {0}")]
    Origin(String),
    /// The list of attestation authorities.
    #[error("HIKAE_STAFF_ATTESTATION={path}: {reason}")]
    Attestation {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// A member of staff as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Who, and what they may do.
    pub member: Member,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When they left.
    pub left: Option<DateTime<Utc>>,
    /// Version of the row.
    #[serde(skip)]
    pub version: u32,
}

/// Someone who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// What they will type to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// For whom they will act.
    pub post: Post,
    /// By whom.
    pub by: Actor,
}

/// A passkey of a member.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Key {
    /// Browser and system on which it was registered, roughly.
    pub label: String,
    /// When.
    pub added: DateTime<Utc>,
    /// When it was used last.
    pub used: Option<DateTime<Utc>>,
    /// It is copied to other devices of its owner by the maker of one of them.
    pub synced: bool,
    /// The credential, with the counter and the backup state that it showed last.
    pub credential: Credential,
    /// Version of the row.
    #[serde(skip)]
    pub version: u32,
}

/// What a passkey is known by.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credential {
    /// Any passkey.
    Plain(Passkey),
    /// One of a maker whom the operator trusts, bound to its device.
    Attested(AttestedPasskey),
}

impl Credential {
    /// Its id.
    pub fn id(&self) -> &[u8] {
        match self {
            Self::Plain(passkey) => passkey.cred_id(),
            Self::Attested(passkey) => passkey.cred_id(),
        }
    }
}

/// The service.
pub struct Staff {
    keep: Keep,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    webauthn: Webauthn,
    attestation: Option<AttestationCaList>,
}

/// What [`Staff`] is made of.
pub struct Parts<'a> {
    /// What is kept.
    pub keep: Keep,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The portal's own origin.
    pub origin: &'a str,
    /// The authorities whose passkeys are taken; any passkey where it is not set.
    pub attestation: Option<AttestationCaList>,
}

impl Staff {
    /// The service.
    ///
    /// # Errors
    /// [`SetupError::Origin`].
    pub fn new(parts: Parts<'_>) -> Result<Self, SetupError> {
        let refused = || SetupError::Origin(parts.origin.to_owned());
        let origin = Url::parse(parts.origin).map_err(|_| refused())?;
        // No browser binds a passkey to an address in numbers. The portal serves citizens there all
        // the same; a login of staff ends in the browser.
        let nowhere = || relying_party(&Url::parse(NOWHERE).ok()?);
        let webauthn = relying_party(&origin)
            .or_else(nowhere)
            .ok_or_else(refused)?;
        Ok(Self {
            webauthn,
            keep: parts.keep,
            clock: parts.clock,
            entropy: parts.entropy,
            attestation: parts.attestation,
        })
    }
}

/// Reads a list of attestation authorities.
///
/// # Errors
/// [`SetupError::Attestation`].
pub fn attestation(file: &Path) -> Result<AttestationCaList, SetupError> {
    let wrong = |reason: String| SetupError::Attestation {
        path: file.display().to_string(),
        reason,
    };
    let text = std::fs::read(file).map_err(|error| wrong(error.to_string()))?;
    let list: AttestationCaList =
        serde_json::from_slice(&text).map_err(|error| wrong(error.to_string()))?;
    if list.is_empty() {
        return Err(wrong("it names no authority".to_owned()));
    }
    Ok(list)
}
