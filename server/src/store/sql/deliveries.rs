//! Channels, wishes, and the queue.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{ChannelId, NoticeId, PersonId};

use super::engine::{must, touched};
use super::notices::telling;
use super::people::there;
use super::pieces::{Part, Piece, of};
use super::{Engine, Expect, Row, Scope, Script, Statement, text};
use crate::store::{
    ChannelRow, Channels, Deliveries, DeliveryKey, DeliveryRow, DeliveryState, Due, Error, Held,
    NewNotice, NoticeRow, Parcel, PushKeyRow, WishRow,
};

#[async_trait]
impl<E: Engine> Deliveries for E {
    async fn channels(&self, person: PersonId) -> Result<Option<Held<Channels>>, Error> {
        let statement = Statement::new(text::CHANNELS).bind(person);
        let Some(Held { key, what }) = of(self, person, statement).await? else {
            return Ok(None);
        };
        let (_, how) = sorted(what)?;
        Ok(Some(Held { key, what: how }))
    }

    async fn parcel(
        &self,
        person: PersonId,
        notice: NoticeId,
    ) -> Result<Option<Held<Parcel>>, Error> {
        let statement = Statement::new(text::PARCEL)
            .bind(person)
            .bind(notice.uuid());
        let Some(Held { key, what }) = of(self, person, statement).await? else {
            return Ok(None);
        };
        let (notice, how) = sorted(what)?;
        let what = Parcel { notice, how };
        Ok(Some(Held { key, what }))
    }

    async fn put_channel(
        &self,
        person: PersonId,
        row: &ChannelRow,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let put = match row.version {
            1 => Statement::new(text::ADD_CHANNEL)
                .bind(person)
                .bind(row.id.uuid())
                .bind(row.version)
                .bind(row.made_at)
                .bind(&row.sealed),
            _ => Statement::new(text::UPDATE_CHANNEL)
                .bind(person)
                .bind(row.id.uuid())
                .bind(row.version)
                .bind(&row.sealed),
        };
        let mut script = Script::new(Scope::Person(person))
            .given(there(person))
            .must(put);
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Any);
        }
        self.write(script).await?;
        Ok(())
    }

    async fn remove_channel(
        &self,
        person: PersonId,
        id: ChannelId,
        notice: &NewNotice,
    ) -> Result<bool, Error> {
        let remove = Statement::new(text::REMOVE_CHANNEL)
            .bind(person)
            .bind(id.uuid());
        let script = Script::new(Scope::Person(person)).must(remove);
        let script = telling(script, person, notice, Expect::Any);
        match self.write(script).await {
            Ok(_) => Ok(true),
            Err(Error::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn put_wish(
        &self,
        person: PersonId,
        row: &WishRow,
        notice: &NewNotice,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if row.version > 1 {
            let before = Statement::new(text::WISH_BEFORE)
                .bind(person)
                .bind(row.version);
            script = script.given(before);
        }
        let put = Statement::new(text::PUT_WISH)
            .bind(person)
            .bind(row.version)
            .bind(row.made_at)
            .bind(&row.sealed);
        let script = telling(script.must(put), person, notice, Expect::Touch);
        self.write(script).await?;
        Ok(())
    }

    async fn due(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Due>, Error> {
        let due = Statement::new(text::DUE).bind(now).bind(limit);
        let rows = self.read(Scope::Delivery, due).await?;
        let read = |mut row: Row| {
            Ok(Due {
                key: DeliveryKey {
                    person: PersonId::from_uuid(row.id(0)?),
                    notice: NoticeId::from_uuid(row.id(1)?),
                    channel: ChannelId::from_uuid(row.id(2)?),
                },
                tries: row.number(3)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn claim(&self, due: &Due, now: DateTime<Utc>) -> Result<bool, Error> {
        let claim = named(text::CLAIM_DELIVERY, &due.key)
            .bind(due.tries)
            .bind(now);
        let claimed = touched(self, Scope::Person(due.key.person), claim).await?;
        Ok(claimed > 0)
    }

    async fn settle(
        &self,
        key: &DeliveryKey,
        from: DeliveryState,
        to: DeliveryState,
        due_at: Option<DateTime<Utc>>,
        at: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let settle = named(text::SETTLE_DELIVERY, key)
            .bind(from as u8)
            .bind(to as u8)
            .bind(due_at)
            .bind(at);
        Ok(touched(self, Scope::Person(key.person), settle).await? > 0)
    }

    async fn drop_delivery(&self, key: &DeliveryKey) -> Result<(), Error> {
        let drop = named(text::DROP_DELIVERY, key);
        touched(self, Scope::Person(key.person), drop).await?;
        Ok(())
    }

    async fn deliveries(
        &self,
        person: PersonId,
        notice: NoticeId,
    ) -> Result<Vec<DeliveryRow>, Error> {
        let statement = Statement::new(text::DELIVERIES)
            .bind(person)
            .bind(notice.uuid());
        let rows = self.read(Scope::Person(person), statement).await?;
        let read = |mut row: Row| {
            let state = DeliveryState::numbered(row.number(1)?);
            Ok(DeliveryRow {
                channel: ChannelId::from_uuid(row.id(0)?),
                state: state
                    .ok_or_else(|| Error::Unavailable("a row holds no state".to_owned()))?,
                tries: row.number(2)?,
                due_at: row.maybe_instant(3)?,
                changed_at: row.instant(4)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn last_reached(
        &self,
        person: PersonId,
    ) -> Result<Vec<(ChannelId, DateTime<Utc>)>, Error> {
        let statement = Statement::new(text::LAST_REACHED)
            .bind(person)
            .bind(DeliveryState::Delivered as u8);
        let rows = self.read(Scope::Person(person), statement).await?;
        let read = |mut row: Row| Ok((ChannelId::from_uuid(row.id(0)?), row.instant(1)?));
        rows.into_iter().map(read).collect()
    }

    async fn push_keys(&self) -> Result<Vec<PushKeyRow>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::PUSH_KEYS))
            .await?;
        let read = |mut row: Row| {
            Ok(PushKeyRow {
                version: row.number(0)?,
                made_at: row.instant(1)?,
                sealed: row.sealed(2)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn add_push_key(&self, row: &PushKeyRow) -> Result<(), Error> {
        let add = Statement::new(text::ADD_PUSH_KEY)
            .bind(row.version)
            .bind(row.made_at)
            .bind(&row.sealed);
        must(self, Scope::Common, add).await
    }

    async fn forget_push_keys(&self, before: u32) -> Result<u64, Error> {
        let forget = Statement::new(text::FORGET_PUSH_KEYS).bind(before);
        touched(self, Scope::Common, forget).await
    }
}

fn named(text: &'static str, key: &DeliveryKey) -> Statement {
    Statement::new(text)
        .bind(key.person)
        .bind(key.notice.uuid())
        .bind(key.channel.uuid())
}

fn sorted(pieces: Vec<Piece>) -> Result<(Option<NoticeRow>, Channels), Error> {
    let (mut notice, mut how) = (None, Channels::default());
    for piece in pieces {
        match piece.part {
            Part::Notice => notice = Some(piece.notice()?),
            Part::Wish => how.wish = Some(piece.wish()?),
            _ => how.channels.push(piece.channel()?),
        }
    }
    how.channels.sort_by_key(|channel| channel.id);
    Ok((notice, how))
}
