//! Records and their versions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::ids::{ImportId, PersonId, RecordId};
use hikae_core::record::{Category, Record, RecordRef, SensitiveClass};
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES, json, version_row};
use crate::store::{BodyRow, HeaderRow, Held, Known, RecordWrite};
use crate::vault::{Blind, Domain, Kind, PersonKey};

const HEADER: Kind = Kind::new("record", 1);
const BODY: Kind = Kind::new("record_body", 1);

/// What is sealed as the body of a record.
#[derive(Serialize)]
struct Written<'a> {
    source: &'a Source,
    record: &'a Record,
}

/// The same, read.
#[derive(Deserialize)]
struct Read {
    source: Source,
    record: Record,
}

/// Where a record came from. Sealed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The import that brought it.
    pub import: Option<ImportId>,
    /// File as the operator named it.
    pub file: String,
    /// Line, from 1, where the source has lines.
    pub line: Option<u64>,
}

/// A record to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecord {
    /// Whose.
    pub person: PersonId,
    /// What it says.
    pub record: Record,
    /// Its sensitive class, if it has one.
    pub sensitive: Option<SensitiveClass>,
    /// What makes it the same record of this person again, whatever it says: for a checkup for
    /// instance program, day and institution. A second record with the same key supersedes.
    pub source_key: Vec<u8>,
    /// Where it came from.
    pub source: Source,
}

/// What became of a record. The id stays the same over all versions, so that a decision about
/// one record also holds for its correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was new.
    Inserted {
        /// Its id.
        id: RecordId,
    },
    /// It was known with the same content; nothing was written.
    Unchanged {
        /// Its id.
        id: RecordId,
    },
    /// It was known with other content. The old version is kept.
    Superseded {
        /// Its id.
        id: RecordId,
        /// The version that no longer holds.
        old: u32,
    },
    /// What is kept under its key was reported later and says otherwise; nothing was written.
    Outdated {
        /// The id of what is kept.
        id: RecordId,
    },
}

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What sharing decisions need to know about it.
    pub header: RecordRef,
    /// Version, from 1.
    pub version: u32,
    /// When this version was received.
    pub received_at: DateTime<Utc>,
    /// When a later version took its place.
    pub superseded_at: Option<DateTime<Utc>>,
    /// Where this version came from.
    pub source: Source,
    /// What it says.
    pub record: Record,
}

impl Keep {
    /// Keeps records, answers in order. What is of one person is one transaction.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`] if one of the people is unknown; then nothing is kept. After any
    /// other error those of some people may be kept.
    pub async fn put_records(&self, records: &[NewRecord]) -> Result<Vec<Put>, Error> {
        let mut settled: BTreeMap<usize, Put> = BTreeMap::new();
        let mut open: Vec<_> = records.iter().enumerate().collect();
        for _ in 0..TRIES {
            let those: Vec<_> = open.iter().map(|(_, new)| *new).collect();
            let (puts, writes) = self.plan_records(&those).await?;
            // Someone else wrote for these people in between; what is theirs is planned anew, and
            // the rest is not looked at again: it would find its own writes.
            let refused = match writes.as_slice() {
                [] => BTreeSet::new(),
                writes => self.store.put_records(writes).await?,
            };
            let (again, done): (Vec<_>, Vec<_>) = open
                .into_iter()
                .zip(puts)
                .partition(|((_, new), _)| refused.contains(&new.person));
            settled.extend(done.into_iter().map(|((at, _), put)| (at, put)));
            open = again.into_iter().map(|(new, _)| new).collect();
            if open.is_empty() {
                return Ok(settled.into_values().collect());
            }
        }
        Err(Error::Conflict)
    }

    /// A person's records in their current version, oldest day first; of one category or of all.
    pub async fn records(
        &self,
        person: PersonId,
        category: Option<Category>,
    ) -> Result<Vec<Kept>, Error> {
        let category = category.map(|category| self.category(person, category));
        let rows = self.store.records(person, category).await?;
        let mut kept = self.open_records(person, rows)?;
        kept.sort_by_key(|kept| (kept.header.date, kept.header.id));
        Ok(kept)
    }

