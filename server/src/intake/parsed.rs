//! What the parsers hand over: plain values, not yet linked to anyone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::record::checkup::Report;
use hikae_core::record::coverage::{Certificate, Coverage};
use hikae_core::record::vaccination::Vaccination;
use hikae_core::resident::{InsuredNumber, Sex};
use hikae_core::watch::Hours;

/// One checkup file (hc08 V08).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedCheckup {
    /// Whom the file says it is about.
    pub subject: Subject,
    /// What it says.
    pub report: Report,
    /// Oddities that do not stop the import, in words without personal content: unknown item
    /// codes, identifiers whose check digit is wrong.
    pub remarks: Vec<String>,
}

/// Whom a checkup file (`recordTarget/patientRole`) or a row of insurances is about, as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// 保険者番号, 記号, 番号, 枝番.
    pub insured: InsuredNumber,
    /// Name: one text node, in katakana by the rules of the format.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Postal code `NNN-NNNN`.
    pub postal_code: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// One row of a vaccination ledger (予防接種台帳).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaccinationRow {
    /// 宛名番号.
    pub municipal_number: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Name in katakana, where the ledger gives it.
    pub kana: Option<String>,
    /// What was given.
    pub vaccination: Vaccination,
}

/// One row of a file of insurances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageRow {
    /// 自治体コード and 宛名番号, where the insurer knows them.
    pub municipal_number: Option<(String, String)>,
    /// Whom the row says it is about.
    pub subject: Subject,
    /// The insurance.
    pub coverage: Coverage,
    /// The certificate for a specific disease that goes with it.
    pub certificate: Option<Certificate>,
}

/// One row of a list of moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveRow {
    /// 自治体コード and 宛名番号 from where.
    pub from: (String, String),
    /// 自治体コード and 宛名番号 to where.
    pub to: (String, String),
    /// 転入日.
    pub on: NaiveDate,
    /// Name in katakana.
    pub kana: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: NaiveDate,
}

/// One row of the list of institutions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionRow {
    /// 機関コード, 保険者番号 or 自治体コード: what makes the row the same institution again.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: InstitutionKind,
    /// Departments or units.
    pub units: Vec<String>,
    /// Purposes for which it may ever ask.
    pub purposes: BTreeSet<Purpose>,
    /// Where its privacy officer can be reached.
    pub contact: String,
    /// 全国地方公共団体コード of where it is.
    pub place: Option<String>,
    /// When its units are open.
    pub hours: BTreeMap<String, Hours>,
}
