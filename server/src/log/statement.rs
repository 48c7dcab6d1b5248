//! A person's statement: their entries with the proofs that each is in the public log.

use hikae_core::disclosure::Days;
use hikae_core::ids::PersonId;
use hikae_core::transparency::{
    Missing, Part, Proof, Salt, Signer, Stated, Statement, inclusion, needed,
};

use super::{Piece, piece, tiles};
use crate::keep::{self, Keep};

/// Why there is no statement.
#[derive(Debug, thiserror::Error)]
pub enum StatementError {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The public log has not begun.
    #[error("the public log has not begun")]
    Empty,
    /// The tree has a hole.
    #[error(transparent)]
    Missing(#[from] Missing),
}

/// A person's entries of some days, with proofs to the latest checkpoint; and the same without.
///
/// # Errors
/// [`StatementError`].
pub async fn statement(
    keep: &Keep,
    signer: &Signer,
    person: PersonId,
    days: Days,
) -> Result<(Statement, Piece), StatementError> {
    let checkpoint = keep.log_checkpoint().await?.ok_or(StatementError::Empty)?;
    let piece = piece(keep, person, days).await?;
    let mut places = Vec::with_capacity(piece.entries.len());
    for one in &piece.entries {
        let place = keep.log_place(one.leaf).await?;
        // Younger than the checkpoint that was read before.
        places.push(place.filter(|place| *place < checkpoint.size));
    }
    let known: Vec<u64> = places.iter().flatten().copied().collect();
    let tiles = tiles(keep, &needed(checkpoint.size, &known, &[])).await?;
    let stated = piece.entries.iter().zip(places).map(|(one, place)| {
        let proof = match place {
            Some(place) => Some(Proof {
                place,
                path: inclusion(&tiles, place, checkpoint.size)?,
            }),
            None => None,
        };
        Ok(Stated {
            entry: one.entry.clone(),
            salt: Salt(one.salt),
            proof,
        })
    });
    let mut statement = Statement::new(
        signer.verifier().to_string(),
        String::from_utf8_lossy(&checkpoint.note).into_owned(),
        stated.collect::<Result<_, Missing>>()?,
    );
    statement.illegible.clone_from(&piece.illegible);
    let part = Part { days, of: piece.of };
    let statement = if days.are_all() {
        statement
    } else {
        statement.part(part)
    };
    Ok((statement, piece))
}
