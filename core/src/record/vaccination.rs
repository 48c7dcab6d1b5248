//! Vaccinations, as a municipality's ledger (予防接種台帳) records them.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Organization;

/// One vaccination given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vaccination {
    /// Id in the schedule table (`MR1`, `ZOS-R`, …), or what the ledger wrote where it knows no such id.
    pub vaccine: String,
    /// Name as the ledger wrote it.
    pub name: String,
    /// Day on which it was given.
    pub given_on: NaiveDate,
    /// Which dose of its series (回数), from 1.
    pub dose: Option<u8>,
    /// Product name.
    pub product: Option<String>,
    /// ロット番号.
    pub lot: Option<String>,
    /// Volume in mL.
    pub volume_ml: Option<Decimal>,
    /// Where it was given.
    pub performer: Option<Organization>,
    /// 全国地方公共団体コード of the municipality whose ledger holds it.
    pub municipality: String,
}
