//! Checking proofs (RFC 9162 §2.1.3.2 and §2.1.4.2).

use super::{Hash, node_hash};

/// A proof does not show what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The place is not in a tree of this size, or the older tree is the larger one.
    #[error("the proof is about another tree")]
    OutOfRange,
    /// It has too few or too many hashes.
    #[error("the proof has the wrong length")]
    Length,
    /// It leads to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// Checks that `leaf` lies at `place` in the tree of `size` leaves with this root.
///
/// # Errors
/// [`ProofError`].
pub fn verify_inclusion(
    leaf: Hash,
    place: u64,
    size: u64,
    path: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if place >= size {
        return Err(ProofError::OutOfRange);
    }
    let (mut at, mut last) = (place, size - 1);
    let mut hash = leaf;
    for sibling in path {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(*sibling, hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, *sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    match (last, hash == root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::Root),
        _ => Err(ProofError::Length),
    }
}

/// Checks that the tree of `size` leaves with `root` begins with that of `before` leaves with
/// `old`.
///
/// # Errors
/// [`ProofError`].
pub fn verify_consistency(
    before: u64,
    old: Hash,
    size: u64,
    root: Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    if before > size {
        return Err(ProofError::OutOfRange);
    }
    if before == size || before == 0 {
        if !path.is_empty() {
            return Err(ProofError::Length);
        }
        let expected = if before == 0 {
            Hash::of_nothing()
        } else {
            root
        };
        return if old == expected {
            Ok(())
        } else {
            Err(ProofError::Root)
        };
    }
    // Where the older tree is one complete subtree of the newer one, its root begins the way.
    let begin = before.is_power_of_two().then_some(old);
    let mut way = begin.into_iter().chain(path.iter().copied());
    let Some(first) = way.next() else {
        return Err(ProofError::Length);
    };
    let (mut at, mut last) = (before - 1, size - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let (mut older, mut newer) = (first, first);
    for sibling in way {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if at & 1 == 1 || at == last {
            older = node_hash(sibling, older);
            newer = node_hash(sibling, newer);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            newer = node_hash(newer, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    match (last, older == old && newer == root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::Root),
        _ => Err(ProofError::Length),
    }
}
