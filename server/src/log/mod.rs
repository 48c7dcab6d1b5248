//! The public log: what is in it, who puts it there, and whether it holds.

mod check;
mod export;
mod sequencer;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use hikae_core::transparency::{Hash, KeyError, Signer, Tile, TileId};

pub use check::{Checked, Fault, check};
pub use export::{ExportError, export};
pub use sequencer::{SequencerError, attend, integrate};
pub use statement::{StatementError, statement};

use crate::keep::{self, Keep};

/// The name of a portal's log: where it is served, without the scheme.
pub fn name(origin: &str) -> String {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    format!("{host}/log")
}

/// The key that signs the checkpoints of the portal at `origin`.
///
/// # Errors
/// The origin cannot be part of a name.
pub fn signer(keep: &Keep, origin: &str) -> Result<Signer, KeyError> {
    Signer::new(&name(origin), &keep.log_seed())
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
