//! Institutions as clients of the gateway: how they prove who they are, and the tokens that they
//! got for it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;

use super::{AuditRow, Error, InstitutionRow};
use crate::vault::{Blind, Sealed};

/// How an institution proves who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Which.
    pub institution: InstitutionId,
    /// Version, from 1.
    pub version: u32,
    /// Its keys, and whether it is suspended.
    pub sealed: Sealed,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// What the client holds.
    pub token: Blind,
    /// Whose.
    pub institution: InstitutionId,
    /// The version of the client that it was given to: it holds no longer than that one.
    pub client: u32,
    /// When it ends (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is good for.
    pub sealed: Sealed,
}

/// Clients.
#[async_trait]
pub trait Clients: Send + Sync {
    /// How an institution proves who it is, if it ever could.
    async fn client(&self, institution: InstitutionId) -> Result<Option<ClientRow>, Error>;

    /// All, in the order of their institutions.
    async fn clients(&self) -> Result<Vec<ClientRow>, Error>;

    /// Writes one, and what was done.
    ///
    /// # Errors
    /// [`Error::Conflict`] unless its version follows the current one.
    async fn put_client(&self, row: &ClientRow, audit: &AuditRow) -> Result<(), Error>;

    /// Takes an assertion, to be remembered until it expires.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it was taken before.
    async fn spend_assertion(
        &self,
        assertion: Blind,
        expires_at: DateTime<Utc>,
    ) -> Result<(), Error>;

    /// Gives out a token.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is such a token.
    async fn issue_token(&self, row: &TokenRow) -> Result<(), Error>;

    /// A token that has not expired at `now`, with its institution, as long as the version of the
    /// client holds that it was given to.
    async fn token(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<(TokenRow, InstitutionRow)>, Error>;
}
