//! What a file is, told by its content. Names are never looked at.

use super::fault::Reason;
use super::xml::{self, Xml};
use super::{cda, mhlw};

/// What a file of a checkup delivery can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A ZIP package.
    Package,
    /// A CDA document: a checkup (h) or health guidance (g).
    Document,
    /// 交換用基本情報 (ix08).
    Index,
    /// 集計情報 (su08).
    Summary,
    /// 決済情報 (cc08, gc08): which checkup was paid how.
    Claim,
    /// An XML schema, as packages carry them along.
    Schema,
}

const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

/// Recognises a file.
///
/// # Errors
/// A [`Reason`] if it is none of them, or an older version of one.
pub fn recognise(bytes: &[u8]) -> Result<Kind, Reason> {
    if is_zip(bytes) {
        return Ok(Kind::Package);
    }
    if bytes.trim_ascii().is_empty() {
        return Err(Reason::not_recognised("the file is empty"));
    }
    let text = xml::decode(bytes)?;
    if !text.trim_start().starts_with('<') {
        return Err(Reason::not_recognised("neither a ZIP package nor XML"));
    }
    let (xml, root) = Xml::open(&text).map_err(xml::Flaw::into_reason)?;
    match (xml.namespace(), root.name()) {
        (cda::NAMESPACE, cda::ROOT) => Ok(Kind::Document),
        (mhlw::NAMESPACE, mhlw::INDEX) => Ok(Kind::Index),
        (mhlw::NAMESPACE, mhlw::SUMMARY) => Ok(Kind::Summary),
        (mhlw::NAMESPACE, "checkupClaim" | "healthGuidanceClaim") => Ok(Kind::Claim),
        (SCHEMA, "schema") => Ok(Kind::Schema),
        (mhlw::OLD_NAMESPACE, _) => Err(Reason::not_recognised(
            "of an earlier version of the format (before the fourth phase, version 8)",
        )),
        (_, cda::ROOT) => Err(Reason::not_recognised(
            "ClinicalDocument, but not in the namespace urn:hl7-org:v3",
        )),
        _ => Err(Reason::not_recognised("XML, but not of a checkup delivery")),
    }
}

/// Whether the file begins as a ZIP archive does.
pub fn is_zip(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..])
}
