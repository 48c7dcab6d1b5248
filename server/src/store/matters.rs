//! What waits at the desk under a number.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{AuditRow, Error};
use crate::vault::{Blind, Sealed};

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterRow {
    /// Its number.
    pub token: Blind,
    /// Version, from 1.
    pub version: u32,
    /// Until when (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is.
    pub sealed: Sealed,
}

/// Matters of the desk. What staff do about one is written down with it, or it is not done.
#[async_trait]
pub trait Matters: Send + Sync {
    /// Lets something wait.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the number is in use.
    async fn open_matter(&self, row: &MatterRow, audit: Option<&AuditRow>) -> Result<(), Error>;

    /// What waits under a number and has not expired at `now`.
    async fn matter(&self, token: Blind, now: DateTime<Utc>) -> Result<Option<MatterRow>, Error>;

    /// Replaces what waits.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is not in the version before this one.
    async fn change_matter(&self, row: &MatterRow, audit: &AuditRow) -> Result<(), Error>;

    /// Takes what waits in this version away.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is gone or in another version: of all callers one succeeds.
    async fn close_matter(&self, token: Blind, version: u32, audit: &AuditRow)
    -> Result<(), Error>;
}
