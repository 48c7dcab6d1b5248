//! What a person permits the institution that asks. Refusals are never told, and neither is whom
//! else a permit names.

use hikae_core::calendar::jst_date;
use hikae_core::consent::{Directive, Purpose, Scope};
use hikae_core::record::Category;

use super::common::{Resource, coding, concept, instant, reference, updated};
use super::json::{Json, object};
use super::parts::Maker;

const REASONS: &str = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
const TYPES: &str = "http://hl7.org/fhir/resource-types";

/// A permit. JP Core has no profile of its own for it (its JP_Consent is a placeholder).
pub(super) fn consent(maker: &Maker<'_>, permit: &Directive) -> Resource {
    let id = maker.names.directive(permit.id);
    let version = permit.version.to_string();
    let institution = maker.names.institution();
    let json = object! {
        "resourceType": "Consent",
        "id": id.clone(),
        "meta": object! {
            "versionId": version.clone(),
            "lastUpdated": instant(updated(permit.made_at)),
        },
        "status": "active",
        "scope": concept(
            "http://terminology.hl7.org/CodeSystem/consentscope",
            "patient-privacy",
            "Privacy Consent",
        ),
        "category": [concept("http://loinc.org", "59284-0", "Patient Consent")],
        "patient": reference("Patient", &maker.names.person()),
        "dateTime": jst_date(permit.made_at),
        "policyRule": concept(
            "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "OPTIN",
            "opt-in",
        ),
        "provision": object! {
            "type": "permit",
            "period": object! {
                "start": jst_date(permit.valid_from),
                "end": permit.valid_until.map(jst_date),
            },
            "actor": [object! {
                "role": concept(
                    "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                    "IRCP",
                    "information recipient",
                ),
                "reference": object! {
                    "type": "Organization",
                    "identifier": object! {
                        "system": "urn:ietf:rfc:3986",
                        "value": format!("urn:uuid:{institution}"),
                    },
                },
            }],
            "purpose": Json::list(permit.purposes.iter().map(|it| purpose(*it))),
            "class": Json::list(classes(&permit.scope).into_iter().map(|it| {
                object! { "system": TYPES, "code": it }
            })),
            "dataPeriod": permit.period.map(|period| object! {
                "start": period.from,
                "end": period.until,
            }),
        },
    };
    Resource {
        kind: "Consent",
        id,
        version,
        json,
    }
}

/// Whether it can be told. A permit for single records would name some that are withheld for
/// another reason; and one that reaches nothing that is read here would look as if it reached all.
pub(super) fn is_told(permit: &Directive) -> bool {
    !classes(&permit.scope).is_empty()
}

fn purpose(purpose: Purpose) -> Json {
    let (code, display) = purpose.act_reason();
    coding(REASONS, code, display)
}

/// The types of resources that it reaches; for single records none.
fn classes(scope: &Scope) -> Vec<&'static str> {
    let of = |category: Category| -> &[&str] {
        match category {
            Category::Checkup => &["Observation", "DiagnosticReport", "Bundle"],
            Category::Vaccination => &["Immunization"],
            Category::Coverage => &["Coverage"],
            Category::Medication | Category::Care => &[],
        }
    };
    let all = |categories: &mut dyn Iterator<Item = Category>| {
        categories.flat_map(|it| of(it).iter().copied()).collect()
    };
    match scope {
        Scope::All => all(&mut Category::ALL.into_iter()),
        Scope::Categories { categories, .. } => all(&mut categories.iter().copied()),
        Scope::Records { .. } => Vec::new(),
    }
}
