//! Sealing: a key per person, wrapped by the root key.
//!
//! ```text
//! root key (file, environment, command; never stored)
//!  └─ wraps: the system key (random, made once)          stored wrapped in `root_key`
//!  │          ├─ HKDF → system sealing key               rows that are nobody's: institutions, sessions, …
//!  │          ├─ HKDF → blind-index key                  HMAC-SHA-256 for equality look-ups
//!  │          └─ HKDF → seed of the public log's key     Ed25519: signs checkpoints
//!  └─ wraps: one key per person (random)                 stored wrapped in `person_key`
//!             ├─ seals everything about this person
//!             └─ HKDF → salts                            hide what the public log commits to
//! ```
//!
//! The root key itself seals nothing but keys: changing it re-wraps keys and touches no data, and
//! blind indexes survive. Sealing is AES-256-GCM-SIV (RFC 8452) with a random nonce; the associated
//! data name table, person, row and schema version, so that a row moved elsewhere does not open.

mod blind;
mod root;
mod seal;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use hikae_core::ids::PersonId;
use hmac::Hmac;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::ambient::{Entropy, random};
pub use blind::{Blind, Domain};
pub use root::{KeyError, KeySource, RootId, RootKey};
use seal::{Key, derive, derive_at};
pub use seal::{Kind, Place, Sealed};

const SYSTEM_KEY: Kind = Kind::new("root_key", 1);
const PERSON_KEY: Kind = Kind::new("person_key", 1);

/// Why something could not be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Altered, moved, or sealed under another key.
    #[error("a sealed row does not open")]
    DoesNotOpen,
    /// It opened, but is not what this version of the program writes.
    #[error("a sealed row has another schema version")]
    Schema,
    /// Wrapped by another root key than the one at hand.
    #[error("a key is wrapped by another root key")]
    OtherRoot,
}

/// A key as the database keeps it: sealed under a root key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    /// Which root key wraps it.
    pub root: RootId,
    /// The sealed key.
    pub key: Sealed,
}

/// Opens and closes. Holds the keys of the system; keys of people pass through.
pub struct Vault {
    root: RootKey,
    wrap: Key,
    seal: Key,
    index: Hmac<Sha256>,
    signing: Zeroizing<[u8; 32]>,
    documents: Zeroizing<[u8; 32]>,
    entropy: Arc<dyn Entropy>,
}

impl Vault {
    /// Draws the system key of a new database.
    pub fn found(root: &RootKey, entropy: &dyn Entropy) -> Wrapped {
        wrap_system(root, &Zeroizing::new(random::<32>(entropy)), entropy)
    }

    /// Opens the vault whose system key is `system`.
    ///
    /// # Errors
    /// [`Error::OtherRoot`] if another root key wraps it; [`Error::DoesNotOpen`] if it was altered.
    pub fn open(root: RootKey, system: &Wrapped, entropy: Arc<dyn Entropy>) -> Result<Self, Error> {
        let key = unwrap_system(&root, system)?;
        Ok(Self {
            wrap: root.wrapping_key(),
            seal: Key::derive(&key, "hikae/1/system-seal"),
            index: blind::keyed(&key),
            signing: derive(&key, "hikae/1/log-signing"),
            documents: derive(&key, "hikae/1/document-signing"),
            root,
            entropy,
        })
    }

    /// Which root key this vault stands on.
    pub fn root_id(&self) -> RootId {
        self.root.id()
    }

    /// Draws a key for a person, and gives it with the form in which it is stored.
    pub fn new_person_key(&self, person: PersonId) -> (PersonKey, Wrapped) {
        let key = Zeroizing::new(random::<32>(&*self.entropy));
        let wrapped = wrap_person(&self.root, &self.wrap, person, &key, &*self.entropy);
        (PersonKey::new(person, key), wrapped)
    }

    /// A person's key from the form in which it is stored.
    ///
    /// # Errors
    /// [`Error::OtherRoot`] during a change of the root key; [`Error::DoesNotOpen`] if it was
    /// altered or is another person's.
    pub fn person_key(&self, person: PersonId, wrapped: &Wrapped) -> Result<PersonKey, Error> {
        let key = unwrap_person(&self.root, &self.wrap, person, wrapped)?;
        Ok(PersonKey::new(person, key))
    }

    /// Seals a value of this person.
    pub fn seal<T: Serialize + ?Sized>(
        &self,
        key: &PersonKey,
        kind: Kind,
        row: &[u8],
        value: &T,
    ) -> Result<Sealed, Error> {
        let place = Place {
            kind,
            person: Some(key.person),
            row,
        };
        key.key.seal_json(&place, value, &*self.entropy)
    }

    /// Seals a value that is nobody's.
    pub fn seal_system<T: Serialize + ?Sized>(
        &self,
        kind: Kind,
        row: &[u8],
        value: &T,
    ) -> Result<Sealed, Error> {
        let place = Place {
            kind,
            person: None,
            row,
        };
        self.seal.seal_json(&place, value, &*self.entropy)
    }

    /// Opens a value that is nobody's.
    pub fn open_system<T: DeserializeOwned>(
        &self,
        kind: Kind,
        row: &[u8],
        sealed: &Sealed,
    ) -> Result<T, Error> {
        self.seal.open_json(
            &Place {
                kind,
                person: None,
                row,
            },
            sealed,
        )
    }

