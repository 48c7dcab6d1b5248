//! Rows of what belongs to a person, in the one shape in which such reads yield them.

use sqlx::Row;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use uuid::Uuid;

use super::{Sqlite, broken, bytes, failed, instant, number};
use crate::store::{
    BodyRow, CardRow, DirectiveRow, EntryRow, Error, HeadRow, HeaderRow, Held, ResidentRow,
};
use crate::vault::{Blind, RootId, Sealed, Wrapped};
use hikae_core::ids::{CardId, DirectiveId, EntryId, PersonId, RecordId};

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Key,
    Resident,
    Record,
    Directive,
    Entry,
    Card,
}

/// One row. Columns that its part does not have are absent.
pub(super) struct Piece {
    pub(super) part: Part,
    id: Option<Uuid>,
    number: i64,
    at: i64,
    until: Option<i64>,
    head: Option<Vec<u8>>,
    sealed: Option<Vec<u8>>,
}

impl Piece {
    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let part = match row.try_get::<i64, _>(0)? {
            0 => Part::Key,
            1 => Part::Resident,
            2 => Part::Record,
            3 => Part::Directive,
            4 => Part::Entry,
            _ => Part::Card,
        };
        Ok(Self {
            part,
            id: row.try_get(1)?,
            number: row.try_get(2)?,
            at: row.try_get(3)?,
            until: row.try_get(4)?,
            head: row.try_get(5)?,
            sealed: row.try_get(6)?,
        })
    }

    fn id(&self) -> Result<Uuid, Error> {
        self.id.ok_or_else(|| broken("id"))
    }

    fn sealed(&mut self) -> Result<Sealed, Error> {
        self.sealed
            .take()
            .map(Sealed)
            .ok_or_else(|| broken("content"))
    }

    fn head(&mut self) -> Result<Vec<u8>, Error> {
        self.head.take().ok_or_else(|| broken("head"))
    }

    fn key(mut self) -> Result<Wrapped, Error> {
        Ok(Wrapped {
            root: RootId(self.id()?.into_bytes()),
            key: self.sealed()?,
        })
    }

    pub(super) fn resident(mut self) -> Result<ResidentRow, Error> {
        Ok(ResidentRow {
            version: number(self.number)?,
            sealed: self.sealed()?,
        })
    }

    pub(super) fn header(mut self) -> Result<HeaderRow, Error> {
        Ok(HeaderRow {
            id: RecordId::from_uuid(self.id()?),
            version: number(self.number)?,
            header: Sealed(self.head()?),
        })
    }

    pub(super) fn body(mut self) -> Result<BodyRow, Error> {
        let body = self.sealed()?;
        Ok(BodyRow {
            received_at: instant(self.at)?,
            superseded_at: self.until.map(instant).transpose()?,
            head: self.header()?,
            body,
        })
    }

    pub(super) fn directive(mut self) -> Result<DirectiveRow, Error> {
        Ok(DirectiveRow {
            id: DirectiveId::from_uuid(self.id()?),
            version: number(self.number)?,
            made_at: instant(self.at)?,
            sealed: self.sealed()?,
        })
    }

    pub(super) fn entry_head(&mut self) -> Result<HeadRow, Error> {
        Ok(HeadRow {
            seq: number(self.number)?,
            id: EntryId::from_uuid(self.id()?),
            head: Sealed(self.head()?),
        })
    }

    pub(super) fn entry(mut self) -> Result<EntryRow, Error> {
        Ok(EntryRow {
            head: self.entry_head()?,
            recorded_at: instant(self.at)?,
            sealed: self.sealed()?,
        })
    }

    pub(super) fn card(mut self, person: PersonId) -> Result<CardRow, Error> {
        Ok(CardRow {
            person,
            id: CardId::from_uuid(self.id()?),
            version: number(self.number)?,
            certificate: Blind(bytes(&self.head()?)?),
            registered_at: instant(self.at)?,
            sealed: self.sealed()?,
        })
    }
}

impl Sqlite {
    /// The pieces that a statement of this shape yields, apart from the key; `None` without a key.
    pub(super) async fn pieces(
        &self,
        query: sqlx::query::Query<'_, sqlx::Sqlite, SqliteArguments>,
    ) -> Result<Option<Held<Vec<Piece>>>, Error> {
        let rows = self.readers.rows(query).await?;
        let mut key = None;
        let mut what = Vec::with_capacity(rows.len());
        for row in &rows {
            let piece = Piece::read(row).map_err(failed)?;
            match piece.part {
                Part::Key => key = Some(piece.key()?),
                _ => what.push(piece),
            }
        }
        Ok(key.map(|key| Held { key, what }))
    }

    /// The pieces, each turned into `T`, in the order that `order` gives.
    pub(super) async fn held<T, O: Ord>(
        &self,
        query: sqlx::query::Query<'_, sqlx::Sqlite, SqliteArguments>,
        each: impl Fn(Piece) -> Result<T, Error>,
        order: impl Fn(&T) -> O,
    ) -> Result<Option<Held<Vec<T>>>, Error> {
        let Some(Held { key, what }) = self.pieces(query).await? else {
            return Ok(None);
        };
        let mut what = what.into_iter().map(each).collect::<Result<Vec<_>, _>>()?;
        what.sort_by_key(order);
        Ok(Some(Held { key, what }))
    }
}
