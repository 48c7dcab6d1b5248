//! Rows of what belongs to a person, in the one shape in which such reads yield them.

use hikae_core::ids::{
    AppId, CardId, CaseId, ChannelId, DirectiveId, EntryId, EventId, NoticeId, PersonId, RecordId,
};

use super::{Engine, Row, Scope, Statement};
use crate::store::{
    AlertSettingRow, AppLinkRow, BodyRow, CardRow, CaseRow, ChannelRow, DigestRow, DirectiveRow,
    EntryRow, Error, EventRow, HeadRow, HeaderRow, Held, KeyRow, LockRow, NoticeRow, NumberRow,
    ResidentRow, WishRow,
};
use crate::vault::Blind;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Key,
    Resident,
    Record,
    Directive,
    Entry,
    Card,
    Notice,
    Trace,
    Digest,
    AlertSetting,
    Lock,
    Event,
    Case,
    Passkey,
    LoginNumber,
    AppLink,
    Channel,
    Wish,
}

/// One row. Columns that its part does not have are absent.
pub(super) struct Piece {
    pub(super) part: Part,
    row: Row,
}

const ID: usize = 1;
const NUMBER: usize = 2;
const AT: usize = 3;
const UNTIL: usize = 4;
const HEAD: usize = 5;
const SEALED: usize = 6;

impl Piece {
    fn read(mut row: Row) -> Result<Self, Error> {
        let part = match row.number::<i64>(0)? {
            0 => Part::Key,
            1 => Part::Resident,
            2 => Part::Record,
            3 => Part::Directive,
            4 => Part::Entry,
            5 => Part::Card,
            6 => Part::Notice,
            7 => Part::Trace,
            8 => Part::Digest,
            9 => Part::AlertSetting,
            10 => Part::Case,
            11 => Part::Passkey,
            12 => Part::LoginNumber,
            14 => Part::Channel,
            15 => Part::Wish,
            20 => Part::Lock,
            21 => Part::Event,
            _ => Part::AppLink,
        };
        Ok(Self { part, row })
    }

