//! How word of a notice leaves the portal: channels of people, what they wish, and the queue.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{ChannelId, NoticeId, PersonId};

use super::{Error, Held, NewNotice, NoticeRow};
use crate::vault::Sealed;

/// A way in which a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelRow {
    /// Which.
    pub id: ChannelId,
    /// Version, from 1.
    pub version: u32,
    /// When it was set up.
    pub made_at: DateTime<Utc>,
    /// What it is.
    pub sealed: Sealed,
}

/// What a person wishes from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WishRow {
    /// Version, from 1.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What they wish.
    pub sealed: Sealed,
}

/// A person's channels, the first to be set up first, and what they wish now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Channels {
    /// The channels.
    pub channels: Vec<ChannelRow>,
    /// The latest wish.
    pub wish: Option<WishRow>,
}

/// What is needed to tell a person of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The notice, if it is there.
    pub notice: Option<NoticeRow>,
    /// How they are told.
    pub how: Channels,
}

/// How word of a notice stands on a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// It waits for its time.
    Waiting = 0,
    /// It was handed over; whether it arrived was never written down.
    Perhaps = 1,
    /// It was taken at the other end.
    Delivered = 2,
    /// There is nobody any more where it was to go.
    Gone = 3,
    /// It could not be delivered, and is not tried again.
    Failed = 4,
    /// The notice was opened before it was its turn.
    Needless = 5,
}

impl DeliveryState {
    /// The state with this number.
    pub const fn numbered(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Waiting,
            1 => Self::Perhaps,
            2 => Self::Delivered,
            3 => Self::Gone,
            4 => Self::Failed,
            5 => Self::Needless,
            _ => return None,
        })
    }
}

/// Which delivery: of what, to whom, where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeliveryKey {
    /// To whom.
    pub person: PersonId,
    /// Word of which notice.
    pub notice: NoticeId,
    /// By which channel.
    pub channel: ChannelId,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub key: DeliveryKey,
    /// How often it was tried.
    pub tries: u32,
}

/// A delivery of one notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryRow {
    /// By which channel.
    pub channel: ChannelId,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// When it will be tried again, if it will.
    pub due_at: Option<DateTime<Utc>>,
    /// Since when it stands so.
    pub changed_at: DateTime<Utc>,
}

/// A key by which push services know the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushKeyRow {
    /// Version, from 1.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The key.
    pub sealed: Sealed,
}

/// Channels, wishes, the queue and its keys. Deliveries themselves are written with the notice that
/// they are of, one for each channel that the person has then.
#[async_trait]
pub trait Deliveries: Send + Sync {
    /// A person's channels and wish.
    async fn channels(&self, person: PersonId) -> Result<Option<Held<Channels>>, Error>;

    /// The same with a notice.
    async fn parcel(
        &self,
        person: PersonId,
        notice: NoticeId,
    ) -> Result<Option<Held<Parcel>>, Error>;

    /// Sets a channel up, or replaces it in its next version.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is not in the version before this one, or the person is not there.
    async fn put_channel(
        &self,
        person: PersonId,
        row: &ChannelRow,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error>;

    /// Removes a channel. `false` if there is none: then nothing was told either.
    async fn remove_channel(
        &self,
        person: PersonId,
        id: ChannelId,
        notice: &NewNotice,
    ) -> Result<bool, Error>;

    /// Appends a wish.
    ///
    /// # Errors
    /// [`Error::Conflict`] if another follows the one before it, or the person is not there.
    async fn put_wish(
        &self,
        person: PersonId,
        row: &WishRow,
        notice: &NewNotice,
    ) -> Result<(), Error>;

    /// At most `limit` that are due at `now`, whosever they are: what has waited longest first.
    async fn due(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Due>, Error>;

    /// Takes what is due, so that nobody takes it again: of all callers one gets `true`.
    async fn claim(&self, due: &Due, now: DateTime<Utc>) -> Result<bool, Error>;

    /// Writes down how a delivery stands that stood otherwise before. What waits has a time.
    async fn settle(
        &self,
        key: &DeliveryKey,
        from: DeliveryState,
        to: DeliveryState,
        due_at: Option<DateTime<Utc>>,
        at: DateTime<Utc>,
    ) -> Result<bool, Error>;

    /// Takes away what waits and is not wanted.
    async fn drop_delivery(&self, key: &DeliveryKey) -> Result<(), Error>;

    /// Deliveries of one notice, in the order of their channels.
    async fn deliveries(
        &self,
        person: PersonId,
        notice: NoticeId,
    ) -> Result<Vec<DeliveryRow>, Error>;

    /// When something was delivered last by each channel by which anything was.
    async fn last_reached(
        &self,
        person: PersonId,
    ) -> Result<Vec<(ChannelId, DateTime<Utc>)>, Error>;

    /// The keys, the newest first.
    async fn push_keys(&self) -> Result<Vec<PushKeyRow>, Error>;

    /// Adds a key.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is one of this version.
    async fn add_push_key(&self, row: &PushKeyRow) -> Result<(), Error>;

    /// Forgets the keys before a version.
    async fn forget_push_keys(&self, before: u32) -> Result<u64, Error>;
}
