//! The part of a person's log that some days ask for.

use hikae_core::disclosure::{Days, Entry};
use hikae_core::ids::PersonId;
use hikae_core::transparency::Illegible;

use crate::keep::{self, Commitment, Keep};

/// Entries read at a time.
const PAGE: u32 = 256;

/// A part of a log without gaps: the smallest that has every entry of some days. One of another
/// day is in it only where it was written down between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its entries, oldest first.
    pub entries: Vec<Commitment>,
    /// What is kept among them and cannot be read any more, oldest first.
    pub illegible: Vec<Illegible>,
    /// The days.
    pub days: Days,
    /// How many entries the whole log has.
    pub of: u64,
}

impl Piece {
    /// The entries themselves.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|one| &one.entry)
    }
}

/// Reads what some days ask for, newest first and no further back than needed; nothing else is
/// held on to.
///
/// # Errors
/// The log cannot be read.
pub async fn piece(keep: &Keep, person: PersonId, days: Days) -> Result<Piece, keep::Error> {
    let mut entries: Vec<Commitment> = Vec::new();
    let mut illegible = Vec::new();
    let (mut of, mut before) = (0, None);
    // How many are to stay: up to the last that belongs to the days.
    let mut wanted = 0;
    'log: loop {
        let page = keep.commitments(person, before, PAGE).await?;
        let Some(last) = page.last() else { break };
        before = Some(last.seq);
        for row in page {
            of = of.max(row.seq);
            let one = match row.commitment {
                Ok(one) => one,
                Err(row) => {
                    illegible.push(Illegible {
                        seq: row.seq,
                        id: row.id,
                        recorded_at: row.recorded_at,
                    });
                    continue;
                }
            };
            if days.begin_after(&one.entry) {
                break 'log;
            }
            let holds = days.hold(&one.entry);
            if holds || wanted > 0 {
                entries.push(one);
            }
            if holds {
                wanted = entries.len();
            }
        }
    }
    entries.truncate(wanted);
    entries.reverse();
    illegible.reverse();
    if !days.are_all() {
        let number = |one: Option<&Commitment>| one.map(|one| one.entry.seq);
        let ends = number(entries.first()).zip(number(entries.last()));
        illegible.retain(|row| ends.is_some_and(|(from, to)| (from..=to).contains(&row.seq)));
    }
    Ok(Piece {
        entries,
        illegible,
        days,
        of,
    })
}