    pub(super) fn resident(mut self) -> Result<ResidentRow, Error> {
        Ok(ResidentRow {
            version: self.row.number(NUMBER)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn header(mut self) -> Result<HeaderRow, Error> {
        Ok(HeaderRow {
            id: RecordId::from_uuid(self.row.id(ID)?),
            version: self.row.number(NUMBER)?,
            header: self.row.sealed(HEAD)?,
        })
    }

    pub(super) fn body(mut self) -> Result<BodyRow, Error> {
        Ok(BodyRow {
            received_at: self.row.instant(AT)?,
            superseded_at: self.row.maybe_instant(UNTIL)?,
            body: self.row.sealed(SEALED)?,
            head: self.header()?,
        })
    }

    pub(super) fn directive(mut self) -> Result<DirectiveRow, Error> {
        Ok(DirectiveRow {
            id: DirectiveId::from_uuid(self.row.id(ID)?),
            version: self.row.number(NUMBER)?,
            made_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn entry_head(&mut self) -> Result<HeadRow, Error> {
        Ok(HeadRow {
            seq: self.row.number(NUMBER)?,
            id: EntryId::from_uuid(self.row.id(ID)?),
            head: self.row.sealed(HEAD)?,
        })
    }

    pub(super) fn entry(mut self) -> Result<EntryRow, Error> {
        Ok(EntryRow {
            head: self.entry_head()?,
            recorded_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn case(mut self) -> Result<CaseRow, Error> {
        Ok(CaseRow {
            id: CaseId::from_uuid(self.row.id(ID)?),
            version: self.row.number(NUMBER)?,
            subject: self.row.blind(HEAD)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn card(mut self, person: PersonId) -> Result<CardRow, Error> {
        Ok(CardRow {
            person,
            id: CardId::from_uuid(self.row.id(ID)?),
            version: self.row.number(NUMBER)?,
            certificate: self.row.blind(HEAD)?,
            registered_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }
}

impl Piece {
    pub(super) fn app_link(mut self, person: PersonId) -> Result<AppLinkRow, Error> {
        Ok(AppLinkRow {
            person,
            id: AppId::from_uuid(self.row.id(ID)?),
            version: self.row.number(NUMBER)?,
            subject: self.row.blind(HEAD)?,
            linked_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn trace(mut self) -> Result<Blind, Error> {
        self.row.blind(HEAD)
    }

    pub(super) fn digest(mut self) -> Result<DigestRow, Error> {
        Ok(DigestRow {
            version: self.row.number(NUMBER)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn alert_setting(mut self) -> Result<AlertSettingRow, Error> {
        Ok(AlertSettingRow {
            version: self.row.number(NUMBER)?,
            made_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn lock(mut self) -> Result<LockRow, Error> {
        Ok(LockRow {
            version: self.row.number(NUMBER)?,
            made_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn passkey(mut self, person: PersonId) -> Result<KeyRow, Error> {
        Ok(KeyRow {
            person,
            credential: self.row.blind(HEAD)?,
            version: self.row.number(NUMBER)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn event(mut self) -> Result<EventRow, Error> {
        Ok(EventRow {
            id: EventId::from_uuid(self.row.id(ID)?),
            made_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn channel(mut self) -> Result<ChannelRow, Error> {
        Ok(ChannelRow {
            id: ChannelId::from_uuid(self.row.id(ID)?),
            version: self.row.number(NUMBER)?,
            made_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn wish(mut self) -> Result<WishRow, Error> {
        Ok(WishRow {
            version: self.row.number(NUMBER)?,
            made_at: self.row.instant(AT)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn login_number(mut self) -> Result<NumberRow, Error> {
        Ok(NumberRow {
            login: self.row.blind(HEAD)?,
            sealed: self.row.sealed(SEALED)?,
        })
    }

    pub(super) fn notice(mut self) -> Result<NoticeRow, Error> {
        // Beside the columns of this shape there is none for a second time: 0 stands for none.
        let archived = self.row.instant(NUMBER)?;
        Ok(NoticeRow {
            id: NoticeId::from_uuid(self.row.id(ID)?),
            made_at: self.row.instant(AT)?,
            read_at: self.row.maybe_instant(UNTIL)?,
            archived_at: (archived.timestamp_micros() != 0).then_some(archived),
            sealed: self.row.sealed(SEALED)?,
        })
    }
}

/// The pieces that rows of this shape are, apart from the key; `None` without a key.
pub(super) fn pieces(rows: Vec<Row>) -> Result<Option<Held<Vec<Piece>>>, Error> {
    let mut key = None;
    let mut what = Vec::with_capacity(rows.len());
    for row in rows {
        let mut piece = Piece::read(row)?;
        match piece.part {
            Part::Key => key = Some(piece.row.wrapped(ID, SEALED)?),
            _ => what.push(piece),
        }
    }
    Ok(key.map(|key| Held { key, what }))
}

/// What a statement of this shape yields of a person.
pub(super) async fn of<E: Engine>(
    engine: &E,
    person: PersonId,
    statement: Statement,
) -> Result<Option<Held<Vec<Piece>>>, Error> {
    pieces(engine.read(Scope::Person(person), statement).await?)
}

/// The pieces, each turned into `T`, in the order that `order` gives.
pub(super) async fn held<E: Engine, T, O: Ord>(
    engine: &E,
    person: PersonId,
    statement: Statement,
    each: impl Fn(Piece) -> Result<T, Error>,
    order: impl Fn(&T) -> O,
) -> Result<Option<Held<Vec<T>>>, Error> {
    let Some(Held { key, what }) = of(engine, person, statement).await? else {
        return Ok(None);
    };
    let mut what = what.into_iter().map(each).collect::<Result<Vec<_>, _>>()?;
    what.sort_by_key(order);
    Ok(Some(Held { key, what }))
}

/// The only one, if there is one.
pub(super) fn only<T>(held: Held<Vec<T>>) -> Held<Option<T>> {
    let Held { key, mut what } = held;
    Held {
        key,
        what: what.pop(),
    }
}

/// The only one, or nothing.
pub(super) fn one<T>(held: Option<Held<Vec<T>>>) -> Option<Held<T>> {
    let Held { key, mut what } = held?;
    what.pop().map(|what| Held { key, what })
}
