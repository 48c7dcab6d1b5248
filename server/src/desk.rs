//! What waits at the desk (窓口) under a number, and for how long.
//!
//! A card that was sent there brings what its signature certificate says, so that staff can compare
//! it with the register and with the person before them. That is kept sealed, for as long as the
//! number holds, and nowhere else.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_card::verify::Attributes;
use hikae_core::counter::{self, Differs, Document};
use hikae_core::ids::{PersonId, StaffId};
use hikae_core::resident::Sex;
use serde::{Deserialize, Serialize};

use crate::identity::PendingCard;
use crate::identity::agreement::{self, Disagreement};

/// How long a card that did not agree waits for its owner.
pub const SENT: TimeDelta = TimeDelta::days(30);

/// How long something waits that was begun at the desk, in front of staff.
pub const AT_THE_DESK: TimeDelta = TimeDelta::minutes(30);

/// Something that waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Since when.
    pub begun_at: DateTime<Utc>,
    /// The card that is to be registered; absent where records are to be read.
    pub card: Option<SentCard>,
    /// Who it is, as staff have made sure of.
    pub vouched: Option<Vouched>,
}

/// A card that was sent to the desk.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCard {
    /// The card.
    pub card: PendingCard,
    /// What did not agree.
    pub differs: Differs,
    /// What its signature certificate says; absent where it has none.
    pub certified: Option<Certified>,
}

/// What a signature certificate says, for people to read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// 氏名, with 〓 where a substitute stands.
    pub name: String,
    /// 生年月日, if it is known in full.
    pub born: Option<NaiveDate>,
    /// 性別.
    pub sex: Option<Sex>,
    /// 住所, with 〓 where a substitute stands.
    pub address: String,
}

/// That staff know who someone is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    /// Who it is.
    pub person: PersonId,
    /// By what they saw it.
    pub seen: BTreeSet<Document>,
    /// Who of staff saw it first.
    pub first: Witness,
    /// Who else.
    pub second: Option<Witness>,
}

/// A member of staff who saw the person and the documents.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Who.
    pub id: StaffId,
    /// Their name then.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Matter {
    /// A card that did not agree with one resident.
    pub fn of_card(
        card: &PendingCard,
        attributes: &Attributes,
        disagreement: Disagreement,
        now: DateTime<Utc>,
    ) -> Self {
        let text = |text: &str, substitute: &dyn Fn(usize) -> bool| {
            let characters = text.chars().enumerate();
            characters
                .map(|(place, c)| if substitute(place) { '〓' } else { c })
                .collect()
        };
        Self::sent(
            SentCard {
                card: card.clone(),
                differs: disagreement.into(),
                certified: Some(Certified {
                    name: text(&attributes.name, &|at| attributes.name_substitutes.at(at)),
                    born: attributes.birth_date.complete(),
                    sex: agreement::sex(attributes.sex),
                    address: text(&attributes.address, &|at| {
                        attributes.address_substitutes.at(at)
                    }),
                }),
            },
            now,
        )
    }

    /// A card without a signature certificate, shown to the reader at the desk.
    pub fn of_card_alone(card: &PendingCard, now: DateTime<Utc>) -> Self {
        Self::sent(
            SentCard {
                card: card.clone(),
                differs: Differs::NoSignature,
                certified: None,
            },
            now,
        )
    }

    fn sent(card: SentCard, now: DateTime<Utc>) -> Self {
        Self {
            begun_at: now,
            card: Some(card),
            vouched: None,
        }
    }

    /// What it is about.
    pub const fn about(&self) -> counter::Matter {
        match self.card {
            Some(_) => counter::Matter::Registration,
            None => counter::Matter::Reading,
        }
    }
}

impl From<Disagreement> for Differs {
    fn from(disagreement: Disagreement) -> Self {
        match disagreement {
            Disagreement::PartialBirthDate => Self::PartialBirthDate,
            Disagreement::UnknownSex => Self::UnknownSex,
            Disagreement::Nobody => Self::Nobody,
            Disagreement::Name => Self::Name,
            Disagreement::Address => Self::Address,
            Disagreement::Several => Self::Several,
            Disagreement::CardTaken => Self::CardTaken,
        }
    }
}
