//! What decides whether a person is told something at once, and what waits for the week's summary.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;

use super::{Error, HeadRow, Held, NewNotice, ReachedRow};
use crate::vault::{Blind, Sealed};

/// What the next entry of a person's log depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footing {
    /// The entry before it.
    pub head: Option<HeadRow>,
    /// Which of the traces asked for are there.
    pub traces: Vec<Blind>,
    /// What waits for the week's summary.
    pub digest: Option<DigestRow>,
    /// What the person wants to be told; none as long as they have changed nothing.
    pub settings: Option<AlertSettingRow>,
}

/// What goes along with an entry into its transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Traces of the institution; those that are there stay.
    pub traces: Vec<Blind>,
    /// What waits now, over the version before.
    pub digest: Option<DigestRow>,
    /// What the person is told.
    pub notice: Option<NewNotice>,
    /// The circular that it is.
    pub reached: Option<ReachedRow>,
}

/// What waits for the week's summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestRow {
    /// Version, from 1.
    pub version: u32,
    /// What waits.
    pub sealed: Sealed,
}

/// What a person wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertSettingRow {
    /// Version, from 1.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub sealed: Sealed,
}

/// Alerts.
#[async_trait]
pub trait Alerts: Send + Sync {
    /// What the next entry depends on, if the institution left these traces.
    async fn footing(
        &self,
        person: PersonId,
        traces: [Blind; 2],
    ) -> Result<Option<Held<Footing>>, Error>;

    /// Writes what waits from now on, with the summary of what waited until now, if there is one.
    ///
    /// # Errors
    /// [`Error::Conflict`], and nothing is changed, if the version before is not there, or there
    /// is a notice for the summary's occasion.
    async fn put_digest(
        &self,
        person: PersonId,
        digest: &DigestRow,
        summary: Option<&NewNotice>,
    ) -> Result<(), Error>;

    /// Every version of what a person wanted to be told, oldest first.
    async fn alert_settings(
        &self,
        person: PersonId,
    ) -> Result<Option<Held<Vec<AlertSettingRow>>>, Error>;

    /// Appends a version, and tells it.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it does not follow the current one.
    async fn put_alert_setting(
        &self,
        person: PersonId,
        row: &AlertSettingRow,
        notice: &NewNotice,
    ) -> Result<(), Error>;

    /// Notes a browser from which the person logs in, and tells it. `false` if it was noted
    /// before: nothing is told.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the person is not there.
    async fn greet(
        &self,
        person: PersonId,
        browser: Blind,
        at: DateTime<Utc>,
        notice: Option<&NewNotice>,
    ) -> Result<bool, Error>;
}
