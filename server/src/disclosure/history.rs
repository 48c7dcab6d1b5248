//! A person's own log, read back.

use hikae_core::disclosure::{ChainError, Entry, verify_chain};
use hikae_core::ids::PersonId;

use crate::keep::{self, Keep};

/// Entries read at a time.
const PAGE: u32 = 256;

/// A person's whole log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Every entry, oldest first.
    pub entries: Vec<Entry>,
    /// Whether they follow on one another. Nothing here vouches for what may be missing after the
    /// last.
    pub chain: Result<(), ChainError>,
}

/// Reads a person's whole log; empty for a person who is not there.
///
/// # Errors
/// The log cannot be read, or an entry does not open.
pub async fn history(keep: &Keep, person: PersonId) -> Result<History, keep::Error> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let before = entries.last().map(|entry| entry.seq);
        let page = keep.entries(person, before, PAGE).await?;
        if page.is_empty() {
            break;
        }
        entries.extend(page);
    }
    entries.reverse();
    let chain = verify_chain(&entries, None);
    Ok(History { entries, chain })
}
