//! The public log: what is in it, who puts it there, and whether it holds.

mod check;
mod export;
mod piece;
mod sequencer;
mod statement;
#[cfg(test)]
mod tests;
mod told;
mod witness;

use std::collections::BTreeMap;

use hikae_core::transparency::{Hash, KeyError, Signer, Tile, TileId};

pub use check::{Checked, Fault, check};
pub use export::{ExportError, export};
pub use piece::{Piece, piece};
pub use sequencer::{SequencerError, attend, integrate};
pub use statement::{StatementError, statement};
pub use told::told;
pub use witness::{Post, WitnessListError, ask, client, witnesses};

/// Asks witnesses about the public log, for ever.
pub use witness::attend as attend_witnesses;

use crate::keep::{self, Keep};

/// Why there is no signer.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The origin cannot be part of a name.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// The key that signs the checkpoints of the portal at `origin`. Its name is where the log began to
/// be served, without the scheme; a log keeps it when its portal moves.
///
/// # Errors
/// [`SignerError`].
pub async fn signer(keep: &Keep, origin: &str) -> Result<Signer, SignerError> {
    let first = keep.log_checkpoint_of(0).await?;
    let begun = first.as_ref().and_then(|first| {
        let note = std::str::from_utf8(&first.note).ok()?;
        note.lines().next()
    });
    let name = match begun {
        Some(name) => name.to_owned(),
        None => {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            format!("{host}/log")
        }
    };
    Ok(Signer::new(&name, &keep.log_seed())?)
}

/// Tiles that are there.
///
/// # Errors
/// The store.
pub async fn tiles(keep: &Keep, which: &[TileId]) -> Result<BTreeMap<TileId, Tile>, keep::Error> {
    let places: Vec<_> = which.iter().map(|id| (id.level, id.number)).collect();
    let rows = keep.log_tiles(&places).await?;
    let found = which.iter().zip(rows);
    Ok(found
        .filter_map(|(id, row)| Some((*id, hashes(&row?.hashes))))
        .collect())
}

/// Hashes that lie side by side. What is no whole hash is left out, and missed where it is needed.
fn hashes(bytes: &[u8]) -> Tile {
    bytes
        .chunks(32)
        .filter_map(|hash| hash.try_into().ok().map(Hash))
        .collect()
}
