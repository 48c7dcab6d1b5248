//! Links between people and who they are to デジタル認証アプリ. The sub itself is not kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::{AppId, PersonId};
use hikae_core::notice::{AccountChange, Notice};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES};
use crate::store::{self, AppCeremonyRow, AppLinkRow, Held, NewNotice};
use crate::vault::{Blind, Domain, Kind, PersonKey};

const LINK: Kind = Kind::new("app-link", 1);
const CEREMONY: Kind = Kind::new("app-ceremony", 1);

/// What is sealed about a link.
#[derive(Clone, Serialize, Deserialize)]
struct Content {
    used_at: DateTime<Utc>,
    history: Vec<(DateTime<Utc>, AppStatus)>,
}

/// Whether a link opens the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppStatus {
    /// It does.
    Active,
    /// Another link of the person took its place.
    Replaced,
    /// The person removed it here.
    Removed,
}

/// A link as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppLink {
    /// The link.
    pub id: AppId,
    /// Whose.
    pub person: PersonId,
    /// When it was made.
    pub linked_at: DateTime<Utc>,
    /// When it was last used.
    pub used_at: DateTime<Utc>,
    /// Its status now.
    pub status: AppStatus,
    /// Since when it was what, oldest first.
    pub history: Vec<(DateTime<Utc>, AppStatus)>,
}

/// What became of linking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// It is linked.
    Yes(AppId),
    /// It is linked to someone else. Nothing was changed.
    Taken,
}

/// A link and what is sealed about it.
struct Opened {
    row: AppLinkRow,
    content: Content,
}

impl Opened {
    fn status(&self) -> AppStatus {
        // A history is never empty; one that is opens no door.
        let last = self.content.history.last();
        last.map_or(AppStatus::Removed, |(_, status)| *status)
    }

    fn turn(&mut self, at: DateTime<Utc>, status: AppStatus) {
        self.content.history.push((at, status));
    }
}

impl Keep {
    /// Links who someone is to the app to a person, in the place of every other link of theirs, and
    /// tells them.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`].
    pub async fn link_app(
        &self,
        person: PersonId,
        issuer: &str,
        sub: &str,
    ) -> Result<Linked, Error> {
        let subject = self.subject(issuer, sub);
        for _ in 0..TRIES {
            if let Some(held) = self.store.app_link(subject).await?
                && held.what.person != person
            {
                return Ok(Linked::Taken);
            }
            let (key, links) = self.opened(person).await?.ok_or(Error::NoSuchPerson)?;
            let now = self.now();
            let mut changed = Vec::new();
            let mut linked = None;
            let mut replaced = false;
            for mut link in links {
                match link.status() {
                    _ if link.row.subject == subject => linked = Some(link),
                    AppStatus::Active => {
                        link.turn(now, AppStatus::Replaced);
                        changed.push(self.next(&key, link)?);
                        replaced = true;
                    }
                    AppStatus::Replaced | AppStatus::Removed => {}
                }
            }
            let told = linked.as_ref().map(Opened::status) != Some(AppStatus::Active);
            let link = match linked {
                Some(mut link) => {
                    if told {
                        link.turn(now, AppStatus::Active);
                    }
                    link.content.used_at = now;
                    self.next(&key, link)?
                }
                None => self.first(&key, person, subject)?,
            };
            let id = link.id;
            let occasion = format!("app {id} {}", link.version);
            let change = AccountChange::AppLinked { replaced };
            let notice = Notice::Account { change };
            let notice = told.then(|| self.new_notice(person, &key, &occasion, &notice));
            changed.push(link);
            let notice = notice.transpose()?;
            if self.put_links(person, &changed, notice).await? {
                return Ok(Linked::Yes(id));
            }
        }
        Err(Error::Conflict)
    }

    /// Whose link it is, if it opens the door, which counts as using it.
    pub async fn use_app(
        &self,
        issuer: &str,
        sub: &str,
    ) -> Result<Option<(PersonId, AppId)>, Error> {
        let subject = self.subject(issuer, sub);
        for _ in 0..TRIES {
            let Some(Held { key, what: row }) = self.store.app_link(subject).await? else {
                return Ok(None);
            };
            let person = row.person;
            let key = self.vault.person_key(person, &key)?;
            let mut link = open(&key, row)?;
            if link.status() != AppStatus::Active {
                return Ok(None);
            }
            link.content.used_at = self.now();
            let row = self.next(&key, link)?;
            let id = row.id;
            // Who removed the link just now is not let in by it.
            if self.put_links(person, &[row], None).await? {
                return Ok(Some((person, id)));
            }
        }
        Err(Error::Conflict)
    }

    /// A person's links, oldest first.
    pub async fn app_links(&self, person: PersonId) -> Result<Vec<AppLink>, Error> {
        let opened = self.opened(person).await?;
        let links = opened.map(|(_, links)| links).unwrap_or_default();
        Ok(links.into_iter().map(link).collect())
    }

