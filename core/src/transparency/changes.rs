//! A good document with a few bytes changed, taken out, put in, doubled or cut.

use proptest::prelude::*;
use proptest::sample::Index;

/// A change to bytes.
#[derive(Debug, Clone)]
pub enum Change {
    Set(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    Double(Index, Index),
    Cut(Index),
}

/// Some changes, more often where formats have their joints.
pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    let one = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Insert(at, byte)),
        any::<Index>().prop_map(Change::Remove),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Double(from, to)),
        any::<Index>().prop_map(Change::Cut),
        (
            any::<Index>(),
            prop::sample::select(b"\n +-=0/.\"{}[],:&%_|\\".to_vec())
        )
            .prop_map(|(at, byte)| Change::Set(at, byte)),
    ];
    prop::collection::vec(one, 1..6)
}

/// A document after them.
pub fn changed(document: &str, changes: &[Change]) -> String {
    let mut bytes = document.as_bytes().to_vec();
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match change {
            Change::Set(at, byte) => bytes[at.index(length)] = *byte,
            Change::Insert(at, byte) => bytes.insert(at.index(length), *byte),
            Change::Remove(at) => _ = bytes.remove(at.index(length)),
            Change::Double(from, to) => {
                let (from, to) = (from.index(length), to.index(length));
                let (from, to) = (from.min(to), from.max(to));
                let part = bytes[from..to].to_vec();
                bytes.splice(to..to, part);
            }
            Change::Cut(at) => bytes.truncate(at.index(length)),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
