//! The public log.

use async_trait::async_trait;

use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{CheckpointRow, CosignatureRow, Error, Fence, Integration, PublicLog, TileRow};

#[async_trait]
impl<E: Engine> PublicLog for E {
    async fn pending(&self, limit: u32) -> Result<Vec<[u8; 32]>, Error> {
        let pending = Statement::new(text::PENDING).bind(limit);
        let rows = self.read(Scope::Common, pending).await?;
        rows.into_iter().map(|mut row| row.hash(0)).collect()
    }

    async fn checkpoint(&self) -> Result<Option<CheckpointRow>, Error> {
        let rows = checkpoints(self, Statement::new(text::CHECKPOINT)).await?;
        Ok(rows.into_iter().next())
    }

    async fn checkpoint_of(&self, size: u64) -> Result<Option<CheckpointRow>, Error> {
        let rows = checkpoints(self, Statement::new(text::CHECKPOINT_OF).bind(size)).await?;
        Ok(rows.into_iter().next())
    }

    async fn checkpoints(&self, after: u64, limit: u32) -> Result<Vec<CheckpointRow>, Error> {
        let statement = Statement::new(text::CHECKPOINTS).bind(after).bind(limit);
        checkpoints(self, statement).await
    }

    async fn tiles(&self, which: &[(u8, u64)]) -> Result<Vec<Option<TileRow>>, Error> {
        let reads = which.iter().map(|(level, number)| {
            let tile = Statement::new(text::TILE).bind(*number).bind(*level);
            (Scope::Common, tile)
        });
        let answers = self.read_each(reads.collect()).await?;
        answers
            .into_iter()
            .map(|rows| rows.into_iter().next().map(tile).transpose())
            .collect()
    }

    async fn place(&self, leaf: [u8; 32]) -> Result<Option<u64>, Error> {
        let place = Statement::new(text::PLACE).bind(leaf);
        let rows = self.read(Scope::Common, place).await?;
        let found = rows.into_iter().next();
        found.map(|mut row| row.number(0)).transpose()
    }

    async fn cosign(&self, cosignature: &CosignatureRow) -> Result<(), Error> {
        let checkpoint = Statement::new(text::CHECKPOINT_OF).bind(cosignature.size);
        let cosign = Statement::new(text::COSIGN)
            .bind(cosignature.size)
            .bind(cosignature.witness)
            .bind(cosignature.signed_at)
            .bind(cosignature.line.clone());
        let script = Script::new(Scope::Common).given(checkpoint).may(cosign);
        self.write(script).await?;
        Ok(())
    }

    async fn cosignatures(&self, size: u64) -> Result<Vec<CosignatureRow>, Error> {
        cosignatures(self, Statement::new(text::COSIGNATURES).bind(size)).await
    }

    async fn cosigned_by(&self, witness: [u8; 32]) -> Result<Option<CosignatureRow>, Error> {
        let rows = cosignatures(self, Statement::new(text::COSIGNED_BY).bind(witness)).await?;
        Ok(rows.into_iter().next())
    }

    async fn witnessed(&self) -> Result<Option<u64>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::WITNESSED))
            .await?;
        let largest = rows.into_iter().next();
        largest.map(|mut row| row.number(0)).transpose()
    }

    async fn integrate(
        &self,
        duty: u32,
        fence: Fence,
        integration: &Integration,
    ) -> Result<(), Error> {
        let Integration {
            before,
            leaves,
            tiles,
            checkpoint,
        } = integration;
        if before.checked_add(leaves.len() as u64) != Some(checkpoint.size) {
            return Err(Error::Conflict);
        }
        // The row of the duty is locked first: who integrates at the same time waits for it, and
        // then finds a tree of another size.
        let mut script = Script::new(Scope::Common)
            .must(Statement::new(text::UNDER_FENCE).bind(duty).bind(fence.0))
            .given(Statement::new(text::LOG_SIZE).bind(*before));
        for (leaf, place) in leaves.iter().zip(*before..) {
            script = script
                .must(Statement::new(text::WAIT_NO_LONGER).bind(*leaf))
                .must(Statement::new(text::PUT_PLACE).bind(*leaf).bind(place));
        }
        for tile in tiles {
            script = script.must(
                Statement::new(text::PUT_TILE)
                    .bind(tile.number)
                    .bind(tile.level)
                    .bind(tile.hashes.clone()),
            );
        }
        let publish = Statement::new(text::PUT_CHECKPOINT)
            .bind(checkpoint.size)
            .bind(checkpoint.root)
            .bind(checkpoint.note.clone())
            .bind(checkpoint.made_at);
        self.write(script.must(publish)).await?;
        Ok(())
    }
}

async fn checkpoints<E: Engine>(
    engine: &E,
    statement: Statement,
) -> Result<Vec<CheckpointRow>, Error> {
    let rows = engine.read(Scope::Common, statement).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(CheckpointRow {
                size: row.number(0)?,
                root: row.hash(1)?,
                note: row.sealed(2)?.0,
                made_at: row.instant(3)?,
            })
        })
        .collect()
}

async fn cosignatures<E: Engine>(
    engine: &E,
    statement: Statement,
) -> Result<Vec<CosignatureRow>, Error> {
    let rows = engine.read(Scope::Common, statement).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(CosignatureRow {
                size: row.number(0)?,
                witness: row.hash(1)?,
                signed_at: row.instant(2)?,
                line: row.sealed(3)?.0,
            })
        })
        .collect()
}

fn tile(mut row: Row) -> Result<TileRow, Error> {
    Ok(TileRow {
        level: row.number(0)?,
        number: row.number(1)?,
        hashes: row.sealed(2)?.0,
    })
}
