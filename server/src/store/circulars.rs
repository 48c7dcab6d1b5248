//! What staff write and send to many, and the passes over everyone in the register.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CircularId, FileId, NoticeId, PassId, PersonId};
use uuid::Uuid;

use super::{AuditRow, Error, Held, ResidentRow};
use crate::vault::Sealed;

/// Where a circular stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularRow {
    /// Which.
    pub id: CircularId,
    /// Number of this change, from 1.
    pub change: u32,
    /// Its current version.
    pub version: u32,
    /// The version that was approved; none but the current one can be.
    pub approved: Option<u32>,
    /// The number of its state.
    pub state: u32,
    /// When it is to go out.
    pub due_at: Option<DateTime<Utc>>,
    /// What else there is to say.
    pub sealed: Sealed,
}

/// A version of a circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Of which.
    pub id: CircularId,
    /// Number, from 1.
    pub version: u32,
    /// Who wrote it.
    pub writer: Uuid,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// That someone approved what someone else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApprovalRow {
    /// Of which.
    pub id: CircularId,
    /// Which version.
    pub version: u32,
    /// Who wrote it.
    pub writer: Uuid,
    /// Who approved it.
    pub approver: Uuid,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// That a circular reached someone: goes along with the entry and the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReachedRow {
    /// Which.
    pub circular: CircularId,
    /// In which version.
    pub version: u32,
    /// As which notice.
    pub notice: NoticeId,
}

/// What is written together about a circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularWrite {
    /// Where it stands now.
    pub row: CircularRow,
    /// A new version.
    pub version: Option<VersionRow>,
    /// An approval of the current version.
    pub approval: Option<ApprovalRow>,
    /// What was done, if someone did it.
    pub audit: Option<AuditRow>,
}

/// Someone in the register, for a pass over everyone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Who.
    pub person: PersonId,
    /// Their row, with the key.
    pub held: Held<ResidentRow>,
    /// Whether they have decided anything about sharing.
    pub decided: bool,
}

/// How far a circular has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many people have it.
    pub reached: u64,
    /// How many of them have opened it.
    pub read: u64,
}

/// A pass over everyone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassRow {
    /// Which.
    pub id: PassId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Who passed, by what rule, and what for.
    pub sealed: Sealed,
}

/// Circulars.
#[async_trait]
pub trait Circulars: Send + Sync {
    /// Those before `before`, the newest first, at most `limit`.
    async fn circulars(
        &self,
        before: Option<CircularId>,
        limit: u32,
    ) -> Result<Vec<CircularRow>, Error>;

    /// One.
    async fn circular(&self, id: CircularId) -> Result<Option<CircularRow>, Error>;

    /// A version of one.
    async fn circular_version(
        &self,
        id: CircularId,
        version: u32,
    ) -> Result<Option<VersionRow>, Error>;

    /// Those that are approved or on their way, and whose time has come.
    async fn circulars_due(&self, now: DateTime<Utc>) -> Result<Vec<CircularRow>, Error>;

    /// Writes a change.
    ///
    /// # Errors
    /// [`Error::Conflict`] unless it follows the current change; [`Error::Unavailable`] if it says
    /// that something goes out which nobody but its writer approved.
    async fn put_circular(&self, write: &CircularWrite) -> Result<(), Error>;

    /// Writes a part of a list. Of a part that is there already nothing changes.
    async fn put_list(
        &self,
        id: CircularId,
        list: u32,
        part: u32,
        sealed: &Sealed,
    ) -> Result<(), Error>;

    /// A part of a list.
    async fn list(&self, id: CircularId, list: u32, part: u32) -> Result<Option<Sealed>, Error>;

    /// Keeps a file.
    async fn put_file(&self, id: FileId, sealed: &Sealed) -> Result<(), Error>;

    /// A file.
    async fn file(&self, id: FileId) -> Result<Option<Sealed>, Error>;

    /// Everyone in the register after `after`, in the order of their ids, at most `limit`.
    async fn register(&self, after: Option<PersonId>, limit: u32) -> Result<Vec<Counted>, Error>;

    /// Whom a circular reached, and as which notice, after `after`, at most `limit`.
    async fn reached(
        &self,
        id: CircularId,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<(PersonId, NoticeId)>, Error>;

    /// How far a circular has come.
    async fn tally(&self, id: CircularId) -> Result<Tally, Error>;

    /// Notes a pass over everyone; done when it is durable.
    async fn put_pass(&self, row: &PassRow) -> Result<(), Error>;

    /// Passes made from `from` on and before `before`, the newest first, at most `limit`.
    async fn passes(
        &self,
        from: DateTime<Utc>,
        before: Option<PassId>,
        limit: u32,
    ) -> Result<Vec<PassRow>, Error>;
}
