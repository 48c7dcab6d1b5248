//! Cosignatures (C2SP tlog-cosignature) with Ed25519 keys: a witness says that a checkpoint
//! continues everything that it has seen of the log so far.

use std::fmt;

use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, VerifyingKey};

use super::note::{NamedKey, SignatureKind};
use super::{KeyError, NoteError, SignedNote};

/// Whose cosignature counts. As text: `name+id+key`, of the kind that the format numbers 4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness(NamedKey);

impl Witness {
    /// Its name: an address without a scheme, as a rule.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Its public key.
    pub fn key(&self) -> &[u8; 32] {
        self.0.key().as_bytes()
    }

    /// When this witness cosigned the note, and the line that says so; the latest, if there are
    /// several.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`] if it did not; [`NoteError::Forged`] if a line in its name is false.
    pub fn cosigned(&self, note: &SignedNote) -> Result<Cosigned, NoteError> {
        let mut latest: Option<Cosigned> = None;
        for bytes in note.signatures_of(&self.0) {
            let cosigned = self.verified(note.text(), bytes).ok_or(NoteError::Forged)?;
            if latest.as_ref().is_none_or(|before| before.at < cosigned.at) {
                latest = Some(cosigned);
            }
        }
        latest.ok_or(NoteError::Unsigned)
    }

    fn verified(&self, text: &str, bytes: &[u8]) -> Option<Cosigned> {
        let (time, signature) = bytes.split_at_checked(8)?;
        let seconds = u64::from_be_bytes(time.try_into().ok()?);
        let signature = Signature::from_slice(signature).ok()?;
        let message = format!("cosignature/v1\ntime {seconds}\n{text}");
        let key: &VerifyingKey = self.0.key();
        key.verify_strict(message.as_bytes(), &signature).ok()?;
        Some(Cosigned {
            at: DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?,
            line: self.0.line(bytes),
        })
    }
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Witness {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        NamedKey::parse(SignatureKind::Cosignature, text).map(Self)
    }
}

/// A cosignature that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosigned {
    /// When, by the witness's clock.
    pub at: DateTime<Utc>,
    /// The signature line, with its line break.
    pub line: String,
}
