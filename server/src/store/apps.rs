//! Links between people and who they are to デジタル認証アプリ, and browsers on their way there and
//! back.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{AppId, PersonId};

use super::{Error, Held, NewNotice};
use crate::vault::{Blind, Sealed};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppLinkRow {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub id: AppId,
    /// Version, from 1.
    pub version: u32,
    /// Issuer and sub.
    pub subject: Blind,
    /// When it was made.
    pub linked_at: DateTime<Utc>,
    /// The rest, status and history included.
    pub sealed: Sealed,
}

/// A browser that goes to the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppCeremonyRow {
    /// The state that it brings back.
    pub state: Blind,
    /// Secret of the browser.
    pub browser: Blind,
    /// Until when it may be back (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it went for.
    pub sealed: Sealed,
}

/// Links, and the ways to them.
#[async_trait]
pub trait Apps: Send + Sync {
    /// Writes links of one person, each anew in its first version or over the version before, and
    /// tells of it; all or nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] if one of them is not in the version before, a new one's subject is
    /// linked, for whomever, or the person is not there.
    async fn put_app_links(
        &self,
        person: PersonId,
        links: &[AppLinkRow],
        notice: Option<&NewNotice>,
    ) -> Result<(), Error>;

    /// The link of a subject.
    async fn app_link(&self, subject: Blind) -> Result<Option<Held<AppLinkRow>>, Error>;

    /// A person's links, in the order of their ids.
    async fn app_links(&self, person: PersonId) -> Result<Option<Held<Vec<AppLinkRow>>>, Error>;

    /// Lets a browser go.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the state is in use.
    async fn open_app_ceremony(&self, ceremony: &AppCeremonyRow) -> Result<(), Error>;

    /// Takes what the browser went for, once, if it is that browser and not too late at `now`.
    async fn take_app_ceremony(
        &self,
        state: Blind,
        browser: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error>;
}
