//! Institutions as clients of the gateway.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;

use super::engine::must;
use super::staff::write_down;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{AuditRow, ClientRow, Clients, Error, InstitutionRow, TokenRow};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Clients for E {
    async fn client(&self, institution: InstitutionId) -> Result<Option<ClientRow>, Error> {
        let client = Statement::new(text::CLIENT).bind(institution.uuid());
        let rows = self.read(Scope::Common, client).await?;
        rows.into_iter().next().map(read).transpose()
    }

    async fn clients(&self) -> Result<Vec<ClientRow>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::CLIENTS))
            .await?;
        rows.into_iter().map(read).collect()
    }

    async fn put_client(&self, row: &ClientRow, audit: &AuditRow) -> Result<(), Error> {
        let put = match row.version {
            1 => text::INSERT_CLIENT,
            _ => text::UPDATE_CLIENT,
        };
        let put = Statement::new(put)
            .bind(row.institution.uuid())
            .bind(row.version)
            .bind(&row.sealed);
        let script = Script::new(Scope::Common).must(put).must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }

    async fn spend_assertion(
        &self,
        assertion: Blind,
        expires_at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let spend = Statement::new(text::SPEND_ASSERTION)
            .bind(assertion)
            .bind(expires_at);
        must(self, Scope::Blind(assertion), spend).await
    }

    async fn issue_token(&self, row: &TokenRow) -> Result<(), Error> {
        let issue = Statement::new(text::ISSUE_TOKEN)
            .bind(row.token)
            .bind(row.institution.uuid())
            .bind(row.client)
            .bind(row.expires_at)
            .bind(&row.sealed);
        must(self, Scope::Blind(row.token), issue).await
    }

    async fn token(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<(TokenRow, InstitutionRow)>, Error> {
        let found = Statement::new(text::TOKEN).bind(token).bind(now);
        let rows = self.read(Scope::Blind(token), found).await?;
        rows.into_iter()
            .next()
            .map(|row| held(row, token))
            .transpose()
    }
}

fn read(mut row: Row) -> Result<ClientRow, Error> {
    Ok(ClientRow {
        institution: InstitutionId::from_uuid(row.id(0)?),
        version: row.number(1)?,
        sealed: row.sealed(2)?,
    })
}

pub(super) fn held(mut row: Row, token: Blind) -> Result<(TokenRow, InstitutionRow), Error> {
    let id = InstitutionId::from_uuid(row.id(0)?);
    let token = TokenRow {
        token,
        institution: id,
        client: row.number(1)?,
        expires_at: row.instant(2)?,
        sealed: row.sealed(3)?,
    };
    let institution = InstitutionRow {
        id,
        version: row.number(4)?,
        code: row.blind(5)?,
        content: row.blind(6)?,
        updated_at: row.instant(7)?,
        sealed: row.sealed(8)?,
    };
    Ok((token, institution))
}
