//! The three languages, side by side.
//!
//! Every text is a function made by [`messages!`], with Japanese, やさしい日本語 and English next
//! to each other: one that is missing does not compile. Readings are written as
//! `漢字《かんじ》`, with `｜` before the base where it is not just the kanji before it, and become
//! `<ruby>`. The easy texts are sentences of their own, not the Japanese ones with readings.

mod sentence;
mod text;
mod words;

pub mod account;
pub mod activity;
pub mod advice;
pub mod alert;
pub mod answer;
pub mod app;
pub mod attachment;
pub mod audience;
pub mod card;
pub mod case;
pub mod category;
pub mod checkup;
pub mod circular;
pub mod circular_step;
pub mod common;
pub mod computed;
pub mod console;
pub mod counter;
pub mod coverage;
pub mod delivery;
pub mod desk;
pub mod error;
pub mod finding;
pub mod fiscal;
pub mod home;
pub mod institution;
pub mod insurance;
pub mod item;
pub mod landing;
pub mod log;
pub mod login;
pub mod measure;
pub mod notice;
pub mod numbers;
pub mod office;
pub mod oversight;
pub mod pass;
pub mod passkey;
pub mod phone_login;
pub mod play;
pub mod prove;
pub mod purpose;
pub mod reader;
pub mod sharing;
pub mod staff;
pub mod statement;
pub mod stop;
pub mod unit;
pub mod vaccination;
pub mod verify;
pub mod visit;
pub mod when;
pub mod wizard;

use hikae_core::circular::Tongue;
use serde::{Deserialize, Serialize};

pub use sentence::{Sentence, Span};
pub use text::Text;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 日本語.
    #[default]
    Ja,
    /// やさしい日本語, with readings.
    Easy,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the links.
    pub const ALL: [Self; 3] = [Self::Ja, Self::Easy, Self::En];

    /// Value of the `lang` attribute (BCP 47). やさしい日本語 is Japanese to every program.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ja | Self::Easy => "ja",
            Self::En => "en",
        }
    }

    /// The name by which cookies and links know it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::Easy => "easy",
            Self::En => "en",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::Easy => "やさしい日本語",
            Self::En => "English",
        }
    }

    /// The language with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.key() == key)
    }
}

impl From<Tongue> for Lang {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Japanese => Self::Ja,
            Tongue::Plain => Self::Easy,
            Tongue::English => Self::En,
        }
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self::Japanese,
            Lang::Easy => Self::Plain,
            Lang::En => Self::English,
        }
    }
}

/// Makes one function `fn name(lang, …) -> Text` for each message.
///
/// ```ignore
/// messages! {
///     /// Heading of the home page.
///     home { ja: "ホーム", easy: "はじめの ページ", en: "Home" }
///     /// How many records.
///     records(count: usize) { ja: "{count}件", easy: "{count}｜件《けん》", en: "{count} records" }
/// }
/// ```
#[macro_export]
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident: $ty:ty),* $(,)?))? {
        ja: $ja:literal, easy: $easy:literal, en: $en:literal $(,)?
    })*) => {
        $(
            $(#[$doc])*
            pub fn $name(lang: $crate::i18n::Lang $(, $($arg: $ty),*)?) -> $crate::i18n::Text {
                match lang {
                    $crate::i18n::Lang::Ja => $crate::i18n::Text::new(format!($ja)),
                    $crate::i18n::Lang::Easy => $crate::i18n::Text::easy(format!($easy)),
                    $crate::i18n::Lang::En => $crate::i18n::Text::new(format!($en)),
                }
            }
        )*
    };
}
