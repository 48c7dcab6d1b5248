//! Whether the ways into a person's account are stopped, and what was done in it.

use chrono::{DateTime, Utc};
use hikae_core::activity::{Activity, Deed};
use hikae_core::ids::{EventId, PersonId};
use hikae_core::notice::{AccountChange, Notice};
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES};
use crate::store::{self, EventRow, Held, LockRow};
use crate::vault::{Kind, PersonKey};

const LOCK: Kind = Kind::new("account_lock", 1);
const EVENT: Kind = Kind::new("account_event", 1);

#[derive(Serialize, Deserialize)]
struct Lock {
    stopped: bool,
}

/// Something that was done, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptActivity {
    /// Which.
    pub id: EventId,
    /// When.
    pub at: DateTime<Utc>,
    /// What, and where.
    pub activity: Activity,
}

impl Keep {
    /// Since when the ways into a person's account are stopped; `None` if they are not.
    pub async fn stopped(&self, person: PersonId) -> Result<Option<DateTime<Utc>>, Error> {
        let Some(Held { key, what: row }) = self.store.lock(person).await? else {
            return Ok(None);
        };
        let Some(row) = row else { return Ok(None) };
        let key = self.vault.person_key(person, &key)?;
        Ok(open_lock(&key, &row)?.stopped.then_some(row.made_at))
    }

    /// Stops every way into a person's account, ends every session and passkey, or opens them again; tells
    /// the person, and writes it down. `false` if it was so already: then, too, no session is
    /// left where they are stopped.
    pub async fn stop_account(
        &self,
        person: PersonId,
        stopped: bool,
        device: &str,
    ) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let found = self.store.lock(person).await?;
            let Held { key, what } = found.ok_or(Error::NoSuchPerson)?;
            let key = self.vault.person_key(person, &key)?;
            let now = what.as_ref().map(|row| open_lock(&key, row)).transpose()?;
            if now.is_some_and(|now| now.stopped) == stopped {
                if stopped {
                    self.store.end_sessions(person, None).await?;
                    self.end_keys(person, |_| true).await?;
                }
                return Ok(false);
            }
            let version = what.map_or(0, |row| row.version) + 1;
            let place = version.to_be_bytes();
            let row = LockRow {
                version,
                made_at: self.now(),
                sealed: self.vault.seal(&key, LOCK, &place, &Lock { stopped })?,
            };
            let (deed, change) = match stopped {
                true => (Deed::Locked, AccountChange::Locked),
                false => (Deed::Unlocked, AccountChange::Unlocked),
            };
            let event = self.event(&key, deed, device)?;
            let occasion = format!("account-lock {version}");
            let notice = Notice::Account { change };
            let notice = self.new_notice(person, &key, &occasion, &notice)?;
            let put = self.store.put_lock(person, &row, &event, &notice, stopped);
            match put.await {
                Ok(()) => {
                    if stopped {
                        // Refused from now on, whether or not this comes to pass.
                        self.end_keys(person, |_| true).await?;
                    }
                    return Ok(true);
                }
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// Writes down something that was done in a person's account.
    pub async fn note_activity(
        &self,
        person: PersonId,
        deed: Deed,
        device: &str,
    ) -> Result<(), Error> {
        let held = self.store.lock(person).await?;
        let Held { key, .. } = held.ok_or(Error::NoSuchPerson)?;
        let key = self.vault.person_key(person, &key)?;
        let event = self.event(&key, deed, device)?;
        Ok(self.store.put_event(person, &event).await?)
    }

    /// What was done in a person's account before the event of this id, newest first, at most so
    /// many.
    pub async fn activities(
        &self,
        person: PersonId,
        before: Option<EventId>,
        limit: u32,
    ) -> Result<Vec<KeptActivity>, Error> {
        let Some(Held { key, what }) = self.store.events(person, before, limit).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        what.into_iter()
            .map(|row| {
                let place = row.id.uuid();
                Ok(KeptActivity {
                    id: row.id,
                    at: row.made_at,
                    activity: key.open(EVENT, place.as_bytes(), &row.sealed)?,
                })
            })
            .collect()
    }

    fn event(&self, key: &PersonKey, deed: Deed, device: &str) -> Result<EventRow, Error> {
        let id = self.mint(EventId::new);
        let activity = Activity {
            deed,
            device: device.to_owned(),
        };
        Ok(EventRow {
            id,
            made_at: self.now(),
            sealed: self
                .vault
                .seal(key, EVENT, id.uuid().as_bytes(), &activity)?,
        })
    }
}

fn open_lock(key: &PersonKey, row: &LockRow) -> Result<Lock, Error> {
    let place = row.version.to_be_bytes();
    Ok(key.open(LOCK, &place, &row.sealed)?)
}
