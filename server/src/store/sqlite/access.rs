//! Sessions and ceremonies.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, PersonId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Sqlite, bytes, failed, instant, micros, must_touch, touched};
use crate::store::{Ceremonies, CeremonyState, Error, NewCeremony, SessionRow, Sessions, sql};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl Sessions for Sqlite {
    async fn create_session(&self, row: &SessionRow) -> Result<(), Error> {
        let row = row.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::CREATE_SESSION)
                    .bind(row.token.0.to_vec())
                    .bind(row.person.map(PersonId::uuid))
                    .bind(micros(row.created_at))
                    .bind(micros(row.saved_at))
                    .bind(micros(row.expires_at))
                    .bind(row.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }

    async fn session(&self, token: Blind, now: DateTime<Utc>) -> Result<Option<SessionRow>, Error> {
        let query = sqlx::query(sql::SESSION)
            .bind(token.0.to_vec())
            .bind(micros(now));
        self.readers
            .rows(query)
            .await?
            .first()
            .map(session)
            .transpose()
    }

    async fn save_session(&self, row: &SessionRow) -> Result<bool, Error> {
        let row = row.clone();
        self.writer
            .one(move |connection| {
                Box::pin(async move {
                    let query = sqlx::query(sql::SAVE_SESSION)
                        .bind(row.token.0.to_vec())
                        .bind(row.person.map(PersonId::uuid))
                        .bind(micros(row.saved_at))
                        .bind(micros(row.expires_at))
                        .bind(row.sealed.0);
                    Ok(touched(query, connection).await? > 0)
                })
            })
            .await
    }

    async fn end_session(&self, token: Blind, owner: Option<PersonId>) -> Result<bool, Error> {
        self.writer
            .one(move |connection| {
                Box::pin(async move {
                    let token = token.0.to_vec();
                    let query = match owner {
                        Some(owner) => sqlx::query(sql::END_OWN_SESSION)
                            .bind(token)
                            .bind(owner.uuid()),
                        None => sqlx::query(sql::END_SESSION).bind(token),
                    };
                    Ok(touched(query, connection).await? > 0)
                })
            })
            .await
    }

    async fn sessions_of(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionRow>, Error> {
        let query = sqlx::query(sql::SESSIONS_OF)
            .bind(person.uuid())
            .bind(micros(now));
        self.readers
            .rows(query)
            .await?
            .iter()
            .map(session)
            .collect()
    }

    async fn end_sessions(&self, person: PersonId, except: Option<Blind>) -> Result<u64, Error> {
        self.writer
            .one(move |connection| {
                let query = match except {
                    Some(token) => sqlx::query(sql::END_OTHER_SESSIONS)
                        .bind(person.uuid())
                        .bind(token.0.to_vec()),
                    None => sqlx::query(sql::END_SESSIONS).bind(person.uuid()),
                };
                Box::pin(touched(query, connection))
            })
            .await
    }

    async fn sweep(&self, before: DateTime<Utc>) -> Result<u64, Error> {
        self.writer
            .all(move |connection| {
                Box::pin(async move {
                    let mut rows = 0;
                    for statement in sql::SWEEP {
                        let query = sqlx::query(statement).bind(micros(before));
                        rows += touched(query, connection).await?;
                    }
                    Ok(rows)
                })
            })
            .await
    }
}

#[async_trait]
impl Ceremonies for Sqlite {
    async fn open_ceremony(&self, ceremony: &NewCeremony) -> Result<(), Error> {
        let ceremony = ceremony.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::OPEN_CEREMONY)
                    .bind(ceremony.id.uuid())
                    .bind(ceremony.browser.0.to_vec())
                    .bind(micros(ceremony.expires_at))
                    .bind(ceremony.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }

    async fn ceremony(&self, id: CeremonyId, now: DateTime<Utc>) -> Result<Option<Sealed>, Error> {
        let query = sqlx::query(sql::CEREMONY).bind(id.uuid()).bind(micros(now));
        self.readers
            .rows(query)
            .await?
            .first()
            .map(sealed)
            .transpose()
    }

    async fn consume_ceremony(
        &self,
        id: CeremonyId,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error> {
        self.writer
            .one(move |connection| {
                Box::pin(async move {
                    let query = sqlx::query(sql::CONSUME_CEREMONY)
                        .bind(id.uuid())
                        .bind(micros(now));
                    let rows = query.fetch_all(connection).await.map_err(failed)?;
                    rows.first().map(sealed).transpose()
                })
            })
            .await
    }

    async fn settle_ceremony(&self, id: CeremonyId, outcome: &Sealed) -> Result<bool, Error> {
        let outcome = outcome.clone();
        self.writer
            .one(move |connection| {
                Box::pin(async move {
                    let query = sqlx::query(sql::SETTLE_CEREMONY)
                        .bind(id.uuid())
                        .bind(outcome.0);
                    Ok(touched(query, connection).await? > 0)
                })
            })
            .await
    }

    async fn claim_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        oldest: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Option<CeremonyState>, Error> {
        let state = sqlx::query(sql::CEREMONY_ANSWERED)
            .bind(id.uuid())
            .bind(browser.0.to_vec())
            .bind(micros(oldest));
        // A page that waits asks often: as long as there is nothing to claim, it only reads.
        let answered = match self.readers.rows(state).await?.first() {
            Some(row) => row.try_get::<bool, _>(0).map_err(failed)?,
            None => return Ok(None),
        };
        if !answered {
            return Ok(Some(CeremonyState::Open));
        }
        let claimed = self
            .writer
            .one(move |connection| {
                Box::pin(async move {
                    let query = sqlx::query(sql::CLAIM_CEREMONY)
                        .bind(id.uuid())
                        .bind(browser.0.to_vec())
                        .bind(micros(oldest))
                        .bind(micros(now));
                    let rows = query.fetch_all(connection).await.map_err(failed)?;
                    rows.first().map(sealed).transpose()
                })
            })
            .await?;
        Ok(Some(
            claimed.map_or(CeremonyState::Answered, CeremonyState::Outcome),
        ))
    }
}

fn session(row: &SqliteRow) -> Result<SessionRow, Error> {
    Ok(SessionRow {
        token: Blind(bytes(row.try_get(0).map_err(failed)?)?),
        person: row
            .try_get::<Option<_>, _>(1)
            .map_err(failed)?
            .map(PersonId::from_uuid),
        created_at: instant(row.try_get(2).map_err(failed)?)?,
        saved_at: instant(row.try_get(3).map_err(failed)?)?,
        expires_at: instant(row.try_get(4).map_err(failed)?)?,
        sealed: Sealed(row.try_get(5).map_err(failed)?),
    })
}

fn sealed(row: &SqliteRow) -> Result<Sealed, Error> {
    row.try_get(0).map(Sealed).map_err(failed)
}
