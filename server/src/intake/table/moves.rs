//! Moves between municipalities that are hosted here (転入).

use std::path::Path;

use hikae_core::identifiers::MunicipalityCode;

use super::{Layout, Row, residents};
use crate::intake::fault::Reason;
use crate::intake::found::{Sink, Stopped};
use crate::intake::parsed::MoveRow;

pub(super) static LAYOUT: Layout = Layout {
    name: "moves",
    required: &[
        "宛名番号",
        "自治体コード",
        "転入元宛名番号",
        "転入元自治体コード",
        "転入日",
        "フリガナ",
        "生年月日",
        "性別",
    ],
    optional: &[],
};

/// Reads a list of moves.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. Whatever is wrong goes to the sink.
pub fn read(path: &Path, sink: Sink<'_, MoveRow>) -> Result<(), Stopped> {
    super::read(path, &LAYOUT, parse, sink)
}

pub(super) fn parse(row: &Row<'_>, remarks: &mut Vec<String>) -> Result<MoveRow, Reason> {
    let to = residents::municipality(row, remarks)?;
    let from = MunicipalityCode::parse(row.required("転入元自治体コード")?)
        .map_err(|error| Reason::malformed(error.to_string()))?;
    if from.as_str() == to {
        return Err(Reason::malformed("a move within one municipality"));
    }
    let (on, birth_date) = (row.day("転入日")?, row.day("生年月日")?);
    if on < birth_date {
        return Err(Reason::malformed("転入日 is before 生年月日"));
    }
    Ok(MoveRow {
        from: (
            from.as_str().to_owned(),
            row.required("転入元宛名番号")?.to_owned(),
        ),
        to: (to, row.required("宛名番号")?.to_owned()),
        on,
        kana: row.required("フリガナ")?.to_owned(),
        sex: residents::sex(row.required("性別")?)?,
        birth_date,
    })
}
