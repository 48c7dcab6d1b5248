//! Passkeys of people, and the number that a person logs in with. In clear are ids, versions and
//! times of ending.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, PersonId};

use super::{Error, Held, NewNotice};
use crate::vault::{Blind, Sealed};

/// A passkey of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Whose.
    pub person: PersonId,
    /// The id of the credential.
    pub credential: Blind,
    /// Version, from 1.
    pub version: u32,
    /// The rest.
    pub sealed: Sealed,
}

/// The number that a person logs in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRow {
    /// The number, blind.
    pub login: Blind,
    /// The number.
    pub sealed: Sealed,
}

/// What a person logs in with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyRing {
    /// Their number, once they have one.
    pub number: Option<NumberRow>,
    /// Their passkeys, in no order.
    pub keys: Vec<KeyRow>,
}

/// A question to a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyCeremonyRow {
    /// Which.
    pub id: CeremonyId,
    /// Secret of the browser that began it.
    pub browser: Blind,
    /// Until when it can be answered (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is about.
    pub sealed: Sealed,
}

/// Passkeys of people.
#[async_trait]
pub trait Passkeys: Send + Sync {
    /// What a person logs in with.
    async fn key_ring(&self, person: PersonId) -> Result<Option<Held<KeyRing>>, Error>;

    /// Whose this number is, or the passkey with this credential.
    async fn key_holder(&self, blind: Blind) -> Result<Option<PersonId>, Error>;

    /// Adds a passkey in its first version, with the number where the person has none so far, and
    /// tells them.
    ///
    /// # Errors
    /// [`Error::Conflict`] if credential or number are someone's, the person has a number by now,
    /// or is not there.
    async fn put_key(
        &self,
        key: &KeyRow,
        number: Option<&NumberRow>,
        notice: &NewNotice,
    ) -> Result<(), Error>;

    /// Replaces what is sealed about a passkey, and tells the person, if that is to be.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the passkey is not in the version before this one.
    async fn update_key(&self, key: &KeyRow, notice: Option<&NewNotice>) -> Result<(), Error>;

    /// Removes passkeys of a person, and tells them.
    ///
    /// # Errors
    /// [`Error::Conflict`] if one of them is not there.
    async fn remove_keys(
        &self,
        person: PersonId,
        credentials: &[Blind],
        notice: &NewNotice,
    ) -> Result<(), Error>;

    /// Begins a ceremony.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the id is in use.
    async fn open_key_ceremony(&self, ceremony: &KeyCeremonyRow) -> Result<(), Error>;

    /// Takes a ceremony that has not expired at `now`: of all callers with the secret of its browser
    /// exactly one gets it.
    async fn take_key_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error>;
}
