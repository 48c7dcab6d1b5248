//! Import runs.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::ImportId;
use sqlx::Row;

use super::{Sqlite, failed, instant, micros, must_touch, touched};
use crate::store::{Error, ImportRow, Imports, sql};
use crate::vault::Sealed;

#[async_trait]
impl Imports for Sqlite {
    async fn begin_import(&self, row: &ImportRow) -> Result<(), Error> {
        let row = row.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::BEGIN_IMPORT)
                    .bind(row.id.uuid())
                    .bind(micros(row.started_at))
                    .bind(row.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }

    async fn end_import(
        &self,
        id: ImportId,
        at: DateTime<Utc>,
        summary: &Sealed,
    ) -> Result<bool, Error> {
        let summary = summary.clone();
        self.writer
            .one(move |connection| {
                Box::pin(async move {
                    let query = sqlx::query(sql::END_IMPORT)
                        .bind(id.uuid())
                        .bind(micros(at))
                        .bind(summary.0);
                    Ok(touched(query, connection).await? > 0)
                })
            })
            .await
    }

    async fn imports(&self, limit: u32) -> Result<Vec<ImportRow>, Error> {
        let query = sqlx::query(sql::IMPORTS).bind(i64::from(limit));
        let rows = self.readers.rows(query).await?;
        rows.iter()
            .map(|row| {
                let ended_at = row.try_get::<Option<i64>, _>(2).map_err(failed)?;
                let summary = row.try_get::<Option<Vec<u8>>, _>(4).map_err(failed)?;
                Ok(ImportRow {
                    id: ImportId::from_uuid(row.try_get(0).map_err(failed)?),
                    started_at: instant(row.try_get(1).map_err(failed)?)?,
                    sealed: Sealed(row.try_get(3).map_err(failed)?),
                    ended: match (ended_at, summary) {
                        (Some(at), Some(summary)) => Some((instant(at)?, Sealed(summary))),
                        _ => None,
                    },
                })
            })
            .collect()
    }
}
