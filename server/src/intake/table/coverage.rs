//! Insurance (被保険者資格), with the elements of オンライン資格確認.

use std::path::Path;

use hikae_core::record::Organization;
use hikae_core::record::coverage::{
    Certificate, Coverage, CoverageError, Elderly, Limit, LimitClass, Loss, Relation, Share,
    SpecificDisease, Validity,
};
use unicode_normalization::UnicodeNormalization;

use super::{Layout, Row, residents};
use crate::intake::fault::Reason;
use crate::intake::found::{Sink, Stopped};
use crate::intake::parsed::{CoverageRow, Subject};

pub(super) static LAYOUT: Layout = Layout {
    name: "coverage",
    required: &[
        "保険者番号",
        "保険者名称",
        "番号",
        "フリガナ",
        "生年月日",
        "性別",
        "本人家族",
        "資格取得日",
    ],
    optional: &[
        "宛名番号",
        "自治体コード",
        "記号",
        "枝番",
        "資格喪失日",
        "喪失事由",
        "負担割合",
        "高齢受給者証負担割合",
        "高齢受給者証開始日",
        "高齢受給者証終了日",
        "限度額適用区分",
        "限度額開始日",
        "限度額終了日",
        "特定疾病",
        "特定疾病開始日",
        "特定疾病終了日",
        "自己負担限度額",
        "更新日",
    ],
};

/// Reads a file of insurances.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. Whatever is wrong goes to the sink.
pub fn read(path: &Path, sink: Sink<'_, CoverageRow>) -> Result<(), Stopped> {
    super::read(path, &LAYOUT, parse, sink)
}

pub(super) fn parse(row: &Row<'_>, remarks: &mut Vec<String>) -> Result<CoverageRow, Reason> {
    let municipal_number = match row.optional("宛名番号") {
        Some(number) => Some((residents::municipality(row, remarks)?, number.to_owned())),
        None => None,
    };
    let (insurer_number, insured) = residents::insured(row, remarks)?
        .ok_or_else(|| Reason::malformed("保険者番号 is empty"))?;
    let birth_date = row.day("生年月日")?;
    let coverage = Coverage {
        insurer: Organization {
            code: Some(insurer_number),
            name: row.required("保険者名称")?.to_owned(),
        },
        symbol: insured.symbol.clone(),
        number: insured.number.clone(),
        branch: insured.branch.clone(),
        relation: relation(row.required("本人家族")?)?,
        acquired_on: row.day("資格取得日")?,
        lost_on: row.optional_day("資格喪失日")?,
        loss: row.optional("喪失事由").map(loss).transpose()?,
        share: row
            .optional("負担割合")
            .map(|text| share("負担割合", text))
            .transpose()?,
        elderly: elderly(row)?,
        limit: limit(row)?,
        as_of: row.optional_day("更新日")?,
    };
    coverage.check().map_err(odd)?;
    if coverage.acquired_on < birth_date {
        return Err(Reason::malformed("資格取得日 is before 生年月日"));
    }
    let certificate = certificate(row, &coverage)?;
    Ok(CoverageRow {
        municipal_number,
        subject: Subject {
            insured,
            name: row.required("フリガナ")?.to_owned(),
            sex: residents::sex(row.required("性別")?)?,
            birth_date,
            postal_code: None,
            address: None,
        },
        coverage,
        certificate,
    })
}

fn odd(error: CoverageError) -> Reason {
    Reason::malformed(error.to_string())
}

/// `1`, `本人`; `2`, `家族`.
fn relation(text: &str) -> Result<Relation, Reason> {
    match folded(text).as_str() {
        "1" | "本人" => Ok(Relation::Insured),
        "2" | "家族" => Ok(Relation::Family),
        _ => Err(Reason::malformed(
            "本人家族 is neither 1 (本人) nor 2 (家族)",
        )),
    }
}

