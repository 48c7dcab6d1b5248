//! Whether the ways into a person's account are stopped, and what was done in it.

use async_trait::async_trait;
use hikae_core::ids::{EventId, PersonId};
use uuid::Uuid;

use super::notices::telling;
use super::people::there;
use super::pieces::{Piece, held, only};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{Accounts, Error, EventRow, Held, LockRow, NewNotice};

#[async_trait]
impl<E: Engine> Accounts for E {
    async fn lock(&self, person: PersonId) -> Result<Option<Held<Option<LockRow>>>, Error> {
        let lock = Statement::new(text::LOCK).bind(person);
        let found = held(self, person, lock, Piece::lock, |row| row.version).await?;
        Ok(found.map(only))
    }

    async fn put_lock(
        &self,
        person: PersonId,
        row: &LockRow,
        event: &EventRow,
        notice: &NewNotice,
        end_sessions: bool,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if row.version > 1 {
            let before = Statement::new(text::LOCK_BEFORE)
                .bind(person)
                .bind(row.version);
            script = script.given(before);
        }
        let put = Statement::new(text::PUT_LOCK)
            .bind(person)
            .bind(row.version)
            .bind(row.made_at)
            .bind(&row.sealed);
        script = script.must(put).must(write_event(person, event));
        script = telling(script, person, notice, Expect::Touch);
        if end_sessions {
            script = script.may(Statement::new(text::END_SESSIONS).bind(person));
        }
        self.write(script).await?;
        Ok(())
    }

    async fn put_event(&self, person: PersonId, row: &EventRow) -> Result<(), Error> {
        let script = Script::new(Scope::Person(person))
            .given(there(person))
            .must(write_event(person, row));
        self.write(script).await?;
        Ok(())
    }

    async fn events(
        &self,
        person: PersonId,
        before: Option<EventId>,
        limit: u32,
    ) -> Result<Option<Held<Vec<EventRow>>>, Error> {
        // Ids are in the order of time, and none is greater than this.
        let before = before.map_or(Uuid::max(), EventId::uuid);
        let events = Statement::new(text::EVENTS)
            .bind(person)
            .bind(before)
            .bind(limit);
        held(self, person, events, Piece::event, |row| {
            std::cmp::Reverse(row.id)
        })
        .await
    }
}

fn write_event(person: PersonId, row: &EventRow) -> Statement {
    Statement::new(text::PUT_EVENT)
        .bind(person)
        .bind(row.id.uuid())
        .bind(row.made_at)
        .bind(&row.sealed)
}
