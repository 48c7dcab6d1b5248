//! A person's chain: every entry carries its number and the hash of the one before it, so that a
//! missing, changed, moved or doubled entry shows.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Entry;

/// Hash before the first entry: 64 zeros.
const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The entry has no canonical form: a number in it is beyond what RFC 8785 can write exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the entry has no canonical form")]
pub struct NotCanonical;

impl Entry {
    /// The bytes that stand for this entry everywhere: RFC 8785 (JSON Canonicalization Scheme),
    /// UTF-8, instants in milliseconds.
    ///
    /// # Errors
    /// [`NotCanonical`] if the number of the entry is above 2⁵³ − 1.
    pub fn canonical(&self) -> Result<Vec<u8>, NotCanonical> {
        const LARGEST_EXACT: u64 = (1 << 53) - 1;
        if self.seq > LARGEST_EXACT {
            return Err(NotCanonical);
        }
        serde_json_canonicalizer::to_vec(self).map_err(|_| NotCanonical)
    }

    /// SHA-256 of the canonical bytes, 64 lower-case hex digits: what the next entry carries as
    /// [`Entry::previous`].
    ///
    /// # Errors
    /// As for [`Entry::canonical`].
    pub fn hash(&self) -> Result<String, NotCanonical> {
        let hash = Sha256::digest(self.canonical()?);
        Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Where a person's log stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainHead {
    /// Number of the last entry; 0 if there is none.
    pub seq: u64,
    /// Hash of the last entry, lower-case hex; 64 zeros if there is none.
    pub hash: String,
}

impl ChainHead {
    /// The head of a log without entries.
    pub fn empty() -> Self {
        Self {
            seq: 0,
            hash: NO_HASH.to_owned(),
        }
    }

    /// The head once `entry` has been appended.
    ///
    /// # Errors
    /// As for [`Entry::canonical`].
    pub fn after(entry: &Entry) -> Result<Self, NotCanonical> {
        Ok(Self {
            seq: entry.seq,
            hash: entry.hash()?,
        })
    }

    /// Whether `entry` is the next one: the number after this head's, and its hash.
    pub fn continues_with(&self, entry: &Entry) -> bool {
        self.seq.checked_add(1) == Some(entry.seq) && self.hash == entry.previous
    }
}

/// Which entry breaks a chain, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} {kind}")]
pub struct ChainError {
    /// Number of the entry.
    pub seq: u64,
    /// What is wrong with it.
    pub kind: Break,
}

/// What is wrong with an entry of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// It is not there.
    #[error("is missing")]
    Gap,
    /// It says something else than when the next one was written.
    #[error("was changed")]
    Changed,
    /// It stands at another place than its number says.
    #[error("stands at the wrong place")]
    Swapped,
    /// It is there twice.
    #[error("is there twice")]
    Duplicated,
    /// It was added after the last one that is known.
    #[error("was added")]
    Added,
    /// It belongs to another person.
    #[error("belongs to another person")]
    Foreign,
}

/// Verifies a person's whole log, oldest entry first, up to the head that is known of it. Without
/// a head (`None`) nothing vouches for the last entry, nor for what may be missing after it.
///
/// # Errors
/// The first entry that breaks the chain.
pub fn verify_chain(entries: &[Entry], head: Option<&ChainHead>) -> Result<(), ChainError> {
    verify(ChainHead::empty(), true, entries, head)
}

/// Verifies what stands after entry `seq`, which itself is not at hand.
///
/// # Errors
/// The first entry that breaks the chain.
pub fn verify_after(seq: u64, entries: &[Entry]) -> Result<(), ChainError> {
    let hash = String::new();
    verify(ChainHead { seq, hash }, false, entries, None)
}

/// Verifies what stands after `last`, whose hash is known or not.
fn verify(
    mut last: ChainHead,
    mut known: bool,
    entries: &[Entry],
    head: Option<&ChainHead>,
) -> Result<(), ChainError> {
    for (at, entry) in entries.iter().enumerate() {
        let expected = last.seq.saturating_add(1);
        let broken = |seq, kind| Err(ChainError { seq, kind });
        if entry.seq < expected {
            return broken(entry.seq, Break::Duplicated);
        }
        if entry.seq > expected {
            let later = entries.iter().skip(at).any(|other| other.seq == expected);
            let kind = if later { Break::Swapped } else { Break::Gap };
            return broken(expected, kind);
        }
        if entries
            .first()
            .is_some_and(|first| first.person != entry.person)
        {
            return broken(entry.seq, Break::Foreign);
        }
        if known && entry.previous != last.hash {
            return broken(last.seq.max(1), Break::Changed);
        }
        last = ChainHead::after(entry).map_err(|NotCanonical| ChainError {
            seq: entry.seq,
            kind: Break::Changed,
        })?;
        known = true;
    }
    match head {
        Some(head) if last.seq < head.seq => Err(ChainError {
            seq: last.seq.saturating_add(1),
            kind: Break::Gap,
        }),
        Some(head) if last.seq > head.seq => Err(ChainError {
            seq: head.seq.saturating_add(1),
            kind: Break::Added,
        }),
        Some(head) if last != *head => Err(ChainError {
            seq: last.seq.max(1),
            kind: Break::Changed,
        }),
        _ => Ok(()),
    }
}