    /// The blind index of `parts` in `domain`: equal exactly when both are equal.
    pub fn blind(&self, domain: Domain, parts: &[&[u8]]) -> Blind {
        blind::of(&self.index, domain, parts)
    }

    /// The seed of the key that signs the public log. It stays the same under another root key.
    pub fn signing_seed(&self) -> Zeroizing<[u8; 32]> {
        self.signing.clone()
    }

    /// The seed of the key that signs documents where the municipality has given none. It stays
    /// the same under another root key.
    pub fn document_seed(&self) -> Zeroizing<[u8; 32]> {
        self.documents.clone()
    }
}

/// A person's key, wiped from memory when dropped.
pub struct PersonKey {
    person: PersonId,
    key: Key,
    secret: Zeroizing<[u8; 32]>,
}

impl PersonKey {
    fn new(person: PersonId, secret: Zeroizing<[u8; 32]>) -> Self {
        Self {
            person,
            key: Key::new(&secret),
            secret,
        }
    }

    /// What hides a commitment made for `place`. Nobody can work it out without this key.
    pub fn salt(&self, place: &[u8]) -> [u8; 32] {
        *derive_at(&self.secret, "hikae/1/log-salt", place)
    }

    /// The name under which this person's browser remembers what it saw of the public log.
    pub fn browser_memory(&self) -> [u8; 16] {
        *derive(&self.secret, "hikae/1/browser-memory")
    }

    /// Opens a value of this person.
    ///
    /// # Errors
    /// [`Error::DoesNotOpen`] unless it was sealed with this key for exactly this kind and row.
    pub fn open<T: DeserializeOwned>(
        &self,
        kind: Kind,
        row: &[u8],
        sealed: &Sealed,
    ) -> Result<T, Error> {
        self.key.open_json(
            &Place {
                kind,
                person: Some(self.person),
                row,
            },
            sealed,
        )
    }
}

/// Carries keys from one root key to another.
pub struct Rewrap {
    from: (RootKey, Key),
    to: (RootKey, Key),
    entropy: Arc<dyn Entropy>,
}

impl Rewrap {
    /// From the old root key to the new one.
    pub fn new(from: RootKey, to: RootKey, entropy: Arc<dyn Entropy>) -> Self {
        let with_key = |root: RootKey| {
            let key = root.wrapping_key();
            (root, key)
        };
        Self {
            from: with_key(from),
            to: with_key(to),
            entropy,
        }
    }

    /// The old root key.
    pub fn from(&self) -> RootId {
        self.from.0.id()
    }

    /// The new root key.
    pub fn to(&self) -> RootId {
        self.to.0.id()
    }

    /// The system key under the new root key.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn system(&self, wrapped: &Wrapped) -> Result<Wrapped, Error> {
        let key = unwrap_system(&self.from.0, wrapped)?;
        Ok(wrap_system(&self.to.0, &key, &*self.entropy))
    }

    /// A person's key under the new root key.
    ///
    /// # Errors
    /// As [`Vault::person_key`].
    pub fn person(&self, person: PersonId, wrapped: &Wrapped) -> Result<Wrapped, Error> {
        let key = unwrap_person(&self.from.0, &self.from.1, person, wrapped)?;
        Ok(wrap_person(
            &self.to.0,
            &self.to.1,
            person,
            &key,
            &*self.entropy,
        ))
    }
}

fn wrap_system(root: &RootKey, key: &[u8; 32], entropy: &dyn Entropy) -> Wrapped {
    let id = root.id();
    let place = Place {
        kind: SYSTEM_KEY,
        person: None,
        row: &id.0,
    };
    Wrapped {
        root: id,
        key: root.wrapping_key().seal_bytes(&place, key, entropy),
    }
}

fn unwrap_system(root: &RootKey, wrapped: &Wrapped) -> Result<Zeroizing<[u8; 32]>, Error> {
    let place = Place {
        kind: SYSTEM_KEY,
        person: None,
        row: &wrapped.root.0,
    };
    unwrap(root, &root.wrapping_key(), &place, wrapped)
}

fn wrap_person(
    root: &RootKey,
    wrap: &Key,
    person: PersonId,
    key: &[u8; 32],
    entropy: &dyn Entropy,
) -> Wrapped {
    let id = root.id();
    let place = Place {
        kind: PERSON_KEY,
        person: Some(person),
        row: &id.0,
    };
    Wrapped {
        root: id,
        key: wrap.seal_bytes(&place, key, entropy),
    }
}

fn unwrap_person(
    root: &RootKey,
    wrap: &Key,
    person: PersonId,
    wrapped: &Wrapped,
) -> Result<Zeroizing<[u8; 32]>, Error> {
    let place = Place {
        kind: PERSON_KEY,
        person: Some(person),
        row: &wrapped.root.0,
    };
    unwrap(root, wrap, &place, wrapped)
}

fn unwrap(
    root: &RootKey,
    wrap: &Key,
    place: &Place<'_>,
    wrapped: &Wrapped,
) -> Result<Zeroizing<[u8; 32]>, Error> {
    if wrapped.root != root.id() {
        return Err(Error::OtherRoot);
    }
    let bytes = wrap.open_bytes(place, &wrapped.key)?;
    <[u8; 32]>::try_from(bytes.as_slice())
        .map(Zeroizing::new)
        .map_err(|_| Error::Schema)
}
