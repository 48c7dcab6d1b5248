//! What becomes of a card after it was registered: put on hold and released, revoked, replaced by
//! another, expired.
//!
//! A card that opens no door any more leaves none open: the logins that stand on it end with it, and
//! for good the passkeys.
//! Logins ask the revocation source themselves; between them, [`look`] asks about the cards of
//! everyone who is logged in.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::revocation::Answer;
use hikae_core::ids::{CardId, PersonId};
use hikae_core::login::Anchor;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::revocation::RevocationSource;
use super::session;
use crate::keep::{self, AppStatus, Card, CardStatus, Keep};

/// People between two questions to the store.
const PAGE: u32 = 200;

/// The desk renews a certificate from three months before its end on (利用者証明用電子証明書の更新):
/// from then on its holder is told.
const RENEWABLE: TimeDelta = TimeDelta::days(90);

/// What came of looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// When.
    pub at: DateTime<Utc>,
    /// Cards of people who were logged in.
    pub cards: u64,
    /// Cards about which the source could not say anything.
    pub unknown: u64,
    /// Logins that ended because their card opens no door any more.
    pub ended: u64,
}

/// Takes what the revocation source says about a card; answers its status from now on. The person
/// is told of a change.
///
/// # Errors
/// The store.
pub async fn learn(keep: &Keep, card: &Card, answer: Answer) -> Result<CardStatus, keep::Error> {
    let status = match (card.status, answer) {
        (CardStatus::Active | CardStatus::OnHold, Answer::Revoked(_)) => CardStatus::Revoked,
        (CardStatus::Active, Answer::OnHold) => CardStatus::OnHold,
        (CardStatus::OnHold, Answer::Good) => CardStatus::Active,
        (same, _) => same,
    };
    if status == card.status {
        return Ok(status);
    }
    let stands = |anchor| anchor != Anchor::Card(card.id);
    if status != CardStatus::Active {
        // Before, so that nothing stays open if the process stops in between.
        end_logins(keep, card.person, stands).await?;
    }
    keep.set_card_status(card.person, card.id, status).await?;
    if status != CardStatus::Active {
        // And after, for a login that was under way.
        end_logins(keep, card.person, stands).await?;
    }
    if status == CardStatus::Revoked {
        let own = Anchor::Card(card.id);
        keep.end_keys(card.person, |anchor| anchor == own).await?;
    }
    Ok(status)
}

/// Ends a person's logins and passkeys that stand on cards other than this one, which took their
/// place.
///
/// # Errors
/// The store.
pub async fn take_over(keep: &Keep, person: PersonId, card: CardId) -> Result<(), keep::Error> {
    let stands = |anchor| !matches!(anchor, Anchor::Card(id) if id != card);
    end_logins(keep, person, stands).await?;
    let others = |anchor| matches!(anchor, Anchor::Card(id) if id != card);
    keep.end_keys(person, others).await?;
    Ok(())
}

/// Ends a person's logins that stand on a link to the app that opens no door any more.
///
/// # Errors
/// The store.
pub async fn end_without_app(keep: &Keep, person: PersonId) -> Result<u64, keep::Error> {
    let links = keep.app_links(person).await?;
    let mut good = links.iter().filter(|link| link.status == AppStatus::Active);
    let good = good.next().map(|link| link.id);
    let stands = |anchor| !matches!(anchor, Anchor::App(id) if Some(id) != good);
    end_logins(keep, person, stands).await
}

/// Looks after the cards of everyone who is logged in. Where the source does not know, logins go
/// on: they were good when they began, end by themselves, and no new one begins.
///
/// # Errors
/// The store.
pub async fn look(keep: &Keep, source: &Arc<dyn RevocationSource>) -> Result<Looked, keep::Error> {
    let mut looked = Looked {
        at: keep.now(),
        cards: 0,
        unknown: 0,
        ended: 0,
    };
    let mut after = None;
    loop {
        let people = keep.people_logged_in(after, PAGE).await?;
        let Some(last) = people.last() else {
            break;
        };
        after = Some(*last);
        for person in people {
            look_at(keep, source, person, &mut looked).await?;
        }
    }
    if looked.unknown > 0 {
        let cards = looked.unknown;
        tracing::warn!(
            cards,
            reason = "revocation-unknown",
            "cards in use could not be asked about"
        );
    }
    Ok(looked)
}

async fn look_at(
    keep: &Keep,
    source: &Arc<dyn RevocationSource>,
    person: PersonId,
    looked: &mut Looked,
) -> Result<(), keep::Error> {
    let now = looked.at;
    for card in keep.cards(person).await? {
        if !matches!(card.status, CardStatus::Active | CardStatus::OnHold) {
            continue;
        }
        looked.cards += 1;
        let answer = match &card.question {
            Some(question) => source.answer(question, now).await,
            None => Answer::Unknown,
        };
        looked.unknown += u64::from(answer == Answer::Unknown);
        let status = learn(keep, &card, answer).await?;
        if status == CardStatus::Active && now <= card.not_after && card.not_after - now < RENEWABLE
        {
            keep.tell_card_ending(&card).await?;
        }
    }
    // As they stand now: also what an earlier look, or another process, left half done.
    let cards = keep.cards(person).await?;
    let stands = |anchor| match anchor {
        Anchor::Card(id) => {
            let mut good = cards.iter().filter(|card| card.opens_at(now));
            good.any(|card| card.id == id)
        }
        Anchor::App(_) => true,
    };
    looked.ended += end_logins(keep, person, stands).await?;
    looked.ended += end_without_app(keep, person).await?;
    Ok(())
}

/// Ends the logins of a person whose anchor does not stand; answers how many.
async fn end_logins(
    keep: &Keep,
    person: PersonId,
    stands: impl Fn(Anchor) -> bool,
) -> Result<u64, keep::Error> {
    let mut ended = 0;
    for kept in keep.sessions_of::<HashMap<String, Value>>(person).await? {
        let anchor = session::signed_in(&kept.content).map(|signed_in| signed_in.anchor);
        if anchor.is_some_and(|anchor| !stands(anchor)) {
            ended += u64::from(keep.end_session(person, kept.handle).await?);
        }
    }
    Ok(ended)
}

#[cfg(test)]
mod tests;
