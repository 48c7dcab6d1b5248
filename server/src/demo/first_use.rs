//! The first use of a demo card, through the very ceremonies that a resident goes through: nothing
//! is registered behind them.

use hikae_core::ids::{CeremonyId, PersonId};

use super::reader::{Reader, ReaderError};
use crate::ambient::Entropy;
use crate::identity::browser::Browser;
use crate::identity::{Identity, Outcome};
use crate::keep::{self, Claim};

/// The card could not be registered.
#[derive(Debug, thiserror::Error)]
pub enum FirstUseError {
    /// The reader or the card.
    #[error(transparent)]
    Reader(#[from] ReaderError),
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The ceremony came to something else.
    #[error("the card of {0} was not registered: is its holder a resident?")]
    Refused(String),
}

/// Registers the card `key` for its holder, who must be in the register of residents. A card that
/// is registered already stays as it is.
///
/// # Errors
/// See [`FirstUseError`].
pub async fn register(
    identity: &Identity,
    reader: &Reader,
    entropy: &dyn Entropy,
    key: &str,
) -> Result<PersonId, FirstUseError> {
    let lying = reader.card(key).await?;
    let browser = Browser::new(entropy);
    let login = identity.begin_login(&browser, "/home").await?;
    let (card, next) = match sign(identity, reader, &browser, login, key, &lying.pin).await? {
        Some(Outcome::LoggedIn { person, .. }) => return Ok(person),
        Some(Outcome::UnknownCard { card, next }) => (card, next),
        _ => return Err(FirstUseError::Refused(key.to_owned())),
    };
    let registration = identity.begin_registration(&browser, card, &next).await?;
    match sign(
        identity,
        reader,
        &browser,
        registration,
        key,
        &lying.password,
    )
    .await?
    {
        Some(Outcome::Registered { person, .. }) => Ok(person),
        _ => Err(FirstUseError::Refused(key.to_owned())),
    }
}

async fn sign(
    identity: &Identity,
    reader: &Reader,
    browser: &Browser,
    ceremony: CeremonyId,
    key: &str,
    typed: &str,
) -> Result<Option<Outcome>, FirstUseError> {
    let Some(waiting) = identity.waiting(ceremony).await? else {
        return Ok(None);
    };
    let answer = reader.sign(key, typed, &waiting.text).await?;
    identity
        .answer(ceremony, &answer.certificate, &answer.signature)
        .await?;
    Ok(match identity.claim(ceremony, browser).await? {
        Claim::Outcome(outcome) => Some(outcome),
        Claim::Waiting | Claim::Answered | Claim::Gone => None,
    })
}
