//! What a text may say of each person: a closed list.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// What is filled in for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The person's name, as the register has it.
    Name,
    /// Their date of birth.
    BirthDate,
    /// Their age on the last day of the fiscal year in which it is sent.
    Age,
    /// That fiscal year.
    FiscalYear,
    /// Until when the notice holds.
    ValidUntil,
    /// The day that the notice is about.
    EventDate,
    /// The office that sends it.
    Office,
    /// The municipality.
    Municipality,
}

impl Slot {
    /// Every slot, in the order in which pages list them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::BirthDate,
        Self::Age,
        Self::FiscalYear,
        Self::ValidUntil,
        Self::EventDate,
        Self::Office,
        Self::Municipality,
    ];

    /// How it is written between the brackets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "氏名",
            Self::BirthDate => "生年月日",
            Self::Age => "年度末の年齢",
            Self::FiscalYear => "年度",
            Self::ValidUntil => "期限",
            Self::EventDate => "実施日",
            Self::Office => "担当課",
            Self::Municipality => "市区町村",
        }
    }

    /// How it may be written in English texts.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::BirthDate => "birth date",
            Self::Age => "age",
            Self::FiscalYear => "fiscal year",
            Self::ValidUntil => "valid until",
            Self::EventDate => "event date",
            Self::Office => "office",
            Self::Municipality => "municipality",
        }
    }

    /// The slot of this name, in any width and case.
    pub fn from_name(name: &str) -> Option<Self> {
        let name: String = name.nfkc().collect::<String>().to_lowercase();
        let name = name.trim();
        Self::ALL
            .into_iter()
            .find(|slot| slot.name() == name || slot.english() == name)
    }
}

/// As it is written in a text.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(({}))", self.name())
    }
}
