//! Names under which institutions know people.

use async_trait::async_trait;
use hikae_core::ids::PersonId;

use super::notices::telling;
use super::people::{holder, there};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{Error, NewNotice, PseudonymRow, Pseudonyms};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Pseudonyms for E {
    async fn pseudonym_version(&self, person: PersonId, trace: Blind) -> Result<u32, Error> {
        let statement = Statement::new(text::PSEUDONYM).bind(person).bind(trace);
        let rows = self.read(Scope::Person(person), statement).await?;
        match rows.into_iter().next() {
            Some(mut row) => row.number(0),
            None => Ok(0),
        }
    }

    async fn pseudonyms(&self, person: PersonId) -> Result<Vec<(Blind, u32)>, Error> {
        let statement = Statement::new(text::PSEUDONYMS).bind(person);
        let rows = self.read(Scope::Person(person), statement).await?;
        rows.into_iter()
            .map(|mut row| Ok((row.blind(0)?, row.number(1)?)))
            .collect()
    }

    async fn put_pseudonym(
        &self,
        person: PersonId,
        row: &PseudonymRow,
        before: Option<Blind>,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if let Some(before) = before {
            let release = Statement::new(text::RELEASE).bind(before).bind(person);
            script = script.must(release);
        }
        let put = Statement::new(text::PUT_PSEUDONYM)
            .bind(person)
            .bind(row.trace)
            .bind(row.version)
            .bind(row.made_at);
        let hold = Statement::new(text::HOLD).bind(row.index).bind(person);
        script = script.must(put).must(hold);
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Any);
        }
        self.write(script).await?;
        Ok(())
    }

    async fn person_named(&self, index: Blind) -> Result<Option<PersonId>, Error> {
        holder(self, index).await
    }
}
