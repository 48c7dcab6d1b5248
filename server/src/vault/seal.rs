//! One sealed value: `format (1) ‖ schema (1) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`.

use aes_gcm_siv::aead::{Aead, Payload};
use aes_gcm_siv::{Aes256GcmSiv, KeyInit, Nonce};
use hikae_core::ids::PersonId;
use hkdf::Hkdf;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Error;
use crate::ambient::{Entropy, random};

const FORMAT: u8 = 1;

/// Sealed bytes, as the database keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

/// What is sealed: the table it lies in, and the version of its JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    table: &'static str,
    schema: u8,
}

impl Kind {
    /// The content of `table`, in version `schema` of its JSON.
    pub const fn new(table: &'static str, schema: u8) -> Self {
        Self { table, schema }
    }
}

/// Where a sealed value lies. It opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Table and schema version.
    pub kind: Kind,
    /// Whose row; `None` if it is nobody's.
    pub person: Option<PersonId>,
    /// What identifies the row in its table.
    pub row: &'a [u8],
}

impl Place<'_> {
    fn associated_data(&self) -> Vec<u8> {
        let table = self.kind.table.as_bytes();
        let mut data = Vec::with_capacity(3 + table.len() + 16 + self.row.len() + 8);
        data.extend([FORMAT, self.kind.schema]);
        data.extend((table.len() as u64).to_be_bytes());
        data.extend(table);
        match self.person {
            Some(person) => {
                data.push(1);
                data.extend(person.uuid().as_bytes());
            }
            None => data.push(0),
        }
        data.extend(self.row);
        data
    }
}

/// A key that seals. Wiped from memory when dropped.
pub(super) struct Key(Aes256GcmSiv);

impl Key {
    pub(super) fn new(bytes: &[u8; 32]) -> Self {
        Self(Aes256GcmSiv::new(bytes.into()))
    }

    /// The key for `purpose` that follows from `secret` (HKDF-SHA-256, RFC 5869).
    pub(super) fn derive(secret: &[u8; 32], purpose: &str) -> Self {
        Self::new(&derive(secret, purpose))
    }

    pub(super) fn seal_json<T: Serialize + ?Sized>(
        &self,
        place: &Place<'_>,
        value: &T,
        entropy: &dyn Entropy,
    ) -> Result<Sealed, Error> {
        let json = serde_json::to_vec(value).map_err(|_| Error::Schema)?;
        Ok(self.seal_bytes(place, &json, entropy))
    }

    pub(super) fn open_json<T: DeserializeOwned>(
        &self,
        place: &Place<'_>,
        sealed: &Sealed,
    ) -> Result<T, Error> {
        let json = self.open_bytes(place, sealed)?;
        serde_json::from_slice(&json).map_err(|_| Error::Schema)
    }

    pub(super) fn seal_bytes(
        &self,
        place: &Place<'_>,
        bytes: &[u8],
        entropy: &dyn Entropy,
    ) -> Sealed {
        let nonce = random::<12>(entropy);
        let payload = Payload {
            msg: bytes,
            aad: &place.associated_data(),
        };
        // Fails only beyond 64 GiB (RFC 8452 §6), which no value here can be; an empty ciphertext
        // opens nowhere.
        let ciphertext = self
            .0
            .encrypt(&Nonce::from(nonce), payload)
            .unwrap_or_default();
        let mut sealed = Vec::with_capacity(14 + ciphertext.len());
        sealed.extend([FORMAT, place.kind.schema]);
        sealed.extend(nonce);
        sealed.extend(ciphertext);
        Sealed(sealed)
    }

    pub(super) fn open_bytes(
        &self,
        place: &Place<'_>,
        sealed: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let (head, rest) = sealed
            .0
            .split_first_chunk::<2>()
            .ok_or(Error::DoesNotOpen)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<12>().ok_or(Error::DoesNotOpen)?;
        let aad = place.associated_data();
        let [format, schema] = *head;
        if format != FORMAT || schema != place.kind.schema {
            return Err(Error::Schema);
        }
        self.0
            .decrypt(
                &Nonce::from(*nonce),
                Payload {
                    msg: ciphertext,
                    aad: &aad,
                },
            )
            .map(Zeroizing::new)
            .map_err(|_| Error::DoesNotOpen)
    }
}

/// `N` bytes for `purpose` that follow from `secret` (HKDF-SHA-256, RFC 5869).
pub(super) fn derive<const N: usize>(secret: &[u8; 32], purpose: &str) -> Zeroizing<[u8; N]> {
    derive_from(secret, &[purpose.as_bytes()])
}

/// The same for one `place` of many: what follows for two places is unrelated.
pub(super) fn derive_at<const N: usize>(
    secret: &[u8; 32],
    purpose: &str,
    place: &[u8],
) -> Zeroizing<[u8; N]> {
    derive_from(secret, &[purpose.as_bytes(), &[0], place])
}

fn derive_from<const N: usize>(secret: &[u8; 32], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    let mut key = Zeroizing::new([0; N]);
    // Fails only beyond 8,160 bytes of output (RFC 5869 §2.3); the callers ask for up to 64.
    let _ = Hkdf::<Sha256>::new(None, secret).expand_multi_info(info, &mut *key);
    key
}
