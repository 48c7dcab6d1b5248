//! A person's own entries as their browser checks them.

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::try_join_all;
use hikae_core::ids::PersonId;
use hikae_core::transparency::Salt;
use hikae_core::transparency::audit::{Lies, Next, Times, Told};

use crate::keep::{self, Commitment, Keep, KeptEntry};

/// Entries on a page.
const PAGE: u32 = 500;

/// An entry is in the tree within a second; for so long nobody is blamed.
const GRACE: TimeDelta = TimeDelta::seconds(60);

/// A page of a person's entries, newest first, before number `before`.
///
/// # Errors
/// The store.
pub async fn told(
    keep: &Keep,
    person: PersonId,
    before: Option<u64>,
) -> Result<String, keep::Error> {
    let now = keep.now();
    let begun = keep.log_checkpoint_of(0).await?;
    let begun = begun.map(|first| first.made_at);
    let rows = keep.commitments(person, before, PAGE).await?;
    let next = match rows.last() {
        Some(last) if rows.len() >= PAGE as usize => Next::Before(last.seq),
        _ => Next::End,
    };
    let readable = rows.iter().filter_map(|row| row.commitment.as_ref().ok());
    let places = try_join_all(readable.map(|one| keep.log_place(one.leaf))).await?;
    // Only what has no place is looked for among what waits.
    let pending = if places.iter().any(Option::is_none) {
        keep.log_pending(u32::MAX).await?
    } else {
        Vec::new()
    };
    let mut page = Times {
        begun: &begun.map_or_else(|| "-".to_owned(), written),
        from: &written(now - GRACE),
        until: &written(now + GRACE),
    }
    .to_string();
    let mut places = places.into_iter();
    for row in &rows {
        let line = match &row.commitment {
            Ok(one) => entry(row, one, places.next().flatten(), &pending)?,
            Err(unreadable) => Told::Sealed {
                seq: unreadable.seq,
                id: &unreadable.id.to_string(),
                recorded_at: &written(unreadable.recorded_at),
            }
            .to_string(),
        };
        page.push_str(&line);
    }
    page.push_str(&next.to_string());
    Ok(page)
}

fn entry(
    row: &KeptEntry,
    one: &Commitment,
    place: Option<u64>,
    pending: &[[u8; 32]],
) -> Result<String, keep::Error> {
    let canonical = one.entry.canonical().ok();
    let canonical = canonical.and_then(|bytes| String::from_utf8(bytes).ok());
    let told = Told::Entry {
        kept: row.seq,
        leaf: match place {
            Some(place) => Lies::At(place),
            None if pending.contains(&one.leaf) => Lies::Waits,
            None => Lies::Absent,
        },
        salt: Salt(one.salt),
        canonical: &canonical.ok_or(keep::Error::Sealed)?,
    };
    Ok(told.to_string())
}

/// An instant as entries write it.
fn written(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
