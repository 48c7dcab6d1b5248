//! Whom the records are about: pseudonym, sex, and as much of the birth as age needs.

use hikae_core::resident::Sex;

use super::common::{Meta, Resource, masked, resource, updated};
use super::json::{Json, object};
use super::parts::Maker;
use crate::disclosure::{Born, Subject};

const PROFILE: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Patient_eCheckupGeneral";
/// Says that a name is written as people write it, in ideographs.
const REPRESENTATION: &str = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

/// Name and address are required by the profile and do not leave. FHIR has words for that: the name
/// is the pseudonym (`anonymous`), the address is `masked`. The version is a hash of what it says; when the register last changed is nobody's
/// business, so that it counts as changed today.
pub(super) fn patient(maker: &Maker<'_>, subject: Subject) -> Resource {
    let name = object! {
        "extension": [object! { "url": REPRESENTATION, "valueCode": "IDE" }],
        "use": "anonymous",
        "text": maker.names.person(),
    };
    let own = object! {
        "identifier": [object! {
            "system": maker.pseudonym_system(),
            "value": maker.names.person(),
        }],
        "name": [name],
        "gender": match subject.sex() {
            Sex::Male => "male",
            Sex::Female => "female",
        },
        "birthDate": birth_date(subject.born()),
        "address": [object! { "_text": masked() }],
    };
    let content = serde_json::to_vec(&own).unwrap_or_default();
    let meta = Meta {
        version: maker.names.version(&content),
        updated: updated(maker.now),
        profile: PROFILE,
    };
    resource("Patient", maker.names.person(), meta, own)
}

/// A date of which a part is unknown (<http://hl7.org/fhir/R4/datatypes.html#date>).
fn birth_date(born: Born) -> Json {
    match born.month {
        Some(month) => format!("{:04}-{month:02}", born.year),
        None => format!("{:04}", born.year),
    }
    .into()
}
