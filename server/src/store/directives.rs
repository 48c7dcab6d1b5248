//! Directives, append-only.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{DirectiveId, PersonId};

use super::{Error, Held, NewNotice};
use crate::vault::Sealed;

/// One version of a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectiveRow {
    /// Which directive.
    pub id: DirectiveId,
    /// Version, from 1.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// Directives.
#[async_trait]
pub trait Directives: Send + Sync {
    /// The current version of each, in the order of their ids.
    async fn directives(&self, person: PersonId) -> Result<Option<Held<Vec<DirectiveRow>>>, Error>;

    /// The current version of one, with the key even if there is none.
    async fn directive(
        &self,
        person: PersonId,
        id: DirectiveId,
    ) -> Result<Option<Held<Option<DirectiveRow>>>, Error>;

    /// Every version of each, in the order in which they were made.
    async fn directive_versions(
        &self,
        person: PersonId,
    ) -> Result<Option<Held<Vec<DirectiveRow>>>, Error>;

    /// Appends a version, and tells it.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the current version is not the one before it, or the person is not
    /// there.
    async fn put_directive(
        &self,
        person: PersonId,
        row: &DirectiveRow,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error>;
}