    /// Removes a link, and tells that it was done. `false` if there is none that opens the door.
    pub async fn remove_app(&self, person: PersonId, id: AppId) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let Some((key, links)) = self.opened(person).await? else {
                return Ok(false);
            };
            let link = links.into_iter().find(|link| link.row.id == id);
            let Some(mut link) = link.filter(|link| link.status() == AppStatus::Active) else {
                return Ok(false);
            };
            link.turn(self.now(), AppStatus::Removed);
            let row = self.next(&key, link)?;
            let occasion = format!("app {id} {}", row.version);
            let change = AccountChange::AppRemoved;
            let notice = self.new_notice(person, &key, &occasion, &Notice::Account { change })?;
            if self.put_links(person, &[row], Some(notice)).await? {
                return Ok(true);
            }
        }
        Err(Error::Conflict)
    }

    /// Lets a browser, which holds the secret `browser`, go to the provider; it is known again by
    /// `state`.
    pub async fn open_app_ceremony<T: Serialize + Sync>(
        &self,
        state: &[u8],
        browser: &[u8],
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<(), Error> {
        let state = self.vault.blind(Domain::AppState, &[state]);
        let ceremony = AppCeremonyRow {
            state,
            browser: self.vault.blind(Domain::Browser, &[browser]),
            expires_at,
            sealed: self.vault.seal_system(CEREMONY, &state.0, content)?,
        };
        Ok(self.store.open_app_ceremony(&ceremony).await?)
    }

    /// Takes what a browser went to the provider for: once, in time, and only in that browser.
    pub async fn take_app_ceremony<T: DeserializeOwned>(
        &self,
        state: &[u8],
        browser: &[u8],
    ) -> Result<Option<T>, Error> {
        let state = self.vault.blind(Domain::AppState, &[state]);
        let browser = self.vault.blind(Domain::Browser, &[browser]);
        let taken = self.store.take_app_ceremony(state, browser, self.now());
        let open = |sealed| self.vault.open_system(CEREMONY, &state.0, &sealed);
        Ok(taken.await?.map(open).transpose()?)
    }

    fn subject(&self, issuer: &str, sub: &str) -> Blind {
        let parts = [issuer.as_bytes(), sub.as_bytes()];
        self.vault.blind(Domain::App, &parts)
    }

    async fn opened(&self, person: PersonId) -> Result<Option<(PersonKey, Vec<Opened>)>, Error> {
        let Some(Held { key, what: rows }) = self.store.app_links(person).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        let links = rows.into_iter().map(|row| open(&key, row));
        let links = links.collect::<Result<_, Error>>()?;
        Ok(Some((key, links)))
    }

    fn first(
        &self,
        key: &PersonKey,
        person: PersonId,
        subject: Blind,
    ) -> Result<AppLinkRow, Error> {
        let (id, now) = (self.mint(AppId::new), self.now());
        let content = Content {
            used_at: now,
            history: vec![(now, AppStatus::Active)],
        };
        let place = place(id, subject);
        Ok(AppLinkRow {
            person,
            id,
            version: 1,
            subject,
            linked_at: now,
            sealed: self.vault.seal(key, LINK, &place, &content)?,
        })
    }

    fn next(&self, key: &PersonKey, link: Opened) -> Result<AppLinkRow, Error> {
        let Opened { row, content } = link;
        let place = place(row.id, row.subject);
        Ok(AppLinkRow {
            version: row.version + 1,
            sealed: self.vault.seal(key, LINK, &place, &content)?,
            ..row
        })
    }

    /// `false` if someone else was faster.
    async fn put_links(
        &self,
        person: PersonId,
        rows: &[AppLinkRow],
        notice: Option<NewNotice>,
    ) -> Result<bool, Error> {
        let put = self.store.put_app_links(person, rows, notice.as_ref());
        match put.await {
            Ok(()) => Ok(true),
            Err(store::Error::Conflict) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

/// The subject is part of the place: a row whose index was exchanged for another's does not open,
/// and so opens no door.
fn place(id: AppId, subject: Blind) -> [u8; 48] {
    let mut place = [0; 48];
    let (first, last) = place.split_at_mut(16);
    first.copy_from_slice(id.uuid().as_bytes());
    last.copy_from_slice(&subject.0);
    place
}

fn open(key: &PersonKey, row: AppLinkRow) -> Result<Opened, Error> {
    let content = key.open(LINK, &place(row.id, row.subject), &row.sealed)?;
    Ok(Opened { row, content })
}

fn link(opened: Opened) -> AppLink {
    AppLink {
        status: opened.status(),
        id: opened.row.id,
        person: opened.row.person,
        linked_at: opened.row.linked_at,
        used_at: opened.content.used_at,
        history: opened.content.history,
    }
}
