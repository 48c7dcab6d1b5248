//! Instants as entries write them: RFC 3339 in UTC with exactly three decimals, so that the same
//! instant has the same bytes on every machine.

use chrono::{DateTime, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serializer};

/// The instant without what is finer than a millisecond: what an entry can hold.
pub fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    let whole = at.nanosecond() / 1_000_000 * 1_000_000;
    at.with_nanosecond(whole).unwrap_or(at)
}

pub(crate) fn serialize<S: Serializer>(
    at: &DateTime<Utc>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&at.format("%Y-%m-%dT%H:%M:%S%.3fZ"))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<DateTime<Utc>, D::Error> {
    DateTime::deserialize(deserializer)
}
