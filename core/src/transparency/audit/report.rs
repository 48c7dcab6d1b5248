//! What a check found.

use super::Memory;
use crate::transparency::{Checkpoint, TileId};

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The tree that it was made against; absent if there is none that can be trusted.
    pub checkpoint: Option<Checkpoint>,
    /// What an earlier check left behind.
    pub seen: Seen,
    /// Entries of the person.
    pub entries: usize,
    /// Of these, those that are in the tree.
    pub proven: usize,
    /// Of these, those that wait for the tree.
    pub waiting: usize,
    /// Of these, those that were written before there was a tree.
    pub older: usize,
    /// What does not hold: first the log, then entries by their numbers.
    pub findings: Vec<Finding>,
    /// What to remember; absent if anything was found, so that it is found again.
    pub memory: Option<Memory>,
}

/// What an earlier check left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Nothing: this is the first, or what there was is gone.
    First,
    /// Something that cannot be read.
    Lost,
    /// A log.
    Before,
}

/// Something does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// What the portal names as the log's key is none.
    Key,
    /// It is the log of another name than the one remembered.
    OtherLog {
        /// The name that is remembered.
        remembered: String,
    },
    /// It is signed with another key than the one remembered.
    OtherKey,
    /// There is no checkpoint in what the portal gave as one.
    Checkpoint,
    /// The checkpoint is not signed with the log's key.
    Signature,
    /// The tree is smaller than the one remembered.
    Smaller {
        /// Leaves then.
        before: u64,
        /// Leaves now.
        now: u64,
    },
    /// The tree does not begin with the one remembered.
    Forked {
        /// Leaves then.
        before: u64,
    },
    /// The tiles make another tree than the checkpoint says.
    Tree,
    /// A tile is missing, malformed, or not of this tree.
    Tile(TileId),
    /// The portal did not tell the entries in a form that can be checked.
    Entries,
    /// Something about entries.
    Entry {
        /// The number, or the first of several.
        seq: u64,
        /// The last of several.
        until: u64,
        /// What is wrong.
        what: Wrong,
        /// Which entry it is, where that is known.
        about: Option<About>,
    },
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// It is there, but cannot be read: its sealed bytes were altered or moved.
    Unreadable,
    /// It is not there.
    Missing,
    /// It was there at the last check, and the log now ends before it.
    Cut,
    /// Another one stands where one was at the last check.
    Replaced,
    /// It is not in the tree: it was changed, or written past the log.
    NotInLog,
    /// It should be in the tree by now, and is not.
    Late,
    /// It says something else than when the next one was written.
    Changed,
    /// It does not follow the one before it.
    Detached,
    /// It is there twice.
    Doubled,
    /// It is kept under another number than its own.
    Misplaced,
    /// It is another person's.
    Foreign,
}

/// What a person knows an entry by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its id.
    pub id: String,
    /// When it happened, or, for one that cannot be read, was written down.
    pub at: String,
    /// The institution, still JSON; empty for one that cannot be read.
    pub institution: String,
}
