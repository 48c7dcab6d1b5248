//! Directives.

use async_trait::async_trait;
use hikae_core::ids::{DirectiveId, PersonId};

use super::notices::telling;
use super::people::there;
use super::pieces::{Piece, held, only};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{DirectiveRow, Directives, Error, Held, NewNotice};

#[async_trait]
impl<E: Engine> Directives for E {
    async fn directives(&self, person: PersonId) -> Result<Option<Held<Vec<DirectiveRow>>>, Error> {
        let statement = Statement::new(text::DIRECTIVES).bind(person);
        held(self, person, statement, Piece::directive, |row| row.id).await
    }

    async fn directive(
        &self,
        person: PersonId,
        id: DirectiveId,
    ) -> Result<Option<Held<Option<DirectiveRow>>>, Error> {
        let statement = Statement::new(text::DIRECTIVE).bind(person).bind(id.uuid());
        let found = held(self, person, statement, Piece::directive, |row| row.version).await?;
        Ok(found.map(only))
    }

    async fn directive_versions(
        &self,
        person: PersonId,
    ) -> Result<Option<Held<Vec<DirectiveRow>>>, Error> {
        let statement = Statement::new(text::DIRECTIVE_VERSIONS).bind(person);
        held(self, person, statement, Piece::directive, |row| {
            (row.made_at, row.id, row.version)
        })
        .await
    }

    async fn put_directive(
        &self,
        person: PersonId,
        row: &DirectiveRow,
        notice: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let put = Statement::new(text::PUT_DIRECTIVE)
            .bind(person)
            .bind(row.id.uuid())
            .bind(row.version)
            .bind(row.made_at)
            .bind(&row.sealed);
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if row.version > 1 {
            let before = Statement::new(text::DIRECTIVE_BEFORE)
                .bind(person)
                .bind(row.id.uuid())
                .bind(row.version);
            script = script.given(before);
        }
        script = script.must(put);
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Any);
        }
        self.write(script).await?;
        Ok(())
    }
}
