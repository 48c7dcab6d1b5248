//! Disasters that an operator declared.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::DisasterId;

use super::staff::write_down;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{AuditRow, DisasterRow, Disasters, Error};

#[async_trait]
impl<E: Engine> Disasters for E {
    async fn disasters(&self, at: DateTime<Utc>) -> Result<Vec<DisasterRow>, Error> {
        let statement = Statement::new(text::DISASTERS).bind(at);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(read).collect()
    }

    async fn put_disaster(&self, row: &DisasterRow, audit: &AuditRow) -> Result<(), Error> {
        let put = match row.version {
            1 => text::INSERT_DISASTER,
            _ => text::UPDATE_DISASTER,
        };
        let put = Statement::new(put)
            .bind(row.id.uuid())
            .bind(row.version)
            .bind(row.until)
            .bind(&row.sealed);
        let script = Script::new(Scope::Common).must(put).must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }
}

fn read(mut row: Row) -> Result<DisasterRow, Error> {
    Ok(DisasterRow {
        id: DisasterId::from_uuid(row.id(0)?),
        version: row.number(1)?,
        until: row.instant(2)?,
        sealed: row.sealed(3)?,
    })
}
