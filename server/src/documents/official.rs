//! The official XML of a checkup delivery: hc08, ix08 and su08, version 8 (fourth phase).

use std::fmt::Display;

use askama::Template;
use chrono::NaiveDate;
use hikae_core::record::checkup::items::{self, Relation, ValueKind};
use hikae_core::record::checkup::{Interpretation, Observation, Outcome, Report, Section, Side};
use hikae_core::resident::Sex;

use crate::intake::Subject;

/// A checkup file (hc08): what [`crate::intake::cda::parse`] reads.
///
/// Observations of one group must stand together.
#[derive(Debug, Template)]
#[template(path = "official/checkup.xml")]
pub struct Checkup<'a> {
    /// Whom it is about.
    pub subject: &'a Subject,
    /// What was found.
    pub report: &'a Report,
}

/// The index of a package (ix08): from an institution to an insurer (種別 6, 実施区分 1).
#[derive(Debug, Template)]
#[template(path = "official/index.xml")]
pub struct Index<'a> {
    /// Day on which the package was made.
    pub created_on: Day,
    /// 健診機関番号.
    pub sender: &'a str,
    /// 保険者番号.
    pub receiver: &'a str,
    /// Reports in the package.
    pub records: usize,
}

/// The summary of a package (su08), without payments by the people examined.
#[derive(Debug, Template)]
#[template(path = "official/summary.xml")]
pub struct Summary {
    /// Reports in the package.
    pub records: usize,
    /// What all checkups cost together, yen.
    pub cost: usize,
}

/// A day as these files write it: `YYYYMMDD`.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub NaiveDate);

impl Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y%m%d"))
    }
}

/// What stands in one `entry` element.
enum Entry<'a> {
    Single(&'a Observation),
    Group(Vec<&'a Observation>),
}

impl Checkup<'_> {
    fn entries(section: &Section) -> Vec<Entry<'_>> {
        section
            .observations
            .chunk_by(|one, next| one.group.is_some() && one.group == next.group)
            .map(|members| match members {
                [only] if only.group.is_none() => Entry::Single(only),
                members => Entry::Group(members.iter().collect()),
            })
            .collect()
    }

    fn day(day: &NaiveDate) -> Day {
        Day(*day)
    }

    fn sex_code(sex: &Sex) -> &'static str {
        match sex {
            Sex::Male => "1",
            Sex::Female => "2",
        }
    }

    fn interpretation_code(interpretation: &Interpretation) -> &'static str {
        match interpretation {
            Interpretation::Low => "L",
            Interpretation::Normal => "N",
            Interpretation::High => "H",
        }
    }

    fn relation(observation: &Observation) -> &'static str {
        let battery = items::item(&observation.code).and_then(|item| item.battery.as_ref());
        match battery.map(|battery| battery.relation) {
            Some(Relation::Reason) => "RSON",
            _ => "COMP",
        }
    }

    fn code_type(observation: &Observation) -> &'static str {
        match items::item(&observation.code).map(|item| item.value) {
            Some(ValueKind::OrderedCode) => "CO",
            _ => "CD",
        }
    }

    fn missing_type(observation: &Observation) -> &'static str {
        match items::item(&observation.code).map(|item| item.value) {
            Some(ValueKind::OrderedCode) => "CO",
            Some(ValueKind::Code) => "CD",
            Some(ValueKind::Text) => "ST",
            _ => "PQ",
        }
    }
}
