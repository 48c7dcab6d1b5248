//! Disasters, as an operator declares them: where, and until when.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::DisasterId;

/// A declared disaster. Institutions inside may find people by name, and read what treatment on the
/// spot needs, until it ends by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disaster {
    /// Which.
    pub id: DisasterId,
    /// What it is called, as citizens read it.
    pub name: String,
    /// Where: 全国地方公共団体コード of each municipality.
    pub areas: BTreeSet<String>,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when (exclusive).
    pub until: DateTime<Utc>,
}

impl Disaster {
    /// Whether it lasts at this instant, in this municipality.
    pub fn strikes(&self, municipality: &str, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.until && self.areas.contains(municipality)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disaster_is_in_its_area_from_its_beginning_to_its_end() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let disaster = Disaster {
            id: DisasterId::new(at("2026-11-01T00:00:00Z"), [0; 10]),
            name: "みほん地震".to_owned(),
            areas: ["990019".to_owned()].into(),
            from: at("2026-11-01T00:00:00Z"),
            until: at("2026-11-08T00:00:00Z"),
        };
        for (municipality, instant, struck) in [
            ("990019", "2026-10-31T23:59:59Z", false),
            ("990019", "2026-11-01T00:00:00Z", true),
            ("990019", "2026-11-07T23:59:59Z", true),
            ("990019", "2026-11-08T00:00:00Z", false),
            ("990027", "2026-11-02T00:00:00Z", false),
        ] {
            assert_eq!(disaster.strikes(municipality, at(instant)), struck);
        }
    }
}
