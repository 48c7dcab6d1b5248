//! Quarantine.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{ImportId, QuarantineId};
use uuid::Uuid;

use super::engine::touched;
use super::{Engine, Expect, Row, Scope, Script, Statement, text};
use crate::store::{Error, QuarantineRow, Quarantines};

#[async_trait]
impl<E: Engine> Quarantines for E {
    async fn quarantine(&self, rows: &[QuarantineRow]) -> Result<Vec<QuarantineId>, Error> {
        let mut script = Script::new(Scope::Common);
        for row in rows {
            let put = Statement::new(text::QUARANTINE)
                .bind(row.id.uuid())
                .bind(row.thing)
                .bind(row.import.uuid())
                .bind(row.since)
                .bind(&row.sealed);
            let known = Statement::new(text::QUARANTINED_AS).bind(row.thing);
            script = script.may(put).step(known, Expect::Rows);
        }
        let done = self.write(script).await?;
        done.into_iter()
            .filter_map(|step| step.rows.into_iter().next())
            .map(|mut row| row.id(0).map(QuarantineId::from_uuid))
            .collect()
    }

    async fn quarantined(
        &self,
        after: Option<QuarantineId>,
        limit: u32,
    ) -> Result<Vec<QuarantineRow>, Error> {
        let after = after.map_or(Uuid::nil(), QuarantineId::uuid);
        let statement = Statement::new(text::QUARANTINED).bind(after).bind(limit);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(read).collect()
    }

    async fn dismiss(&self, id: QuarantineId, at: DateTime<Utc>) -> Result<bool, Error> {
        let dismiss = Statement::new(text::DISMISS).bind(id.uuid()).bind(at);
        Ok(touched(self, Scope::Common, dismiss).await? > 0)
    }
}

fn read(mut row: Row) -> Result<QuarantineRow, Error> {
    Ok(QuarantineRow {
        id: QuarantineId::from_uuid(row.id(0)?),
        thing: row.blind(1)?,
        import: ImportId::from_uuid(row.id(2)?),
        since: row.instant(3)?,
        sealed: row.sealed(4)?,
    })
}
