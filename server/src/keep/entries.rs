//! A person's disclosure log.

use hikae_core::disclosure::Entry;
use hikae_core::ids::{EntryId, PersonId};

use super::{Error, Keep};

/// Where a person's log stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainHead {
    /// Number of the last entry; 0 if there is none.
    pub seq: u64,
    /// Hash of the last entry, lower-case hex; 64 zeros if there is none.
    pub hash: String,
}

impl Keep {
    /// Writes the next entry of a person's log and answers it once it is durable. `build` is given
    /// the entry before it, and is called again if another entry came first.
    ///
    /// # Errors
    /// [`Error::Conflict`] if others came first time and again, or if `build` does not continue the chain that it
    /// is given; [`Error::NoSuchPerson`].
    pub async fn append_entry(
        &self,
        person: PersonId,
        build: impl Fn(&ChainHead) -> Entry + Send + Sync,
    ) -> Result<Entry, Error> {
        let _ = (person, build);
        Err(Error::Unavailable)
    }

    /// A page of a person's log, newest first: at most `limit` entries before number `before`.
    pub async fn entries(
        &self,
        person: PersonId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Entry>, Error> {
        let _ = (person, before, limit);
        Err(Error::Unavailable)
    }

    /// One entry of a person's log.
    pub async fn entry(&self, person: PersonId, id: EntryId) -> Result<Option<Entry>, Error> {
        let _ = (person, id);
        Err(Error::Unavailable)
    }

    /// How many entries a person's log has.
    pub async fn entry_count(&self, person: PersonId) -> Result<u64, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }
}
