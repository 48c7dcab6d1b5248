//! Whether what a passkey stands on is still good.

use chrono::{DateTime, Utc};
use hikae_card::revocation::Answer;
use hikae_core::ids::{CardId, PersonId};
use hikae_core::login::Anchor;

use super::PasskeyError;
use crate::identity::{Identity, Why, standing};
use crate::keep::CardStatus;

impl Identity {
    /// Asks whether what a passkey stands on is still good, without the card.
    pub(super) async fn stands(
        &self,
        person: PersonId,
        anchor: Anchor,
        now: DateTime<Utc>,
    ) -> Result<(), PasskeyError> {
        match anchor {
            Anchor::Card(card) => self.card_stands(person, card, now).await,
            // Nobody logs in by the app so far.
            Anchor::App(_) => Err(PasskeyError::Again),
        }
    }

    async fn card_stands(
        &self,
        person: PersonId,
        card: CardId,
        now: DateTime<Utc>,
    ) -> Result<(), PasskeyError> {
        let cards = self.0.keep.cards(person).await?;
        let Some(card) = cards.into_iter().find(|one| one.id == card) else {
            return Err(PasskeyError::Again);
        };
        match card.status {
            CardStatus::Active | CardStatus::OnHold => {}
            CardStatus::Revoked => return Err(PasskeyError::Card(Why::Revoked)),
            CardStatus::Removed | CardStatus::Replaced => return Err(PasskeyError::Again),
        }
        // The last second of a certificate counts.
        if now.timestamp() > card.not_after.timestamp() {
            return Err(PasskeyError::Card(Why::Expired));
        }
        let Some(question) = &card.question else {
            return Err(PasskeyError::Again);
        };
        let answer = self.0.revocation.answer(question, now).await;
        standing::learn(&self.0.keep, &card, answer).await?;
        match answer {
            Answer::Good => Ok(()),
            Answer::OnHold => Err(PasskeyError::Card(Why::OnHold)),
            Answer::Revoked(_) => Err(PasskeyError::Card(Why::Revoked)),
            Answer::Unknown => Err(PasskeyError::Card(Why::Unavailable)),
        }
    }
}
