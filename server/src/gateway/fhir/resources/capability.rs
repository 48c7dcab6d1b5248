//! CapabilityStatement: what can be asked for (<http://hl7.org/fhir/R4/capabilitystatement.html>).

use super::common::concept;
use super::json::{Json, object};
use super::{MEDIA_TYPE, VERSION};
use crate::gateway::fhir::Kind;

/// When what it says was last changed.
const CHANGED: &str = "2026-11-21";

/// What this server can do, the same for everyone.
pub fn capability(origin: &str, municipality: &str) -> Json {
    object! {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": CHANGED,
        "publisher": municipality.to_owned(),
        "kind": "instance",
        "software": object! { "name": "Hikae", "version": env!("CARGO_PKG_VERSION") },
        "implementation": object! {
            "description": format!("{municipality} – 閲覧のみ"),
            "url": format!("{origin}/fhir"),
        },
        "fhirVersion": VERSION,
        "format": [MEDIA_TYPE.split(';').next().map(str::to_owned), Some("json".to_owned())],
        "rest": [object! {
            "mode": "server",
            "documentation": "Every read is decided by what the person permits and is written into \
                the person's log before it is answered. A search names the person by the \
                institution's own pseudonym. meta.lastUpdated is told to the day in Japan: \
                _lastUpdated=gt… also finds what came on that very day.",
            "security": object! {
                "service": [concept(
                    "http://terminology.hl7.org/CodeSystem/restful-security-service",
                    "SMART-on-FHIR",
                    "SMART-on-FHIR",
                )],
            },
            "resource": Json::list(Kind::ALL.map(resource)),
        }],
    }
}

fn resource(kind: Kind) -> Json {
    let search = kind
        .is_searched()
        .then(|| object! { "code": "search-type" });
    let everything = (kind == Kind::Patient).then(|| {
        object! {
            "name": "everything",
            "definition": "http://hl7.org/fhir/OperationDefinition/Patient-everything",
        }
    });
    let always: &[&'static str] = if kind.is_searched() {
        &["_lastUpdated"]
    } else {
        &[]
    };
    let parameters = kind.parameters().iter().chain(always);
    object! {
        "type": kind.name(),
        "supportedProfile": Json::list(profiles(kind).iter().copied()),
        "interaction": [Some(object! { "code": "read" }), search],
        "versioning": "versioned",
        "readHistory": false,
        "conditionalRead": "not-match",
        "referencePolicy": ["literal"],
        "searchParam": Json::list(parameters.map(|name| object! {
            "name": *name,
            "type": match *name {
                "patient" => "reference",
                "date" | "_lastUpdated" => "date",
                _ => "token",
            },
        })),
        "operation": [everything],
    }
}

fn profiles(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Patient => {
            &["http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Patient_eCheckupGeneral"]
        }
        Kind::Observation => &[
            "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Observation_eCheckupGeneral",
            "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_ObservationGroup_eCheckupGeneral",
        ],
        Kind::DiagnosticReport => {
            &["http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common"]
        }
        Kind::Immunization => &["http://jpfhir.jp/fhir/core/StructureDefinition/JP_Immunization"],
        Kind::Coverage => &[super::coverage::PROFILE],
        Kind::Bundle | Kind::Consent => &[],
    }
}
