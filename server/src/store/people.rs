//! People: their wrapped keys, their row in the register, and the blind indexes of their numbers.

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;

use super::{Error, Held};
use crate::vault::{Blind, Sealed, Wrapped};

/// A resident's row in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentRow {
    /// Version, from 1.
    pub version: u32,
    /// What it says.
    pub sealed: Sealed,
}

/// What is known about the holder of a 宛名番号.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Who.
    pub person: PersonId,
    /// Version of the row in the register.
    pub version: u32,
    /// What the row says, blind.
    pub content: Blind,
}

/// A row of the register to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonWrite {
    /// Who.
    pub person: PersonId,
    /// The key of a new person; `None` for one who is known.
    pub key: Option<Wrapped>,
    /// The version that this write makes: 1 for a new person, one more than before otherwise.
    pub version: u32,
    /// Municipality and 宛名番号.
    pub municipal_number: Blind,
    /// A known person gets this number now, beside those that they had.
    pub moves: bool,
    /// Birth date and sex.
    pub birth: Blind,
    /// Insurance number without branch.
    pub insured: Option<Blind>,
    /// What the row says, blind.
    pub content: Blind,
    /// When.
    pub updated_at: DateTime<Utc>,
    /// What the row says.
    pub sealed: Sealed,
}

/// People.
#[async_trait]
pub trait People: Send + Sync {
    /// Who has these 宛名番号, answers in order.
    async fn enrolled(
        &self,
        municipal_numbers: &[Blind],
    ) -> Result<Vec<Option<Held<Enrolment>>>, Error>;

    /// Writes rows of the register: all of a person, or none. Answers whose were refused: a new
    /// person's 宛名番号 is taken, or a known one's row is not in the version before the one
    /// written.
    async fn enrol(&self, people: &[PersonWrite]) -> Result<BTreeSet<PersonId>, Error>;

    /// One resident.
    async fn resident(&self, person: PersonId) -> Result<Option<Held<ResidentRow>>, Error>;

    /// Who is insured under this number.
    async fn insured_as(&self, insured: Blind) -> Result<Vec<PersonId>, Error>;

    /// Who was born like this.
    async fn born(&self, birth: Blind) -> Result<Vec<(PersonId, Held<ResidentRow>)>, Error>;

    /// People in the order of their ids, those after `after`, at most `limit`.
    async fn people(&self, after: Option<PersonId>, limit: u32) -> Result<Vec<PersonId>, Error>;

    /// Erases a person's key, row, cards and sessions, and what officers find of theirs under
    /// `owner`, also from the pages and logs of the database. `false` if there was nobody.
    async fn forget(&self, person: PersonId, owner: Blind) -> Result<bool, Error>;
}
