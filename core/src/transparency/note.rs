//! Signed notes (C2SP signed-note) with Ed25519 keys.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// What is signed, as the format numbers it. All with Ed25519.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignatureKind {
    /// The text.
    Text = 1,
    /// The text and when it was seen.
    Cosignature = 4,
}

/// Notes are small; nothing larger is looked at.
const LARGEST: usize = 1 << 20;

/// More signatures than any log has witnesses.
const SIGNATURES: usize = 100;

/// A name or key that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The name is empty, or has spaces or a plus sign.
    #[error("the name of a key has no spaces and no plus sign")]
    Name,
    /// The text is no key.
    #[error("not a key for verifying notes")]
    Key,
}

/// What is wrong with a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is no note.
    #[error("not a signed note")]
    Form,
    /// The signer has not signed it.
    #[error("the note is not signed by the expected key")]
    Unsigned,
    /// A signature in the signer's name is false.
    #[error("the signature is false")]
    Forged,
}

/// Who signs.
pub struct Signer {
    key: SigningKey,
    verifier: Verifier,
}

impl Signer {
    /// The key of `name` that grows out of `seed`, 32 secret bytes.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = SigningKey::from_bytes(seed);
        let verifier = NamedKey::new(SignatureKind::Text, name, key.verifying_key())?;
        let verifier = Verifier(verifier);
        Ok(Self { key, verifier })
    }

    /// What others verify with.
    pub const fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Signs `text`, which ends with a line break.
    ///
    /// # Errors
    /// [`NoteError::Form`] if the text could not be told from its signatures.
    pub fn sign(&self, text: &str) -> Result<String, NoteError> {
        if !is_text(text) {
            return Err(NoteError::Form);
        }
        let signature = self.key.sign(text.as_bytes());
        let line = self.verifier.0.line(&signature.to_bytes());
        Ok(format!("{text}\n{line}"))
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.verifier.fmt(f)
    }
}

/// Whose signature counts. As text: `name+id+key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier(NamedKey);

impl Verifier {
    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.0.name
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Verifier {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        NamedKey::parse(SignatureKind::Text, text).map(Self)
    }
}

/// A public key with a name, for one kind of signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedKey {
    kind: SignatureKind,
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl NamedKey {
    fn new(kind: SignatureKind, name: &str, key: VerifyingKey) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        let digest = Sha256::new()
            .chain_update(name)
            .chain_update([b'\n', kind as u8])
            .chain_update(key.as_bytes())
            .finalize();
        let mut id = [0; 4];
        id.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        Ok(Self {
            kind,
            name: name.to_owned(),
            id,
            key,
        })
    }

    pub(super) fn parse(kind: SignatureKind, text: &str) -> Result<Self, KeyError> {
        let mut parts = text.splitn(3, '+');
        let mut part = || parts.next().ok_or(KeyError::Key);
        let (name, _id, key) = (part()?, part()?, part()?);
        let key = BASE64_STANDARD.decode(key).map_err(|_| KeyError::Key)?;
        let key = match key.split_first() {
            Some((first, key)) if *first == kind as u8 => key,
            _ => return Err(KeyError::Key),
        };
        let key: &[u8; 32] = key.try_into().map_err(|_| KeyError::Key)?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| KeyError::Key)?;
        let named = Self::new(kind, name, key)?;
        // The id is made of name and key.
        if named.to_string() == text {
            Ok(named)
        } else {
            Err(KeyError::Key)
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) const fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// The line that adds a signature to a note.
    pub(super) fn line(&self, signature: &[u8]) -> String {
        let bytes = [self.id.as_slice(), signature].concat();
        let (name, bytes) = (&self.name, BASE64_STANDARD.encode(bytes));
        format!("\u{2014} {name} {bytes}\n")
    }
}

impl fmt::Display for NamedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![self.kind as u8];
        key.extend(self.key.as_bytes());
        let id = u32::from_be_bytes(self.id);
        let key = BASE64_STANDARD.encode(key);
        write!(f, "{}+{id:08x}+{key}", self.name)
    }
}

/// A note, taken apart. Whether its signatures are true is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<(String, Vec<u8>)>,
}

impl std::str::FromStr for SignedNote {
    type Err = NoteError;

    fn from_str(note: &str) -> Result<Self, NoteError> {
        if note.len() > LARGEST {
            return Err(NoteError::Form);
        }
        let (text, lines) = note.rsplit_once("\n\n").ok_or(NoteError::Form)?;
        let text = format!("{text}\n");
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Form)?;
        let signatures = lines
            .split('\n')
            .map(signature)
            .collect::<Option<Vec<_>>>()
            .ok_or(NoteError::Form)?;
        if !is_text(&text) || signatures.len() > SIGNATURES {
            return Err(NoteError::Form);
        }
        Ok(Self { text, signatures })
    }
}

impl SignedNote {
    /// The text, if `verifier` has signed it.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`], [`NoteError::Forged`].
    pub fn verified(&self, verifier: &Verifier) -> Result<&str, NoteError> {
        let mut signed = false;
        for signature in self.signatures_of(&verifier.0) {
            let signature = Signature::from_slice(signature).map_err(|_| NoteError::Forged)?;
            verifier
                .0
                .key
                .verify_strict(self.text.as_bytes(), &signature)
                .map_err(|_| NoteError::Forged)?;
            signed = true;
        }
        if signed {
            Ok(&self.text)
        } else {
            Err(NoteError::Unsigned)
        }
    }

    /// The text, whoever has signed it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What is there in the name of a key, true or not.
    pub(super) fn signatures_of<'n>(&'n self, key: &'n NamedKey) -> impl Iterator<Item = &'n [u8]> {
        self.signatures.iter().filter_map(|(name, bytes)| {
            let (id, signature) = bytes.split_at_checked(4)?;
            (*name == key.name && id == key.id).then_some(signature)
        })
    }
}

/// `— NAME BASE64`: the name, and key id and signature.
fn signature(line: &str) -> Option<(String, Vec<u8>)> {
    let (name, bytes) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
    let bytes = BASE64_STANDARD.decode(bytes).ok()?;
    (is_name(name) && bytes.len() > 4).then(|| (name.to_owned(), bytes))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

/// Lines of printable characters.
fn is_text(text: &str) -> bool {
    text.ends_with('\n') && !text.contains(|c: char| c < ' ' && c != '\n')
}
