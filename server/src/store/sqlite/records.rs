//! Records.

use async_trait::async_trait;
use hikae_core::ids::{PersonId, RecordId};
use sqlx::{Row, SqliteConnection};
use uuid::Uuid;

use super::people::key;
use super::pieces::{Part, Piece};
use super::{Sqlite, broken, bytes, failed, micros, must_touch, number};
use crate::store::{
    BodyRow, CaseRows, Error, HeaderRow, Held, HomeRows, Known, RecordWrite, Records, sql,
};
use crate::vault::Blind;

/// SQLite has no arrays: the ids come as JSON.
const RECORDS_BY_ID: &str = held!(bodies!(
    "r.superseded_at IS NULL \
     AND r.record_id IN (SELECT unhex(value) FROM json_each($2))"
));

#[async_trait]
impl Records for Sqlite {
    async fn known(
        &self,
        sources: &[(PersonId, Blind)],
    ) -> Result<Vec<Option<Held<Option<Known>>>>, Error> {
        let (mut loan, _permit) = self.readers.borrow().await?;
        let mut answers = Vec::with_capacity(sources.len());
        for (person, source) in sources {
            let row = sqlx::query(sql::KNOWN)
                .bind(person.uuid())
                .bind(source.0.to_vec())
                .fetch_optional(loan.connection()?)
                .await
                .map_err(failed)?;
            let Some(row) = row else {
                answers.push(None);
                continue;
            };
            let what = match row.try_get::<Option<Uuid>, _>(2).map_err(failed)? {
                Some(id) => Some(Known {
                    id: RecordId::from_uuid(id),
                    version: number(row.try_get(3).map_err(failed)?)?,
                    content: Blind(bytes(row.try_get(4).map_err(failed)?)?),
                }),
                None => None,
            };
            answers.push(Some(Held {
                key: key(&row, 0)?,
                what,
            }));
        }
        Ok(answers)
    }

    async fn put_records(&self, records: &[RecordWrite]) -> Result<(), Error> {
        let records = records.to_vec();
        self.writer
            .all(move |connection| {
                Box::pin(async move {
                    for record in records {
                        put(record, connection).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    async fn headers(&self, person: PersonId) -> Result<Option<Held<Vec<HeaderRow>>>, Error> {
        let query = sqlx::query(sql::HEADERS).bind(person.uuid());
        self.held(query, Piece::header, |row| row.id).await
    }

    async fn records(
        &self,
        person: PersonId,
        category: Option<Blind>,
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error> {
        let query = match category {
            Some(category) => sqlx::query(sql::RECORDS_OF_CATEGORY)
                .bind(person.uuid())
                .bind(category.0.to_vec()),
            None => sqlx::query(sql::RECORDS).bind(person.uuid()),
        };
        self.held(query, Piece::body, |row| row.head.id).await
    }

    async fn records_by_id(
        &self,
        person: PersonId,
        ids: &[RecordId],
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error> {
        let hex: Vec<_> = ids
            .iter()
            .map(|id| id.uuid().simple().to_string())
            .collect();
        let list = serde_json::to_string(&hex).map_err(|_| broken("id"))?;
        let query = sqlx::query(RECORDS_BY_ID).bind(person.uuid()).bind(list);
        self.held(query, Piece::body, |row| row.head.id).await
    }

    async fn versions(
        &self,
        person: PersonId,
        id: RecordId,
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error> {
        let query = sqlx::query(sql::VERSIONS)
            .bind(person.uuid())
            .bind(id.uuid());
        self.held(query, Piece::body, |row| {
            std::cmp::Reverse(row.head.version)
        })
        .await
    }

    async fn case(&self, person: PersonId) -> Result<Option<Held<CaseRows>>, Error> {
        let query = sqlx::query(sql::CASE).bind(person.uuid());
        let Some(Held { key, what: pieces }) = self.pieces(query).await? else {
            return Ok(None);
        };
        let mut what = CaseRows::default();
        for piece in pieces {
            match piece.part {
                Part::Record => what.headers.push(piece.header()?),
                _ => what.directives.push(piece.directive()?),
            }
        }
        what.headers.sort_by_key(|row| row.id);
        what.directives.sort_by_key(|row| row.id);
        Ok(Some(Held { key, what }))
    }

    async fn home(
        &self,
        person: PersonId,
        categories: [Blind; 2],
        entries: u32,
    ) -> Result<Option<Held<HomeRows>>, Error> {
        let [first, second] = categories;
        let query = sqlx::query(sql::HOME)
            .bind(person.uuid())
            .bind(first.0.to_vec())
            .bind(second.0.to_vec())
            .bind(i64::from(entries));
        let Some(Held { key, what: pieces }) = self.pieces(query).await? else {
            return Ok(None);
        };
        let mut resident = None;
        let (mut records, mut directives, mut log) = (Vec::new(), Vec::new(), Vec::new());
        for piece in pieces {
            match piece.part {
                Part::Resident => resident = Some(piece.resident()?),
                Part::Record => records.push(piece.body()?),
                Part::Directive => directives.push(piece.directive()?),
                _ => log.push(piece.entry()?),
            }
        }
        records.sort_by_key(|row| row.head.id);
        directives.sort_by_key(|row| row.id);
        log.sort_by_key(|row| std::cmp::Reverse(row.head.seq));
        Ok(resident.map(|resident| Held {
            key,
            what: HomeRows {
                resident,
                records,
                directives,
                entries: log,
            },
        }))
    }
}

async fn put(record: RecordWrite, connection: &mut SqliteConnection) -> Result<(), Error> {
    let (person, id) = (record.person.uuid(), record.id.uuid());
    let version = i64::from(record.version);
    if version > 1 {
        let supersede = sqlx::query(sql::SUPERSEDE)
            .bind(person)
            .bind(id)
            .bind(version - 1)
            .bind(micros(record.received_at));
        must_touch(supersede, connection).await?;
    }
    let insert = sqlx::query(sql::INSERT_RECORD)
        .bind(person)
        .bind(id)
        .bind(version)
        .bind(record.source.0.to_vec())
        .bind(record.category.0.to_vec())
        .bind(record.content.0.to_vec())
        .bind(micros(record.received_at))
        .bind(record.header.0);
    must_touch(insert, connection).await?;
    let body = sqlx::query(sql::INSERT_BODY)
        .bind(person)
        .bind(id)
        .bind(version)
        .bind(record.body.0);
    must_touch(body, connection).await
}
