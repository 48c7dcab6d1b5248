//! What was noticed about who looks, for the oversight.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{AuditRow, Error};
use crate::vault::{Blind, Sealed};

/// Something that was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// What, about whom, and on which day: once.
    pub thing: Blind,
    /// Version, from 1.
    pub version: u32,
    /// When it was noticed first.
    pub found_at: DateTime<Utc>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// What it says.
    pub sealed: Sealed,
}

/// Findings.
#[async_trait]
pub trait Findings: Send + Sync {
    /// Those that were answered or those that were not, the newest first, at most `limit`.
    async fn findings(&self, answered: bool, limit: u32) -> Result<Vec<FindingRow>, Error>;

    /// One.
    async fn finding(&self, thing: Blind) -> Result<Option<FindingRow>, Error>;

    /// Writes one, and what was done if someone did it.
    ///
    /// # Errors
    /// [`Error::Conflict`] unless its version follows the current one.
    async fn put_finding(&self, row: &FindingRow, audit: Option<&AuditRow>) -> Result<(), Error>;
}
