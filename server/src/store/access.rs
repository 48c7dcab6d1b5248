//! Sessions and ceremonies: found by a secret that a browser holds, of which only the blind
//! index is kept.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, PersonId};

use super::Error;
use crate::vault::{Blind, Sealed};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its token.
    pub token: Blind,
    /// Whose.
    pub person: Option<PersonId>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// When it ends (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it holds.
    pub sealed: Sealed,
}

/// Sessions.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Begins a session.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the token is in use.
    async fn create_session(&self, row: &SessionRow) -> Result<(), Error>;

    /// A session that has not expired at `now`.
    async fn session(&self, token: Blind, now: DateTime<Utc>) -> Result<Option<SessionRow>, Error>;

    /// Saves person, times of saving and ending, and content of a session that is there and had
    /// not expired when saved. `false` if there is none: what ended stays ended.
    async fn save_session(&self, row: &SessionRow) -> Result<bool, Error>;

    /// Ends a session; with `owner` only if it is theirs. `false` if there is none.
    async fn end_session(&self, token: Blind, owner: Option<PersonId>) -> Result<bool, Error>;

    /// People with a session that has not expired, in the order of their ids, those after `after`,
    /// at most `limit`.
    async fn logged_in(
        &self,
        after: Option<PersonId>,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error>;

    /// A person's sessions that have not expired at `now`, the one saved last first.
    async fn sessions_of(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionRow>, Error>;

    /// Ends all sessions of a person but one; answers how many.
    async fn end_sessions(&self, person: PersonId, except: Option<Blind>) -> Result<u64, Error>;

    /// Deletes sessions and ceremonies that expired before `before`; answers how many.
    async fn sweep(&self, before: DateTime<Utc>) -> Result<u64, Error>;
}

/// A ceremony that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCeremony {
    /// Which.
    pub id: CeremonyId,
    /// Secret of the browser that began it.
    pub browser: Blind,
    /// Until when it may be answered (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is about.
    pub sealed: Sealed,
}

/// What a browser finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CeremonyState {
    /// Not answered.
    Open,
    /// Answered, without outcome so far.
    Answered,
    /// The outcome, given out this once.
    Outcome(Sealed),
}

/// Ceremonies.
#[async_trait]
pub trait Ceremonies: Send + Sync {
    /// Begins one.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the id is in use.
    async fn open_ceremony(&self, ceremony: &NewCeremony) -> Result<(), Error>;

    /// What one is about that is neither answered nor expired at `now`.
    async fn ceremony(&self, id: CeremonyId, now: DateTime<Utc>) -> Result<Option<Sealed>, Error>;

    /// Marks one as answered and gives what it is about: to one caller only, and only if it has
    /// not expired at `now`.
    async fn consume_ceremony(
        &self,
        id: CeremonyId,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error>;

    /// Stores what came of one that was answered. `false` if there is none, or it has an outcome.
    async fn settle_ceremony(&self, id: CeremonyId, outcome: &Sealed) -> Result<bool, Error>;

    /// What the browser that began it finds, if the ceremony expired at `oldest` or later and
    /// its outcome was not taken; an outcome is marked as taken at `now`.
    async fn claim_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        oldest: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Option<CeremonyState>, Error>;
}
