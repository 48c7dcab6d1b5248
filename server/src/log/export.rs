//! Writing the public log into a folder, laid out as it is served.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hikae_core::transparency::TileId;

use super::tiles;
use crate::keep::{self, Keep};

/// Why the log was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// A file.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is no checkpoint so far.
    #[error("the public log has not begun: start the portal first")]
    Empty,
    /// A tile is not there.
    #[error("the tile {0} is missing")]
    Missing(TileId),
}

/// Writes the latest checkpoint and every tile of its tree; answers how many leaves it has.
///
/// # Errors
/// [`ExportError`].
pub async fn export(keep: &Keep, folder: &Path) -> Result<u64, ExportError> {
    let last = keep.log_checkpoint().await?.ok_or(ExportError::Empty)?;
    for level in 0.. {
        let first = TileId { level, number: 0 };
        if first.width(last.size) == 0 {
            break;
        }
        for number in 0.. {
            let id = TileId { level, number };
            let width = id.width(last.size);
            if width == 0 {
                break;
            }
            let tile = tiles(keep, &[id]).await?.remove(&id);
            let width = usize::try_from(width).unwrap_or(usize::MAX);
            let hashes = tile.as_ref().and_then(|tile| tile.get(..width));
            let hashes = hashes.ok_or(ExportError::Missing(id))?;
            let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
            write(&folder.join("tile").join(id.path(last.size)), &bytes)?;
        }
    }
    write(&folder.join("checkpoint"), &last.note)?;
    Ok(last.size)
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let failed = |source| ExportError::File {
        path: file.to_path_buf(),
        source,
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(file, bytes).map_err(failed)
}
