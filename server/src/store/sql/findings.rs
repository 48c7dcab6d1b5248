//! What was noticed about who looks.

use async_trait::async_trait;

use super::staff::write_down;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{AuditRow, Error, FindingRow, Findings};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Findings for E {
    async fn findings(&self, answered: bool, limit: u32) -> Result<Vec<FindingRow>, Error> {
        let statement = match answered {
            true => text::FINDINGS_ANSWERED,
            false => text::FINDINGS_OPEN,
        };
        let statement = Statement::new(statement).bind(limit);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(read).collect()
    }

    async fn finding(&self, thing: Blind) -> Result<Option<FindingRow>, Error> {
        let statement = Statement::new(text::FINDING).bind(thing);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().next().map(read).transpose()
    }

    async fn put_finding(&self, row: &FindingRow, audit: Option<&AuditRow>) -> Result<(), Error> {
        let put = match row.version {
            1 => Statement::new(text::INSERT_FINDING)
                .bind(row.thing)
                .bind(row.version)
                .bind(row.answered_at)
                .bind(&row.sealed)
                .bind(row.found_at),
            _ => Statement::new(text::UPDATE_FINDING)
                .bind(row.thing)
                .bind(row.version)
                .bind(row.answered_at)
                .bind(&row.sealed),
        };
        let mut script = Script::new(Scope::Common).must(put);
        if let Some(audit) = audit {
            script = script.must(write_down(audit));
        }
        self.write(script).await?;
        Ok(())
    }
}

fn read(mut row: Row) -> Result<FindingRow, Error> {
    Ok(FindingRow {
        thing: row.blind(0)?,
        version: row.number(1)?,
        found_at: row.instant(2)?,
        answered_at: row.maybe_instant(3)?,
        sealed: row.sealed(4)?,
    })
}
