//! The desk (窓口), where staff of the municipality see people in person.

use serde::{Deserialize, Serialize};

/// By what staff saw who someone is: what the law on 本人確認 asks for, one with a photograph or two
/// without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// マイナンバーカード.
    NumberCard,
    /// 運転免許証, 運転経歴証明書.
    DrivingLicence,
    /// 旅券.
    Passport,
    /// 在留カード, 特別永住者証明書.
    ResidenceCard,
    /// 身体障害者手帳 and others with a photograph.
    DisabilityCertificate,
    /// Two documents without a photograph.
    TwoWithoutPhoto,
}

impl Document {
    /// All of them, in the order of forms.
    pub const ALL: [Self; 6] = [
        Self::NumberCard,
        Self::DrivingLicence,
        Self::Passport,
        Self::ResidenceCard,
        Self::DisabilityCertificate,
        Self::TwoWithoutPhoto,
    ];

    /// Its word in forms.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NumberCard => "number-card",
            Self::DrivingLicence => "driving-licence",
            Self::Passport => "passport",
            Self::ResidenceCard => "residence-card",
            Self::DisabilityCertificate => "disability-certificate",
            Self::TwoWithoutPhoto => "two-without-photo",
        }
    }

    /// The document of this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|document| document.key() == key)
    }
}

/// Why a card was not registered for anyone, as far as the desk needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differs {
    /// The date of birth on the card is known only in part.
    PartialBirthDate,
    /// The card gives no sex.
    UnknownSex,
    /// Nobody in the register was born that day with that sex.
    Nobody,
    /// Someone was, with another name.
    Name,
    /// Someone with this name was, with another address.
    Address,
    /// Several residents agree.
    Several,
    /// The card is registered for someone else.
    CardTaken,
    /// The card has no signature certificate, or its password is not known.
    NoSignature,
}

/// What waits at the desk under a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// A card that is to be registered.
    Registration,
    /// Someone's records, to be given to them on paper.
    Reading,
}
