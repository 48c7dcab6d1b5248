//! Whether what a passkey stands on is still good.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::revocation::Answer;
use hikae_core::ids::{AppId, CardId, PersonId};
use hikae_core::login::Anchor;

use super::PasskeyError;
use crate::identity::{Identity, Why, standing};
use crate::keep::{AppStatus, CardStatus};

/// Within so long the app must have been used for a passkey that stands on it.
const APP_USED: TimeDelta = TimeDelta::days(90);

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
            Anchor::App(app) => self.app_stands(person, app, now).await,
        }
    }

    /// The portal cannot ask whether the card behind the app is still good: the app itself says so
    /// at each login by it, and so that has to be not too long ago.
    async fn app_stands(
        &self,
        person: PersonId,
        app: AppId,
        now: DateTime<Utc>,
    ) -> Result<(), PasskeyError> {
        let links = self.0.keep.app_links(person).await?;
        let used = links
            .iter()
            .find(|link| link.id == app && link.status == AppStatus::Active)
            .map(|link| link.used_at);
        match used {
            Some(used) if now - used < APP_USED => Ok(()),
            _ => Err(PasskeyError::Again),
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
