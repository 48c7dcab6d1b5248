//! The log of import runs.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::ImportId;

use super::Error;
use crate::vault::Sealed;

/// One run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Which.
    pub id: ImportId,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// What it imports.
    pub sealed: Sealed,
    /// When it ended and what came of it.
    pub ended: Option<(DateTime<Utc>, Sealed)>,
}

/// Import runs.
#[async_trait]
pub trait Imports: Send + Sync {
    /// Notes that one begins.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the id is in use.
    async fn begin_import(&self, row: &ImportRow) -> Result<(), Error>;

    /// Notes that one ended. `false` if there is none, or it has ended.
    async fn end_import(
        &self,
        id: ImportId,
        at: DateTime<Utc>,
        summary: &Sealed,
    ) -> Result<bool, Error>;

    /// The last ones, newest first.
    async fn imports(&self, limit: u32) -> Result<Vec<ImportRow>, Error>;
}
