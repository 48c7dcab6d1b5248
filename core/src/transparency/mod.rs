//! The public log over all entries: an append-only Merkle tree (RFC 6962, RFC 9162) of
//! commitments that say nothing, served as tiles (C2SP tlog-tiles) under signed checkpoints (C2SP
//! tlog-checkpoint, signed-note).
//!
//! Everything here is arithmetic over hashes. Where they lie is up to the caller.

pub mod audit;
#[cfg(test)]
mod changes;
mod checkpoint;
mod commitment;
mod cosignature;
mod hash;
#[cfg(test)]
mod hostile;
mod note;
mod proof;
mod statement;
#[cfg(test)]
mod tests;
mod tile;
mod tree;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use commitment::{Commitment, Salt};
pub use cosignature::{Cosigned, Witness};
pub use hash::{Hash, leaf_hash, node_hash};
pub use note::{KeyError, NoteError, SignedNote, Signer, Verifier};
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use statement::{Flaw, Illegible, Part, Proof, Shown, Stated, Statement};
pub use tile::{
    Growth, Missing, TILE, Tile, TileId, TilePathError, Unsound, covering, edge, grow, needed,
    sound,
};
pub use tree::{Nodes, consistency, inclusion, root};
