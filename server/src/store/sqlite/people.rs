//! People.

use async_trait::async_trait;
use hikae_core::ids::PersonId;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use uuid::Uuid;

use super::pieces::Piece;
use super::{Sqlite, bytes, failed, micros, must_touch, number, touched};
use crate::store::{Enrolment, Error, Held, People, PersonWrite, ResidentRow, sql};
use crate::vault::{Blind, RootId, Sealed, Wrapped};

#[async_trait]
impl People for Sqlite {
    async fn enrolled(
        &self,
        municipal_numbers: &[Blind],
    ) -> Result<Vec<Option<Held<Enrolment>>>, Error> {
        let (mut loan, _permit) = self.readers.borrow().await?;
        let mut answers = Vec::with_capacity(municipal_numbers.len());
        for blind in municipal_numbers {
            let row = sqlx::query(sql::ENROLLED)
                .bind(blind.0.to_vec())
                .fetch_optional(loan.connection()?)
                .await
                .map_err(failed)?;
            answers.push(row.as_ref().map(enrolment).transpose()?);
        }
        Ok(answers)
    }

    async fn enrol(&self, people: &[PersonWrite]) -> Result<(), Error> {
        let people = people.to_vec();
        self.writer
            .all(move |connection| {
                Box::pin(async move {
                    for person in people {
                        enrol(person, connection).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    async fn resident(&self, person: PersonId) -> Result<Option<Held<ResidentRow>>, Error> {
        let query = sqlx::query(sql::RESIDENT).bind(person.uuid());
        let Some(Held { key, what }) = self.pieces(query).await? else {
            return Ok(None);
        };
        let row = what.into_iter().next().map(Piece::resident).transpose()?;
        Ok(row.map(|what| Held { key, what }))
    }

    async fn insured_as(&self, insured: Blind) -> Result<Vec<PersonId>, Error> {
        let query = sqlx::query(sql::INSURED_AS).bind(insured.0.to_vec());
        ids(&self.readers.rows(query).await?)
    }

    async fn born(&self, birth: Blind) -> Result<Vec<(PersonId, Held<ResidentRow>)>, Error> {
        let query = sqlx::query(sql::BORN).bind(birth.0.to_vec());
        let rows = self.readers.rows(query).await?;
        rows.iter()
            .map(|row| {
                let person: Uuid = row.try_get(0).map_err(failed)?;
                let what = ResidentRow {
                    version: number(row.try_get(1).map_err(failed)?)?,
                    sealed: Sealed(row.try_get(2).map_err(failed)?),
                };
                Ok((
                    PersonId::from_uuid(person),
                    Held {
                        key: key(row, 3)?,
                        what,
                    },
                ))
            })
            .collect()
    }

    async fn people(&self, after: Option<PersonId>, limit: u32) -> Result<Vec<PersonId>, Error> {
        let after = after.map_or(Uuid::nil(), PersonId::uuid);
        let query = sqlx::query(sql::PEOPLE).bind(after).bind(i64::from(limit));
        ids(&self.readers.rows(query).await?)
    }

    async fn forget(&self, person: PersonId) -> Result<bool, Error> {
        let there = self
            .writer
            .all(move |connection| {
                Box::pin(async move {
                    let mut keys = 0;
                    for statement in sql::FORGET {
                        let query = sqlx::query(statement).bind(person.uuid());
                        keys = touched(query, connection).await?;
                    }
                    Ok(keys > 0)
                })
            })
            .await?;
        if there {
            self.writer.scrub().await?;
        }
        Ok(there)
    }
}

async fn enrol(person: PersonWrite, connection: &mut SqliteConnection) -> Result<(), Error> {
    let id = person.person.uuid();
    let statement = match person.key {
        Some(key) => {
            sqlx::query(sql::INSERT_KEY)
                .bind(id)
                .bind(key.root.0.to_vec())
                .bind(key.key.0)
                .execute(&mut *connection)
                .await
                .map_err(failed)?;
            sql::INSERT_PERSON
        }
        None => sql::UPDATE_PERSON,
    };
    let query = sqlx::query(statement)
        .bind(id)
        .bind(i64::from(person.version))
        .bind(person.municipal_number.0.to_vec())
        .bind(person.birth.0.to_vec())
        .bind(person.insured.map(|blind| blind.0.to_vec()))
        .bind(person.content.0.to_vec())
        .bind(micros(person.updated_at))
        .bind(person.sealed.0);
    must_touch(query, connection).await
}

fn enrolment(row: &SqliteRow) -> Result<Held<Enrolment>, Error> {
    let what = Enrolment {
        person: PersonId::from_uuid(row.try_get(0).map_err(failed)?),
        version: number(row.try_get(1).map_err(failed)?)?,
        content: Blind(bytes(row.try_get(2).map_err(failed)?)?),
    };
    Ok(Held {
        key: key(row, 3)?,
        what,
    })
}

/// A wrapped key in two columns, the first of them `at`.
pub(super) fn key(row: &SqliteRow, at: usize) -> Result<Wrapped, Error> {
    Ok(Wrapped {
        root: RootId(bytes(row.try_get(at).map_err(failed)?)?),
        key: Sealed(row.try_get(at + 1).map_err(failed)?),
    })
}

fn ids(rows: &[SqliteRow]) -> Result<Vec<PersonId>, Error> {
    rows.iter()
        .map(|row| row.try_get(0).map(PersonId::from_uuid).map_err(failed))
        .collect()
}
