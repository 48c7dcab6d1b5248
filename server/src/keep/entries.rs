//! A person's disclosure log.

use chrono::{DateTime, Utc};
use hikae_core::disclosure::{ChainHead, Entry};
use hikae_core::ids::{CircularId, EntryId, PersonId};
use hikae_core::notice::Notice;
use uuid::Uuid;

use super::{Commitment, Error, Keep, Unreadable};
use crate::store::{self, EntryRow, HeadRow, Held, ReachedRow, Somewhere};
use crate::vault::{Kind, PersonKey};

const ENTRY: Kind = Kind::new("disclosure", 1);
const HEAD: Kind = Kind::new("disclosure-head", 1);

/// How often an entry is built again because another came first: as many as may come for one
/// person at once.
const TRIES: usize = 64;

/// A circular as it arrives at someone.
#[derive(Debug, Clone)]
pub struct Arrives {
    /// Which.
    pub circular: CircularId,
    /// In which version.
    pub version: u32,
    /// What they are told.
    pub notice: Notice,
}

impl Arrives {
    fn occasion(&self) -> String {
        format!("circular {}", self.circular)
    }
}

impl Keep {
    /// Writes the next entry of a person's log, with the leaf that the public log will have of it
    /// and with what the person is told about it, and answers it once all is durable. `build` is
    /// given the entry before it, and is called more than once.
    ///
    /// # Errors
    /// [`Error::Conflict`] if others came first time and again, or if `build` does not continue the chain that it
    /// is given; [`Error::NoSuchPerson`].
    pub async fn append_entry(
        &self,
        person: PersonId,
        build: impl Fn(&ChainHead) -> Entry + Send + Sync,
    ) -> Result<Entry, Error> {
        let appended = self.append_with(person, build, None).await?;
        appended.ok_or(Error::Conflict)
    }

    /// Sends a circular to a person: writes the entry that says so, and the notice, together. `None`
    /// if it has reached them before: it reaches nobody twice.
    ///
    /// # Errors
    /// As [`Keep::append_entry`]; [`Error::Conflict`] also if nobody has approved it.
    pub async fn send_circular(
        &self,
        person: PersonId,
        build: impl Fn(&ChainHead) -> Entry + Send + Sync,
        arrives: &Arrives,
    ) -> Result<Option<Entry>, Error> {
        self.append_with(person, build, Some(arrives)).await
    }

