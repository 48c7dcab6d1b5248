//! Cards registered for people. The certificate itself is not kept.

use chrono::{DateTime, Utc};
use hikae_card::revocation::Question;
use hikae_core::ids::{CardId, PersonId};
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES};
use crate::store::{self, CardRow, Held};
use crate::vault::{Blind, Domain, Kind, PersonKey};

const CARD: Kind = Kind::new("card", 1);

/// What is sealed about a card.
#[derive(Serialize, Deserialize)]
struct Content {
    label: String,
    not_after: DateTime<Utc>,
    /// Absent in rows that no login has touched since it is kept.
    #[serde(default)]
    question: Option<Question>,
    history: Vec<(DateTime<Utc>, CardStatus)>,
}

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
    /// What its revocation is asked with, between logins.
    pub question: Option<Question>,
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
    /// What its revocation is asked with; absent until the next login with a card from before this
    /// was kept.
    pub question: Option<Question>,
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
        let certificate = self.vault.blind(Domain::Card, &[&card.identity]);
        for _ in 0..TRIES {
            match self.store.card(certificate).await? {
                Some(known) if known.what.person == card.person => {
                    return Ok(Registered::Known(known.what.id));
                }
                Some(_) => return Ok(Registered::Taken),
                None => {}
            }
            let Held { key, .. } = self
                .store
                .cards(card.person)
                .await?
                .ok_or(Error::NoSuchPerson)?;
            let key = self.vault.person_key(card.person, &key)?;
            let (id, now) = (self.mint(CardId::new), self.now());
            let content = Content {
                label: card.label.clone(),
                not_after: card.not_after,
                question: card.question.clone(),
                history: vec![(now, CardStatus::Active)],
            };
            let sealed = self
                .vault
                .seal(&key, CARD, &place(id, certificate), &content)?;
            let row = CardRow {
                person: card.person,
                id,
                version: 1,
                certificate,
                registered_at: now,
                sealed,
            };
            match self.store.register(&row).await {
                Ok(()) => return Ok(Registered::New(id)),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// The card with this identity (issuer DER, then serial), whatever its status.
    pub async fn card_by_identity(&self, identity: &[u8]) -> Result<Option<Card>, Error> {
        let certificate = self.vault.blind(Domain::Card, &[identity]);
        let Some(Held { key, what: row }) = self.store.card(certificate).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(row.person, &key)?;
        open(&key, &row).map(|content| Some(card(&row, content)))
    }

    /// A person's cards, oldest registration first.
    pub async fn cards(&self, person: PersonId) -> Result<Vec<Card>, Error> {
        let Some(Held { key, what: rows }) = self.store.cards(person).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        rows.iter()
            .map(|row| Ok(card(row, open(&key, row)?)))
            .collect()
    }

    /// Gives a card another status. `false` if there is no such card or it has that status.
    pub async fn set_card_status(
        &self,
        person: PersonId,
        id: CardId,
        status: CardStatus,
    ) -> Result<bool, Error> {
        let now = self.now();
        self.change_card(person, id, |content| {
            let same = content.history.last().is_some_and(|(_, is)| *is == status);
            content.history.push((now, status));
            !same
        })
        .await
    }

    /// Keeps what a card's revocation is asked with, for one that was registered before this was
    /// kept. `false` if there is no such card or it has it.
    pub async fn put_card_question(
        &self,
        person: PersonId,
        id: CardId,
        question: &Question,
    ) -> Result<bool, Error> {
        self.change_card(person, id, |content| {
            let known = content.question.as_ref() == Some(question);
            content.question = Some(question.clone());
            !known
        })
        .await
    }

    /// Changes what is sealed about a card, unless `change` says that there is nothing to change.
    async fn change_card(
        &self,
        person: PersonId,
        id: CardId,
        change: impl Fn(&mut Content) -> bool + Send + Sync,
    ) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let Some(Held { key, what: rows }) = self.store.cards(person).await? else {
                return Ok(false);
            };
            let Some(row) = rows.into_iter().find(|row| row.id == id) else {
                return Ok(false);
            };
            let key = self.vault.person_key(person, &key)?;
            let mut content = open(&key, &row)?;
            if !change(&mut content) {
                return Ok(false);
            }
            let place = place(id, row.certificate);
            let row = CardRow {
                version: row.version + 1,
                sealed: self.vault.seal(&key, CARD, &place, &content)?,
                ..row
            };
            match self.store.update_card(&row).await {
                Ok(()) => return Ok(true),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }
}

/// The certificate is part of the place: a row whose index was exchanged for another card's does
/// not open, and so opens no door.
fn place(id: CardId, certificate: Blind) -> [u8; 48] {
    let mut place = [0; 48];
    let (first, last) = place.split_at_mut(16);
    first.copy_from_slice(id.uuid().as_bytes());
    last.copy_from_slice(&certificate.0);
    place
}

fn open(key: &PersonKey, row: &CardRow) -> Result<Content, Error> {
    Ok(key.open(CARD, &place(row.id, row.certificate), &row.sealed)?)
}

fn card(row: &CardRow, content: Content) -> Card {
    Card {
        id: row.id,
        person: row.person,
        label: content.label,
        not_after: content.not_after,
        question: content.question,
        // A history is never empty; one that is opens no door.
        status: content
            .history
            .last()
            .map_or(CardStatus::Removed, |(_, status)| *status),
        history: content.history,
    }
}
