//! The registry of institutions.

use async_trait::async_trait;
use hikae_core::ids::InstitutionId;

use super::engine::must;
use super::{Engine, Row, Scope, Statement, text};
use crate::store::{Error, InstitutionRow, Institutions};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Institutions for E {
    async fn institutions(&self) -> Result<Vec<InstitutionRow>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::INSTITUTIONS))
            .await?;
        rows.into_iter().map(read).collect()
    }

    async fn institution(&self, id: InstitutionId) -> Result<Option<InstitutionRow>, Error> {
        first(self, Statement::new(text::INSTITUTION).bind(id.uuid())).await
    }

    async fn institution_coded(&self, code: Blind) -> Result<Option<InstitutionRow>, Error> {
        first(self, Statement::new(text::INSTITUTION_CODED).bind(code)).await
    }

    async fn put_institution(&self, row: &InstitutionRow) -> Result<(), Error> {
        let put = match row.version {
            1 => text::INSERT_INSTITUTION,
            _ => text::UPDATE_INSTITUTION,
        };
        let put = Statement::new(put)
            .bind(row.id.uuid())
            .bind(row.version)
            .bind(row.code)
            .bind(row.content)
            .bind(row.updated_at)
            .bind(&row.sealed);
        must(self, Scope::Common, put).await
    }
}

async fn first<E: Engine>(
    engine: &E,
    statement: Statement,
) -> Result<Option<InstitutionRow>, Error> {
    let rows = engine.read(Scope::Common, statement).await?;
    rows.into_iter().next().map(read).transpose()
}

fn read(mut row: Row) -> Result<InstitutionRow, Error> {
    Ok(InstitutionRow {
        id: InstitutionId::from_uuid(row.id(0)?),
        version: row.number(1)?,
        code: row.blind(2)?,
        content: row.blind(3)?,
        updated_at: row.instant(4)?,
        sealed: row.sealed(5)?,
    })
}