/// 資格喪失事由: `01`, `02`, `03`, `99`.
fn loss(text: &str) -> Result<Loss, Reason> {
    match folded(text).as_str() {
        "01" | "1" => Ok(Loss::Death),
        "02" | "2" => Ok(Loss::PublicAssistance),
        "03" | "3" => Ok(Loss::OtherInsurance),
        "99" => Ok(Loss::Other),
        _ => Err(Reason::malformed("喪失事由 is none of 01, 02, 03, 99")),
    }
}

/// `3`, `3割`, and `030` as オンライン資格確認 writes it.
fn share(column: &str, text: &str) -> Result<Share, Reason> {
    let text = folded(text);
    let tenths = text.strip_suffix('割').unwrap_or(&text);
    let tenths = match tenths.as_bytes() {
        [tenths] | [b'0', tenths, b'0'] => tenths.checked_sub(b'0'),
        _ => None,
    };
    tenths
        .and_then(Share::tenths)
        .ok_or_else(|| Reason::malformed(format!("{column} is none of 1, 2, 3 (割)")))
}

fn elderly(row: &Row<'_>) -> Result<Option<Elderly>, Reason> {
    let valid = validity(row, "高齢受給者証開始日", "高齢受給者証終了日")?;
    match (row.optional("高齢受給者証負担割合"), valid) {
        (Some(text), Some(valid)) => Ok(Some(Elderly {
            share: share("高齢受給者証負担割合", text)?,
            valid,
        })),
        (None, None) => Ok(None),
        _ => Err(Reason::malformed("高齢受給者証 needs 負担割合 and 開始日")),
    }
}

fn limit(row: &Row<'_>) -> Result<Option<Limit>, Reason> {
    let valid = validity(row, "限度額開始日", "限度額終了日")?;
    match (row.optional("限度額適用区分"), valid) {
        (Some(text), Some(valid)) => {
            let class = LimitClass::find(text).or_else(|| LimitClass::find(&folded(text)));
            let class = class.ok_or_else(|| {
                Reason::malformed("限度額適用区分 is none of A01 to A06, B01 to B10")
            })?;
            Ok(Some(Limit { class, valid }))
        }
        (None, None) => Ok(None),
        _ => Err(Reason::malformed(
            "限度額 needs 限度額適用区分 and 限度額開始日",
        )),
    }
}

fn certificate(row: &Row<'_>, coverage: &Coverage) -> Result<Option<Certificate>, Reason> {
    let valid = validity(row, "特定疾病開始日", "特定疾病終了日")?;
    let most = row.optional("自己負担限度額").map(yen).transpose()?;
    let (code, valid) = match (row.optional("特定疾病"), valid) {
        (Some(code), Some(valid)) => (folded(code), valid),
        (None, None) if most.is_none() => return Ok(None),
        _ => {
            return Err(Reason::malformed(
                "特定疾病 needs its code and 特定疾病開始日",
            ));
        }
    };
    let certificate = Certificate {
        insurer: coverage.insurer.clone(),
        disease: SpecificDisease::from_code(&code)
            .ok_or_else(|| Reason::malformed("特定疾病 is none of 1, 2, 3"))?,
        valid,
        most,
        as_of: coverage.as_of,
    };
    certificate.check().map_err(odd)?;
    Ok(Some(certificate))
}

fn validity(row: &Row<'_>, from: &str, until: &str) -> Result<Option<Validity>, Reason> {
    match (row.optional_day(from)?, row.optional_day(until)?) {
        (Some(from), until) => Ok(Some(Validity { from, until })),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Reason::malformed(format!("{until} without {from}"))),
    }
}

/// `10000`, `10,000`, `10000円`.
fn yen(text: &str) -> Result<u32, Reason> {
    let text = folded(text).replace(',', "");
    let digits = text.strip_suffix('円').unwrap_or(&text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain
        .then(|| digits.parse().ok())
        .flatten()
        .ok_or_else(|| Reason::malformed("自己負担限度額 is not a number of yen"))
}

fn folded(text: &str) -> String {
    text.nfkc().collect()
}
