//! Directives.

use async_trait::async_trait;
use hikae_core::ids::{DirectiveId, PersonId};

use super::pieces::Piece;
use super::{Sqlite, micros, must_touch};
use crate::store::{DirectiveRow, Directives, Error, Held, sql};

#[async_trait]
impl Directives for Sqlite {
    async fn directives(&self, person: PersonId) -> Result<Option<Held<Vec<DirectiveRow>>>, Error> {
        let query = sqlx::query(sql::DIRECTIVES).bind(person.uuid());
        self.held(query, Piece::directive, |row| row.id).await
    }

    async fn directive(
        &self,
        person: PersonId,
        id: DirectiveId,
    ) -> Result<Option<Held<Option<DirectiveRow>>>, Error> {
        let query = sqlx::query(sql::DIRECTIVE)
            .bind(person.uuid())
            .bind(id.uuid());
        let found = self
            .held(query, Piece::directive, |row| row.version)
            .await?;
        Ok(found.map(|Held { key, mut what }| Held {
            key,
            what: what.pop(),
        }))
    }

    async fn directive_versions(
        &self,
        person: PersonId,
    ) -> Result<Option<Held<Vec<DirectiveRow>>>, Error> {
        let query = sqlx::query(sql::DIRECTIVE_VERSIONS).bind(person.uuid());
        self.held(query, Piece::directive, |row| {
            (row.made_at, row.id, row.version)
        })
        .await
    }

    async fn put_directive(&self, person: PersonId, row: &DirectiveRow) -> Result<(), Error> {
        let row = row.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::PUT_DIRECTIVE)
                    .bind(person.uuid())
                    .bind(row.id.uuid())
                    .bind(i64::from(row.version))
                    .bind(micros(row.made_at))
                    .bind(row.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }
}
