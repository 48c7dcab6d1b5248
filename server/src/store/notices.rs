//! The inbox of a person.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{NoticeId, PersonId};

use super::{Error, Held};
use crate::vault::{Blind, Sealed};

/// A notice to be written: with what it is about, in the same transaction, or on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// Which.
    pub id: NoticeId,
    /// What it is written for. Of several for one occasion only the first is kept.
    pub occasion: Blind,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Which.
    pub id: NoticeId,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// When it was first opened.
    pub read_at: Option<DateTime<Utc>>,
    /// When it was put away, if it still is.
    pub archived_at: Option<DateTime<Utc>>,
    /// What it says.
    pub sealed: Sealed,
}

/// How many notices a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoticeCounts {
    /// In the inbox.
    pub inbox: u64,
    /// Put away.
    pub archived: u64,
}

/// Inboxes.
#[async_trait]
pub trait Notices: Send + Sync {
    /// Writes a notice. `false` if there is one for this occasion: nothing was written.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the person is not there.
    async fn notify(&self, person: PersonId, notice: &NewNotice) -> Result<bool, Error>;

    /// At most `limit` notices after the first `skip`: those in the inbox, unread ones first, or
    /// those that were put away; newest first.
    async fn notices(
        &self,
        person: PersonId,
        archived: bool,
        skip: u64,
        limit: u32,
    ) -> Result<Option<Held<Vec<NoticeRow>>>, Error>;

    /// One notice.
    async fn notice(
        &self,
        person: PersonId,
        id: NoticeId,
    ) -> Result<Option<Held<NoticeRow>>, Error>;

    /// Whether there is a notice for this occasion.
    async fn told(&self, person: PersonId, occasion: Blind) -> Result<bool, Error>;

    /// How many in the inbox were never opened.
    async fn unread(&self, person: PersonId) -> Result<u64, Error>;

    /// How many there are.
    async fn notice_counts(&self, person: PersonId) -> Result<NoticeCounts, Error>;

    /// Notes that one was opened. `false` if there is none that was not.
    async fn read_notice(
        &self,
        person: PersonId,
        id: NoticeId,
        at: DateTime<Utc>,
    ) -> Result<bool, Error>;

    /// Takes all in the inbox as opened that were written until `until`; answers how many.
    async fn read_notices(
        &self,
        person: PersonId,
        until: DateTime<Utc>,
        at: DateTime<Utc>,
    ) -> Result<u64, Error>;

    /// Puts one away, or back into the inbox. `false` if there is none.
    async fn shelve_notice(
        &self,
        person: PersonId,
        id: NoticeId,
        archived_at: Option<DateTime<Utc>>,
    ) -> Result<bool, Error>;
}
