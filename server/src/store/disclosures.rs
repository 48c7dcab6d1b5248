//! The disclosure log, append-only.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{EntryId, PersonId};

use super::{Beside, Error, Held};
use crate::vault::Sealed;

/// The end of a person's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadRow {
    /// Number of the last entry.
    pub seq: u64,
    /// Which entry.
    pub id: EntryId,
    /// Its hash.
    pub head: Sealed,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Number and hash.
    pub head: HeadRow,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// An entry of someone, found without knowing whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somewhere {
    /// Whose.
    pub person: PersonId,
    /// The entry, with the person's key.
    pub held: Held<EntryRow>,
}

/// The disclosure log.
#[async_trait]
pub trait Disclosures: Send + Sync {
    /// The end of a person's log, with the key even if there is no entry.
    async fn head(&self, person: PersonId) -> Result<Option<Held<Option<HeadRow>>>, Error>;

    /// Appends an entry with what goes along with it, and lets its leaf wait for the public log;
    /// done when all is durable.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is not the next one, the person is not there, the leaf waits
    /// already, or what waits for the summary was changed in between.
    async fn append(
        &self,
        person: PersonId,
        entry: &EntryRow,
        leaf: [u8; 32],
        beside: &Beside,
    ) -> Result<(), Error>;

    /// At most `limit` entries with a number below `before`, newest first.
    async fn entries(
        &self,
        person: PersonId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Option<Held<Vec<EntryRow>>>, Error>;

    /// One entry.
    async fn entry(&self, person: PersonId, id: EntryId) -> Result<Option<Held<EntryRow>>, Error>;

    /// For supervision: at most `limit` entries of whomever, written down from `from` to `until`
    /// (exclusive), after `after`, in the order of `(recorded_at, id)`.
    async fn supervised(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        after: (DateTime<Utc>, EntryId),
        limit: u32,
    ) -> Result<Vec<Somewhere>, Error>;

    /// For supervision: one entry, whosever it is.
    async fn entry_somewhere(&self, id: EntryId) -> Result<Option<Somewhere>, Error>;
}
