//! The disclosure log.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{EntryId, PersonId};

use super::Row;
use super::people::there;
use super::pieces::{Piece, held, one, only};
use super::{Engine, Scope, Script, Statement, alerts, text};
use crate::store::{Beside, Disclosures, EntryRow, Error, HeadRow, Held, Somewhere};

#[async_trait]
impl<E: Engine> Disclosures for E {
    async fn head(&self, person: PersonId) -> Result<Option<Held<Option<HeadRow>>>, Error> {
        let statement = Statement::new(text::HEAD).bind(person);
        let read = |mut piece: Piece| piece.entry_head();
        let found = held(self, person, statement, read, |row| row.seq).await?;
        Ok(found.map(only))
    }

    async fn append(
        &self,
        person: PersonId,
        entry: &EntryRow,
        leaf: [u8; 32],
        beside: &Beside,
    ) -> Result<(), Error> {
        let append = Statement::new(text::APPEND)
            .bind(person)
            .bind(entry.head.seq)
            .bind(entry.head.id.uuid())
            .bind(entry.recorded_at)
            .bind(&entry.head.head)
            .bind(&entry.sealed);
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if entry.head.seq > 1 {
            let before = Statement::new(text::ENTRY_BEFORE)
                .bind(person)
                .bind(entry.head.seq);
            script = script.given(before);
        }
        let wait = Statement::new(text::AWAIT)
            .bind(leaf)
            .bind(entry.recorded_at);
        let script = alerts::beside(script.must(append).must(wait), person, beside);
        self.write(script).await?;
        Ok(())
    }

    async fn entries(
        &self,
        person: PersonId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Option<Held<Vec<EntryRow>>>, Error> {
        let statement = Statement::new(text::ENTRIES)
            .bind(person)
            .bind(before.unwrap_or(u64::MAX))
            .bind(limit);
        held(self, person, statement, Piece::entry, |row| {
            std::cmp::Reverse(row.head.seq)
        })
        .await
    }

    async fn entry(&self, person: PersonId, id: EntryId) -> Result<Option<Held<EntryRow>>, Error> {
        let statement = Statement::new(text::ENTRY).bind(person).bind(id.uuid());
        let found = held(self, person, statement, Piece::entry, |row| row.head.seq).await?;
        Ok(one(found))
    }

    async fn supervised(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        after: (DateTime<Utc>, EntryId),
        limit: u32,
    ) -> Result<Vec<Somewhere>, Error> {
        let statement = Statement::new(text::SUPERVISED)
            .bind(from)
            .bind(until)
            .bind(after.0)
            .bind(after.1.uuid())
            .bind(limit);
        let rows = self.read(Scope::Supervision, statement).await?;
        rows.into_iter().map(somewhere).collect()
    }

    async fn entry_somewhere(&self, id: EntryId) -> Result<Option<Somewhere>, Error> {
        let statement = Statement::new(text::ENTRY_SOMEWHERE).bind(id.uuid());
        let rows = self.read(Scope::Supervision, statement).await?;
        rows.into_iter().next().map(somewhere).transpose()
    }
}

fn somewhere(mut row: Row) -> Result<Somewhere, Error> {
    Ok(Somewhere {
        person: PersonId::from_uuid(row.id(0)?),
        held: Held {
            key: row.wrapped(6, 7)?,
            what: EntryRow {
                head: HeadRow {
                    id: EntryId::from_uuid(row.id(1)?),
                    seq: row.number(2)?,
                    head: row.sealed(4)?,
                },
                recorded_at: row.instant(3)?,
                sealed: row.sealed(5)?,
            },
        },
    })
}
