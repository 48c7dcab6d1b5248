//! A person's own log, read back.

use hikae_core::disclosure::{ChainError, Entry, verify_chain};
use hikae_core::ids::PersonId;

use crate::keep::{self, Keep, Unreadable};

/// Entries read at a time.
const PAGE: u32 = 256;

/// A person's whole log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Every entry that can be read, oldest first.
    pub entries: Vec<Entry>,
    /// What is there and cannot be read, oldest first.
    pub unreadable: Vec<Unreadable>,
    /// Whether the entries follow on one another. Nothing here vouches for what may be missing
    /// after the last.
    pub chain: Result<(), ChainError>,
}

impl History {
    /// Whether nothing is amiss in it.
    pub const fn is_sound(&self) -> bool {
        self.chain.is_ok() && self.unreadable.is_empty()
    }
}

/// Reads a person's whole log; empty for a person who is not there.
///
/// # Errors
/// The log cannot be read.
pub async fn history(keep: &Keep, person: PersonId) -> Result<History, keep::Error> {
    let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
    let mut before = None;
    loop {
        let page = keep.entries(person, before, PAGE).await?;
        let Some(last) = page.last() else { break };
        before = Some(last.as_ref().map_or_else(|row| row.seq, |entry| entry.seq));
        for row in page {
            match row {
                Ok(entry) => entries.push(entry),
                Err(row) => unreadable.push(row),
            }
        }
    }
    entries.reverse();
    unreadable.reverse();
    let chain = verify_chain(&entries, None);
    Ok(History {
        entries,
        unreadable,
        chain,
    })
}