    /// These records of a person in their current version, in the order asked for; those that
    /// are not there are left out.
    pub async fn records_by_id(
        &self,
        person: PersonId,
        ids: &[RecordId],
    ) -> Result<Vec<Kept>, Error> {
        let rows = self.store.records_by_id(person, ids).await?;
        let mut kept = self.open_records(person, rows)?;
        kept.sort_by_key(|kept| ids.iter().position(|id| *id == kept.header.id));
        Ok(kept)
    }

    /// One record of a person in its current version.
    pub async fn record(&self, person: PersonId, id: RecordId) -> Result<Option<Kept>, Error> {
        Ok(self.records_by_id(person, &[id]).await?.pop())
    }

    /// The versions of a record that no longer hold, newest first.
    pub async fn earlier_versions(
        &self,
        person: PersonId,
        id: RecordId,
    ) -> Result<Vec<Kept>, Error> {
        let rows = self.store.versions(person, id).await?;
        let mut kept = self.open_records(person, rows)?;
        kept.retain(|kept| kept.superseded_at.is_some());
        Ok(kept)
    }

    /// What sharing decisions need to know about a person's records, without opening the
    /// records themselves; oldest day first.
    pub async fn record_refs(&self, person: PersonId) -> Result<Vec<RecordRef>, Error> {
        let Some(Held { key, what }) = self.store.headers(person).await? else {
            return Ok(Vec::new());
        };
        open_headers(&self.vault.person_key(person, &key)?, &what)
    }

    /// What is to be written so that these records are kept.
    async fn plan_records(
        &self,
        records: &[&NewRecord],
    ) -> Result<(Vec<Put>, Vec<RecordWrite>), Error> {
        let sources: Vec<_> = records
            .iter()
            .map(|new| (new.person, self.source(new.person, &new.source_key)))
            .collect();
        let mut keys: HashMap<PersonId, PersonKey> = HashMap::new();
        let mut known: HashMap<(PersonId, Blind), Known> = HashMap::new();
        for (place, held) in sources.iter().zip(self.store.known(&sources).await?) {
            let Held { key, what } = held.ok_or(Error::NoSuchPerson)?;
            if let std::collections::hash_map::Entry::Vacant(vacant) = keys.entry(place.0) {
                vacant.insert(self.vault.person_key(place.0, &key)?);
            }
            known.extend(what.map(|what| (*place, what)));
        }
        let mut answers = Vec::with_capacity(records.len());
        let mut writes = Vec::new();
        let mut planned: HashMap<(PersonId, Blind), Vec<&NewRecord>> = HashMap::new();
        for (&new, place) in records.iter().zip(&sources) {
            let content = self.content(new)?;
            let (id, version, put) = match known.get(place) {
                Some(now) if now.content == content => {
                    answers.push(Put::Unchanged { id: now.id });
                    continue;
                }
                Some(Known { id, version, .. }) => {
                    let before = planned.get(place).map(Vec::as_slice).unwrap_or_default();
                    if let Some(put) = self.without_writing(new, *id, before).await? {
                        answers.push(put);
                        continue;
                    }
                    (
                        *id,
                        version + 1,
                        Put::Superseded {
                            id: *id,
                            old: *version,
                        },
                    )
                }
                None => {
                    let id = self.mint(RecordId::new);
                    (id, 1, Put::Inserted { id })
                }
            };
            let key = keys.get(&new.person).ok_or(Error::NoSuchPerson)?;
            writes.push(self.write(new, place.1, content, key, id, version)?);
            answers.push(put);
            planned.entry(*place).or_default().push(new);
            known.insert(
                *place,
                Known {
                    id,
                    version,
                    content,
                },
            );
        }
        Ok((answers, writes))
    }

    /// What becomes of a record that differs from the current version, if it does not supersede:
    /// an earlier version that comes again changes nothing, and neither does an outdated one.
    /// `planned` are the versions that this very write is about to make, oldest first.
    async fn without_writing(
        &self,
        new: &NewRecord,
        id: RecordId,
        planned: &[&NewRecord],
    ) -> Result<Option<Put>, Error> {
        let kept = self.open_records(new.person, self.store.versions(new.person, id).await?)?;
        let same = |sensitive, record: &Record| (sensitive, record) == (new.sensitive, &new.record);
        if kept.iter().any(|it| same(it.header.sensitive, &it.record))
            || planned.iter().any(|it| same(it.sensitive, &it.record))
        {
            return Ok(Some(Put::Unchanged { id }));
        }
        let current = planned.last().map(|it| &it.record).or_else(|| {
            kept.iter()
                .find(|it| it.superseded_at.is_none())
                .map(|it| &it.record)
        });
        Ok(current
            .is_some_and(|current| is_outdated(&new.record, current))
            .then_some(Put::Outdated { id }))
    }

