//! How an import tells what it is doing: a terminal shows a bar, a staff upload will show a page.

use serde::{Deserialize, Serialize};

use super::fault::Fault;

/// Hears about an import while it runs.
pub trait Progress: Send {
    /// This much work is known so far: bytes of all files.
    fn total(&mut self, bytes: u64);
    /// This many more bytes are done.
    fn advance(&mut self, bytes: u64);
    /// Something waits in quarantine.
    fn fault(&mut self, fault: &Fault);
    /// An oddity that stopped nothing.
    fn remark(&mut self, place: &str, remark: &str);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn total(&mut self, _: u64) {}
    fn advance(&mut self, _: u64) {}
    fn fault(&mut self, _: &Fault) {}
    fn remark(&mut self, _: &str, _: &str) {}
}

/// What came of an import, in rows or reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Looked at: the sum of those below, without unreadable files.
    pub read: u64,
    /// Kept for the first time.
    pub new: u64,
    /// Known with the same content: nothing was done.
    pub unchanged: u64,
    /// Known with other content: the new version is kept, the old one too.
    pub superseded: u64,
    /// Waiting in quarantine.
    pub quarantined: u64,
    /// People whom two insurers insure at the same time, among those whose insurances were looked at.
    #[serde(default)]
    pub overlapping: u64,
    /// Files that the operating system did not let us read.
    pub unreadable: u64,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.new += other.new;
        self.unchanged += other.unchanged;
        self.superseded += other.superseded;
        self.quarantined += other.quarantined;
        self.overlapping += other.overlapping;
        self.unreadable += other.unreadable;
    }
}
