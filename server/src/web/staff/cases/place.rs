//! Where a page of a list begins, in an address.

use chrono::DateTime;

use crate::keep::QueuePlace;
use crate::vault::Blind;

/// As text.
pub fn write(place: QueuePlace) -> String {
    let QueuePlace { due_at, thing } = place;
    format!("{}.{}", due_at.timestamp_micros(), hex::encode(thing.0))
}

/// From text; anything that is none begins at the beginning.
pub fn read(text: &str) -> Option<QueuePlace> {
    let (due, thing) = text.split_once('.')?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(thing, &mut bytes).ok()?;
    Some(QueuePlace {
        due_at: DateTime::from_timestamp_micros(due.parse().ok()?)?,
        thing: Blind(bytes),
    })
}
