//! Cards registered for people.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CardId, PersonId};

use super::{Error, Held, NewNotice};
use crate::vault::{Blind, Sealed};

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub id: CardId,
    /// Version, from 1.
    pub version: u32,
    /// Issuer and serial of its certificate.
    pub certificate: Blind,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// The rest, status and history included.
    pub sealed: Sealed,
}

/// Cards.
#[async_trait]
pub trait Cards: Send + Sync {
    /// Writes cards of a person, and what they are told about it: all of it, or nothing. A card in
    /// its first version is registered.
    ///
    /// # Errors
    /// [`Error::Conflict`] if a certificate is registered already, for whomever; if another card is
    /// not in the version before this one; or if the person is not there.
    async fn put_cards(
        &self,
        person: PersonId,
        cards: &[CardRow],
        notice: Option<&NewNotice>,
    ) -> Result<(), Error>;

    /// The card with this certificate.
    async fn card(&self, certificate: Blind) -> Result<Option<Held<CardRow>>, Error>;

    /// A person's cards, in the order of their ids.
    async fn cards(&self, person: PersonId) -> Result<Option<Held<Vec<CardRow>>>, Error>;
}
