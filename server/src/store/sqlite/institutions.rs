//! The registry of institutions.

use async_trait::async_trait;
use hikae_core::ids::InstitutionId;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Sqlite, bytes, failed, instant, micros, must_touch, number};
use crate::store::{Error, InstitutionRow, Institutions, sql};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl Institutions for Sqlite {
    async fn institutions(&self) -> Result<Vec<InstitutionRow>, Error> {
        let rows = self.readers.rows(sqlx::query(sql::INSTITUTIONS)).await?;
        rows.iter().map(read).collect()
    }

    async fn institution(&self, id: InstitutionId) -> Result<Option<InstitutionRow>, Error> {
        let query = sqlx::query(sql::INSTITUTION).bind(id.uuid());
        self.readers
            .rows(query)
            .await?
            .first()
            .map(read)
            .transpose()
    }

    async fn institution_coded(&self, code: Blind) -> Result<Option<InstitutionRow>, Error> {
        let query = sqlx::query(sql::INSTITUTION_CODED).bind(code.0.to_vec());
        self.readers
            .rows(query)
            .await?
            .first()
            .map(read)
            .transpose()
    }

    async fn put_institution(&self, row: &InstitutionRow) -> Result<(), Error> {
        let row = row.clone();
        self.writer
            .one(move |connection| {
                let statement = match row.version {
                    1 => sql::INSERT_INSTITUTION,
                    _ => sql::UPDATE_INSTITUTION,
                };
                let query = sqlx::query(statement)
                    .bind(row.id.uuid())
                    .bind(i64::from(row.version))
                    .bind(row.code.0.to_vec())
                    .bind(row.content.0.to_vec())
                    .bind(micros(row.updated_at))
                    .bind(row.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }
}

fn read(row: &SqliteRow) -> Result<InstitutionRow, Error> {
    Ok(InstitutionRow {
        id: InstitutionId::from_uuid(row.try_get(0).map_err(failed)?),
        version: number(row.try_get(1).map_err(failed)?)?,
        code: Blind(bytes(row.try_get(2).map_err(failed)?)?),
        content: Blind(bytes(row.try_get(3).map_err(failed)?)?),
        updated_at: instant(row.try_get(4).map_err(failed)?)?,
        sealed: Sealed(row.try_get(5).map_err(failed)?),
    })
}
