//! Words that a citizen or an officer writes into a case.

use crate::identifiers::individual_numbers;

/// The longest words, in characters.
pub const LONGEST_WORDS: usize = 1000;

/// Words in a case: at most [`LONGEST_WORDS`] characters, without a 個人番号. May be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(String);

/// Why a text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// There is nothing in it, where something is needed.
    #[error("words are missing")]
    Missing,
    /// It is longer than [`LONGEST_WORDS`].
    #[error("the words are too long")]
    TooLong,
    /// It holds what looks like a 個人番号, which must not come in anywhere.
    #[error("the words hold what looks like a 個人番号")]
    IndividualNumber,
}

impl Words {
    /// Takes a text as it was written.
    ///
    /// # Errors
    /// See [`WordsError`]; an empty text is taken.
    pub fn new(text: &str) -> Result<Self, WordsError> {
        // A form sends every line break as two characters.
        let text = text.trim().replace("\r\n", "\n");
        if text.chars().count() > LONGEST_WORDS {
            return Err(WordsError::TooLong);
        }
        if !individual_numbers(&text).is_empty() {
            return Err(WordsError::IndividualNumber);
        }
        Ok(Self(text))
    }

    /// Takes a text that must not be empty.
    ///
    /// # Errors
    /// See [`WordsError`].
    pub fn needed(text: &str) -> Result<Self, WordsError> {
        match Self::new(text)? {
            Self(text) if text.is_empty() => Err(WordsError::Missing),
            words => Ok(words),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words.
    pub fn into_string(self) -> String {
        self.0
    }
}
