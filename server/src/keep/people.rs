//! Residents, and who is meant by a number.

use chrono::NaiveDate;
use hikae_core::ids::PersonId;
use hikae_core::resident::{InsuredNumber, Resident, Sex};

use super::{Error, Keep};

/// What putting something did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was new.
    Inserted,
    /// It was known with other content, which this replaced.
    Updated,
    /// It was known with the same content; nothing was written.
    Unchanged,
}

/// A resident put into the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// The person: the one who had this 宛名番号 in this municipality before, or a new one.
    pub person: PersonId,
    /// What it did.
    pub change: Change,
}

impl Keep {
    /// Puts one resident, found again by municipality and 宛名番号.
    pub async fn enroll(&self, resident: &Resident) -> Result<Enrolled, Error> {
        let _ = resident;
        Err(Error::Unavailable)
    }

    /// Puts many residents in one transaction, answers in order. A resident who comes twice is
    /// put twice, the later one last.
    pub async fn enroll_all(&self, residents: &[Resident]) -> Result<Vec<Enrolled>, Error> {
        let _ = residents;
        Err(Error::Unavailable)
    }

    /// A resident as the register knows them now.
    pub async fn resident(&self, person: PersonId) -> Result<Option<Resident>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }

    /// Who has this 宛名番号 in this municipality (全国地方公共団体コード, 6 digits).
    pub async fn person_by_municipal_number(
        &self,
        municipality: &str,
        number: &str,
    ) -> Result<Option<PersonId>, Error> {
        let _ = (municipality, number);
        Err(Error::Unavailable)
    }

    /// Who is insured under this insurer, symbol and number, compared in their comparable form and
    /// without the branch: a family may share them, so the caller compares the rest.
    pub async fn people_insured_as(&self, insured: &InsuredNumber) -> Result<Vec<PersonId>, Error> {
        let _ = insured;
        Err(Error::Unavailable)
    }

    /// Residents of this sex born on this day, opened: the candidates for a first use, of which
    /// the caller compares the rest.
    pub async fn people_born(
        &self,
        birth_date: NaiveDate,
        sex: Sex,
    ) -> Result<Vec<(PersonId, Resident)>, Error> {
        let _ = (birth_date, sex);
        Err(Error::Unavailable)
    }

    /// People in the order of their ids, at most `limit`, those after `after`.
    pub async fn people(
        &self,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error> {
        let _ = (after, limit);
        Err(Error::Unavailable)
    }

    /// Erases a person by erasing the key under which everything about them is sealed, with their
    /// identifiers, cards and sessions. `false` if there was nobody.
    pub async fn forget(&self, person: PersonId) -> Result<bool, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }
}
