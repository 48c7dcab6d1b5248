//! Data types, and what all resources share.

use chrono::{DateTime, SecondsFormat, Utc};
use hikae_core::calendar::{jst, jst_date, start_of_jst_day};
use hikae_core::record::Organization;

use super::json::{Json, object};
use crate::disclosure::ReleasedRecord;

/// Extension that says why something required is not there.
const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// 機関コード.
const INSTITUTION: &str = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";

/// A resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its type.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// All of it.
    pub json: Json,
}

/// `meta` of a resource.
pub(super) struct Meta {
    /// Its version.
    pub(super) version: String,
    /// When it was last changed, to the day.
    pub(super) updated: DateTime<Utc>,
    /// What it conforms to.
    pub(super) profile: &'static str,
}

impl Meta {
    /// Of something made of a record.
    pub(super) fn of(record: &ReleasedRecord, profile: &'static str) -> Self {
        Self {
            version: record.version().to_string(),
            updated: updated(record.received_at()),
            profile,
        }
    }
}

/// When something that came at `at` counts as changed: at the beginning of its day in Japan. The
/// exact instant would be the same for every institution, and two of them could tell by it that
/// they know the same person.
pub fn updated(at: DateTime<Utc>) -> DateTime<Utc> {
    start_of_jst_day(jst_date(at))
}

/// A resource, from its own elements.
pub(super) fn resource(kind: &'static str, id: String, meta: Meta, own: Json) -> Resource {
    let mut fields = vec![
        ("resourceType", kind.into()),
        ("id", id.clone().into()),
        (
            "meta",
            object! {
                "versionId": meta.version.clone(),
                "lastUpdated": instant(meta.updated),
                "profile": [meta.profile],
            },
        ),
    ];
    if let Json::Object(own) = own {
        fields.extend(own);
    }
    Resource {
        kind,
        id,
        version: meta.version,
        json: Json::object(fields),
    }
}

/// An instant, in Japan's time.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    jst(at).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// A code.
pub(super) fn coding(
    system: impl Into<Json>,
    code: impl Into<Json>,
    display: impl Into<Json>,
) -> Json {
    object! { "system": system, "code": code, "display": display }
}

/// A concept of one code.
pub(super) fn concept(
    system: impl Into<Json>,
    code: impl Into<Json>,
    display: impl Into<Json>,
) -> Json {
    object! { "coding": [coding(system, code, display)] }
}

/// A reference to a resource on this server.
pub(super) fn reference(kind: &str, id: &str) -> Json {
    object! { "reference": format!("{kind}/{id}") }
}

/// An OID as a URI.
pub(super) fn oid(oid: &str) -> String {
    format!("urn:oid:{oid}")
}

/// The identifier of an institution by its code.
pub(super) fn institution_code(it: &Organization) -> Option<Json> {
    let code = it.code.clone()?;
    Some(object! { "system": INSTITUTION, "value": code })
}

/// An institution that is named without being a resource of its own.
pub(super) fn named(it: &Organization) -> Json {
    object! {
        "type": "Organization",
        "identifier": institution_code(it),
        "display": it.name.clone(),
    }
}

/// In the place of a primitive that is required and does not leave.
pub(super) fn masked() -> Json {
    object! { "extension": [object! { "url": ABSENT, "valueCode": "masked" }] }
}
