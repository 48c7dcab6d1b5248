//! What importers could not take.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{ImportId, QuarantineId};

use super::Error;
use crate::vault::{Blind, Sealed};

/// Something in quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineRow {
    /// Which.
    pub id: QuarantineId,
    /// What makes it the same thing again.
    pub thing: Blind,
    /// The import that met it first.
    pub import: ImportId,
    /// When.
    pub since: DateTime<Utc>,
    /// The rest.
    pub sealed: Sealed,
}

/// Quarantine.
#[async_trait]
pub trait Quarantines: Send + Sync {
    /// Puts things in, all or none; answers for each the id under which it is there. What is
    /// there, waiting or dismissed, stays as it is.
    async fn quarantine(&self, rows: &[QuarantineRow]) -> Result<Vec<QuarantineId>, Error>;

    /// What waits, in the order of ids, after `after`, at most `limit`.
    async fn quarantined(
        &self,
        after: Option<QuarantineId>,
        limit: u32,
    ) -> Result<Vec<QuarantineRow>, Error>;

    /// Dismisses something at `at`. `false` if it does not wait.
    async fn dismiss(&self, id: QuarantineId, at: DateTime<Utc>) -> Result<bool, Error>;
}
