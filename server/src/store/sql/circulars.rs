//! What staff write and send to many, and the passes over everyone in the register.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CircularId, FileId, NoticeId, PassId, PersonId};
use uuid::Uuid;

use super::engine::{must, touched};
use super::staff::write_down;
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{
    CircularRow, CircularWrite, Circulars, Counted, Error, Held, PassRow, ReachedRow, ResidentRow,
    Tally, VersionRow,
};
use crate::vault::Sealed;

#[async_trait]
impl<E: Engine> Circulars for E {
    async fn circulars(
        &self,
        before: Option<CircularId>,
        limit: u32,
    ) -> Result<Vec<CircularRow>, Error> {
        let before = before.map_or(Uuid::max(), CircularId::uuid);
        let statement = Statement::new(text::CIRCULARS).bind(before).bind(limit);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(circular).collect()
    }

    async fn circular(&self, id: CircularId) -> Result<Option<CircularRow>, Error> {
        let statement = Statement::new(text::CIRCULAR).bind(id.uuid());
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().next().map(circular).transpose()
    }

    async fn circular_version(
        &self,
        id: CircularId,
        version: u32,
    ) -> Result<Option<VersionRow>, Error> {
        let statement = Statement::new(text::CIRCULAR_VERSION)
            .bind(id.uuid())
            .bind(version);
        let rows = self.read(Scope::Common, statement).await?;
        let read = |mut row: Row| {
            Ok(VersionRow {
                id,
                version,
                writer: row.id(0)?,
                made_at: row.instant(1)?,
                sealed: row.sealed(2)?,
            })
        };
        rows.into_iter().next().map(read).transpose()
    }

    async fn circulars_due(&self, now: DateTime<Utc>) -> Result<Vec<CircularRow>, Error> {
        let statement = Statement::new(text::CIRCULARS_DUE).bind(now);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(circular).collect()
    }

    async fn put_circular(&self, write: &CircularWrite) -> Result<(), Error> {
        let mut script = Script::new(Scope::Common);
        if let Some(version) = &write.version {
            let put = Statement::new(text::PUT_CIRCULAR_VERSION)
                .bind(version.id.uuid())
                .bind(version.version)
                .bind(version.writer)
                .bind(version.made_at)
                .bind(&version.sealed);
            script = script.must(put);
        }
        if let Some(approval) = &write.approval {
            let put = Statement::new(text::PUT_CIRCULAR_APPROVAL)
                .bind(approval.id.uuid())
                .bind(approval.version)
                .bind(approval.writer)
                .bind(approval.approver)
                .bind(approval.approved_at);
            script = script.must(put);
        }
        let row = &write.row;
        let put = match row.change {
            1 => text::INSERT_CIRCULAR,
            _ => text::UPDATE_CIRCULAR,
        };
        let put = Statement::new(put)
            .bind(row.id.uuid())
            .bind(row.change)
            .bind(row.version)
            .bind(row.approved)
            .bind(row.state)
            .bind(row.due_at)
            .bind(&row.sealed);
        script = script.must(put);
        if let Some(audit) = &write.audit {
            script = script.must(write_down(audit));
        }
        self.write(script).await?;
        Ok(())
    }

    async fn put_list(
        &self,
        id: CircularId,
        list: u32,
        part: u32,
        sealed: &Sealed,
    ) -> Result<(), Error> {
        let put = Statement::new(text::PUT_CIRCULAR_LIST)
            .bind(id.uuid())
            .bind(list)
            .bind(part)
            .bind(sealed);
        touched(self, Scope::Common, put).await?;
        Ok(())
    }

    async fn list(&self, id: CircularId, list: u32, part: u32) -> Result<Option<Sealed>, Error> {
        let statement = Statement::new(text::CIRCULAR_LIST)
            .bind(id.uuid())
            .bind(list)
            .bind(part);
        let rows = self.read(Scope::Common, statement).await?;
        let read = |mut row: Row| row.sealed(0);
        rows.into_iter().next().map(read).transpose()
    }