    fn write(
        &self,
        new: &NewRecord,
        source: Blind,
        content: Blind,
        key: &PersonKey,
        id: RecordId,
        version: u32,
    ) -> Result<RecordWrite, Error> {
        let (category, date) = (new.record.category(), new.record.date());
        let header = RecordRef {
            id,
            category,
            sensitive: new.sensitive,
            date,
        };
        let body = Written {
            source: &new.source,
            record: &new.record,
        };
        let row = version_row(id.uuid(), version);
        Ok(RecordWrite {
            person: new.person,
            id,
            version,
            source,
            category: self.category(new.person, category),
            content,
            received_at: self.now(),
            header: self.vault.seal(key, HEADER, &row, &header)?,
            body: self.vault.seal(key, BODY, &row, &body)?,
        })
    }

    fn source(&self, person: PersonId, source_key: &[u8]) -> Blind {
        self.vault.blind(
            Domain::RecordSource,
            &[person.uuid().as_bytes(), source_key],
        )
    }

    fn content(&self, new: &NewRecord) -> Result<Blind, Error> {
        let (sensitive, record) = (json(&new.sensitive)?, json(&new.record)?);
        let person = new.person.uuid();
        Ok(self.vault.blind(
            Domain::RecordContent,
            &[person.as_bytes(), &sensitive, &record],
        ))
    }

    /// Blind per person, so that nobody can tell whose records are of the same category.
    pub(super) fn category(&self, person: PersonId, category: Category) -> Blind {
        let name: &[u8] = match category {
            Category::Checkup => b"checkup",
            Category::Vaccination => b"vaccination",
            Category::Medication => b"medication",
            Category::Care => b"care",
            Category::Coverage => b"coverage",
        };
        self.vault
            .blind(Domain::RecordCategory, &[person.uuid().as_bytes(), name])
    }

    fn open_records(
        &self,
        person: PersonId,
        rows: Option<Held<Vec<BodyRow>>>,
    ) -> Result<Vec<Kept>, Error> {
        let Some(Held { key, what }) = rows else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        what.iter()
            .map(|row| open_body(&key, open_header(&key, &row.head)?, row))
            .collect()
    }
}

/// Whether a record is of an earlier day than what is kept: files may come in any order.
fn is_outdated(new: &Record, current: &Record) -> bool {
    match (new, current) {
        (Record::Checkup(new), Record::Checkup(current)) => new.issued_on < current.issued_on,
        (Record::Coverage(new), Record::Coverage(current)) => is_older(new.as_of, current.as_of),
        (Record::Certificate(new), Record::Certificate(current)) => {
            is_older(new.as_of, current.as_of)
        }
        _ => false,
    }
}

/// Whether what was written down on one day is older than what was on the other. What does not say
/// is as new as it comes.
fn is_older(new: Option<NaiveDate>, current: Option<NaiveDate>) -> bool {
    matches!((new, current), (Some(new), Some(current)) if new < current)
}

/// Opens headers; the oldest day comes first.
pub(super) fn open_headers(key: &PersonKey, rows: &[HeaderRow]) -> Result<Vec<RecordRef>, Error> {
    let mut headers = rows
        .iter()
        .map(|row| open_header(key, row))
        .collect::<Result<Vec<_>, _>>()?;
    headers.sort_by_key(|header| (header.date, header.id));
    Ok(headers)
}

/// Opens one header.
pub(super) fn open_header(key: &PersonKey, row: &HeaderRow) -> Result<RecordRef, Error> {
    Ok(key.open(
        HEADER,
        &version_row(row.id.uuid(), row.version),
        &row.header,
    )?)
}

/// Opens a record whose header is open.
pub(super) fn open_body(key: &PersonKey, header: RecordRef, row: &BodyRow) -> Result<Kept, Error> {
    let place = version_row(row.head.id.uuid(), row.head.version);
    let Read { source, record } = key.open(BODY, &place, &row.body)?;
    Ok(Kept {
        header,
        version: row.head.version,
        received_at: row.received_at,
        superseded_at: row.superseded_at,
        source,
        record,
    })
}
