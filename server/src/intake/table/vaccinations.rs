//! The vaccination ledger (予防接種台帳, 予防接種法施行規則 第3条).

use std::path::Path;

use hikae_core::record::Organization;
use hikae_core::record::vaccination::Vaccination;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::{Layout, Row, residents};
use crate::intake::fault::Reason;
use crate::intake::found::{Sink, Stopped};
use crate::intake::number::decimal;
use crate::intake::parsed::VaccinationRow;

pub(super) static LAYOUT: Layout = Layout {
    name: "vaccinations",
    required: &[
        "宛名番号",
        "自治体コード",
        "生年月日",
        "予防接種の種類",
        "実施年月日",
    ],
    optional: &[
        "フリガナ",
        "予防接種コード",
        "回数",
        "製品名",
        "ロット番号",
        "接種量",
        "実施機関コード",
        "実施機関名",
    ],
};

/// Reads a vaccination ledger.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. Whatever is wrong goes to the sink.
pub fn read(path: &Path, sink: Sink<'_, VaccinationRow>) -> Result<(), Stopped> {
    super::read(path, &LAYOUT, parse, sink)
}

pub(super) fn parse(row: &Row<'_>, remarks: &mut Vec<String>) -> Result<VaccinationRow, Reason> {
    let birth_date = row.day("生年月日")?;
    let given_on = row.day("実施年月日")?;
    if given_on < birth_date {
        return Err(Reason::malformed("実施年月日 is before 生年月日"));
    }
    let owned = |column: &str| row.optional(column).map(str::to_owned);
    let name = row.required("予防接種の種類")?.to_owned();
    let code = owned("実施機関コード");
    let performer = match owned("実施機関名") {
        Some(name) => Some(Organization { code, name }),
        None if code.is_none() => None,
        None => return Err(Reason::malformed("実施機関コード without 実施機関名")),
    };
    Ok(VaccinationRow {
        municipal_number: row.required("宛名番号")?.to_owned(),
        birth_date,
        kana: owned("フリガナ"),
        vaccination: Vaccination {
            vaccine: owned("予防接種コード").unwrap_or_else(|| name.clone()),
            name,
            given_on,
            dose: row.optional("回数").map(dose).transpose()?,
            product: owned("製品名"),
            lot: owned("ロット番号"),
            volume_ml: row.optional("接種量").map(volume).transpose()?,
            performer,
            municipality: residents::municipality(row, remarks)?,
        },
    })
}

/// `2`, `2回`, `2回目`, `第2回`.
fn dose(text: &str) -> Result<u8, Reason> {
    let text: String = text.nfkc().collect();
    let number = text
        .trim_start_matches('第')
        .trim_end_matches('目')
        .trim_end_matches('回');
    number
        .parse()
        .ok()
        .filter(|dose| *dose > 0)
        .ok_or_else(|| Reason::malformed("回数 is not a number from 1 to 255"))
}

/// Millilitres: `0.5`, `0.5mL`.
fn volume(text: &str) -> Result<Decimal, Reason> {
    let text: String = text.nfkc().collect::<String>().to_lowercase();
    let number = text.trim_end_matches("ml").trim_end();
    decimal(number)
        .filter(|volume| !volume.is_sign_negative())
        .ok_or_else(|| Reason::malformed("接種量 is not a number of millilitres"))
}
