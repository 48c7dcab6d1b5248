//! Records: what is kept about a person, as their source gave it.

pub mod checkup;
pub mod coverage;
pub mod vaccination;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::RecordId;

/// What kind of record it is: the unit in which sharing is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// 健診: a checkup report.
    Checkup,
    /// 予防接種: one vaccination.
    Vaccination,
    /// お薬: medication dispensed.
    Medication,
    /// 診療: care received.
    Care,
    /// 保険: insurance coverage.
    Coverage,
}

impl Category {
    /// Every category, in the order in which pages list them.
    pub const ALL: [Self; 5] = [
        Self::Checkup,
        Self::Vaccination,
        Self::Medication,
        Self::Care,
        Self::Coverage,
    ];
}

/// Records that no "all" includes: they must be named to be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SensitiveClass {
    /// 特定疾病, HIV among them.
    SpecificDisease,
    /// こころの健康.
    MentalHealth,
    /// 妊娠・出産・性に関わる健康.
    ReproductiveHealth,
    /// 手術.
    Surgery,
    /// 遺伝.
    Genetic,
}

impl SensitiveClass {
    /// Every class, in the order in which pages list them.
    pub const ALL: [Self; 5] = [
        Self::SpecificDisease,
        Self::MentalHealth,
        Self::ReproductiveHealth,
        Self::Surgery,
        Self::Genetic,
    ];
}

/// What sharing decisions need to know about a record, and nothing more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordRef {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub category: Category,
    /// Its sensitive class, if it has one.
    pub sensitive: Option<SensitiveClass>,
    /// The day that the record is about (not the day it arrived).
    pub date: NaiveDate,
}

/// An organisation as a record names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// 機関番号 or 機関コード, 10 digits, as received.
    pub code: Option<String>,
    /// Name as received.
    pub name: String,
}

/// The content of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Record {
    /// A checkup report.
    Checkup(checkup::Report),
    /// One vaccination.
    Vaccination(vaccination::Vaccination),
    /// An insurance.
    Coverage(coverage::Coverage),
    /// A certificate for a specific disease.
    Certificate(coverage::Certificate),
}

impl Record {
    /// Its kind.
    pub const fn category(&self) -> Category {
        match self {
            Self::Checkup(_) => Category::Checkup,
            Self::Vaccination(_) => Category::Vaccination,
            Self::Coverage(_) | Self::Certificate(_) => Category::Coverage,
        }
    }

    /// Where what it tells of was done, or who gave it out, as the source names it.
    pub const fn performer(&self) -> Option<&Organization> {
        match self {
            Self::Checkup(report) => Some(&report.performer),
            Self::Vaccination(vaccination) => vaccination.performer.as_ref(),
            Self::Coverage(coverage) => Some(&coverage.insurer),
            Self::Certificate(certificate) => Some(&certificate.insurer),
        }
    }

    /// Codes of the institutions whose work it tells of, or who hold it.
    pub fn institutions(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Self::Checkup(report) => (
                report.performer.code.as_deref(),
                report.author.code.as_deref(),
            ),
            Self::Vaccination(it) => (
                it.performer
                    .as_ref()
                    .and_then(|place| place.code.as_deref()),
                Some(it.municipality.as_str()),
            ),
            Self::Coverage(it) => (it.insurer.code.as_deref(), None),
            Self::Certificate(it) => (it.insurer.code.as_deref(), None),
        };
        one.into_iter().chain(other)
    }

    /// The day that it is about.
    pub const fn date(&self) -> NaiveDate {
        match self {
            Self::Checkup(report) => report.performed_on,
            Self::Vaccination(vaccination) => vaccination.given_on,
            Self::Coverage(coverage) => coverage.acquired_on,
            Self::Certificate(certificate) => certificate.valid.from,
        }
    }
}
