//! Names under which institutions know people.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;

use super::{Error, NewNotice};
use crate::vault::Blind;

/// A name to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PseudonymRow {
    /// Person and institution.
    pub trace: Blind,
    /// Version, from 1.
    pub version: u32,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Under what the person is found by it.
    pub index: Blind,
}

/// Names under which institutions know people.
#[async_trait]
pub trait Pseudonyms: Send + Sync {
    /// The version of the name that a person has for an institution; 0 if they have none, or
    /// are not there.
    async fn pseudonym_version(&self, person: PersonId, trace: Blind) -> Result<u32, Error>;

    /// For whom a person has names, and in which version each is; nothing if they are not there.
    async fn pseudonyms(&self, person: PersonId) -> Result<Vec<(Blind, u32)>, Error>;

    /// Gives a name, and takes the one before away, which stood under `before`; and tells the person.
    ///
    /// # Errors
    /// [`Error::Conflict`], and nothing is changed, if the person is not there, the version does
    /// not follow the one that holds, or nothing stood under `before`.
    async fn put_pseudonym(
        &self,
        person: PersonId,
        row: &PseudonymRow,
        before: Option<Blind>,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error>;

    /// Who has this name.
    async fn person_named(&self, index: Blind) -> Result<Option<PersonId>, Error>;
}
