//! Whether the public log and everyone's entries hold, from what is stored.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use chrono::{DateTime, Utc};
use hikae_core::disclosure::{verify_after, verify_chain};
use hikae_core::ids::PersonId;
use hikae_core::transparency::{Checkpoint, Hash, SignedNote, TILE, Tile, TileId, Verifier, grow};

use super::tiles;
use crate::keep::{self, CheckpointRow, Keep, KeptEntry};

/// Read at once.
const PAGE: u32 = 500;

/// What was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Leaves of the tree.
    pub leaves: u64,
    /// Checkpoints.
    pub checkpoints: u64,
    /// People who have a log.
    pub people: u64,
    /// Their entries.
    pub entries: u64,
    /// Of these, those that still wait to be integrated.
    pub waiting: u64,
    /// Of these, those that were written before there was a public log.
    pub older: u64,
    /// Leaves whose entry nobody can read any more: its person was erased.
    pub without_entry: u64,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A checkpoint is not signed by this log's key, or does not say what is stored beside it.
    Checkpoint(u64),
    /// A checkpoint is not of this tree.
    Root(u64),
    /// A tile is missing or has another number of hashes than the tree's size says.
    Tile(TileId),
    /// A tile is not what the tiles below it say.
    Above(TileId),
    /// This entry of this person does not open: it was altered, or moved from elsewhere.
    Sealed(PersonId, u64),
    /// This entry of this person is kept under another number than its own.
    Misplaced(PersonId, u64),
    /// A person's chain is broken; in words, which entry and how.
    Chain(PersonId, String),
    /// An entry that is not in the tree: it was changed, or added past the log.
    Entry(PersonId, u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checkpoint(size) => write!(f, "the checkpoint of size {size} is not ours"),
            Self::Root(size) => write!(f, "the checkpoint of size {size} is of another tree"),
            Self::Tile(tile) => write!(f, "the tile {tile} is missing or cut"),
            Self::Above(tile) => write!(f, "the tile {tile} contradicts those below it"),
            Self::Sealed(person, seq) => write!(f, "person {person}: entry {seq} does not open"),
            Self::Misplaced(person, seq) => {
                write!(
                    f,
                    "person {person}: entry {seq} is kept under another number"
                )
            }
            Self::Chain(person, what) => write!(f, "person {person}: {what}"),
            Self::Entry(person, seq) => {
                write!(f, "person {person}: entry {seq} is not in the public log")
            }
        }
    }
}

/// Checks everything: signatures and roots of all checkpoints, all tiles, all entries of everyone.
///
/// # Errors
/// The store; what does not hold is no error but a [`Fault`].
pub async fn check(keep: &Keep, verifier: &Verifier) -> Result<(Checked, Vec<Fault>), keep::Error> {
    let last = keep.log_checkpoint().await?;
    let mut check = Check {
        keep,
        size: last.map_or(0, |last| last.size),
        checked: Checked::default(),
        faults: Vec::new(),
    };
    check.checked.leaves = check.size;
    let leaves = check.leaves().await?;
    check.tree(verifier, &leaves).await?;
    check.everyone(leaves.into_iter().collect()).await?;
    Ok((check.checked, check.faults))
}

struct Check<'k> {
    keep: &'k Keep,
    /// The tree may grow while it is checked; only so much of it is.
    size: u64,
    checked: Checked,
    faults: Vec<Fault>,
}

