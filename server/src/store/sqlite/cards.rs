//! Cards.

use async_trait::async_trait;
use hikae_core::ids::PersonId;
use sqlx::Row;

use super::{Sqlite, failed, micros, must_touch};
use crate::store::{CardRow, Cards, Error, Held, sql};
use crate::vault::Blind;

#[async_trait]
impl Cards for Sqlite {
    async fn register(&self, card: &CardRow) -> Result<(), Error> {
        let card = card.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::REGISTER_CARD)
                    .bind(card.person.uuid())
                    .bind(card.id.uuid())
                    .bind(i64::from(card.version))
                    .bind(card.certificate.0.to_vec())
                    .bind(micros(card.registered_at))
                    .bind(card.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }

    async fn card(&self, certificate: Blind) -> Result<Option<Held<CardRow>>, Error> {
        let query = sqlx::query(sql::CARD_HOLDER).bind(certificate.0.to_vec());
        let rows = self.readers.rows(query).await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let person = PersonId::from_uuid(row.try_get(0).map_err(failed)?);
        let query = sqlx::query(sql::CARD)
            .bind(person.uuid())
            .bind(certificate.0.to_vec());
        let found = self
            .held(query, |piece| piece.card(person), |card| card.id)
            .await?;
        Ok(found.and_then(|Held { key, mut what }| what.pop().map(|what| Held { key, what })))
    }

    async fn cards(&self, person: PersonId) -> Result<Option<Held<Vec<CardRow>>>, Error> {
        let query = sqlx::query(sql::CARDS).bind(person.uuid());
        self.held(query, |piece| piece.card(person), |card| card.id)
            .await
    }

    async fn update_card(&self, card: &CardRow) -> Result<(), Error> {
        let card = card.clone();
        self.writer
            .one(move |connection| {
                let query = sqlx::query(sql::UPDATE_CARD)
                    .bind(card.person.uuid())
                    .bind(card.id.uuid())
                    .bind(i64::from(card.version))
                    .bind(card.sealed.0);
                Box::pin(must_touch(query, connection))
            })
            .await
    }
}
