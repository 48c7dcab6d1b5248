//! Where people are found by their insurances.

use async_trait::async_trait;
use hikae_core::ids::PersonId;

use super::Error;
use crate::vault::Blind;

/// A number under which a person is insured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsuranceRow {
    /// Insurer, symbol and number.
    pub insured: Blind,
    /// The insurer, where another one insures the person at the same time.
    pub shelf: Option<Blind>,
}

/// Where people are found by their insurances.
#[async_trait]
pub trait Insurances: Send + Sync {
    /// Writes under which numbers a person is found. Those that are there already are replaced;
    /// nothing is written for someone who is not there.
    async fn put_insurances(&self, person: PersonId, rows: &[InsuranceRow]) -> Result<(), Error>;

    /// Who has an insurance under this number.
    async fn people_insured(&self, insured: Blind) -> Result<Vec<PersonId>, Error>;

    /// Who stands on a shelf, in the order of their ids, those after `after`, at most `limit`.
    async fn people_shelved(
        &self,
        shelf: Blind,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error>;
}
