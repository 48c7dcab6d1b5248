//! Visits, and receptions.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::VisitId;

use super::clients::held;
use super::engine::{must, touched};
use super::staff::write_down;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{AuditRow, Error, InstitutionRow, TokenRow, VisitRow, Visits};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl<E: Engine> Visits for E {
    async fn open_visit(
        &self,
        id: VisitId,
        expires_at: DateTime<Utc>,
        sealed: &Sealed,
    ) -> Result<(), Error> {
        let open = Statement::new(text::OPEN_VISIT)
            .bind(id.uuid())
            .bind(expires_at)
            .bind(sealed);
        must(self, Scope::Id(id.uuid()), open).await
    }

    async fn visit(&self, id: VisitId, now: DateTime<Utc>) -> Result<Option<VisitRow>, Error> {
        let visit = Statement::new(text::VISIT).bind(id.uuid()).bind(now);
        let rows = self.read(Scope::Id(id.uuid()), visit).await?;
        let read = |mut row: Row| {
            Ok(VisitRow {
                expires_at: row.instant(0)?,
                sealed: row.sealed(1)?,
                answer: row.maybe_sealed(2)?,
            })
        };
        rows.into_iter().next().map(read).transpose()
    }

    async fn answer_visit(
        &self,
        id: VisitId,
        now: DateTime<Utc>,
        answer: &Sealed,
        until: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let said = Statement::new(text::ANSWER_VISIT)
            .bind(id.uuid())
            .bind(now)
            .bind(answer)
            .bind(until);
        Ok(touched(self, Scope::Id(id.uuid()), said).await? > 0)
    }

    async fn open_reception(&self, row: &TokenRow, audit: Option<&AuditRow>) -> Result<(), Error> {
        let open = Statement::new(text::OPEN_RECEPTION)
            .bind(row.token)
            .bind(row.institution.uuid())
            .bind(row.client)
            .bind(row.expires_at)
            .bind(&row.sealed);
        let mut script = Script::new(Scope::Blind(row.token)).must(open);
        if let Some(audit) = audit {
            script = script.must(write_down(audit));
        }
        self.write(script).await?;
        Ok(())
    }

    async fn reception(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<(TokenRow, InstitutionRow)>, Error> {
        let found = Statement::new(text::RECEPTION).bind(token).bind(now);
        let rows = self.read(Scope::Blind(token), found).await?;
        rows.into_iter()
            .next()
            .map(|row| held(row, token))
            .transpose()
    }

    async fn close_reception(&self, token: Blind) -> Result<bool, Error> {
        let close = Statement::new(text::CLOSE_RECEPTION).bind(token);
        Ok(touched(self, Scope::Blind(token), close).await? > 0)
    }
}
