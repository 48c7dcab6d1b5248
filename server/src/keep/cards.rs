//! Cards registered for people. The certificate itself is not kept.

use chrono::{DateTime, Utc};
use hikae_card::revocation::Question;
use hikae_core::calendar::jst_date;
use hikae_core::ids::{CardId, PersonId};
use hikae_core::notice::{CardStep, Notice};
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES};
use crate::store::{self, CardRow, Held, NewNotice};
use crate::vault::{Blind, Domain, Kind, PersonKey, Sealed};

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
    /// It is registered at the desk.
    pub at_desk: bool,
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
    /// It was registered for this person before, and opens the door again.
    Known(CardId),
    /// It is registered for someone else. Nothing was changed.
    Taken,
    /// It was revoked, and stays so. Nothing was changed.
    Revoked,
}

impl Keep {
    /// Registers a card for a person, in the place of those that they had: a person has one at a
    /// time. They are told if there was one before.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`].
    pub async fn register_card(&self, card: &NewCard) -> Result<Registered, Error> {
        let certificate = self.vault.blind(Domain::Card, &[&card.identity]);
        for _ in 0..TRIES {
            let holder = self.store.card(certificate).await?;
            if holder.is_some_and(|holder| holder.what.person != card.person) {
                return Ok(Registered::Taken);
            }
            let held = self.store.cards(card.person).await?;
            let held = held.ok_or(Error::NoSuchPerson)?;
            let key = self.vault.person_key(card.person, &held.key)?;
            let Plan {
                registered,
                writes,
                notice,
            } = self.plan_card(card, certificate, &key, &held.what)?;
            if writes.is_empty() {
                return Ok(registered);
            }
            let put = self.store.put_cards(card.person, &writes, notice.as_ref());
            match put.await {
                Ok(()) => return Ok(registered),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// What registering a card writes, over the cards that the person has.
    fn plan_card(
        &self,
        card: &NewCard,
        certificate: Blind,
        key: &PersonKey,
        rows: &[CardRow],
    ) -> Result<Plan, Error> {
        let now = self.now();
        let (mut writes, mut known, mut replaces) = (Vec::new(), None, false);
        for row in rows {
            let mut content = open(key, row)?;
            let own = row.certificate == certificate;
            let status = match content.status() {
                // What was revoked once stays so.
                CardStatus::Revoked if own => {
                    return Ok(Plan {
                        registered: Registered::Revoked,
                        writes: Vec::new(),
                        notice: None,
                    });
                }
                _ if own => {
                    known = Some(row.id);
                    CardStatus::Active
                }
                CardStatus::Active | CardStatus::OnHold => CardStatus::Replaced,
                other => other,
            };
            replaces |= matches!(status, CardStatus::Replaced | CardStatus::Revoked);
            if status != content.status() {
                content.history.push((now, status));
                writes.push(self.card_row(key, row, &content)?);
            }
        }
        let id = known.unwrap_or_else(|| self.mint(CardId::new));
        if known.is_none() {
            let content = Content {
                label: card.label.clone(),
                not_after: card.not_after,
                question: card.question.clone(),
                history: vec![(now, CardStatus::Active)],
            };
            let row = CardRow {
                person: card.person,
                id,
                version: 0,
                certificate,
                registered_at: now,
                sealed: Sealed(Vec::new()),
            };
            writes.push(self.card_row(key, &row, &content)?);
        }
        let notice = if (replaces || card.at_desk) && !writes.is_empty() {
            let occasion = format!("card {id} renewed {}", now.timestamp_micros());
            let notice = Notice::Card {
                label: card.label.clone(),
                step: match card.at_desk {
                    true => CardStep::AtDesk,
                    false => CardStep::Renewed,
                },
            };
            Some(self.new_notice(card.person, key, &occasion, &notice)?)
        } else {
            None
        };
        Ok(Plan {
            registered: match known {
                Some(id) => Registered::Known(id),
                None => Registered::New(id),
            },
            writes,
            notice,
        })
    }

    /// The next version of a card.
    fn card_row(
        &self,
        key: &PersonKey,
        row: &CardRow,
        content: &Content,
    ) -> Result<CardRow, Error> {
        let place = place(row.id, row.certificate);
        Ok(CardRow {
            version: row.version + 1,
            sealed: self.vault.seal(key, CARD, &place, content)?,
            ..row.clone()
        })
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

    /// Gives a card another status, and tells the person where that is news to them. `false` if there
    /// is no such card or it has that status.
    pub async fn set_card_status(
        &self,
        person: PersonId,
        id: CardId,
        status: CardStatus,
    ) -> Result<bool, Error> {
        let now = self.now();
        self.change_card(person, id, |content| {
            let before = content.status();
            if before == status {
                return Changed::Nothing;
            }
            content.history.push((now, status));
            match (before, status) {
                (_, CardStatus::OnHold) => Changed::News(CardStep::OnHold),
                (CardStatus::OnHold, CardStatus::Active) => Changed::News(CardStep::Back),
                (_, CardStatus::Revoked) => Changed::News(CardStep::Revoked),
                _ => Changed::Quietly,
            }
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
            if content.question.as_ref() == Some(question) {
                return Changed::Nothing;
            }
            content.question = Some(question.clone());
            Changed::Quietly
        })
        .await
    }

    /// Tells a person, once, that the certificate of their card ends soon.
    pub async fn tell_card_ending(&self, card: &Card) -> Result<(), Error> {
        let on = jst_date(card.not_after);
        let notice = Notice::Card {
            label: card.label.clone(),
            step: CardStep::Ending { on },
        };
        let occasion = format!("card {} ends", card.id);
        self.notify(card.person, &occasion, &notice).await?;
        Ok(())
    }

    async fn change_card(
        &self,
        person: PersonId,
        id: CardId,
        change: impl Fn(&mut Content) -> Changed + Send + Sync,
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
            let step = match change(&mut content) {
                Changed::Nothing => return Ok(false),
                Changed::Quietly => None,
                Changed::News(step) => Some(step),
            };
            let row = self.card_row(&key, &row, &content)?;
            let notice = step.map(|step| {
                let label = content.label.clone();
                let occasion = format!("card {id} version {}", row.version);
                let notice = Notice::Card { label, step };
                self.new_notice(person, &key, &occasion, &notice)
            });
            let notice = notice.transpose()?;
            let rows = [row];
            let put = self.store.put_cards(person, &rows, notice.as_ref());
            match put.await {
                Ok(()) => return Ok(true),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }
}

/// What registering a card comes to.
struct Plan {
    registered: Registered,
    writes: Vec<CardRow>,
    notice: Option<NewNotice>,
}

/// What a change of a card came to.
enum Changed {
    /// It is so already.
    Nothing,
    /// It is no news to the person.
    Quietly,
    /// The person is told.
    News(CardStep),
}

impl Content {
    /// A history is never empty; one that is opens no door.
    fn status(&self) -> CardStatus {
        let last = self.history.last();
        last.map_or(CardStatus::Removed, |(_, status)| *status)
    }
}

impl Card {
    /// Whether it opens the door at `at`, as far as is known here.
    pub fn opens_at(&self, at: DateTime<Utc>) -> bool {
        self.status == CardStatus::Active && at <= self.not_after
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
        status: content.status(),
        label: content.label,
        not_after: content.not_after,
        question: content.question,
        history: content.history,
    }
}
