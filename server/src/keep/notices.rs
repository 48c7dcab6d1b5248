//! A person's inbox.
//!
//! A notice is written for an occasion, and for the same occasion there is only one: whoever is not
//! sure whether it was written tells it again. What must not happen without its notice takes the
//! notice along into its own transaction ([`Keep::new_notice`]).

use chrono::{DateTime, Utc};
use hikae_core::ids::{NoticeId, PersonId};
use hikae_core::notice::Notice;

use super::{Error, Keep};
use crate::store::{Held, NewNotice, NoticeCounts, NoticeRow};
use crate::vault::{Blind, Domain, Kind, PersonKey};

/// How many notices are read at a time where all are looked at.
const PART: u32 = 200;

const NOTICE: Kind = Kind::new("notice", 1);

/// A notice as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNotice {
    /// Which.
    pub id: NoticeId,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// When it was first opened.
    pub read_at: Option<DateTime<Utc>>,
    /// When it was put away, if it still is.
    pub archived_at: Option<DateTime<Utc>>,
    /// What it says.
    pub notice: Notice,
}

/// A part of an inbox, or of what was put away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inbox {
    /// The notices of this part.
    pub notices: Vec<KeptNotice>,
    /// How many there are in all.
    pub counts: NoticeCounts,
}

impl Keep {
    /// Tells a person something; done when it is durable. `false` if it was told before for the
    /// same occasion.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`].
    pub async fn notify(
        &self,
        person: PersonId,
        occasion: &str,
        notice: &Notice,
    ) -> Result<bool, Error> {
        let held = self.store.head(person).await?.ok_or(Error::NoSuchPerson)?;
        let key = self.vault.person_key(person, &held.key)?;
        let new = self.new_notice(person, &key, occasion, notice)?;
        Ok(self.store.notify(person, &new).await?)
    }

    /// A notice to be written in the transaction of what it is about.
    pub(super) fn new_notice(
        &self,
        person: PersonId,
        key: &PersonKey,
        occasion: &str,
        notice: &Notice,
    ) -> Result<NewNotice, Error> {
        let id = self.mint(NoticeId::new);
        Ok(NewNotice {
            id,
            occasion: self.occasion(person, occasion),
            made_at: self.now(),
            sealed: self.vault.seal(key, NOTICE, id.uuid().as_bytes(), notice)?,
        })
    }

    /// At most `limit` notices after the first `skip`: those in the inbox, unread ones first, or
    /// those that were put away; newest first.
    pub async fn inbox(
        &self,
        person: PersonId,
        archived: bool,
        skip: u64,
        limit: u32,
    ) -> Result<Inbox, Error> {
        let found = self.store.notices(person, archived, skip, limit).await?;
        let Some(Held { key, what }) = found else {
            return Ok(Inbox::default());
        };
        let key = self.vault.person_key(person, &key)?;
        Ok(Inbox {
            notices: what
                .iter()
                .map(|row| open(&key, row))
                .collect::<Result<_, _>>()?,
            counts: self.store.notice_counts(person).await?,
        })
    }

    /// The notices of which `wanted` holds, in the inbox or among what was put away, in the order
    /// in which [`Keep::inbox`] has them. Opens all of them: what a notice is about stands nowhere
    /// in clear.
    pub async fn notices_like(
        &self,
        person: PersonId,
        archived: bool,
        wanted: impl Fn(&KeptNotice) -> bool + Send,
    ) -> Result<Vec<KeptNotice>, Error> {
        let mut found = Vec::new();
        let mut skip = 0;
        loop {
            let part = self.store.notices(person, archived, skip, PART).await?;
            let Some(Held { key, what }) = part else {
                return Ok(found);
            };
            let key = self.vault.person_key(person, &key)?;
            for row in &what {
                let kept = open(&key, row)?;
                if wanted(&kept) {
                    found.push(kept);
                }
            }
            if what.len() < PART as usize {
                return Ok(found);
            }
            skip += u64::from(PART);
        }
    }

    /// Whether a person was told something for this occasion.
    pub(super) async fn was_told(&self, person: PersonId, occasion: &str) -> Result<bool, Error> {
        Ok(self
            .store
            .told(person, self.occasion(person, occasion))
            .await?)
    }

    fn occasion(&self, person: PersonId, occasion: &str) -> Blind {
        let whose = person.uuid();
        let parts = [whose.as_bytes().as_slice(), occasion.as_bytes()];
        self.vault.blind(Domain::Occasion, &parts)
    }

    /// One notice.
    pub async fn notice(
        &self,
        person: PersonId,
        id: NoticeId,
    ) -> Result<Option<KeptNotice>, Error> {
        let Some(Held { key, what }) = self.store.notice(person, id).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        open(&key, &what).map(Some)
    }

    /// How many notices a person has not opened.
    pub async fn unread(&self, person: PersonId) -> Result<u64, Error> {
        Ok(self.store.unread(person).await?)
    }

    /// Notes that the person opened a notice.
    pub async fn read_notice(&self, person: PersonId, id: NoticeId) -> Result<(), Error> {
        self.store.read_notice(person, id, self.now()).await?;
        Ok(())
    }

    /// Takes every notice as opened that was written until `until`.
    pub async fn read_notices(&self, person: PersonId, until: DateTime<Utc>) -> Result<u64, Error> {
        Ok(self.store.read_notices(person, until, self.now()).await?)
    }

    /// Puts a notice away. `false` if there is none.
    pub async fn archive_notice(&self, person: PersonId, id: NoticeId) -> Result<bool, Error> {
        let now = Some(self.now());
        Ok(self.store.shelve_notice(person, id, now).await?)
    }

    /// Puts a notice back into the inbox. `false` if there is none.
    pub async fn restore_notice(&self, person: PersonId, id: NoticeId) -> Result<bool, Error> {
        Ok(self.store.shelve_notice(person, id, None).await?)
    }
}

pub(super) fn open(key: &PersonKey, row: &NoticeRow) -> Result<KeptNotice, Error> {
    Ok(KeptNotice {
        id: row.id,
        made_at: row.made_at,
        read_at: row.read_at,
        archived_at: row.archived_at,
        notice: key.open(NOTICE, row.id.uuid().as_bytes(), &row.sealed)?,
    })
}
