//! Vaccinations, as a municipality's ledger (予防接種台帳) records them, and the routine schedule
//! (定期接種): what a person can still have, and until when.

mod due;
mod period;
mod schedule;
mod vaccine;

pub use due::{Due, State, due};
pub use period::Period;
pub use vaccine::{Class, Text, VACCINES, Vaccine, vaccine};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Organization;

/// One vaccination given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vaccination {
    /// Id of a [`Vaccine`] or of a row of the schedule (`MR1`, `ZOS-R`, …), or what the ledger wrote where it knows no such id.
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
