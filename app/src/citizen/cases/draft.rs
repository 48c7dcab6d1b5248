//! What a citizen has typed so far.

use hikae_core::case::{Contact, Kind, Reason, Words, WordsError};

use super::keys;
use crate::components::FormErrors;
use crate::i18n::{Lang, Text, case};

/// The answers of the form, as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Word of the reason.
    pub reason: String,
    /// Words.
    pub words: String,
    /// Word of the way to hear.
    pub contact: String,
    /// Telephone number.
    pub phone: String,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftError {
    /// No reason, or one of another kind of case.
    Reason,
    /// The words.
    Words(WordsError),
    /// No way to hear.
    Contact,
    /// No telephone number.
    Phone,
}

/// Answers that can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Why.
    pub reason: Reason,
    /// In their words.
    pub words: Words,
    /// How they want to hear.
    pub contact: Contact,
}

pub(super) const HERE: &str = "here";
pub(super) const PHONE: &str = "phone";

impl Draft {
    /// The answers, if they can be sent.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn sent(&self, kind: Kind) -> Result<Sent, Vec<DraftError>> {
        let reason = keys::reason(kind, &self.reason);
        let words = match reason {
            Some(Reason::Other) => Words::needed(&self.words),
            _ => Words::new(&self.words),
        };
        let contact = match self.contact.as_str() {
            HERE => Ok(Contact::Here),
            PHONE => phone(&self.phone).ok_or(DraftError::Phone),
            _ => Err(DraftError::Contact),
        };
        match (reason, words, contact) {
            (Some(reason), Ok(words), Ok(contact)) => Ok(Sent {
                reason,
                words,
                contact,
            }),
            (reason, words, contact) => Err([
                reason.is_none().then_some(DraftError::Reason),
                words.err().map(DraftError::Words),
                contact.err(),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }
}

fn phone(text: &str) -> Option<Contact> {
    let number = text.trim();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let sound = number
        .chars()
        .all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    // A Japanese number has ten or eleven digits; twelve could be a 個人番号.
    (sound && (6..=11).contains(&digits)).then(|| Contact::Telephone {
        number: number.to_owned(),
    })
}

impl DraftError {
    fn place(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Words(_) => "words",
            Self::Contact => "contact",
            Self::Phone => "phone",
        }
    }

    fn message(self, lang: Lang) -> Text {
        match self {
            Self::Reason => case::no_reason(lang),
            Self::Words(error) => words_error(lang, error),
            Self::Contact => case::no_contact(lang),
            Self::Phone => case::bad_phone(lang),
        }
    }
}

/// What is wrong with words.
pub fn words_error(lang: Lang, error: WordsError) -> Text {
    match error {
        WordsError::Missing => case::no_words(lang),
        WordsError::TooLong => case::long_words(lang),
        WordsError::IndividualNumber => case::number_words(lang),
    }
}

pub(super) fn errors(errors: &[DraftError], lang: Lang) -> FormErrors {
    let mut all = FormErrors::default();
    for error in errors {
        all.add(error.place(), error.message(lang));
    }
    all
}
