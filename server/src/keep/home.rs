//! Reads that bring together what one page or one decision needs, in one round trip.

use hikae_core::consent::Directive;
use hikae_core::disclosure::Entry;
use hikae_core::ids::PersonId;
use hikae_core::record::RecordRef;
use hikae_core::resident::Resident;

use super::{Error, Keep, Kept};

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
    /// Directives that hold now or will hold later, oldest first.
    pub directives: Vec<Directive>,
}

/// What a decision about a person's records needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// What there is, oldest day first.
    pub records: Vec<RecordRef>,
    /// Directives that hold now or will hold later, oldest first.
    pub directives: Vec<Directive>,
}

impl Keep {
    /// What the first page of a person shows, with the last `entries` entries of the log.
    pub async fn home(&self, person: PersonId, entries: u32) -> Result<Option<HomeView>, Error> {
        let _ = (person, entries);
        Err(Error::Unavailable)
    }

    /// What a decision about a person's records needs.
    pub async fn case_file(&self, person: PersonId) -> Result<Option<CaseFile>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }
}
