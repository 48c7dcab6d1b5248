//! The public log: what it commits to of each entry, and what is published of all.
//!
//! The salt of a commitment follows from the person's key and the entry's id. It is kept nowhere:
//! whoever has the key can make it again, and once the key is erased nobody can ever say what a
//! leaf stands for.

use hikae_core::disclosure::Entry;
use hikae_core::ids::PersonId;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::entries::open_row;
use super::{
    CheckpointRow, CosignatureRow, Duty, Error, Fence, Integration, Keep, TileRow, Unreadable,
};
use crate::store::Held;
use crate::vault::PersonKey;

/// An entry and what the public log has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// The entry.
    pub entry: Entry,
    /// What keeps others from trying out entries until one fits.
    pub salt: [u8; 32],
    /// SHA-256 of the salt and the canonical entry.
    pub commitment: [u8; 32],
    /// The leaf: RFC 6962's hash of the commitment.
    pub leaf: [u8; 32],
}

/// A row of a log: the number it is kept under, and what is committed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEntry {
    /// The number.
    pub seq: u64,
    /// The entry with its commitment, if it can be read.
    pub commitment: Result<Commitment, Unreadable>,
}

impl Commitment {
    /// The commitment to an entry of the person whose key this is.
    pub(super) fn to(key: &PersonKey, entry: Entry) -> Result<Self, Error> {
        let canonical = entry.canonical().map_err(|_| Error::Sealed)?;
        let salt = key.salt(entry.id.uuid().as_bytes());
        let commitment = hash(&[&salt, &canonical]);
        Ok(Self {
            entry,
            salt,
            commitment,
            leaf: hash(&[&[0], &commitment]),
        })
    }
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let whole = parts.iter().fold(Sha256::new(), Digest::chain_update);
    whole.finalize().into()
}

impl Keep {
    /// A page of a person's log with the commitments to it, newest first: at most `limit` entries
    /// before number `before`. One that cannot be read stands among the others as what it is.
    pub async fn commitments(
        &self,
        person: PersonId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<KeptEntry>, Error> {
        let Some(Held { key, what }) = self.store.entries(person, before, limit).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        what.iter()
            .map(|row| {
                let commitment = match open_row(&key, row) {
                    Ok(entry) => Ok(Commitment::to(&key, entry)?),
                    Err(unreadable) => Err(unreadable),
                };
                let seq = row.head.seq;
                Ok(KeptEntry { seq, commitment })
            })
            .collect()
    }

    /// The name under which a person's browser remembers the log. It says nothing of the person,
    /// and nobody can work it out without their key.
    pub async fn browser_memory(&self, person: PersonId) -> Result<[u8; 16], Error> {
        let held = self.store.head(person).await?.ok_or(Error::NoSuchPerson)?;
        Ok(self.vault.person_key(person, &held.key)?.browser_memory())
    }

    /// The seed of the Ed25519 key that signs the public log.
    pub fn log_seed(&self) -> Zeroizing<[u8; 32]> {
        self.vault.signing_seed()
    }

    /// The seed of the key that signs documents where the municipality has given none.
    pub fn document_seed(&self) -> Zeroizing<[u8; 32]> {
        self.vault.document_seed()
    }

    /// Leaves that wait to be integrated, oldest first, at most `limit`.
    pub async fn log_pending(&self, limit: u32) -> Result<Vec<[u8; 32]>, Error> {
        Ok(self.store.pending(limit).await?)
    }

    /// The latest checkpoint.
    pub async fn log_checkpoint(&self) -> Result<Option<CheckpointRow>, Error> {
        Ok(self.store.checkpoint().await?)
    }

    /// The checkpoint of the tree when it had `size` leaves, if one was made then.
    pub async fn log_checkpoint_of(&self, size: u64) -> Result<Option<CheckpointRow>, Error> {
        Ok(self.store.checkpoint_of(size).await?)
    }

    /// At most `limit` checkpoints of more than `after` leaves, smallest first.
    pub async fn log_checkpoints(
        &self,
        after: u64,
        limit: u32,
    ) -> Result<Vec<CheckpointRow>, Error> {
        Ok(self.store.checkpoints(after, limit).await?)
    }

    /// Tiles by level and number; answers in order. They may hold more by now than belongs to a
    /// checkpoint that was read before.
    pub async fn log_tiles(&self, which: &[(u8, u64)]) -> Result<Vec<Option<TileRow>>, Error> {
        Ok(self.store.tiles(which).await?)
    }

    /// Where a leaf lies in the tree; `None` until it is integrated.
    pub async fn log_place(&self, leaf: [u8; 32]) -> Result<Option<u64>, Error> {
        Ok(self.store.place(leaf).await?)
    }

    /// Keeps what a witness says of a checkpoint that was published.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is no checkpoint of that size.
    pub async fn log_cosign(&self, cosignature: &CosignatureRow) -> Result<(), Error> {
        Ok(self.store.cosign(cosignature).await?)
    }

    /// What witnesses say of the checkpoint of this size.
    pub async fn log_cosignatures(&self, size: u64) -> Result<Vec<CosignatureRow>, Error> {
        Ok(self.store.cosignatures(size).await?)
    }

    /// What the witness with this public key said last.
    pub async fn log_cosigned_by(
        &self,
        witness: &[u8; 32],
    ) -> Result<Option<CosignatureRow>, Error> {
        Ok(self.store.cosigned_by(*witness).await?)
    }

    /// The size of the largest tree of which a witness says something.
    pub async fn log_witnessed(&self) -> Result<Option<u64>, Error> {
        Ok(self.store.witnessed().await?)
    }

    /// Lets the tree grow; done when it is durable. When the answer is
    /// [`Error::Unavailable`], it may have grown or not.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the duty has gone over to another process, or the integration does
    /// not continue the tree as it is; nothing was changed.
    pub async fn integrate(
        &self,
        duty: Duty,
        fence: Fence,
        integration: &Integration,
    ) -> Result<(), Error> {
        let grown = self.store.integrate(duty.number(), fence, integration);
        Ok(grown.await?)
    }
}
