//! Putting the leaves that wait into the tree, at least once a second.
//!
//! A batch is one transaction: the leaves leave the queue, enter the tree, and the checkpoint that
//! says so is there, or none of it. It is taken only under the fence of the process whose duty
//! this is, and only onto the tree that it was made for, so that no checkpoint ever contradicts
//! another.

use std::time::Duration;

use chrono::TimeDelta;
use hikae_core::ids::ProcessId;
use hikae_core::transparency::{Checkpoint, Hash, Missing, NoteError, Signer, edge, grow};

use super::tiles;
use crate::keep::{self, CheckpointRow, Duty, Integration, Keep, TileRow};

/// How often is looked whether leaves wait.
const EVERY: Duration = Duration::from_millis(500);

/// How long the duty is held: a process that stops is replaced as fast.
const TERM: TimeDelta = TimeDelta::seconds(5);

/// Leaves in one transaction.
const BATCH: u32 = 500;

/// Why nothing was integrated.
#[derive(Debug, thiserror::Error)]
pub enum SequencerError {
    /// The store, or another process took over.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The tree has a hole: someone removed from it.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// The checkpoint cannot be signed.
    #[error(transparent)]
    Note(#[from] NoteError),
}

/// Integrates what waits, for ever.
pub async fn attend(keep: Keep, signer: Signer) {
    let me = keep.mint(ProcessId::new);
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        loop {
            match integrate(&keep, &signer, me).await {
                // As long as whole batches wait there is no pause.
                Ok(leaves) if leaves >= u64::from(BATCH) => {}
                Ok(_) | Err(SequencerError::Keep(keep::Error::Conflict)) => break,
                Err(error) => {
                    tracing::error!(error.message = %error, "the public log does not grow");
                    break;
                }
            }
        }
    }
}

/// Integrates what waits, at most one batch, unless that is another process's duty. Answers how
/// many leaves. The first call publishes the checkpoint of the tree without leaves.
///
/// # Errors
/// [`SequencerError`]; nothing was integrated.
pub async fn integrate(keep: &Keep, signer: &Signer, me: ProcessId) -> Result<u64, SequencerError> {
    let last = keep.log_checkpoint().await?;
    let leaves = match last {
        Some(_) => keep.log_pending(BATCH).await?,
        None => Vec::new(),
    };
    if leaves.is_empty() && last.is_some() {
        return Ok(0);
    }
    let Some(fence) = keep.take_duty(Duty::Sequence, me, TERM).await? else {
        return Ok(0);
    };
    let before = last.map_or(0, |last| last.size);
    let mut at_hand = tiles(keep, &edge(before)).await?;
    // An integration that was under way may have been done since the checkpoint was read. Tiles
    // only grow, and that this one comes too late is seen when it is kept.
    for (id, tile) in &mut at_hand {
        tile.truncate(usize::try_from(id.width(before)).unwrap_or(usize::MAX));
    }
    let hashes: Vec<_> = leaves.iter().copied().map(Hash).collect();
    let growth = grow(before, &at_hand, &hashes)?;
    let checkpoint = Checkpoint {
        origin: signer.verifier().name().to_owned(),
        size: growth.size,
        root: growth.root,
    };
    let note = signer.sign(&checkpoint.to_string())?;
    let tiles = growth.tiles.into_iter().map(|(id, tile)| TileRow {
        level: id.level,
        number: id.number,
        hashes: tile.iter().flat_map(|hash| hash.0).collect(),
    });
    let integration = Integration {
        before,
        leaves,
        tiles: tiles.collect(),
        checkpoint: CheckpointRow {
            size: growth.size,
            root: growth.root.0,
            note: note.into_bytes(),
            made_at: keep.now(),
        },
    };
    keep.integrate(Duty::Sequence, fence, &integration).await?;
    Ok(growth.size - before)
}
