//! The system key under each root key that may unwrap it, and the change from one to another.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;

use super::Error;
use crate::vault::{RootId, Wrapped};

/// The system key, wrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootRow {
    /// The system key under one root key.
    pub system: Wrapped,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// Root keys. More than one row means that a change of the root key is under way.
#[async_trait]
pub trait Roots: Send + Sync {
    /// All of them, oldest first.
    async fn roots(&self) -> Result<Vec<RootRow>, Error>;

    /// Stores the very first one.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is one.
    async fn found_root(&self, row: &RootRow) -> Result<(), Error>;

    /// Stores another one beside the one that is there.
    ///
    /// # Errors
    /// [`Error::Conflict`] unless there is exactly one, and another.
    async fn add_root(&self, row: &RootRow) -> Result<(), Error>;

    /// Removes a root key that wraps nobody's key any more.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it still wraps someone's, or is the only one.
    async fn drop_root(&self, root: RootId) -> Result<(), Error>;

    /// People whose keys this root key wraps, in the order of their ids, at most `limit`.
    async fn keys_under(&self, root: RootId, limit: u32)
    -> Result<Vec<(PersonId, Wrapped)>, Error>;

    /// Replaces the wrapped keys of these people. Who was erased in the meantime stays erased.
    async fn rewrap(&self, keys: &[(PersonId, Wrapped)]) -> Result<(), Error>;
}
