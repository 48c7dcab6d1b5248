//! A person's statement: their entries with the proofs that each is in the public log.

use hikae_core::ids::PersonId;
use hikae_core::transparency::{
    Illegible, Missing, Proof, Salt, Signer, Stated, Statement, inclusion, needed,
};

use super::tiles;
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

/// All entries of a person, with proofs to the latest checkpoint.
///
/// # Errors
/// [`StatementError`].
pub async fn statement(
    keep: &Keep,
    signer: &Signer,
    person: PersonId,
) -> Result<Statement, StatementError> {
    let checkpoint = keep.log_checkpoint().await?.ok_or(StatementError::Empty)?;
    let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
    for row in keep.commitments(person, None, u32::MAX).await? {
        match row.commitment {
            Ok(one) => entries.push(one),
            Err(row) => unreadable.push(Illegible {
                seq: row.seq,
                id: row.id,
                recorded_at: row.recorded_at,
            }),
        }
    }
    entries.reverse();
    unreadable.reverse();
    let mut places = Vec::with_capacity(entries.len());
    for one in &entries {
        let place = keep.log_place(one.leaf).await?;
        // Younger than the checkpoint that was read before.
        places.push(place.filter(|place| *place < checkpoint.size));
    }
    let known: Vec<u64> = places.iter().flatten().copied().collect();
    let tiles = tiles(keep, &needed(checkpoint.size, &known, &[])).await?;
    let stated = entries.into_iter().zip(places).map(|(one, place)| {
        let proof = match place {
            Some(place) => Some(Proof {
                place,
                path: inclusion(&tiles, place, checkpoint.size)?,
            }),
            None => None,
        };
        Ok(Stated {
            entry: one.entry,
            salt: Salt(one.salt),
            proof,
        })
    });
    let mut statement = Statement::new(
        signer.verifier().to_string(),
        String::from_utf8_lossy(&checkpoint.note).into_owned(),
        stated.collect::<Result<_, Missing>>()?,
    );
    statement.illegible = unreadable;
    Ok(statement)
}
