//! What waits at the desk.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::staff::write_down;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{AuditRow, Error, MatterRow, Matters};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Matters for E {
    async fn open_matter(&self, row: &MatterRow, audit: Option<&AuditRow>) -> Result<(), Error> {
        let open = Statement::new(text::OPEN_MATTER)
            .bind(row.token)
            .bind(row.version)
            .bind(row.expires_at)
            .bind(&row.sealed);
        let mut script = Script::new(Scope::Blind(row.token)).must(open);
        if let Some(audit) = audit {
            script = script.must(write_down(audit));
        }
        self.write(script).await?;
        Ok(())
    }

    async fn matter(&self, token: Blind, now: DateTime<Utc>) -> Result<Option<MatterRow>, Error> {
        let matter = Statement::new(text::MATTER).bind(token).bind(now);
        let rows = self.read(Scope::Blind(token), matter).await?;
        let read = |mut row: Row| {
            Ok(MatterRow {
                token,
                version: row.number(0)?,
                expires_at: row.instant(1)?,
                sealed: row.sealed(2)?,
            })
        };
        rows.into_iter().next().map(read).transpose()
    }

    async fn change_matter(&self, row: &MatterRow, audit: &AuditRow) -> Result<(), Error> {
        let change = Statement::new(text::CHANGE_MATTER)
            .bind(row.token)
            .bind(row.version)
            .bind(&row.sealed);
        let script = Script::new(Scope::Blind(row.token)).must(change);
        self.write(script.must(write_down(audit))).await?;
        Ok(())
    }

    async fn close_matter(
        &self,
        token: Blind,
        version: u32,
        audit: &AuditRow,
    ) -> Result<(), Error> {
        let close = Statement::new(text::CLOSE_MATTER).bind(token).bind(version);
        let script = Script::new(Scope::Blind(token)).must(close);
        self.write(script.must(write_down(audit))).await?;
        Ok(())
    }
}
