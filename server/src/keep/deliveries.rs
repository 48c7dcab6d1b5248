//! Where a person is told of notices, how they wish it, and how it went.

use chrono::{DateTime, Utc};
use hikae_core::ids::{ChannelId, NoticeId, PersonId};
use hikae_core::notice::{AccountChange, Means, Notice, Subject, Urgency, Wishes};
use serde::{Deserialize, Serialize};

use super::notices::open as open_notice;
use super::{Error, Keep, TRIES, version_row};
use crate::deliver::push::{PushKey, Subscription};
use crate::store::{self, ChannelRow, Channels, DeliveryKey, Held, PushKeyRow, WishRow};
pub use crate::store::{DeliveryState, Due};
use crate::vault::{Kind, PersonKey};

const CHANNEL: Kind = Kind::new("channel", 1);
const WISH: Kind = Kind::new("delivery_wish", 1);
const PUSH_KEY: Kind = Kind::new("push_key", 1);

/// How a channel reaches its person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reach {
    /// A browser, by Web Push.
    Push {
        /// Where, and for whom messages are encrypted.
        subscription: Subscription,
        /// Version of the portal's key that it was set up with.
        key: u32,
    },
}

impl Reach {
    /// What people call it.
    pub const fn means(&self) -> Means {
        match self {
            Self::Push { .. } => Means::Push,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Content {
    name: String,
    reach: Reach,
}

/// A way in which a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Which.
    pub id: ChannelId,
    /// When it was set up.
    pub made_at: DateTime<Utc>,
    /// What its person knows it by.
    pub name: String,
    /// How it reaches them.
    pub reach: Reach,
}

/// What is to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// How soon.
    pub urgency: Urgency,
    /// Where to.
    pub channel: Channel,
}

/// What is done about something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packed {
    /// It goes out.
    Goes(Box<Package>),
    /// It ends like this, without going out.
    Ends(DeliveryState),
    /// Its person does not wish it.
    Unwanted,
}

/// How word of a notice stands on one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// What its person knows the channel by; nothing if it is not there any more.
    pub name: Option<String>,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// When it will be tried again.
    pub due_at: Option<DateTime<Utc>>,
    /// Since when it stands so.
    pub changed_at: DateTime<Utc>,
}

impl Keep {
    /// A person's channels, the first to be set up first.
    pub async fn channels(&self, person: PersonId) -> Result<Vec<Channel>, Error> {
        let Some((key, how)) = self.how(person).await? else {
            return Ok(Vec::new());
        };
        how.channels.iter().map(|row| open(&key, row)).collect()
    }

    /// When something was delivered last by each channel by which anything was.
    pub async fn last_reached(
        &self,
        person: PersonId,
    ) -> Result<Vec<(ChannelId, DateTime<Utc>)>, Error> {
        Ok(self.store.last_reached(person).await?)
    }

    /// How a person wishes to be told.
    pub async fn wishes(&self, person: PersonId) -> Result<Wishes, Error> {
        match self.how(person).await? {
            Some((key, how)) => open_wishes(&key, how.wish.as_ref()),
            None => Ok(Wishes::default()),
        }
    }

    /// Sets a channel up and tells the person, on the new channel as well. One that reaches the
    /// same browser makes way for it. `false` if the person has `most` already.
    pub async fn add_channel(
        &self,
        person: PersonId,
        name: &str,
        reach: Reach,
        most: usize,
    ) -> Result<bool, Error> {
        let (key, how) = self.how(person).await?.ok_or(Error::NoSuchPerson)?;
        for row in &how.channels {
            let Reach::Push { subscription, .. } = open(&key, row)?.reach;
            let Reach::Push {
                subscription: new, ..
            } = &reach;
            if subscription.endpoint == new.endpoint {
                self.remove_channel(person, row.id).await?;
            }
        }
        let (key, how) = self.how(person).await?.ok_or(Error::NoSuchPerson)?;
        if how.channels.len() >= most {
            return Ok(false);
        }
        let id = self.mint(ChannelId::new);
        let content = Content {
            name: name.to_owned(),
            reach,
        };
        let place = version_row(id.uuid(), 1);
        let row = ChannelRow {
            id,
            version: 1,
            made_at: self.now(),
            sealed: self.vault.seal(&key, CHANNEL, &place, &content)?,
        };
        let change = AccountChange::DeviceAdded {
            name: name.to_owned(),
        };
        let occasion = format!("channel {id} added");
        let notice = self.new_notice(person, &key, &occasion, &Notice::Account { change })?;
        self.store.put_channel(person, &row, Some(&notice)).await?;
        Ok(true)
    }

