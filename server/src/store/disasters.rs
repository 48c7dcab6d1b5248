//! Disasters that an operator declared.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::DisasterId;

use super::{AuditRow, Error};
use crate::vault::Sealed;

/// A disaster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisasterRow {
    /// Which.
    pub id: DisasterId,
    /// Version, from 1.
    pub version: u32,
    /// Until when (exclusive).
    pub until: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// Disasters.
#[async_trait]
pub trait Disasters: Send + Sync {
    /// Those that end after `at`, in the order in which they were declared.
    async fn disasters(&self, at: DateTime<Utc>) -> Result<Vec<DisasterRow>, Error>;

    /// Writes one, and what was done.
    ///
    /// # Errors
    /// [`Error::Conflict`] unless its version follows the current one.
    async fn put_disaster(&self, row: &DisasterRow, audit: &AuditRow) -> Result<(), Error>;
}
