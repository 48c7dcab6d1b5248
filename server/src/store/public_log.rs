//! The public log: the Merkle tree over all entries, and what was published of it.
//!
//! An entry's leaf waits from the same transaction on in which the entry is written. One process
//! at a time integrates what waits, under the fence of its duty. What was published once is never
//! contradicted: places and checkpoints are only added, and tiles only grow.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{Error, Fence};

/// A checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointRow {
    /// How many leaves the tree had.
    pub size: u64,
    /// Its root.
    pub root: [u8; 32],
    /// The signed note, as it was published.
    pub note: Vec<u8>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// A tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileRow {
    /// Level; 0 holds the leaves.
    pub level: u8,
    /// Number within the level, from 0.
    pub number: u64,
    /// Up to 256 hashes of 32 bytes each, one after the other.
    pub hashes: Vec<u8>,
}

/// What a witness says of a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CosignatureRow {
    /// The size of the tree.
    pub size: u64,
    /// The witness's public key.
    pub witness: [u8; 32],
    /// When it signed, by its own clock.
    pub signed_at: DateTime<Utc>,
    /// The line that belongs under the checkpoint's note.
    pub line: Vec<u8>,
}

/// A step of the tree's growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// How many leaves the tree had before.
    pub before: u64,
    /// The leaves that come, in order: the first one's place is `before`.
    pub leaves: Vec<[u8; 32]>,
    /// Every tile that is new or has grown.
    pub tiles: Vec<TileRow>,
    /// What is signed of the tree as it is then.
    pub checkpoint: CheckpointRow,
}

/// The public log.
#[async_trait]
pub trait PublicLog: Send + Sync {
    /// Leaves that wait to be integrated, at most `limit`: oldest first, and of one instant in the
    /// order of their bytes.
    async fn pending(&self, limit: u32) -> Result<Vec<[u8; 32]>, Error>;

    /// The latest checkpoint.
    async fn checkpoint(&self) -> Result<Option<CheckpointRow>, Error>;

    /// The checkpoint of the tree when it had `size` leaves, if one was made then.
    async fn checkpoint_of(&self, size: u64) -> Result<Option<CheckpointRow>, Error>;

    /// At most `limit` checkpoints of more than `after` leaves, smallest first.
    async fn checkpoints(&self, after: u64, limit: u32) -> Result<Vec<CheckpointRow>, Error>;

    /// Tiles by level and number; answers in order. A tile may hold more by now than belongs to a
    /// checkpoint that was read before, and never anything else.
    async fn tiles(&self, which: &[(u8, u64)]) -> Result<Vec<Option<TileRow>>, Error>;

    /// Where a leaf lies in the tree, once it is integrated.
    async fn place(&self, leaf: [u8; 32]) -> Result<Option<u64>, Error>;

    /// Keeps what a witness says of a checkpoint; nothing, if it has said so before.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is no checkpoint of that size.
    async fn cosign(&self, cosignature: &CosignatureRow) -> Result<(), Error>;

    /// What witnesses say of the checkpoint of this size, in the order of their keys.
    async fn cosignatures(&self, size: u64) -> Result<Vec<CosignatureRow>, Error>;

    /// What a witness said last: of the largest tree.
    async fn cosigned_by(&self, witness: [u8; 32]) -> Result<Option<CosignatureRow>, Error>;

    /// The size of the largest tree of which a witness says something.
    async fn witnessed(&self) -> Result<Option<u64>, Error>;

    /// Lets the tree grow; done when it is durable.
    ///
    /// # Errors
    /// [`Error::Conflict`], and nothing is changed, if the fence of `duty` no longer holds, the
    /// tree does not have `before` leaves, a leaf does not wait or is integrated already, a tile
    /// would say something else than before, or the checkpoint is of another size.
    async fn integrate(
        &self,
        duty: u32,
        fence: Fence,
        integration: &Integration,
    ) -> Result<(), Error>;
}
