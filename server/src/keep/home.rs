//! Reads that bring together what one page or one decision needs, in one round trip.

use hikae_core::consent::{Directive, Frozen};
use hikae_core::disclosure::Entry;
use hikae_core::ids::PersonId;
use hikae_core::record::{Category, RecordRef};
use hikae_core::resident::Resident;

use super::cases::open_frozen;
use super::records::{open_body, open_header, open_headers};
use super::{Error, Keep, Kept, Unreadable, entries, people};
use crate::store::{CaseRows, Held};

/// What the first page of a person shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeView {
    /// Who.
    pub resident: Resident,
    /// The checkup with the latest day.
    pub checkup: Option<Kept>,
    /// Every vaccination, oldest day first.
    pub vaccinations: Vec<Kept>,
    /// The last entries of the log, newest first.
    pub entries: Vec<Entry>,
    /// Those among them that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// Directives that hold now or will hold later, oldest first.
    pub directives: Vec<Directive>,
    /// Records that the person says are not theirs. None of them is the checkup or among the
    /// vaccinations.
    pub frozen: Frozen,
}

/// What a decision about a person's records needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// What there is, oldest day first.
    pub records: Vec<RecordRef>,
    /// Directives that hold now or will hold later, oldest first.
    pub directives: Vec<Directive>,
    /// Records that the person says are not theirs.
    pub frozen: Frozen,
}

impl Keep {
    /// What the first page of a person shows, with the last `last` entries of the log.
    pub async fn home(&self, person: PersonId, last: u32) -> Result<Option<HomeView>, Error> {
        let categories = [Category::Checkup, Category::Vaccination]
            .map(|category| self.category(person, category));
        let found = self.store.home(person, categories, last).await?;
        let Some(Held { key, what: rows }) = found else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        let frozen = open_frozen(&key, &rows.cases)?;
        let (mut checkups, mut vaccinations) = (Vec::new(), Vec::new());
        for row in &rows.records {
            let header = open_header(&key, &row.head)?;
            match header.category {
                _ if frozen.contains_key(&header.id) => {}
                Category::Vaccination => vaccinations.push(open_body(&key, header, row)?),
                _ => checkups.push((header, row)),
            }
        }
        vaccinations.sort_by_key(|kept| (kept.header.date, kept.header.id));
        let latest = checkups
            .into_iter()
            .max_by_key(|(header, _)| (header.date, header.id));
        let opened = rows
            .entries
            .iter()
            .map(|row| entries::open_entry(&key, row));
        let (readable, unreadable): (Vec<_>, Vec<_>) = opened.partition(Result::is_ok);
        Ok(Some(HomeView {
            resident: people::open(&key, &rows.resident)?,
            checkup: latest
                .map(|(header, row)| open_body(&key, header, row))
                .transpose()?,
            vaccinations,
            entries: readable.into_iter().filter_map(Result::ok).collect(),
            unreadable: unreadable.into_iter().filter_map(Result::err).collect(),
            directives: self.open_current(&key, &rows.directives)?,
            frozen,
        }))
    }

    /// What a decision about a person's records needs.
    pub async fn case_file(&self, person: PersonId) -> Result<Option<CaseFile>, Error> {
        let Some(Held {
            key,
            what:
                CaseRows {
                    headers,
                    directives,
                    cases,
                },
        }) = self.store.case(person).await?
        else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        Ok(Some(CaseFile {
            records: open_headers(&key, &headers)?,
            directives: self.open_current(&key, &directives)?,
            frozen: open_frozen(&key, &cases)?,
        }))
    }
}
