//! Where people are found by their insurances.

use async_trait::async_trait;
use hikae_core::ids::PersonId;
use uuid::Uuid;

use super::people::{ids, there};
use super::{Engine, Scope, Script, Statement, text};
use crate::store::{Error, InsuranceRow, Insurances};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Insurances for E {
    async fn put_insurances(&self, person: PersonId, rows: &[InsuranceRow]) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        for row in rows {
            let put = Statement::new(text::PUT_INSURANCE)
                .bind(person)
                .bind(row.insured)
                .bind(row.shelf);
            script = script.must(put);
        }
        match self.write(script).await {
            // Who was erased in the meantime is found by nothing.
            Ok(_) | Err(Error::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn people_insured(&self, insured: Blind) -> Result<Vec<PersonId>, Error> {
        let statement = Statement::new(text::PEOPLE_INSURED).bind(insured);
        ids(self.read(Scope::Blind(insured), statement).await?)
    }

    async fn people_shelved(
        &self,
        shelf: Blind,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error> {
        let statement = Statement::new(text::PEOPLE_SHELVED)
            .bind(shelf)
            .bind(after.map_or(Uuid::nil(), PersonId::uuid))
            .bind(limit);
        ids(self.read(Scope::Blind(shelf), statement).await?)
    }
}
