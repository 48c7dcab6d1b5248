//! Records and their versions, and the reads that bring together what a page or a decision needs.

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{PersonId, RecordId};

use super::{CaseRow, DirectiveRow, EntryRow, Error, Held, ResidentRow};
use crate::vault::{Blind, Sealed};

/// What is known under a source key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Which record.
    pub id: RecordId,
    /// Its current version.
    pub version: u32,
    /// What it says, blind.
    pub content: Blind,
}

/// A version of a record to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordWrite {
    /// Whose.
    pub person: PersonId,
    /// Which record.
    pub id: RecordId,
    /// The version that this write makes; one more than the current one, which it supersedes.
    pub version: u32,
    /// What makes it the same record again.
    pub source: Blind,
    /// Its category.
    pub category: Blind,
    /// What it says, blind.
    pub content: Blind,
    /// When.
    pub received_at: DateTime<Utc>,
    /// What decisions need to know.
    pub header: Sealed,
    /// What it says.
    pub body: Sealed,
}

/// What decisions need to know about a record, in its current version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRow {
    /// Which record.
    pub id: RecordId,
    /// Version.
    pub version: u32,
    /// The header.
    pub header: Sealed,
}

/// A version of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRow {
    /// What decisions need to know.
    pub head: HeaderRow,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// When another version took its place.
    pub superseded_at: Option<DateTime<Utc>>,
    /// What it says.
    pub body: Sealed,
}

/// What a decision about a person's records needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseRows {
    /// Current records, in the order of their ids.
    pub headers: Vec<HeaderRow>,
    /// Directives in their current version, in the order of their ids.
    pub directives: Vec<DirectiveRow>,
    /// Cases, in the order of their ids.
    pub cases: Vec<CaseRow>,
}

/// What a person's first page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeRows {
    /// The row in the register.
    pub resident: ResidentRow,
    /// Current records of the categories asked for, in the order of their ids.
    pub records: Vec<BodyRow>,
    /// Directives in their current version, in the order of their ids.
    pub directives: Vec<DirectiveRow>,
    /// Cases, in the order of their ids.
    pub cases: Vec<CaseRow>,
    /// The last entries of the log, newest first.
    pub entries: Vec<EntryRow>,
}

/// Records.
#[async_trait]
pub trait Records: Send + Sync {
    /// What is known under these source keys, answers in order; `None` for a person who is not
    /// there.
    async fn known(
        &self,
        sources: &[(PersonId, Blind)],
    ) -> Result<Vec<Option<Held<Option<Known>>>>, Error>;

    /// Writes versions of records: all of a person, or none. Answers whose were refused: the
    /// version before one of theirs is not the current one, its source key is taken by another
    /// record, or the person is not there.
    async fn put_records(&self, records: &[RecordWrite]) -> Result<BTreeSet<PersonId>, Error>;

    /// Headers of a person's current records, in the order of their ids.
    async fn headers(&self, person: PersonId) -> Result<Option<Held<Vec<HeaderRow>>>, Error>;

    /// A person's current records, of one category or all, in the order of their ids.
    async fn records(
        &self,
        person: PersonId,
        category: Option<Blind>,
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error>;

    /// Those of these records that the person has, in their current version.
    async fn records_by_id(
        &self,
        person: PersonId,
        ids: &[RecordId],
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error>;

    /// Every version of a record, newest first.
    async fn versions(
        &self,
        person: PersonId,
        id: RecordId,
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error>;

    /// What a decision about a person's records needs, in one statement.
    async fn case(&self, person: PersonId) -> Result<Option<Held<CaseRows>>, Error>;

    /// What a person's first page needs, in one statement: current records of two categories,
    /// and the last `entries` entries.
    async fn home(
        &self,
        person: PersonId,
        categories: [Blind; 2],
        entries: u32,
    ) -> Result<Option<Held<HomeRows>>, Error>;
}
