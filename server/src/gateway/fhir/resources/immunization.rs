//! Vaccinations, after JP_Immunization.

use hikae_core::record::vaccination::{Vaccination, vaccine};

use super::common::{Meta, Resource, coding, named, reference, resource};
use super::json::object;
use super::parts::Maker;
use crate::disclosure::ReleasedRecord;

const PROFILE: &str = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Immunization";

pub(super) fn immunization(
    maker: &Maker<'_>,
    record: &ReleasedRecord,
    it: &Vaccination,
) -> Resource {
    let known = vaccine(&it.vaccine);
    let code = object! {
        "coding": [known.map(|known| {
            coding(maker.vaccine_system(), known.id, known.name.ja)
        })],
        "text": it.product.clone().unwrap_or_else(|| it.name.clone()),
    };
    let protocol = it.dose.map(|dose| {
        object! {
            "targetDisease": [known.map(|known| object! { "text": known.disease.ja })],
            "doseNumberPositiveInt": u32::from(dose),
        }
    });
    let own = object! {
        "status": "completed",
        "vaccineCode": code,
        "patient": reference("Patient", &maker.names.person()),
        "occurrenceDateTime": it.given_on,
        "primarySource": false,
        "lotNumber": it.lot.clone(),
        "doseQuantity": it.volume_ml.map(|volume| object! {
            "value": volume,
            "unit": "mL",
            "system": "http://unitsofmeasure.org",
            "code": "mL",
        }),
        "performer": [it.performer.as_ref().map(|place| object! { "actor": named(place) })],
        "protocolApplied": [protocol],
    };
    let id = maker.names.record(record.header().id);
    resource("Immunization", id, Meta::of(record, PROFILE), own)
}
