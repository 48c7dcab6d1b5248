//! Root keys.

use async_trait::async_trait;
use hikae_core::ids::PersonId;
use sqlx::Row;
use uuid::Uuid;

use super::{Sqlite, bytes, failed, instant, micros, must_touch};
use crate::store::{Error, RootRow, Roots, sql};
use crate::vault::{RootId, Sealed, Wrapped};

impl Sqlite {
    async fn insert_root(&self, statement: &'static str, row: &RootRow) -> Result<(), Error> {
        let row = row.clone();
        self.writer
            .one(move |connection| {
                Box::pin(must_touch(
                    sqlx::query(statement)
                        .bind(row.system.root.0.to_vec())
                        .bind(row.system.key.0)
                        .bind(micros(row.created_at)),
                    connection,
                ))
            })
            .await
    }
}

#[async_trait]
impl Roots for Sqlite {
    async fn roots(&self) -> Result<Vec<RootRow>, Error> {
        let rows = self.readers.rows(sqlx::query(sql::ROOTS)).await?;
        rows.iter()
            .map(|row| {
                let root = RootId(bytes(row.try_get(0).map_err(failed)?)?);
                let key = Sealed(row.try_get(1).map_err(failed)?);
                let created_at = instant(row.try_get(2).map_err(failed)?)?;
                Ok(RootRow {
                    system: Wrapped { root, key },
                    created_at,
                })
            })
            .collect()
    }

    async fn found_root(&self, row: &RootRow) -> Result<(), Error> {
        self.insert_root(sql::FOUND_ROOT, row).await
    }

    async fn add_root(&self, row: &RootRow) -> Result<(), Error> {
        self.insert_root(sql::ADD_ROOT, row).await
    }

    async fn drop_root(&self, root: RootId) -> Result<(), Error> {
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::DROP_ROOT).bind(root.0.to_vec());
                Box::pin(must_touch(query, connection))
            })
            .await?;
        self.writer.scrub().await
    }

    async fn keys_under(
        &self,
        root: RootId,
        limit: u32,
    ) -> Result<Vec<(PersonId, Wrapped)>, Error> {
        let query = sqlx::query(sql::KEYS_UNDER)
            .bind(root.0.to_vec())
            .bind(i64::from(limit));
        let rows = self.readers.rows(query).await?;
        rows.iter()
            .map(|row| {
                let person: Uuid = row.try_get(0).map_err(failed)?;
                let key = Sealed(row.try_get(1).map_err(failed)?);
                Ok((PersonId::from_uuid(person), Wrapped { root, key }))
            })
            .collect()
    }

    async fn rewrap(&self, keys: &[(PersonId, Wrapped)]) -> Result<(), Error> {
        let keys = keys.to_vec();
        self.writer
            .all(move |connection| {
                Box::pin(async move {
                    for (person, wrapped) in keys {
                        sqlx::query(sql::REWRAP)
                            .bind(person.uuid())
                            .bind(wrapped.root.0.to_vec())
                            .bind(wrapped.key.0)
                            .execute(&mut *connection)
                            .await
                            .map_err(failed)?;
                    }
                    Ok(())
                })
            })
            .await
    }
}
