//! Import runs.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::ImportId;

use super::engine::{must, touched};
use super::{Engine, Row, Scope, Statement, text};
use crate::store::{Error, ImportRow, Imports};
use crate::vault::Sealed;

#[async_trait]
impl<E: Engine> Imports for E {
    async fn begin_import(&self, row: &ImportRow) -> Result<(), Error> {
        let begin = Statement::new(text::BEGIN_IMPORT)
            .bind(row.id.uuid())
            .bind(row.started_at)
            .bind(&row.sealed);
        must(self, Scope::Common, begin).await
    }

    async fn end_import(
        &self,
        id: ImportId,
        at: DateTime<Utc>,
        summary: &Sealed,
    ) -> Result<bool, Error> {
        let end = Statement::new(text::END_IMPORT)
            .bind(id.uuid())
            .bind(at)
            .bind(summary);
        Ok(touched(self, Scope::Common, end).await? > 0)
    }

    async fn imports(&self, limit: u32) -> Result<Vec<ImportRow>, Error> {
        let statement = Statement::new(text::IMPORTS).bind(limit);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(read).collect()
    }
}

fn read(mut row: Row) -> Result<ImportRow, Error> {
    Ok(ImportRow {
        id: ImportId::from_uuid(row.id(0)?),
        started_at: row.instant(1)?,
        ended: row.maybe_instant(2)?.zip(row.maybe_sealed(4)?),
        sealed: row.sealed(3)?,
    })
}