impl Check<'_> {
    /// The leaves, as the tiles of the lowest level have them.
    async fn leaves(&mut self) -> Result<Vec<Hash>, keep::Error> {
        let mut leaves = Vec::new();
        for number in 0..self.size.div_ceil(TILE) {
            let id = TileId { level: 0, number };
            leaves.extend(self.tile(id).await?);
        }
        Ok(leaves)
    }

    /// A tile as it belongs to the tree of this size; it is a fault if there is less.
    async fn tile(&mut self, id: TileId) -> Result<Tile, keep::Error> {
        let width = usize::try_from(id.width(self.size)).unwrap_or(usize::MAX);
        let tile = tiles(self.keep, &[id]).await?.remove(&id);
        let mut tile = tile.unwrap_or_default();
        if tile.len() < width {
            self.faults.push(Fault::Tile(id));
        }
        tile.truncate(width);
        Ok(tile)
    }

    /// Lets a tree grow anew out of the leaves, from checkpoint to checkpoint.
    async fn tree(&mut self, verifier: &Verifier, leaves: &[Hash]) -> Result<(), keep::Error> {
        let mut grown = Grown::default();
        // The first checkpoint may be that of the tree without leaves.
        let mut page: Vec<_> = self.keep.log_checkpoint_of(0).await?.into_iter().collect();
        let mut after = 0;
        loop {
            page.extend(self.keep.log_checkpoints(after, PAGE).await?);
            page.retain(|published| published.size <= self.size);
            let Some(last) = page.last() else { break };
            after = last.size;
            for published in page.drain(..) {
                self.checked.checkpoints += 1;
                if !says(verifier, &published) {
                    self.faults.push(Fault::Checkpoint(published.size));
                }
                if !grown.upto(published.size, leaves) || grown.root != Some(published.root) {
                    self.faults.push(Fault::Root(published.size));
                }
            }
        }
        for (id, tile) in grown.tiles.into_iter().filter(|(id, _)| id.level > 0) {
            if self.tile(id).await? != tile {
                self.faults.push(Fault::Above(id));
            }
        }
        Ok(())
    }

    /// Everyone's entries, each of which is one of these leaves.
    async fn everyone(&mut self, leaves: HashSet<Hash>) -> Result<(), keep::Error> {
        let begun = self.keep.log_checkpoint_of(0).await?;
        let begun = begun.map(|first| first.made_at);
        let mut found = 0;
        let mut after = None;
        loop {
            let page = self.keep.people(after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(*last);
            for person in page {
                found += self.person(person, &leaves, begun).await?;
            }
        }
        self.checked.without_entry = self.size.saturating_sub(found);
        Ok(())
    }

    /// Whether a leaf waits to be integrated, or was integrated since the check began.
    async fn waits(&self, leaf: [u8; 32]) -> Result<bool, keep::Error> {
        let waits = self.keep.log_pending(u32::MAX).await?.contains(&leaf);
        Ok(waits || self.keep.log_place(leaf).await?.is_some())
    }

    /// A person's chain, and that each entry is in the tree; how many of them are.
    async fn person(
        &mut self,
        person: PersonId,
        leaves: &HashSet<Hash>,
        begun: Option<DateTime<Utc>>,
    ) -> Result<u64, keep::Error> {
        let mut all = self.keep.commitments(person, None, u32::MAX).await?;
        if all.is_empty() {
            return Ok(0);
        }
        self.checked.people += 1;
        all.reverse();
        self.chain(person, &all);
        let mut found = 0;
        for row in all {
            self.checked.entries += 1;
            let one = match row.commitment {
                Ok(one) => one,
                Err(unreadable) => {
                    self.faults.push(Fault::Sealed(person, unreadable.seq));
                    continue;
                }
            };
            if one.entry.seq != row.seq {
                self.faults.push(Fault::Misplaced(person, one.entry.seq));
            }
            if leaves.contains(&Hash(one.leaf)) {
                found += 1;
            } else if self.waits(one.leaf).await? {
                self.checked.waiting += 1;
            } else if found == 0 && begun.is_some_and(|begun| one.entry.recorded_at < begun) {
                self.checked.older += 1;
            } else {
                self.faults.push(Fault::Entry(person, one.entry.seq));
            }
        }
        Ok(found)
    }
}

impl Check<'_> {
    /// A person's chain, from one row that cannot be read to the next.
    fn chain(&mut self, person: PersonId, rows: &[KeptEntry]) {
        let mut unread = None;
        for run in rows.split_inclusive(|row| row.commitment.is_err()) {
            let readable = run.iter().filter_map(|row| row.commitment.as_ref().ok());
            let entries: Vec<_> = readable.map(|one| one.entry.clone()).collect();
            let whole = match unread {
                None => verify_chain(&entries, None),
                Some(seq) => verify_after(seq, &entries),
            };
            if let Err(broken) = whole {
                let fault = Fault::Chain(person, broken.to_string());
                self.faults.push(fault);
            }
            unread = run.last().map(|row| row.seq);
        }
    }
}

/// A tree that grows out of leaves.
#[derive(Default)]
struct Grown {
    size: u64,
    tiles: BTreeMap<TileId, Tile>,
    root: Option<[u8; 32]>,
}

impl Grown {
    /// Grows to a size; `false` where there are not enough leaves.
    fn upto(&mut self, size: u64, leaves: &[Hash]) -> bool {
        let range = usize::try_from(self.size)
            .ok()
            .zip(usize::try_from(size).ok());
        let Some(new) = range.and_then(|(from, upto)| leaves.get(from..upto)) else {
            return false;
        };
        let Ok(growth) = grow(self.size, &self.tiles, new) else {
            return false;
        };
        self.tiles.extend(growth.tiles);
        self.size = growth.size;
        self.root = Some(growth.root.0);
        true
    }
}

/// Whether the note is signed by us and says what is stored beside it.
fn says(verifier: &Verifier, published: &CheckpointRow) -> bool {
    let note = std::str::from_utf8(&published.note).unwrap_or_default();
    let Ok(note) = note.parse::<SignedNote>() else {
        return false;
    };
    let text = note.verified(verifier).ok();
    let checkpoint = text.and_then(|text| text.parse::<Checkpoint>().ok());
    checkpoint.is_some_and(|checkpoint| {
        checkpoint.size == published.size && checkpoint.root.0 == published.root
    })
}
