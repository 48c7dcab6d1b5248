//! The inbox of a person.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{NoticeId, PersonId};

use super::engine::touched;
use super::people::there;
use super::pieces::{Part, Piece, of, one};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{Error, Held, NewNotice, NoticeCounts, NoticeRow, Notices};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Notices for E {
    async fn notify(&self, person: PersonId, notice: &NewNotice) -> Result<bool, Error> {
        let script = Script::new(Scope::Person(person)).given(there(person));
        let script = telling(script, person, notice, Expect::Any);
        let done = self.write(script).await?;
        Ok(done.get(1).is_some_and(|told| told.touched > 0))
    }

    async fn notices(
        &self,
        person: PersonId,
        archived: bool,
        skip: u64,
        limit: u32,
    ) -> Result<Option<Held<Vec<NoticeRow>>>, Error> {
        let which = if archived {
            text::ARCHIVE
        } else {
            text::NOTICES
        };
        let statement = Statement::new(which).bind(person).bind(limit).bind(skip);
        let Some(held) = read(self, person, statement).await? else {
            return Ok(None);
        };
        let Held { key, mut what } = held;
        what.sort_by_key(|row| {
            (
                !archived && row.read_at.is_some(),
                std::cmp::Reverse(row.id),
            )
        });
        Ok(Some(Held { key, what }))
    }

    async fn notice(
        &self,
        person: PersonId,
        id: NoticeId,
    ) -> Result<Option<Held<NoticeRow>>, Error> {
        let statement = Statement::new(text::NOTICE).bind(person).bind(id.uuid());
        Ok(one(read(self, person, statement).await?))
    }

    async fn told(&self, person: PersonId, occasion: Blind) -> Result<bool, Error> {
        let told = Statement::new(text::TOLD).bind(person).bind(occasion);
        Ok(!self.read(Scope::Person(person), told).await?.is_empty())
    }

    async fn unread(&self, person: PersonId) -> Result<u64, Error> {
        let statement = Statement::new(text::UNREAD).bind(person);
        let rows = self.read(Scope::Person(person), statement).await?;
        let count = rows.into_iter().next().map(|mut row| row.number(0));
        Ok(count.transpose()?.unwrap_or(0))
    }

    async fn notice_counts(&self, person: PersonId) -> Result<NoticeCounts, Error> {
        let statement = Statement::new(text::NOTICE_COUNTS).bind(person);
        let rows = self.read(Scope::Person(person), statement).await?;
        let counts = rows.into_iter().next().map(|mut row| {
            Ok(NoticeCounts {
                inbox: row.number(0)?,
                archived: row.number(1)?,
            })
        });
        counts.transpose().map(Option::unwrap_or_default)
    }

    async fn read_notice(
        &self,
        person: PersonId,
        id: NoticeId,
        at: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let read = Statement::new(text::READ_NOTICE)
            .bind(person)
            .bind(id.uuid())
            .bind(at);
        Ok(touched(self, Scope::Person(person), read).await? > 0)
    }

    async fn read_notices(
        &self,
        person: PersonId,
        until: DateTime<Utc>,
        at: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let read = Statement::new(text::READ_NOTICES)
            .bind(person)
            .bind(at)
            .bind(until);
        touched(self, Scope::Person(person), read).await
    }

    async fn shelve_notice(
        &self,
        person: PersonId,
        id: NoticeId,
        archived_at: Option<DateTime<Utc>>,
    ) -> Result<bool, Error> {
        let shelve = match archived_at {
            Some(_) => text::ARCHIVE_NOTICE,
            None => text::RESTORE_NOTICE,
        };
        let shelve = Statement::new(shelve).bind(person).bind(id.uuid());
        let shelve = match archived_at {
            Some(at) => shelve.bind(at),
            None => shelve,
        };
        Ok(touched(self, Scope::Person(person), shelve).await? > 0)
    }
}

/// Writes a notice, and lets word of it go out, as steps of the transaction of what it is about. A
/// notice for the same occasion that is there already stays as it is, and nothing goes out.
pub(super) fn telling(
    script: Script,
    person: PersonId,
    notice: &NewNotice,
    expect: Expect,
) -> Script {
    let tell = Statement::new(text::TELL)
        .bind(person)
        .bind(notice.id.uuid())
        .bind(notice.occasion)
        .bind(notice.made_at)
        .bind(&notice.sealed);
    let deliver = Statement::new(text::DELIVER)
        .bind(person)
        .bind(notice.id.uuid());
    script.step(tell, expect).may(deliver)
}

async fn read<E: Engine>(
    engine: &E,
    person: PersonId,
    statement: Statement,
) -> Result<Option<Held<Vec<NoticeRow>>>, Error> {
    let Some(Held { key, what }) = of(engine, person, statement).await? else {
        return Ok(None);
    };
    let notices = what.into_iter().filter(|piece| piece.part == Part::Notice);
    let what = notices.map(Piece::notice).collect::<Result<_, _>>()?;
    Ok(Some(Held { key, what }))
}
