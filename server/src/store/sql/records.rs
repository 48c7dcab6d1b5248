//! Records.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use hikae_core::ids::{PersonId, RecordId};

use super::engine::write_of_each;
use super::people::there;
use super::pieces::{Part, Piece, held, of};
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{
    BodyRow, CaseRows, Error, HeaderRow, Held, HomeRows, Known, RecordWrite, Records,
};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Records for E {
    async fn known(
        &self,
        sources: &[(PersonId, Blind)],
    ) -> Result<Vec<Option<Held<Option<Known>>>>, Error> {
        let reads = sources.iter().map(|(person, source)| {
            let statement = Statement::new(text::KNOWN).bind(*person).bind(*source);
            (Scope::Person(*person), statement)
        });
        let answers = self.read_each(reads.collect()).await?;
        answers
            .into_iter()
            .map(|rows| rows.into_iter().next().map(known).transpose())
            .collect()
    }

    async fn put_records(&self, records: &[RecordWrite]) -> Result<BTreeSet<PersonId>, Error> {
        let mut scripts: BTreeMap<PersonId, Script> = BTreeMap::new();
        for record in records {
            let person = record.person;
            let script = scripts
                .remove(&person)
                .unwrap_or_else(|| Script::new(Scope::Person(person)).given(there(person)));
            scripts.insert(person, put(script, record));
        }
        write_of_each(self, scripts).await
    }

    async fn headers(&self, person: PersonId) -> Result<Option<Held<Vec<HeaderRow>>>, Error> {
        let statement = Statement::new(text::HEADERS).bind(person);
        held(self, person, statement, Piece::header, |row| row.id).await
    }

    async fn records(
        &self,
        person: PersonId,
        category: Option<Blind>,
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error> {
        let statement = match category {
            Some(category) => Statement::new(text::RECORDS_OF_CATEGORY)
                .bind(person)
                .bind(category),
            None => Statement::new(text::RECORDS).bind(person),
        };
        held(self, person, statement, Piece::body, |row| row.head.id).await
    }

    async fn records_by_id(
        &self,
        person: PersonId,
        ids: &[RecordId],
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error> {
        let ids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
        let statement = Statement::new(text::RECORDS_BY_ID).bind(person).bind(ids);
        held(self, person, statement, Piece::body, |row| row.head.id).await
    }

    async fn versions(
        &self,
        person: PersonId,
        id: RecordId,
    ) -> Result<Option<Held<Vec<BodyRow>>>, Error> {
        let statement = Statement::new(text::VERSIONS).bind(person).bind(id.uuid());
        held(self, person, statement, Piece::body, |row| {
            std::cmp::Reverse(row.head.version)
        })
        .await
    }

    async fn case(&self, person: PersonId) -> Result<Option<Held<CaseRows>>, Error> {
        let statement = Statement::new(text::CASE).bind(person);
        let Some(Held { key, what: pieces }) = of(self, person, statement).await? else {
            return Ok(None);
        };
        let mut what = CaseRows::default();
        for piece in pieces {
            match piece.part {
                Part::Record => what.headers.push(piece.header()?),
                Part::Case => what.cases.push(piece.case()?),
                _ => what.directives.push(piece.directive()?),
            }
        }
        what.headers.sort_by_key(|row| row.id);
        what.directives.sort_by_key(|row| row.id);
        what.cases.sort_by_key(|row| row.id);
        Ok(Some(Held { key, what }))
    }

    async fn home(
        &self,
        person: PersonId,
        categories: [Blind; 2],
        entries: u32,
    ) -> Result<Option<Held<HomeRows>>, Error> {
        let [first, second] = categories;
        let statement = Statement::new(text::HOME)
            .bind(person)
            .bind(first)
            .bind(second)
            .bind(entries);
        let Some(Held { key, what: pieces }) = of(self, person, statement).await? else {
            return Ok(None);
        };
        let mut resident = None;
        let (mut records, mut directives) = (Vec::new(), Vec::new());
        let (mut cases, mut log) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece.part {
                Part::Resident => resident = Some(piece.resident()?),
                Part::Record => records.push(piece.body()?),
                Part::Directive => directives.push(piece.directive()?),
                Part::Case => cases.push(piece.case()?),
                _ => log.push(piece.entry()?),
            }
        }
        records.sort_by_key(|row| row.head.id);
        directives.sort_by_key(|row| row.id);
        cases.sort_by_key(|row| row.id);
        log.sort_by_key(|row| std::cmp::Reverse(row.head.seq));
        Ok(resident.map(|resident| Held {
            key,
            what: HomeRows {
                resident,
                records,
                directives,
                cases,
                entries: log,
            },
        }))
    }
}

fn known(mut row: Row) -> Result<Held<Option<Known>>, Error> {
    let key = row.wrapped(0, 1)?;
    let what = match row.maybe_id(2)? {
        Some(id) => Some(Known {
            id: RecordId::from_uuid(id),
            version: row.number(3)?,
            content: row.blind(4)?,
        }),
        None => None,
    };
    Ok(Held { key, what })
}

fn put(mut script: Script, record: &RecordWrite) -> Script {
    let (person, id) = (record.person, record.id.uuid());
    if record.version > 1 {
        script = script.must(
            Statement::new(text::SUPERSEDE)
                .bind(person)
                .bind(id)
                .bind(record.version - 1)
                .bind(record.received_at),
        );
    }
    script
        .must(
            Statement::new(text::INSERT_RECORD)
                .bind(person)
                .bind(id)
                .bind(record.version)
                .bind(record.source)
                .bind(record.category)
                .bind(record.content)
                .bind(record.received_at)
                .bind(&record.header),
        )
        .must(
            Statement::new(text::INSERT_BODY)
                .bind(person)
                .bind(id)
                .bind(record.version)
                .bind(&record.body),
        )
}
