//! Sessions and ceremonies.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, PersonId};
use uuid::Uuid;

use super::engine::{must, returned, touched};
use super::people::ids;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{Ceremonies, CeremonyState, Error, NewCeremony, SessionRow, Sessions};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl<E: Engine> Sessions for E {
    async fn create_session(&self, row: &SessionRow) -> Result<(), Error> {
        let create = Statement::new(text::CREATE_SESSION)
            .bind(row.token)
            .bind(row.person.map(PersonId::uuid))
            .bind(row.created_at)
            .bind(row.saved_at)
            .bind(row.expires_at)
            .bind(&row.sealed);
        must(self, Scope::Blind(row.token), create).await
    }

    async fn session(&self, token: Blind, now: DateTime<Utc>) -> Result<Option<SessionRow>, Error> {
        let session = Statement::new(text::SESSION).bind(token).bind(now);
        let rows = self.read(Scope::Blind(token), session).await?;
        rows.into_iter().next().map(read).transpose()
    }

    async fn save_session(&self, row: &SessionRow) -> Result<bool, Error> {
        let save = Statement::new(text::SAVE_SESSION)
            .bind(row.token)
            .bind(row.person.map(PersonId::uuid))
            .bind(row.saved_at)
            .bind(row.expires_at)
            .bind(&row.sealed);
        Ok(touched(self, Scope::Blind(row.token), save).await? > 0)
    }

    async fn end_session(&self, token: Blind, owner: Option<PersonId>) -> Result<bool, Error> {
        let end = match owner {
            Some(owner) => Statement::new(text::END_OWN_SESSION)
                .bind(token)
                .bind(owner),
            None => Statement::new(text::END_SESSION).bind(token),
        };
        Ok(touched(self, Scope::Blind(token), end).await? > 0)
    }

    async fn sessions_of(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionRow>, Error> {
        let sessions = Statement::new(text::SESSIONS_OF).bind(person).bind(now);
        let rows = self.read(Scope::Person(person), sessions).await?;
        rows.into_iter().map(read).collect()
    }

    async fn logged_in(
        &self,
        after: Option<PersonId>,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error> {
        let people = Statement::new(text::LOGGED_IN)
            .bind(after.map_or(Uuid::nil(), PersonId::uuid))
            .bind(now)
            .bind(limit);
        ids(self.read(Scope::Presence, people).await?)
    }

    async fn end_sessions(&self, person: PersonId, except: Option<Blind>) -> Result<u64, Error> {
        let end = match except {
            Some(token) => Statement::new(text::END_OTHER_SESSIONS)
                .bind(person)
                .bind(token),
            None => Statement::new(text::END_SESSIONS).bind(person),
        };
        touched(self, Scope::Person(person), end).await
    }

    async fn sweep(&self, before: DateTime<Utc>) -> Result<u64, Error> {
        let mut script = Script::new(Scope::Sweep);
        for sweep in text::SWEEP {
            script = script.may(Statement::new(sweep).bind(before));
        }
        let done = self.write(script).await?;
        Ok(done.iter().map(|step| step.touched).sum())
    }
}

#[async_trait]
impl<E: Engine> Ceremonies for E {
    async fn open_ceremony(&self, ceremony: &NewCeremony) -> Result<(), Error> {
        let id = ceremony.id.uuid();
        let open = Statement::new(text::OPEN_CEREMONY)
            .bind(id)
            .bind(ceremony.browser)
            .bind(ceremony.expires_at)
            .bind(&ceremony.sealed);
        must(self, Scope::Id(id), open).await
    }

    async fn ceremony(&self, id: CeremonyId, now: DateTime<Utc>) -> Result<Option<Sealed>, Error> {
        let ceremony = Statement::new(text::CEREMONY).bind(id.uuid()).bind(now);
        first(self.read(Scope::Id(id.uuid()), ceremony).await?)
    }

    async fn consume_ceremony(
        &self,
        id: CeremonyId,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error> {
        let consume = Statement::new(text::CONSUME_CEREMONY)
            .bind(id.uuid())
            .bind(now);
        first(returned(self, Scope::Id(id.uuid()), consume).await?)
    }

    async fn settle_ceremony(&self, id: CeremonyId, outcome: &Sealed) -> Result<bool, Error> {
        let settle = Statement::new(text::SETTLE_CEREMONY)
            .bind(id.uuid())
            .bind(outcome);
        Ok(touched(self, Scope::Id(id.uuid()), settle).await? > 0)
    }

    async fn claim_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        oldest: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Option<CeremonyState>, Error> {
        let scope = Scope::Id(id.uuid());
        let state = Statement::new(text::CEREMONY_ANSWERED)
            .bind(id.uuid())
            .bind(browser)
            .bind(oldest);
        // A page that waits asks often: as long as there is nothing to claim, it only reads.
        let Some(mut row) = self.read(scope, state).await?.pop() else {
            return Ok(None);
        };
        if row.number::<i64>(0)? == 0 {
            return Ok(Some(CeremonyState::Open));
        }
        let claim = Statement::new(text::CLAIM_CEREMONY)
            .bind(id.uuid())
            .bind(browser)
            .bind(oldest)
            .bind(now);
        let claimed = first(returned(self, scope, claim).await?)?;
        Ok(Some(
            claimed.map_or(CeremonyState::Answered, CeremonyState::Outcome),
        ))
    }
}

fn read(mut row: Row) -> Result<SessionRow, Error> {
    Ok(SessionRow {
        token: row.blind(0)?,
        person: row.maybe_id(1)?.map(PersonId::from_uuid),
        created_at: row.instant(2)?,
        saved_at: row.instant(3)?,
        expires_at: row.instant(4)?,
        sealed: row.sealed(5)?,
    })
}

fn first(rows: Vec<Row>) -> Result<Option<Sealed>, Error> {
    rows.into_iter()
        .next()
        .map(|mut row| row.sealed(0))
        .transpose()
}
