//! Cards registered for people. The certificate itself is not kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::{CardId, PersonId};
use serde::{Deserialize, Serialize};

use super::{Error, Keep};

/// A card to be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCard {
    /// Whose.
    pub person: PersonId,
    /// What makes it the same certificate again: issuer DER, then serial.
    pub identity: Vec<u8>,
    /// When the certificate ends.
    pub not_after: DateTime<Utc>,
    /// What the person recognises it by, in no language: for instance the last digits of the serial.
    pub label: String,
}

/// Whether a card opens the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardStatus {
    /// It does.
    Active,
    /// Its certificate was on hold (一時停止) when last seen.
    OnHold,
    /// Its certificate was revoked (失効) when last seen.
    Revoked,
    /// The person removed it here.
    Removed,
    /// Another card of the person took its place.
    Replaced,
}

/// A card as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The card.
    pub id: CardId,
    /// Whose.
    pub person: PersonId,
    /// What the person recognises it by.
    pub label: String,
    /// When the certificate ends.
    pub not_after: DateTime<Utc>,
    /// Its status now.
    pub status: CardStatus,
    /// Since when it was what, oldest first; the first is its registration.
    pub history: Vec<(DateTime<Utc>, CardStatus)>,
}

/// What became of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// The card is registered now.
    New(CardId),
    /// It was registered for this person before; its status is as it was.
    Known(CardId),
    /// It is registered for someone else. Nothing was changed.
    Taken,
}

impl Keep {
    /// Registers a card for a person.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`].
    pub async fn register_card(&self, card: &NewCard) -> Result<Registered, Error> {
        let _ = card;
        Err(Error::Unavailable)
    }

    /// The card with this identity (issuer DER, then serial), whatever its status.
    pub async fn card_by_identity(&self, identity: &[u8]) -> Result<Option<Card>, Error> {
        let _ = identity;
        Err(Error::Unavailable)
    }

    /// A person's cards, oldest registration first.
    pub async fn cards(&self, person: PersonId) -> Result<Vec<Card>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }

    /// Gives a card another status. `false` if there is no such card or it has that status.
    pub async fn set_card_status(
        &self,
        person: PersonId,
        id: CardId,
        status: CardStatus,
    ) -> Result<bool, Error> {
        let _ = (person, id, status);
        Err(Error::Unavailable)
    }
}