    async fn put_file(&self, id: FileId, sealed: &Sealed) -> Result<(), Error> {
        let put = Statement::new(text::PUT_CIRCULAR_FILE)
            .bind(id.uuid())
            .bind(sealed);
        must(self, Scope::Common, put).await
    }

    async fn file(&self, id: FileId) -> Result<Option<Sealed>, Error> {
        let statement = Statement::new(text::CIRCULAR_FILE).bind(id.uuid());
        let rows = self.read(Scope::Common, statement).await?;
        let read = |mut row: Row| row.sealed(0);
        rows.into_iter().next().map(read).transpose()
    }

    async fn register(&self, after: Option<PersonId>, limit: u32) -> Result<Vec<Counted>, Error> {
        let after = after.map_or(Uuid::nil(), PersonId::uuid);
        let statement = Statement::new(text::REGISTER).bind(after).bind(limit);
        let rows = self.read(Scope::Audience, statement).await?;
        let read = |mut row: Row| {
            Ok(Counted {
                person: PersonId::from_uuid(row.id(0)?),
                held: Held {
                    key: row.wrapped(1, 2)?,
                    what: ResidentRow {
                        version: row.number(3)?,
                        sealed: row.sealed(4)?,
                    },
                },
                decided: row.number::<u8>(5)? > 0,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn reached(
        &self,
        id: CircularId,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<(PersonId, NoticeId)>, Error> {
        let after = after.map_or(Uuid::nil(), PersonId::uuid);
        let statement = Statement::new(text::REACHED)
            .bind(id.uuid())
            .bind(after)
            .bind(limit);
        let rows = self.read(Scope::Audience, statement).await?;
        let read = |mut row: Row| {
            let person = PersonId::from_uuid(row.id(0)?);
            Ok((person, NoticeId::from_uuid(row.id(1)?)))
        };
        rows.into_iter().map(read).collect()
    }

    async fn tally(&self, id: CircularId) -> Result<Tally, Error> {
        let statement = Statement::new(text::TALLY).bind(id.uuid());
        let rows = self.read(Scope::Audience, statement).await?;
        let read = |mut row: Row| {
            Ok::<_, Error>(Tally {
                reached: row.number(0)?,
                read: row.number(1)?,
            })
        };
        let tally = rows.into_iter().next().map(read).transpose()?;
        Ok(tally.unwrap_or_default())
    }

    async fn put_pass(&self, row: &PassRow) -> Result<(), Error> {
        let put = Statement::new(text::PUT_PASS)
            .bind(row.id.uuid())
            .bind(row.made_at)
            .bind(&row.sealed);
        must(self, Scope::Common, put).await
    }

    async fn passes(
        &self,
        from: DateTime<Utc>,
        before: Option<PassId>,
        limit: u32,
    ) -> Result<Vec<PassRow>, Error> {
        let before = before.map_or(Uuid::max(), PassId::uuid);
        let statement = Statement::new(text::PASSES)
            .bind(from)
            .bind(before)
            .bind(limit);
        let rows = self.read(Scope::Common, statement).await?;
        let read = |mut row: Row| {
            Ok(PassRow {
                id: PassId::from_uuid(row.id(0)?),
                made_at: row.instant(1)?,
                sealed: row.sealed(2)?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}

/// That a circular reached someone, as a step of the transaction that tells them. It reaches nobody
/// twice.
pub(super) fn reach(person: PersonId, reached: &ReachedRow) -> Statement {
    Statement::new(text::REACH)
        .bind(person)
        .bind(reached.circular.uuid())
        .bind(reached.version)
        .bind(reached.notice.uuid())
}

fn circular(mut row: Row) -> Result<CircularRow, Error> {
    let approved = row.maybe_number(3)?;
    let approved = approved.map(u32::try_from).transpose();
    Ok(CircularRow {
        id: CircularId::from_uuid(row.id(0)?),
        change: row.number(1)?,
        version: row.number(2)?,
        approved: approved.map_err(|_| Error::Unavailable("a version below zero".to_owned()))?,
        state: row.number(4)?,
        due_at: row.maybe_instant(5)?,
        sealed: row.sealed(6)?,
    })
}
