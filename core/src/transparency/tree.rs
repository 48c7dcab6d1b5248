//! Roots and proofs out of the hashes of complete subtrees.

use super::{Hash, node_hash};

/// Where the hashes of complete subtrees are found.
pub trait Nodes {
    /// Why one is not found.
    type Error;

    /// The hash of the subtree over the 2^`level` leaves from `index` · 2^`level` on. All of these
    /// leaves are in the tree.
    ///
    /// # Errors
    /// It is not at hand.
    fn node(&self, level: u8, index: u64) -> Result<Hash, Self::Error>;
}

/// The root of the tree of the first `size` leaves.
///
/// # Errors
/// A node is not at hand.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Hash, N::Error> {
    if size == 0 {
        return Ok(Hash::of_nothing());
    }
    range(nodes, 0, size)
}

/// That leaf `place` is in the tree of `size` leaves (RFC 9162 §2.1.3.1): the siblings on the way
/// up. `place` is below `size`.
///
/// # Errors
/// A node is not at hand.
pub fn inclusion<N: Nodes>(nodes: &N, place: u64, size: u64) -> Result<Vec<Hash>, N::Error> {
    let mut path = Vec::new();
    let (mut begin, mut end) = (0, size);
    while end - begin > 1 {
        let middle = begin + split(end - begin);
        if place < middle {
            path.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(range(nodes, begin, middle)?);
            begin = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// That the tree of `size` leaves begins with that of `before` (RFC 9162 §2.1.4.1). `before` is
/// not above `size`; nothing is to be shown of a tree without leaves or of the same one.
///
/// # Errors
/// A node is not at hand.
pub fn consistency<N: Nodes>(nodes: &N, before: u64, size: u64) -> Result<Vec<Hash>, N::Error> {
    let mut path = Vec::new();
    if before == 0 || before == size {
        return Ok(path);
    }
    let (mut begin, mut end, mut whole) = (0, size, true);
    while before != end {
        let middle = begin + split(end - begin);
        if before <= middle {
            path.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(range(nodes, begin, middle)?);
            begin = middle;
            whole = false;
        }
    }
    // The verifier knows the old root itself.
    if !whole {
        path.push(range(nodes, begin, end)?);
    }
    path.reverse();
    Ok(path)
}

/// The hash over the leaves from `begin` to `end` (exclusive), of which there is at least one.
/// `begin` is a multiple of the smallest power of two that is not below their number.
fn range<N: Nodes>(nodes: &N, begin: u64, end: u64) -> Result<Hash, N::Error> {
    let length = end - begin;
    if length.is_power_of_two() {
        let level = length.trailing_zeros();
        return nodes.node(u8::try_from(level).unwrap_or(u8::MAX), begin >> level);
    }
    let middle = begin + split(length);
    Ok(node_hash(
        range(nodes, begin, middle)?,
        range(nodes, middle, end)?,
    ))
}

/// The largest power of two below `length`, which is above one.
const fn split(length: u64) -> u64 {
    1 << (63 - (length - 1).leading_zeros())
}
