//! The disclosure log.

use async_trait::async_trait;
use hikae_core::ids::{EntryId, PersonId};

use super::pieces::Piece;
use super::{Sqlite, micros, must_touch};
use crate::store::{Disclosures, EntryRow, Error, HeadRow, Held, sql};

/// A number as the table holds it; beyond its range there are no entries.
fn seq(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[async_trait]
impl Disclosures for Sqlite {
    async fn head(&self, person: PersonId) -> Result<Option<Held<Option<HeadRow>>>, Error> {
        let query = sqlx::query(sql::HEAD).bind(person.uuid());
        let found = self
            .held(query, |mut piece| piece.entry_head(), |row| row.seq)
            .await?;
        Ok(found.map(|Held { key, mut what }| Held {
            key,
            what: what.pop(),
        }))
    }

    async fn append(&self, person: PersonId, entry: &EntryRow) -> Result<(), Error> {
        let entry = entry.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::APPEND)
                    .bind(person.uuid())
                    .bind(seq(entry.head.seq))
                    .bind(entry.head.id.uuid())
                    .bind(micros(entry.recorded_at))
                    .bind(entry.head.head.0)
                    .bind(entry.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }

    async fn entries(
        &self,
        person: PersonId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Option<Held<Vec<EntryRow>>>, Error> {
        let query = sqlx::query(sql::ENTRIES)
            .bind(person.uuid())
            .bind(before.map_or(i64::MAX, seq))
            .bind(i64::from(limit));
        self.held(query, Piece::entry, |row| std::cmp::Reverse(row.head.seq))
            .await
    }

    async fn entry(&self, person: PersonId, id: EntryId) -> Result<Option<Held<EntryRow>>, Error> {
        let query = sqlx::query(sql::ENTRY).bind(person.uuid()).bind(id.uuid());
        let found = self.held(query, Piece::entry, |row| row.head.seq).await?;
        Ok(found.and_then(|Held { key, mut what }| what.pop().map(|what| Held { key, what })))
    }
}
