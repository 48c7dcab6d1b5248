//! Cards.

use async_trait::async_trait;
use hikae_core::ids::PersonId;

use super::notices::telling;
use super::people::{holder, there};
use super::pieces::{Piece, held, one};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{CardRow, Cards, Error, Held, NewNotice};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Cards for E {
    async fn put_cards(
        &self,
        person: PersonId,
        cards: &[CardRow],
        notice: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        for card in cards {
            script = put(script, person, card);
        }
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Any);
        }
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
}

fn put(script: Script, person: PersonId, card: &CardRow) -> Script {
    if card.version > 1 {
        return script.must(
            Statement::new(text::UPDATE_CARD)
                .bind(person)
                .bind(card.id.uuid())
                .bind(card.version)
                .bind(&card.sealed),
        );
    }
    let hold = Statement::new(text::HOLD)
        .bind(card.certificate)
        .bind(person);
    let register = Statement::new(text::REGISTER_CARD)
        .bind(person)
        .bind(card.id.uuid())
        .bind(card.version)
        .bind(card.certificate)
        .bind(card.registered_at)
        .bind(&card.sealed);
    script.must(hold).must(register)
}
