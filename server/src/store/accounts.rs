//! Whether the ways into a person's account are stopped, and what was done in it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{EventId, PersonId};

use super::{Error, Held, NewNotice};
use crate::vault::Sealed;

/// Whether the ways in are stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockRow {
    /// Version, from 1.
    pub version: u32,
    /// Since when.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Which.
    pub id: EventId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub sealed: Sealed,
}

/// Accounts.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The newest version; none as long as nothing was ever stopped.
    async fn lock(&self, person: PersonId) -> Result<Option<Held<Option<LockRow>>>, Error>;

    /// Appends a version, writes down that it was done, tells it, and ends every session of the
    /// person if that is to be.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it does not follow the current one.
    async fn put_lock(
        &self,
        person: PersonId,
        row: &LockRow,
        event: &EventRow,
        notice: &NewNotice,
        end_sessions: bool,
    ) -> Result<(), Error>;

    /// Writes down something that was done.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the person is not there.
    async fn put_event(&self, person: PersonId, row: &EventRow) -> Result<(), Error>;

    /// What was done before the event of this id, newest first, at most so many.
    async fn events(
        &self,
        person: PersonId,
        before: Option<EventId>,
        limit: u32,
    ) -> Result<Option<Held<Vec<EventRow>>>, Error>;
}
