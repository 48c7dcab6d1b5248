//! The register of residents (住民).

use std::path::Path;

use hikae_core::identifiers::{
    BranchNumber, CheckDigit, InsurerNumber, MunicipalityCode, PostalCode,
};
use hikae_core::record::coverage::LONGEST_NUMBER;
use hikae_core::resident::{InsuredNumber, Resident, Sex};

use super::{Layout, Row};
use crate::intake::fault::Reason;
use crate::intake::found::{Sink, Stopped};

pub(super) static LAYOUT: Layout = Layout {
    name: "residents",
    required: &[
        "宛名番号",
        "自治体コード",
        "氏名",
        "フリガナ",
        "生年月日",
        "性別",
        "住所",
    ],
    optional: &["郵便番号", "保険者番号", "記号", "番号", "枝番"],
};

/// Reads a register of residents.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. Whatever is wrong goes to the sink.
pub fn read(path: &Path, sink: Sink<'_, Resident>) -> Result<(), Stopped> {
    super::read(path, &LAYOUT, parse, sink)
}

pub(super) fn parse(row: &Row<'_>, remarks: &mut Vec<String>) -> Result<Resident, Reason> {
    Ok(Resident {
        municipal_number: row.required("宛名番号")?.to_owned(),
        municipality: municipality(row, remarks)?,
        name: row.required("氏名")?.to_owned(),
        kana: row.required("フリガナ")?.to_owned(),
        birth_date: row.day("生年月日")?,
        sex: sex(row.required("性別")?)?,
        postal_code: row
            .optional("郵便番号")
            .map(PostalCode::parse)
            .transpose()
            .map_err(|error| Reason::malformed(error.to_string()))?
            .map(|code| code.as_str().to_owned()),
        address: row.required("住所")?.to_owned(),
        insured: insured(row, remarks)?.map(|(_, insured)| insured),
    })
}

pub(super) fn municipality(row: &Row<'_>, remarks: &mut Vec<String>) -> Result<String, Reason> {
    let code = MunicipalityCode::parse(row.required("自治体コード")?)
        .map_err(|error| Reason::malformed(error.to_string()))?;
    if code.check() == CheckDigit::Wrong {
        remarks.push("the check digit of 自治体コード is wrong".to_owned());
    }
    Ok(code.as_str().to_owned())
}

pub(super) fn sex(text: &str) -> Result<Sex, Reason> {
    match text {
        "1" | "１" | "男" | "男性" => Ok(Sex::Male),
        "2" | "２" | "女" | "女性" => Ok(Sex::Female),
        _ => Err(Reason::malformed("性別 is neither 1 (男) nor 2 (女)")),
    }
}

/// An insured number as received, with the 8 digits of its insurer.
pub(super) fn insured(
    row: &Row<'_>,
    remarks: &mut Vec<String>,
) -> Result<Option<(String, InsuredNumber)>, Reason> {
    let short = |column: &str| match row.optional(column) {
        Some(text) if text.chars().count() > LONGEST_NUMBER => Err(Reason::malformed(format!(
            "{column} is longer than {LONGEST_NUMBER} characters"
        ))),
        text => Ok(text.map(str::to_owned)),
    };
    let (symbol, number) = (short("記号")?, short("番号")?);
    let branch = row.optional("枝番");
    let Some(insurer) = row.optional("保険者番号") else {
        return match (symbol, number, branch) {
            (None, None, None) => Ok(None),
            _ => Err(Reason::malformed("記号, 番号 or 枝番 without 保険者番号")),
        };
    };
    let parsed = InsurerNumber::parse(insurer).map_err(|it| Reason::malformed(it.to_string()))?;
    if parsed.check() == CheckDigit::Wrong {
        remarks.push("the check digit of 保険者番号 is wrong".to_owned());
    }
    let branch = branch
        .map(BranchNumber::parse)
        .transpose()
        .map_err(|error| Reason::malformed(error.to_string()))?;
    let insured = InsuredNumber {
        insurer: insurer.to_owned(),
        symbol,
        number: number.ok_or_else(|| Reason::malformed("保険者番号 without 番号"))?,
        branch: branch.map(|branch| branch.as_str().to_owned()),
    };
    Ok(Some((parsed.as_str().to_owned(), insured)))
}
