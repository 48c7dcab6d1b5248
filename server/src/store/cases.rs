//! Cases, append-only, and the queue in which officers find them.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CaseId, PersonId};

use super::{Error, Held, NewNotice};
use crate::vault::{Blind, Sealed};

/// One version of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Which case.
    pub id: CaseId,
    /// Version, from 1.
    pub version: u32,
    /// What it is about. A person has one case about a subject.
    pub subject: Blind,
    /// What it says.
    pub sealed: Sealed,
}

/// A case as officers find it. Nothing in it leads to the person without the system's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The case.
    pub thing: Blind,
    /// Its person.
    pub owner: Blind,
    /// An office, and whether it still has to act.
    pub shelf: Blind,
    /// Version of the case.
    pub version: u32,
    /// For order.
    pub due_at: DateTime<Utc>,
    /// When it goes over to another office unless something happens.
    pub hands_on_at: Option<DateTime<Utc>>,
    /// What a list shows of it.
    pub sealed: Sealed,
}

/// Cases.
#[async_trait]
pub trait Cases: Send + Sync {
    /// A person's cases in their current version, in the order of their ids.
    async fn cases(&self, person: PersonId) -> Result<Option<Held<Vec<CaseRow>>>, Error>;

    /// One case in its current version, with the key even if there is none.
    async fn case_by_id(
        &self,
        person: PersonId,
        id: CaseId,
    ) -> Result<Option<Held<Option<CaseRow>>>, Error>;

    /// The case about a subject, with the key even if there is none.
    async fn case_about(
        &self,
        person: PersonId,
        subject: Blind,
    ) -> Result<Option<Held<Option<CaseRow>>>, Error>;

    /// Appends a version, puts it where officers find it, and tells the person.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the current version is not the one before it, another case is about
    /// the same subject, or the person is not there.
    async fn put_case(
        &self,
        person: PersonId,
        case: &CaseRow,
        queued: &QueueRow,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error>;

    /// A case as officers find it.
    async fn queued(&self, thing: Blind) -> Result<Option<QueueRow>, Error>;

    /// What lies on a shelf, what is due first first, after `after`, at most `limit`.
    async fn shelf(
        &self,
        shelf: Blind,
        after: Option<(DateTime<Utc>, Blind)>,
        limit: u32,
    ) -> Result<Vec<QueueRow>, Error>;

    /// What goes over to another office at `at` or before, at most `limit`.
    async fn overdue(&self, at: DateTime<Utc>, limit: u32) -> Result<Vec<QueueRow>, Error>;

    /// Everything that officers find, after `after`, at most `limit`.
    async fn every_queued(&self, after: Option<Blind>, limit: u32) -> Result<Vec<QueueRow>, Error>;
}