    /// Removes a channel and tells the person. `false` if there is none.
    pub async fn remove_channel(&self, person: PersonId, id: ChannelId) -> Result<bool, Error> {
        self.end_channel(person, id, |name| AccountChange::DeviceRemoved { name })
            .await
    }

    /// Removes a channel that reaches nobody any more, and tells the person.
    pub async fn channel_gone(&self, person: PersonId, id: ChannelId) -> Result<(), Error> {
        self.end_channel(person, id, |name| AccountChange::DeviceGone { name })
            .await?;
        Ok(())
    }

    async fn end_channel(
        &self,
        person: PersonId,
        id: ChannelId,
        change: impl FnOnce(String) -> AccountChange + Send,
    ) -> Result<bool, Error> {
        let Some((key, how)) = self.how(person).await? else {
            return Ok(false);
        };
        let Some(row) = how.channels.iter().find(|row| row.id == id) else {
            return Ok(false);
        };
        let change = change(open(&key, row)?.name);
        let occasion = format!("channel {id} ended");
        let notice = self.new_notice(person, &key, &occasion, &Notice::Account { change })?;
        Ok(self.store.remove_channel(person, id, &notice).await?)
    }

    /// Switches what a person is told of by one means, and tells them that it was done. `false` if
    /// it is so already.
    pub async fn set_wish(
        &self,
        person: PersonId,
        subject: Subject,
        means: Means,
        on: bool,
    ) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let (key, how) = self.how(person).await?.ok_or(Error::NoSuchPerson)?;
            let wishes = open_wishes(&key, how.wish.as_ref())?;
            if wishes.wants(subject, means) == on {
                return Ok(false);
            }
            let wishes = wishes.with(subject, means, on);
            let version = how.wish.map_or(0, |row| row.version) + 1;
            let row = WishRow {
                version,
                made_at: self.now(),
                sealed: self
                    .vault
                    .seal(&key, WISH, &version.to_be_bytes(), &wishes)?,
            };
            let change = AccountChange::DeliverySet;
            let occasion = format!("delivery-wish {version}");
            let notice = self.new_notice(person, &key, &occasion, &Notice::Account { change })?;
            match self.store.put_wish(person, &row, &notice).await {
                Ok(()) => return Ok(true),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// Lets a person try whether they are told, once a minute.
    pub async fn try_channels(&self, person: PersonId) -> Result<bool, Error> {
        let occasion = format!("delivery tried {}", self.now().format("%FT%R"));
        let change = AccountChange::DeliveryTried;
        self.notify(person, &occasion, &Notice::Account { change })
            .await
    }

    /// How word of a notice went out.
    pub async fn deliveries(
        &self,
        person: PersonId,
        notice: NoticeId,
    ) -> Result<Vec<Delivery>, Error> {
        let rows = self.store.deliveries(person, notice).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let channels = self.channels(person).await?;
        let delivery = |row: store::DeliveryRow| {
            let channel = channels.iter().find(|channel| channel.id == row.channel);
            Delivery {
                name: channel.map(|channel| channel.name.clone()),
                state: row.state,
                tries: row.tries,
                due_at: row.due_at,
                changed_at: row.changed_at,
            }
        };
        Ok(rows.into_iter().map(delivery).collect())
    }

    /// What is due now, at most `limit`.
    pub async fn due(&self, limit: u32) -> Result<Vec<Due>, Error> {
        Ok(self.store.due(self.now(), limit).await?)
    }

    /// What is done about something that is due, as things stand now.
    pub async fn package(&self, which: &DeliveryKey) -> Result<Packed, Error> {
        let parcel = self.store.parcel(which.person, which.notice).await?;
        let Some(Held { key, what: parcel }) = parcel else {
            return Ok(Packed::Unwanted);
        };
        let Some(row) = parcel.notice else {
            return Ok(Packed::Unwanted);
        };
        let key = self.vault.person_key(which.person, &key)?;
        let notice = open_notice(&key, &row)?;
        let mut channels = parcel.how.channels.iter();
        let Some(row) = channels.find(|row| row.id == which.channel) else {
            return Ok(Packed::Ends(DeliveryState::Gone));
        };
        let channel = open(&key, row)?;
        let wishes = open_wishes(&key, parcel.how.wish.as_ref())?;
        let about = &notice.notice;
        if !wishes.wants(about.subject(), channel.reach.means()) {
            return Ok(Packed::Unwanted);
        }
        if notice.read_at.is_some() {
            return Ok(Packed::Ends(DeliveryState::Needless));
        }
        Ok(Packed::Goes(Box::new(Package {
            urgency: about.urgency(),
            channel,
        })))
    }

    /// Takes what is due, so that nobody takes it again: of all callers one gets `true`.
    pub async fn claim(&self, due: &Due) -> Result<bool, Error> {
        Ok(self.store.claim(due, self.now()).await?)
    }

    /// Writes down how what was taken went.
    pub async fn settle_delivery(
        &self,
        due: &Due,
        to: DeliveryState,
        due_at: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        let from = DeliveryState::Perhaps;
        let settled = self.store.settle(&due.key, from, to, due_at, self.now());
        settled.await?;
        Ok(())
    }

    /// Ends what waits, without sending it.
    pub async fn close(&self, due: &Due, to: DeliveryState) -> Result<(), Error> {
        let from = DeliveryState::Waiting;
        let settled = self.store.settle(&due.key, from, to, None, self.now());
        settled.await?;
        Ok(())
    }

    /// Lets what waits wait longer.
    pub async fn postpone(&self, due: &Due, until: DateTime<Utc>) -> Result<(), Error> {
        let state = DeliveryState::Waiting;
        let settled = self
            .store
            .settle(&due.key, state, state, Some(until), self.now());
        settled.await?;
        Ok(())
    }

    /// Takes what waits and is not wanted away.
    pub async fn drop_delivery(&self, due: &Due) -> Result<(), Error> {
        Ok(self.store.drop_delivery(&due.key).await?)
    }

    /// The keys by which push services know the portal, the newest first.
    pub async fn push_keys(&self) -> Result<Vec<PushKey>, Error> {
        let rows = self.store.push_keys().await?;
        let open = |row: &PushKeyRow| {
            let place = row.version.to_be_bytes();
            let secret: String = self.vault.open_system(PUSH_KEY, &place, &row.sealed)?;
            let secret = zeroize::Zeroizing::new(hex::decode(secret).map_err(|_| Error::Sealed)?);
            PushKey::new(row.version, row.made_at, &secret).ok_or(Error::Sealed)
        };
        rows.iter().map(open).collect()
    }

    /// The newest key, made if there is none.
    pub async fn push_key(&self) -> Result<PushKey, Error> {
        loop {
            if let Some(newest) = self.push_keys().await?.into_iter().next() {
                return Ok(newest);
            }
            match self.make_push_key(1).await {
                // Another process was faster.
                Ok(()) | Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Makes another key, for browsers that are set up from now on; answers its version. With
    /// `forget` those before it are gone, and browsers that were set up with them are not told any
    /// more.
    pub async fn rotate_push_key(&self, forget: bool) -> Result<u32, Error> {
        let newest = self.push_keys().await?.into_iter().next();
        let version = newest.map_or(0, |key| key.version) + 1;
        self.make_push_key(version).await?;
        if forget {
            self.store.forget_push_keys(version).await?;
        }
        Ok(version)
    }

    async fn make_push_key(&self, version: u32) -> Result<(), Error> {
        let secret = PushKey::draw(&*self.entropy);
        let secret = zeroize::Zeroizing::new(hex::encode(*secret));
        let place = version.to_be_bytes();
        let row = PushKeyRow {
            version,
            made_at: self.now(),
            sealed: self.vault.seal_system(PUSH_KEY, &place, &*secret)?,
        };
        Ok(self.store.add_push_key(&row).await?)
    }

    async fn how(&self, person: PersonId) -> Result<Option<(PersonKey, Channels)>, Error> {
        let Some(Held { key, what }) = self.store.channels(person).await? else {
            return Ok(None);
        };
        Ok(Some((self.vault.person_key(person, &key)?, what)))
    }
}

fn open(key: &PersonKey, row: &ChannelRow) -> Result<Channel, Error> {
    let place = version_row(row.id.uuid(), row.version);
    let Content { name, reach } = key.open(CHANNEL, &place, &row.sealed)?;
    Ok(Channel {
        id: row.id,
        made_at: row.made_at,
        name,
        reach,
    })
}

fn open_wishes(key: &PersonKey, row: Option<&WishRow>) -> Result<Wishes, Error> {
    let opened = row.map(|row| key.open(WISH, &row.version.to_be_bytes(), &row.sealed));
    Ok(opened.transpose()?.unwrap_or_default())
}
