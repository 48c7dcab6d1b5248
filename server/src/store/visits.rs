//! Visits: what an institution asks a person beside a card reader; and the browsers that stand at
//! receptions.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::VisitId;

use super::{AuditRow, Error, InstitutionRow, TokenRow};
use crate::vault::{Blind, Sealed};

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRow {
    /// Until when it can be answered, and the answer be read (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What is asked.
    pub sealed: Sealed,
    /// What was answered.
    pub answer: Option<Sealed>,
}

/// Visits, and receptions.
#[async_trait]
pub trait Visits: Send + Sync {
    /// Begins one.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the id is in use.
    async fn open_visit(
        &self,
        id: VisitId,
        expires_at: DateTime<Utc>,
        sealed: &Sealed,
    ) -> Result<(), Error>;

    /// One that has not expired at `now`.
    async fn visit(&self, id: VisitId, now: DateTime<Utc>) -> Result<Option<VisitRow>, Error>;

    /// Answers one that has not expired at `now`, and keeps it until `until`. `false` if there is
    /// none, or it was answered before.
    async fn answer_visit(
        &self,
        id: VisitId,
        now: DateTime<Utc>,
        answer: &Sealed,
        until: DateTime<Utc>,
    ) -> Result<bool, Error>;

    /// Lets the holder of a token stand at a reception, and writes down what was done, if that is
    /// to be.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is such a token.
    async fn open_reception(&self, row: &TokenRow, audit: Option<&AuditRow>) -> Result<(), Error>;

    /// Whoever holds a token that has not expired at `now`, as long as the version of the client
    /// holds that it was given to.
    async fn reception(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<(TokenRow, InstitutionRow)>, Error>;

    /// Takes a token back. `false` if there is none: of all callers one gets `true`.
    async fn close_reception(&self, token: Blind) -> Result<bool, Error>;
}
