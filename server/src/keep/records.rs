//! Records and their versions.

use chrono::{DateTime, Utc};
use hikae_core::ids::{ImportId, PersonId, RecordId};
use hikae_core::record::{Category, Record, RecordRef, SensitiveClass};
use serde::{Deserialize, Serialize};

use super::{Error, Keep};

/// Where a record came from. Sealed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The import that brought it.
    pub import: Option<ImportId>,
    /// File as the operator named it.
    pub file: String,
    /// Line, from 1, where the source has lines.
    pub line: Option<u64>,
}

/// A record to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecord {
    /// Whose.
    pub person: PersonId,
    /// What it says.
    pub record: Record,
    /// Its sensitive class, if it has one.
    pub sensitive: Option<SensitiveClass>,
    /// What makes it the same record of this person again, whatever it says: for a checkup for
    /// instance program, day and institution. A second record with the same key supersedes.
    pub source_key: Vec<u8>,
    /// Where it came from.
    pub source: Source,
}

/// What became of a record. The id stays the same over all versions, so that a decision about
/// one record also holds for its correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was new.
    Inserted {
        /// Its id.
        id: RecordId,
    },
    /// It was known with the same content; nothing was written.
    Unchanged {
        /// Its id.
        id: RecordId,
    },
    /// It was known with other content. The old version is kept.
    Superseded {
        /// Its id.
        id: RecordId,
        /// The version that no longer holds.
        old: u32,
    },
}

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What sharing decisions need to know about it.
    pub header: RecordRef,
    /// Version, from 1.
    pub version: u32,
    /// When this version was received.
    pub received_at: DateTime<Utc>,
    /// When a later version took its place.
    pub superseded_at: Option<DateTime<Utc>>,
    /// Where this version came from.
    pub source: Source,
    /// What it says.
    pub record: Record,
}

impl Keep {
    /// Keeps records in one transaction, answers in order.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`] if one of the people is unknown; then nothing is kept.
    pub async fn put_records(&self, records: &[NewRecord]) -> Result<Vec<Put>, Error> {
        let _ = records;
        Err(Error::Unavailable)
    }

    /// A person's records in their current version, oldest day first; of one category or of all.
    pub async fn records(
        &self,
        person: PersonId,
        category: Option<Category>,
    ) -> Result<Vec<Kept>, Error> {
        let _ = (person, category);
        Err(Error::Unavailable)
    }

    /// These records of a person in their current version, in the order asked for; those that
    /// are not there are left out.
    pub async fn records_by_id(
        &self,
        person: PersonId,
        ids: &[RecordId],
    ) -> Result<Vec<Kept>, Error> {
        let _ = (person, ids);
        Err(Error::Unavailable)
    }

    /// One record of a person in its current version.
    pub async fn record(&self, person: PersonId, id: RecordId) -> Result<Option<Kept>, Error> {
        let _ = (person, id);
        Err(Error::Unavailable)
    }

    /// The versions of a record that no longer hold, newest first.
    pub async fn earlier_versions(
        &self,
        person: PersonId,
        id: RecordId,
    ) -> Result<Vec<Kept>, Error> {
        let _ = (person, id);
        Err(Error::Unavailable)
    }

    /// What sharing decisions need to know about a person's records, without opening the
    /// records themselves; oldest day first.
    pub async fn record_refs(&self, person: PersonId) -> Result<Vec<RecordRef>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }
}
