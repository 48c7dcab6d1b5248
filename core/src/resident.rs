//! A resident as the municipality's register knows them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::identifiers::{BranchNumber, InsurerNumber, comparable};

/// Sex as the register and the checkup files code it (`1.2.392.200119.6.1104`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// 男, code 1.
    Male,
    /// 女, code 2.
    Female,
}

/// Whom an insurer knows: 保険者番号, 記号, 番号 and 枝番, as received.
/// Compare only after normalisation (`identifiers::comparable`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsuredNumber {
    /// 保険者番号, 8 digits (6 for 国保, zero-padded).
    pub insurer: String,
    /// 被保険者証等記号; absent for some insurers.
    pub symbol: Option<String>,
    /// 被保険者証等番号.
    pub number: String,
    /// 枝番, 2 digits; absent in records from before 2021.
    pub branch: Option<String>,
}

impl InsuredNumber {
    /// Whether two numbers are the same, compared in their comparable forms. The branch counts only
    /// where both have it.
    pub fn is_same(&self, other: &Self) -> bool {
        let insurer = |number: &Self| {
            InsurerNumber::parse(&number.insurer).map_or_else(
                |_| comparable(&number.insurer),
                |insurer| insurer.as_str().to_owned(),
            )
        };
        let symbol = |number: &Self| number.symbol.as_deref().map(comparable);
        let branch = |number: &Self| {
            number.branch.as_deref().map(|branch| {
                BranchNumber::parse(branch)
                    .map_or_else(|_| comparable(branch), |branch| branch.as_str().to_owned())
            })
        };
        let branches_agree = match (branch(self), branch(other)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        insurer(self) == insurer(other)
            && symbol(self) == symbol(other)
            && comparable(&self.number) == comparable(&other.number)
            && branches_agree
    }
}

/// Where someone lived before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residence {
    /// 全国地方公共団体コード, 6 digits.
    pub municipality: String,
    /// 宛名番号 there.
    pub municipal_number: String,
    /// The day on which they moved away.
    pub until: NaiveDate,
}

/// One resident of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resident {
    /// 宛名番号: the municipality's own number for the person.
    pub municipal_number: String,
    /// 全国地方公共団体コード, 6 digits.
    pub municipality: String,
    /// Name as registered; family and given name separated by a space.
    pub name: String,
    /// Reading in katakana.
    pub kana: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// Postal code `NNN-NNNN`.
    pub postal_code: Option<String>,
    /// Address as registered.
    pub address: String,
    /// Health insurance, if the register knows it.
    pub insured: Option<InsuredNumber>,
}
