//! Quarantine.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{ImportId, QuarantineId};
use sqlx::{Row, SqliteConnection};
use uuid::Uuid;

use super::{Sqlite, bytes, failed, instant, micros, touched};
use crate::store::{Error, QuarantineRow, Quarantines, sql};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl Quarantines for Sqlite {
    async fn quarantine(&self, rows: &[QuarantineRow]) -> Result<Vec<QuarantineId>, Error> {
        let rows = rows.to_vec();
        self.writer
            .all(move |connection| {
                Box::pin(async move {
                    let mut ids = Vec::with_capacity(rows.len());
                    for row in rows {
                        ids.push(put(row, connection).await?);
                    }
                    Ok(ids)
                })
            })
            .await
    }

    async fn quarantined(
        &self,
        after: Option<QuarantineId>,
        limit: u32,
    ) -> Result<Vec<QuarantineRow>, Error> {
        let after = after.map_or(Uuid::nil(), QuarantineId::uuid);
        let query = sqlx::query(sql::QUARANTINED)
            .bind(after)
            .bind(i64::from(limit));
        let rows = self.readers.rows(query).await?;
        rows.iter()
            .map(|row| {
                Ok(QuarantineRow {
                    id: QuarantineId::from_uuid(row.try_get(0).map_err(failed)?),
                    thing: Blind(bytes(row.try_get(1).map_err(failed)?)?),
                    import: ImportId::from_uuid(row.try_get(2).map_err(failed)?),
                    since: instant(row.try_get(3).map_err(failed)?)?,
                    sealed: Sealed(row.try_get(4).map_err(failed)?),
                })
            })
            .collect()
    }

    async fn dismiss(&self, id: QuarantineId, at: DateTime<Utc>) -> Result<bool, Error> {
        self.writer
            .one(move |connection| {
                Box::pin(async move {
                    let query = sqlx::query(sql::DISMISS).bind(id.uuid()).bind(micros(at));
                    Ok(touched(query, connection).await? > 0)
                })
            })
            .await
    }
}

async fn put(row: QuarantineRow, connection: &mut SqliteConnection) -> Result<QuarantineId, Error> {
    let thing = row.thing.0.to_vec();
    let insert = sqlx::query(sql::QUARANTINE)
        .bind(row.id.uuid())
        .bind(thing.clone())
        .bind(row.import.uuid())
        .bind(micros(row.since))
        .bind(row.sealed.0);
    if touched(insert, connection).await? > 0 {
        return Ok(row.id);
    }
    let known = sqlx::query(sql::QUARANTINED_AS)
        .bind(thing)
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    known
        .try_get(0)
        .map(QuarantineId::from_uuid)
        .map_err(failed)
}
