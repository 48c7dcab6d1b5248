//! The registry of institutions.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;

use super::Error;
use crate::vault::{Blind, Sealed};

/// One institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionRow {
    /// Which.
    pub id: InstitutionId,
    /// Version, from 1.
    pub version: u32,
    /// Its code.
    pub code: Blind,
    /// What the row says, blind.
    pub content: Blind,
    /// When it was written.
    pub updated_at: DateTime<Utc>,
    /// What the row says.
    pub sealed: Sealed,
}

/// Institutions.
#[async_trait]
pub trait Institutions: Send + Sync {
    /// All, in the order of their ids.
    async fn institutions(&self) -> Result<Vec<InstitutionRow>, Error>;

    /// One.
    async fn institution(&self, id: InstitutionId) -> Result<Option<InstitutionRow>, Error>;

    /// The one with this code.
    async fn institution_coded(&self, code: Blind) -> Result<Option<InstitutionRow>, Error>;

    /// Writes one.
    ///
    /// # Errors
    /// [`Error::Conflict`] if a first version's id or code is taken, or a later one does not
    /// follow the current one.
    async fn put_institution(&self, row: &InstitutionRow) -> Result<(), Error>;
}
