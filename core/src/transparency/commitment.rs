//! What of an entry is public: a hash that only whoever has the entry and its salt can make.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use super::{Hash, leaf_hash};
use crate::disclosure::{Entry, NotCanonical};

/// 32 bytes that nobody can guess. Without them an entry cannot be looked for in the public log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 32]);

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64_STANDARD.decode(text).ok();
        let salt = bytes.and_then(|bytes| bytes.try_into().ok());
        salt.map(Self)
            .ok_or_else(|| de::Error::custom("not a salt"))
    }
}

/// SHA-256 of the salt and the canonical bytes of an entry: the content of a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitment(pub [u8; 32]);

impl Commitment {
    /// Commits to an entry.
    ///
    /// # Errors
    /// As for [`Entry::canonical`].
    pub fn to(entry: &Entry, salt: &Salt) -> Result<Self, NotCanonical> {
        let digest = Sha256::new()
            .chain_update(salt.0)
            .chain_update(entry.canonical()?);
        Ok(Self(digest.finalize().into()))
    }

    /// The hash of the leaf with this content.
    pub fn leaf(&self) -> Hash {
        leaf_hash(&self.0)
    }
}
