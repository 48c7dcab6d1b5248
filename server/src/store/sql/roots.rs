//! Root keys.

use async_trait::async_trait;
use hikae_core::ids::PersonId;

use super::{Engine, Scope, Script, Statement, text};
use crate::store::{Error, RootRow, Roots};
use crate::vault::{RootId, Wrapped};

#[async_trait]
impl<E: Engine> Roots for E {
    async fn roots(&self) -> Result<Vec<RootRow>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::ROOTS))
            .await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(RootRow {
                    system: row.wrapped(0, 1)?,
                    created_at: row.instant(2)?,
                })
            })
            .collect()
    }

    async fn found_root(&self, row: &RootRow) -> Result<(), Error> {
        insert(self, text::FOUND_ROOT, row).await
    }

    async fn add_root(&self, row: &RootRow) -> Result<(), Error> {
        insert(self, text::ADD_ROOT, row).await
    }

    async fn drop_root(&self, root: RootId) -> Result<(), Error> {
        let drop = Statement::new(text::DROP_ROOT).bind(root);
        self.write(Script::serializable(Scope::Common).must(drop))
            .await?;
        self.scrub().await
    }

    async fn keys_under(
        &self,
        root: RootId,
        limit: u32,
    ) -> Result<Vec<(PersonId, Wrapped)>, Error> {
        let statement = Statement::new(text::KEYS_UNDER).bind(root).bind(limit);
        let rows = self.read(Scope::Rotation, statement).await?;
        rows.into_iter()
            .map(|mut row| {
                let key = row.sealed(1)?;
                Ok((PersonId::from_uuid(row.id(0)?), Wrapped { root, key }))
            })
            .collect()
    }

    async fn rewrap(&self, keys: &[(PersonId, Wrapped)]) -> Result<(), Error> {
        let scripts = keys.iter().map(|(person, wrapped)| {
            let rewrap = Statement::new(text::REWRAP)
                .bind(*person)
                .bind(wrapped.root)
                .bind(&wrapped.key);
            // Who was erased in the meantime stays erased.
            Script::new(Scope::Person(*person)).may(rewrap)
        });
        let outcomes = self.write_each(scripts.collect()).await;
        outcomes
            .into_iter()
            .try_for_each(|outcome| outcome.map(drop))
    }
}

/// Whether there are others decides whether this one may come.
async fn insert<E: Engine>(engine: &E, text: &'static str, row: &RootRow) -> Result<(), Error> {
    let insert = Statement::new(text)
        .bind(row.system.root)
        .bind(&row.system.key)
        .bind(row.created_at);
    engine
        .write(Script::serializable(Scope::Common).must(insert))
        .await?;
    Ok(())
}
