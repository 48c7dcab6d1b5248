//! What has left: records whose entry stands in the log.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};
use hikae_core::calendar::{age_on, jst_date};
use hikae_core::consent::Directive;
use hikae_core::ids::{EntryId, RecordId};
use hikae_core::record::coverage::Overlap;
use hikae_core::record::{Record, RecordRef};
use hikae_core::resident::{Resident, Sex};

use crate::keep::Kept;

/// Records that may go out. Only the gate makes one, after the entry is durable:
///
/// ```compile_fail,E0451
/// use hikae_server::disclosure::Released;
/// let forged = Released { entry: todo!(), about: None, records: Vec::new(), overlaps: todo!() };
/// ```
///
/// ```compile_fail,E0624
/// use hikae_server::disclosure::Released;
/// let forged = Released::new(todo!(), None, Vec::new(), todo!());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    entry: EntryId,
    about: Option<About>,
    records: Vec<ReleasedRecord>,
    overlaps: BTreeMap<RecordId, Overlap>,
}

/// What an institution may know of a person beside records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    subject: Subject,
    permits: Vec<Directive>,
}

impl About {
    pub(super) fn new(resident: &Resident, permits: Vec<Directive>, now: DateTime<Utc>) -> Self {
        let subject = Subject::new(resident, now);
        Self { subject, permits }
    }
}

/// Whom the records are about, as far as that is needed to understand them: sex and age. Neither
/// name nor address nor day of birth leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    sex: Sex,
    born: Born,
}

/// When someone was born: the year; for a child under seven, whose vaccinations and findings
/// depend on months, the month as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Born {
    /// The year.
    pub year: i32,
    /// The month, 1–12.
    pub month: Option<u32>,
}

/// One record that may go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedRecord {
    header: RecordRef,
    version: u32,
    received_at: DateTime<Utc>,
    record: Record,
}

impl Released {
    pub(super) const fn new(
        entry: EntryId,
        about: Option<About>,
        records: Vec<ReleasedRecord>,
        overlaps: BTreeMap<RecordId, Overlap>,
    ) -> Self {
        Self {
            entry,
            about,
            records,
            overlaps,
        }
    }

    /// The entry of the person's log.
    pub const fn entry(&self) -> EntryId {
        self.entry
    }

    /// Whom they are about, if that was asked for and the institution may ask.
    pub fn subject(&self) -> Option<Subject> {
        self.about.as_ref().map(|about| about.subject)
    }

    /// What the person permits the institution for the purpose of the request. Refusals are not
    /// among it: nobody is told of them.
    pub fn permits(&self) -> &[Directive] {
        self.about
            .as_ref()
            .map_or(&[], |about| about.permits.as_slice())
    }

    /// To the insurer of this record: when another insurer insures the person at the same time.
    pub fn overlap(&self, record: RecordId) -> Option<Overlap> {
        self.overlaps.get(&record).copied()
    }

    /// The records. That some were withheld cannot be told from them.
    pub fn records(&self) -> &[ReleasedRecord] {
        &self.records
    }
}

impl Subject {
    /// From this age on, in years, the year of birth is enough.
    const YEARS: u16 = 7;

    fn new(resident: &Resident, now: DateTime<Utc>) -> Self {
        let birth = resident.birth_date;
        let small = age_on(birth, jst_date(now)).is_none_or(|age| age < Self::YEARS);
        Self {
            sex: resident.sex,
            born: Born {
                year: birth.year(),
                month: small.then(|| birth.month()),
            },
        }
    }

    /// Sex, as the register has it.
    pub const fn sex(&self) -> Sex {
        self.sex
    }

    /// When they were born, as far as it leaves.
    pub const fn born(&self) -> Born {
        self.born
    }
}

impl ReleasedRecord {
    pub(super) fn new(kept: Kept) -> Self {
        Self {
            header: kept.header,
            version: kept.version,
            received_at: kept.received_at,
            record: kept.record,
        }
    }

    /// Kind, day and class.
    pub const fn header(&self) -> &RecordRef {
        &self.header
    }

    /// Version, from 1.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// When this version was received.
    pub const fn received_at(&self) -> DateTime<Utc> {
        self.received_at
    }

    /// What it says.
    pub const fn record(&self) -> &Record {
        &self.record
    }
}
