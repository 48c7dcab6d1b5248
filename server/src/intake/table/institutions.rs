//! The list of institutions that may ask for records.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::institution::{code_doubt, unit_hours};
use serde::de::DeserializeOwned;

use super::{Layout, Row};
use crate::intake::fault::Reason;
use crate::intake::found::{Sink, Stopped};
use crate::intake::parsed::InstitutionRow;

pub(super) static LAYOUT: Layout = Layout {
    name: "institutions",
    required: &["機関コード", "名称", "種別", "目的", "連絡先"],
    optional: &["部署", "自治体コード", "診療時間"],
};

/// Reads a list of institutions.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. Whatever is wrong goes to the sink.
pub fn read(path: &Path, sink: Sink<'_, InstitutionRow>) -> Result<(), Stopped> {
    super::read(path, &LAYOUT, parse, sink)
}

pub(super) fn parse(row: &Row<'_>, remarks: &mut Vec<String>) -> Result<InstitutionRow, Reason> {
    let purposes: Option<BTreeSet<Purpose>> = list(row.required("目的")?).map(code).collect();
    let number = row.required("機関コード")?;
    let kind = code::<InstitutionKind>(row.required("種別")?)
        .ok_or_else(|| Reason::malformed("種別 is not a kind of institution"))?;
    remarks.extend(code_doubt(kind, number));
    Ok(InstitutionRow {
        code: number.to_owned(),
        name: row.required("名称")?.to_owned(),
        kind,
        units: row
            .optional("部署")
            .map_or_else(Vec::new, |units| list(units).map(str::to_owned).collect()),
        purposes: purposes.ok_or_else(|| Reason::malformed("目的 names an unknown purpose"))?,
        contact: row.required("連絡先")?.to_owned(),
        place: row.optional("自治体コード").map(str::to_owned),
        hours: row
            .optional("診療時間")
            .map_or_else(
                || Ok(BTreeMap::new()),
                |hours| list(hours).map(unit_hours).collect(),
            )
            .map_err(|error| Reason::malformed(format!("診療時間: {error}")))?,
    })
}

/// A closed list's code, as `docs/formats.md` lists them.
fn code<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.to_ascii_lowercase())).ok()
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
