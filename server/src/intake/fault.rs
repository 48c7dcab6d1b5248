//! What is wrong with a file or a row. Texts name columns, elements and codes, never their content:
//! a fault may be printed, logged and listed without telling anything about a person.

use serde::{Deserialize, Serialize};

/// A file, or one row of it, that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}: {reason}", self.place())]
pub struct Fault {
    /// The file as the operator named it; for a file in a package `package.zip/DATA/h….xml`.
    pub file: String,
    /// Line, from 1, where the source has lines.
    pub line: Option<u64>,
    /// What is wrong.
    pub reason: Reason,
}

impl Fault {
    /// `file:line`, or the file alone.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Why something could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Reason {
    /// The file cannot be opened or read. Nothing waits in quarantine for it.
    #[error("cannot be read: {what}")]
    Unreadable {
        /// What the operating system says.
        what: String,
    },
    /// Not a file of the kind that was asked for.
    #[error("{what}")]
    NotRecognised {
        /// What was found instead.
        what: String,
    },
    /// The file is dangerous or too large to be read at all.
    #[error("refused: {what}")]
    Refused {
        /// Which limit or rule.
        what: String,
    },
    /// The content breaks its format.
    #[error("{what}")]
    Malformed {
        /// Element, attribute or column, and what is wrong with it.
        what: String,
    },
    /// A field holds a 個人番号. Nothing of the row or file is kept.
    #[error(
        "{field} holds what looks like an individual number (個人番号); the content was not kept"
    )]
    IndividualNumber {
        /// Column or element.
        field: String,
    },
    /// What is kept about the same checkup or insurance was written later and says otherwise.
    #[error(
        "a later one says otherwise about the same checkup or insurance; this older one was left out"
    )]
    Outdated,
    /// The resident moved to another municipality.
    #[error("the resident moved to another municipality")]
    MovedAway,
    /// No resident has these identifiers.
    #[error("no resident has these identifiers")]
    NoSuchResident,
    /// Several residents have these identifiers.
    #[error("several residents have these identifiers")]
    SeveralResidents,
    /// The identifiers are a resident's, the name is not.
    #[error("the identifiers are a resident's, but the name differs")]
    NameDiffers,
    /// The identifiers are a resident's, the date of birth is not.
    #[error("the identifiers are a resident's, but the date of birth differs")]
    BirthDateDiffers,
    /// The identifiers are a resident's, the sex is not.
    #[error("the identifiers are a resident's, but the sex differs")]
    SexDiffers,
}

impl Reason {
    /// A [`Reason::Malformed`] with this text.
    pub fn malformed(what: impl Into<String>) -> Self {
        Self::Malformed { what: what.into() }
    }

    /// A [`Reason::Refused`] with this text.
    pub fn refused(what: impl Into<String>) -> Self {
        Self::Refused { what: what.into() }
    }

    /// A [`Reason::NotRecognised`] with this text.
    pub fn not_recognised(what: impl Into<String>) -> Self {
        Self::NotRecognised { what: what.into() }
    }
}