    async fn append_with(
        &self,
        person: PersonId,
        build: impl Fn(&ChainHead) -> Entry + Send + Sync,
        arrives: Option<&Arrives>,
    ) -> Result<Option<Entry>, Error> {
        // Who asks hardly ever depends on what stands before: one read does for both.
        let institution = build(&ChainHead::empty()).institution.id;
        let traces = self.traces(person, institution).both();
        for _ in 0..TRIES {
            let held = self.store.footing(person, traces).await?;
            let mut held = held.ok_or(Error::NoSuchPerson)?;
            let key = self.vault.person_key(person, &held.key)?;
            let head = held
                .what
                .head
                .as_ref()
                .map(|row| open_head(&key, row))
                .transpose()?;
            let head = head.unwrap_or_else(ChainHead::empty);
            let entry = build(&head);
            if entry.person != person || !head.continues_with(&entry) {
                return Err(Error::Conflict);
            }
            if entry.institution.id != institution {
                let traces = self.traces(person, entry.institution.id).both();
                let again = self.store.footing(person, traces).await?;
                held.what.traces = again.ok_or(Error::NoSuchPerson)?.what.traces;
            }
            let row = self.seal_entry(&key, &entry)?;
            let mut beside = self.beside(&key, &entry, &held.what).await?;
            if let Some(arrives) = arrives {
                let occasion = arrives.occasion();
                let notice = self.new_notice(person, &key, &occasion, &arrives.notice)?;
                beside.reached = Some(ReachedRow {
                    circular: arrives.circular,
                    version: arrives.version,
                    notice: notice.id,
                });
                beside.notice = Some(notice);
            }
            let committed = Commitment::to(&key, entry)?;
            let appended = self.store.append(person, &row, committed.leaf, &beside);
            match appended.await {
                Ok(()) => return Ok(Some(committed.entry)),
                Err(store::Error::Conflict) => {
                    if let Some(arrives) = arrives
                        && self.was_told(person, &arrives.occasion()).await?
                    {
                        return Ok(None);
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// A page of a person's log, newest first: at most `limit` entries before number `before`.
    /// One that cannot be read stands among the others as what it is.
    pub async fn entries(
        &self,
        person: PersonId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Result<Entry, Unreadable>>, Error> {
        let Some(Held { key, what }) = self.store.entries(person, before, limit).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        Ok(what.iter().map(|row| open_entry(&key, row)).collect())
    }

    /// One entry of a person's log.
    pub async fn entry(&self, person: PersonId, id: EntryId) -> Result<Option<Entry>, Error> {
        let Some(Held { key, what }) = self.store.entry(person, id).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        Ok(Some(open_entry(&key, &what)?))
    }

    /// For supervision: at most `limit` entries of whomever, written down from `from` to `until`
    /// (exclusive), after `after`, in the order in which they were written.
    pub async fn supervised(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, EntryId)>,
        limit: u32,
    ) -> Result<Vec<Entry>, Error> {
        let first = (from, EntryId::from_uuid(Uuid::nil()));
        let after = after.unwrap_or(first);
        let rows = self.store.supervised(from, until, after, limit).await?;
        rows.iter()
            .map(|Somewhere { person, held }| {
                let key = self.vault.person_key(*person, &held.key)?;
                Ok(open_entry(&key, &held.what)?)
            })
            .collect()
    }

    /// For supervision: one entry with what the public log has of it, whosever it is.
    pub async fn entry_somewhere(&self, id: EntryId) -> Result<Option<Commitment>, Error> {
        let Some(Somewhere { person, held }) = self.store.entry_somewhere(id).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &held.key)?;
        let entry = open_entry(&key, &held.what)?;
        Commitment::to(&key, entry).map(Some)
    }

    /// How many entries a person's log has.
    pub async fn entry_count(&self, person: PersonId) -> Result<u64, Error> {
        let head = self.store.head(person).await?;
        Ok(head.and_then(|held| held.what).map_or(0, |row| row.seq))
    }

    fn seal_entry(&self, key: &PersonKey, entry: &Entry) -> Result<EntryRow, Error> {
        let place = place(entry.seq, entry.id);
        let head = ChainHead::after(entry).map_err(|_| Error::Sealed)?;
        Ok(EntryRow {
            head: HeadRow {
                seq: entry.seq,
                id: entry.id,
                head: self.vault.seal(key, HEAD, &place, &head)?,
            },
            recorded_at: entry.recorded_at,
            sealed: self.vault.seal(key, ENTRY, &place, entry)?,
        })
    }
}

fn open_head(key: &PersonKey, row: &HeadRow) -> Result<ChainHead, Error> {
    Ok(key.open(HEAD, &place(row.seq, row.id), &row.head)?)
}

/// Opens an entry that says of itself where it is kept.
pub(super) fn open_entry(key: &PersonKey, row: &EntryRow) -> Result<Entry, Unreadable> {
    let entry = open_any(key, row)?;
    if (entry.seq, entry.id) == (row.head.seq, row.head.id) {
        Ok(entry)
    } else {
        Err(Unreadable::row(row))
    }
}

/// Opens an entry, and holds what stands beside it for the next one against it. It may say another
/// number of itself than the one it is kept under.
pub(super) fn open_row(key: &PersonKey, row: &EntryRow) -> Result<Entry, Unreadable> {
    let entry = open_any(key, row)?;
    let head = open_head(key, &row.head).ok();
    if head.is_some() && head == ChainHead::after(&entry).ok() {
        Ok(entry)
    } else {
        Err(Unreadable::row(row))
    }
}

/// Opens an entry. The time beside it, by which it is retained, is that of the entry.
fn open_any(key: &PersonKey, row: &EntryRow) -> Result<Entry, Unreadable> {
    let opened = key.open(ENTRY, &place(row.head.seq, row.head.id), &row.sealed);
    opened
        .ok()
        .filter(|entry: &Entry| entry.recorded_at == row.recorded_at)
        .ok_or_else(|| Unreadable::row(row))
}

fn place(seq: u64, id: EntryId) -> [u8; 24] {
    let mut place = [0; 24];
    let (first, last) = place.split_at_mut(16);
    first.copy_from_slice(id.uuid().as_bytes());
    last.copy_from_slice(&seq.to_be_bytes());
    place
}
