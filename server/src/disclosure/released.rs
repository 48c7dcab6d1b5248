//! What has left: records whose entry stands in the log.

use hikae_core::ids::EntryId;
use hikae_core::record::{Record, RecordRef};

/// Records that may go out. Only the gate makes one, after the entry is durable:
///
/// ```compile_fail,E0451
/// use hikae_server::disclosure::Released;
/// let forged = Released { entry: todo!(), records: Vec::new() };
/// ```
///
/// ```compile_fail,E0624
/// use hikae_server::disclosure::Released;
/// let forged = Released::new(todo!(), Vec::new());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    entry: EntryId,
    records: Vec<ReleasedRecord>,
}

/// One record that may go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedRecord {
    header: RecordRef,
    record: Record,
}

impl Released {
    pub(super) const fn new(entry: EntryId, records: Vec<ReleasedRecord>) -> Self {
        Self { entry, records }
    }

    /// The entry of the person's log.
    pub const fn entry(&self) -> EntryId {
        self.entry
    }

    /// The records. That some were withheld cannot be told from them.
    pub fn records(&self) -> &[ReleasedRecord] {
        &self.records
    }
}

impl ReleasedRecord {
    pub(super) const fn new(header: RecordRef, record: Record) -> Self {
        Self { header, record }
    }

    /// Kind, day and class.
    pub const fn header(&self) -> &RecordRef {
        &self.header
    }

    /// What it says.
    pub const fn record(&self) -> &Record {
        &self.record
    }
}
