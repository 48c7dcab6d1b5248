//! Cases and the officers' queue.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CaseId, PersonId};

use super::notices::telling;
use super::people::there;
use super::pieces::{Piece, held, only};
use super::{Engine, Expect, Row, Scope, Script, Statement, text};
use crate::store::{CaseRow, Cases, Error, Held, NewNotice, QueueRow};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Cases for E {
    async fn cases(&self, person: PersonId) -> Result<Option<Held<Vec<CaseRow>>>, Error> {
        let statement = Statement::new(text::CASES).bind(person);
        held(self, person, statement, Piece::case, |row| row.id).await
    }

    async fn case_by_id(
        &self,
        person: PersonId,
        id: CaseId,
    ) -> Result<Option<Held<Option<CaseRow>>>, Error> {
        let statement = Statement::new(text::CASE_BY_ID)
            .bind(person)
            .bind(id.uuid());
        let found = held(self, person, statement, Piece::case, |row| row.version).await?;
        Ok(found.map(only))
    }

    async fn case_about(
        &self,
        person: PersonId,
        subject: Blind,
    ) -> Result<Option<Held<Option<CaseRow>>>, Error> {
        let statement = Statement::new(text::CASE_ABOUT).bind(person).bind(subject);
        let found = held(self, person, statement, Piece::case, |row| row.version).await?;
        Ok(found.map(only))
    }

    async fn put_case(
        &self,
        person: PersonId,
        case: &CaseRow,
        queued: &QueueRow,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let put = Statement::new(text::PUT_CASE)
            .bind(person)
            .bind(case.id.uuid())
            .bind(case.version)
            .bind(case.subject)
            .bind(&case.sealed);
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if case.version > 1 {
            let before = Statement::new(text::CASE_BEFORE)
                .bind(person)
                .bind(case.id.uuid())
                .bind(case.version);
            script = script.given(before);
        }
        let queue = Statement::new(text::PUT_QUEUED)
            .bind(queued.thing)
            .bind(queued.owner)
            .bind(queued.shelf)
            .bind(queued.version)
            .bind(queued.due_at)
            .bind(queued.hands_on_at)
            .bind(&queued.sealed);
        script = script.must(put).must(queue);
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Any);
        }
        self.write(script).await?;
        Ok(())
    }

    async fn queued(&self, thing: Blind) -> Result<Option<QueueRow>, Error> {
        let statement = Statement::new(text::QUEUED).bind(thing);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().next().map(read).transpose()
    }

    async fn shelf(
        &self,
        shelf: Blind,
        after: Option<(DateTime<Utc>, Blind)>,
        limit: u32,
    ) -> Result<Vec<QueueRow>, Error> {
        let (at, thing) = after.unwrap_or((DateTime::UNIX_EPOCH, Blind([0; 32])));
        let statement = Statement::new(text::SHELF)
            .bind(shelf)
            .bind(at)
            .bind(thing)
            .bind(limit);
        rows(self, statement).await
    }

    async fn overdue(&self, at: DateTime<Utc>, limit: u32) -> Result<Vec<QueueRow>, Error> {
        rows(self, Statement::new(text::OVERDUE).bind(at).bind(limit)).await
    }

    async fn every_queued(&self, after: Option<Blind>, limit: u32) -> Result<Vec<QueueRow>, Error> {
        let after = after.unwrap_or(Blind([0; 32]));
        rows(
            self,
            Statement::new(text::EVERY_QUEUED).bind(after).bind(limit),
        )
        .await
    }
}

async fn rows<E: Engine>(engine: &E, statement: Statement) -> Result<Vec<QueueRow>, Error> {
    let rows = engine.read(Scope::Common, statement).await?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<QueueRow, Error> {
    Ok(QueueRow {
        thing: row.blind(0)?,
        owner: row.blind(1)?,
        shelf: row.blind(2)?,
        version: row.number(3)?,
        due_at: row.instant(4)?,
        hands_on_at: row.maybe_instant(5)?,
        sealed: row.sealed(6)?,
    })
}
