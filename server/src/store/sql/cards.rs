//! Cards.

use async_trait::async_trait;
use hikae_core::ids::PersonId;

use super::people::{holder, there};
use super::pieces::{Piece, held, one};
use super::{Engine, Scope, Script, Statement, engine, text};
use crate::store::{CardRow, Cards, Error, Held};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Cards for E {
    async fn register(&self, card: &CardRow) -> Result<(), Error> {
        let hold = Statement::new(text::HOLD)
            .bind(card.certificate)
            .bind(card.person);
        let register = Statement::new(text::REGISTER_CARD)
            .bind(card.person)
            .bind(card.id.uuid())
            .bind(card.version)
            .bind(card.certificate)
            .bind(card.registered_at)
            .bind(&card.sealed);
        let script = Script::new(Scope::Person(card.person))
            .given(there(card.person))
            .must(hold)
            .must(register);
        self.write(script).await?;
        Ok(())
    }

    async fn card(&self, certificate: Blind) -> Result<Option<Held<CardRow>>, Error> {
        let Some(person) = holder(self, certificate).await? else {
            return Ok(None);
        };
        let card = Statement::new(text::CARD).bind(person).bind(certificate);
        let found = held(
            self,
            person,
            card,
            |piece| piece.card(person),
            |card| card.id,
        )
        .await?;
        Ok(one(found))
    }

    async fn cards(&self, person: PersonId) -> Result<Option<Held<Vec<CardRow>>>, Error> {
        let cards = Statement::new(text::CARDS).bind(person);
        let read = |piece: Piece| piece.card(person);
        held(self, person, cards, read, |card| card.id).await
    }

    async fn update_card(&self, card: &CardRow) -> Result<(), Error> {
        let update = Statement::new(text::UPDATE_CARD)
            .bind(card.person)
            .bind(card.id.uuid())
            .bind(card.version)
            .bind(&card.sealed);
        engine::must(self, Scope::Person(card.person), update).await
    }
}
