//! 特定健診 (specific health checkup) reports, as CDA R2 files of format V08 carry them.

pub mod codes;
pub mod items;
mod measure;
pub mod questionnaire;
mod reading;
pub(crate) mod table;
#[cfg(test)]
pub(crate) mod testing;
pub mod units;

pub use measure::Measure;
pub use reading::{BloodDrawing, Reading};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Organization;

/// One report: everything that one checkup of one person found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// 報告区分 (`1.2.392.200119.6.1001`), for example `10` for 特定健診.
    pub report_code: String,
    /// プログラム種別 (`1.2.392.200119.6.1002`), for example `010`.
    pub program_code: String,
    /// Day of the checkup (健診実施年月日).
    pub performed_on: NaiveDate,
    /// Day on which the file was made.
    pub issued_on: NaiveDate,
    /// Who did the checkup (健診実施機関).
    pub performer: Organization,
    /// Who made the file.
    pub author: Organization,
    /// The sections of the file, in its order.
    pub sections: Vec<Section>,
}

impl Report {
    /// Every observation, in file order, groups flattened.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        self.sections
            .iter()
            .flat_map(|section| section.observations.iter())
    }
}

/// A CDA section (`1.2.392.200119.6.1010`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Section code, for example `01010`.
    pub code: String,
    /// Title as received.
    pub title: String,
    /// What was observed.
    pub observations: Vec<Observation>,
}

/// One observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// 17-character item code (`1.2.392.200119.6.1005`).
    pub code: String,
    /// Name as received; the official name is in the item table.
    pub name: Option<String>,
    /// What came out.
    pub outcome: Outcome,
    /// The institution's own judgement.
    pub interpretation: Option<Interpretation>,
    /// The institution's own reference range.
    pub reference: Option<ReferenceRange>,
    /// 検査方法コード (`1.2.392.200119.6.1007`).
    pub method: Option<String>,
    /// The doctor who judged, where the item has one.
    pub author: Option<String>,
    /// Observations with the same number belong together (一連検査グループ).
    pub group: Option<u16>,
}

/// What came out of an observation. A value, and the different ways of having none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Outcome {
    /// A number with its unit, with as many decimals as the source wrote (5.60 is not 5.6).
    Quantity(Quantity),
    /// Outside the range that the format can carry (入力範囲外): 「以上」 or 「以下」,
    /// with what was measured if the source gave it.
    OutOfRange {
        /// Above or below.
        side: Side,
        /// What was measured.
        measured: Option<Quantity>,
    },
    /// A code of a result table (CD or CO).
    Coded {
        /// The code.
        code: String,
        /// OID of its table; empty if the file names none.
        system: String,
    },
    /// Free text.
    Text {
        /// The text as received.
        text: String,
    },
    /// The item is there, its value is not (`nullFlavor`).
    Missing,
    /// The examination was not performed (`negationInd`).
    NotPerformed,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number, exact, with its scale.
    pub value: Decimal,
    /// Unit as the file writes it (`mm[Hg]`); empty for unitless items.
    pub unit: String,
}

/// Which side of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// 以上 (H).
    Above,
    /// 以下 (L).
    Below,
}

/// The institution's judgement of a value (`interpretationCode`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interpretation {
    /// L.
    Low,
    /// N.
    Normal,
    /// H.
    High,
}

/// The institution's reference range; either end may be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceRange {
    /// Lowest normal value.
    pub low: Option<Quantity>,
    /// Highest normal value.
    pub high: Option<Quantity>,
}
