//! A checkup's observations and their list, after JP_Observation_eCheckupGeneral,
//! JP_ObservationGroup_eCheckupGeneral and JP_DiagnosticReport_Common.

use std::collections::BTreeSet;

use hikae_core::calendar::start_of_jst_day;
use hikae_core::record::checkup::items::{ItemCategory, Relation};
use hikae_core::record::checkup::{
    Interpretation, Observation, Outcome, Quantity, ReferenceRange, Report, Side, codes, units,
};

use super::common::{Meta, Resource, concept, instant, named, oid, reference, resource};
use super::document::{TYPE, TYPE_NAME, TYPES};
use super::json::{Json, object};
use super::parts::Maker;
use crate::disclosure::ReleasedRecord;

/// Code system of the items.
pub(super) const ITEMS: &str = "urn:oid:1.2.392.200119.6.1005";
/// Code system of the groups.
pub(super) const GROUPS: &str = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/observationGroup-codes";
/// Code system of the categories.
pub(super) const CATEGORIES: &str =
    "http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS";

const OBSERVATION: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Observation_eCheckupGeneral";
const GROUP: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_ObservationGroup_eCheckupGeneral";
const REPORT: &str = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common";
const RELATIONSHIP: &str =
    "http://jpfhir.jp/fhir/Common/Extension/StructureDefinition/observatioGroupRelationship";
const INTERPRETATIONS: &str = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
const REASONS: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// 医師の診断(判定).
const DIAGNOSIS: &str = "9N511000000000049";

/// One observation.
pub(super) fn observation(
    maker: &Maker<'_>,
    record: &ReleasedRecord,
    place: usize,
    it: &Observation,
) -> Resource {
    let (value, absent) = outcome(it);
    let mut own = vec![
        (
            "status",
            if absent.is_none() {
                "final"
            } else {
                "cancelled"
            }
            .into(),
        ),
        (
            "category",
            [concept(CATEGORIES, category(it), Json::Nothing)].into(),
        ),
        (
            "code",
            concept(ITEMS, it.code.clone(), it.label().to_owned()),
        ),
        ("subject", reference("Patient", &maker.names.person())),
        ("effectiveDateTime", record.header().date.into()),
        ("performer", [it.author.clone().map(doctor)].into()),
    ];
    own.extend(value);
    own.extend([
        ("dataAbsentReason", absent.into()),
        ("interpretation", [interpretation(it)].into()),
        ("method", it.method.as_deref().map(method).into()),
        ("referenceRange", [it.reference.as_ref().map(range)].into()),
    ]);
    let id = maker.names.part(record.header().id, &place.to_string());
    resource(
        "Observation",
        id,
        Meta::of(record, OBSERVATION),
        Json::object(own),
    )
}

/// The numbers of a report's groups whose kind the guide knows.
pub(super) fn groups(report: &Report) -> BTreeSet<u16> {
    report
        .observations()
        .filter_map(|it| it.group)
        .filter(|number| group_code(report, *number).is_some())
        .collect()
}

/// What a group is about: the analyte that its items name.
pub(super) fn group_code(report: &Report, number: u16) -> Option<&'static str> {
    members(report, number).find_map(|(_, it)| it.item()?.battery?.group.get(..5))
}

/// A group, which refers to its members.
pub(super) fn group(
    maker: &Maker<'_>,
    record: &ReleasedRecord,
    report: &Report,
    number: u16,
) -> Option<Resource> {
    let code = group_code(report, number)?;
    let of = record.header().id;
    let members = members(report, number).map(|(place, it)| {
        let id = maker.names.part(of, &place.to_string());
        let battery = it.item().and_then(|item| item.battery);
        let relation = match battery.map(|battery| battery.relation) {
            Some(Relation::Reason) => "RSON",
            _ => "COMP",
        };
        object! {
            "extension": [object! { "url": RELATIONSHIP, "valueCode": relation }],
            "reference": format!("Observation/{id}"),
        }
    });
    let own = object! {
        "status": "final",
        "code": concept(GROUPS, code, Json::Nothing),
        "subject": reference("Patient", &maker.names.person()),
        "effectiveDateTime": record.header().date,
        "hasMember": Json::list(members),
    };
    let id = maker.names.part(of, &format!("g{number}"));
    Some(resource("Observation", id, Meta::of(record, GROUP), own))
}

/// The report as the list of its observations, with the doctor's conclusion.
pub(super) fn report(maker: &Maker<'_>, record: &ReleasedRecord, report: &Report) -> Resource {
    let of = record.header().id;
    let results = (0..report.observations().count())
        .map(|place| reference("Observation", &maker.names.part(of, &place.to_string())));
    let conclusion = report
        .observations()
        .filter(|it| it.code == DIAGNOSIS)
        .find_map(|it| match &it.outcome {
            Outcome::Text { text } => Some(text.clone()),
            _ => None,
        });
    let own = object! {
        "status": "final",
        "code": concept(TYPES, TYPE, TYPE_NAME),
        "subject": reference("Patient", &maker.names.person()),
        "effectiveDateTime": report.performed_on,
        "issued": instant(start_of_jst_day(report.issued_on)),
        "performer": [named(&report.performer)],
        "result": Json::list(results),
        "conclusion": conclusion,
    };
    let id = maker.names.record(of);
    resource("DiagnosticReport", id, Meta::of(record, REPORT), own)
}

/// The category of an observation.
pub(super) fn category(it: &Observation) -> &'static str {
    match it.item().map(|item| item.category) {
        Some(ItemCategory::Body) => "body-measurement",
        Some(ItemCategory::BloodPressure) => "vital-signs",
        Some(
            ItemCategory::BloodDrawing
            | ItemCategory::Biochemistry
            | ItemCategory::Glucose
            | ItemCategory::Urine
            | ItemCategory::BloodCount,
        ) => "laboratory",
        Some(ItemCategory::Questionnaire) => "social-history",
        Some(
            ItemCategory::FunctionChecklist
            | ItemCategory::LaterQuestionnaire
            | ItemCategory::Information
            | ItemCategory::FirstInterview,
        ) => "survey",
        Some(
            ItemCategory::Examination
            | ItemCategory::Screening
            | ItemCategory::Optional
            | ItemCategory::Doctor,
        )
        | None => "exam",
    }
}

/// Whether an observation answers a question instead of telling a finding.
pub(super) fn is_answer(it: &Observation) -> bool {
    matches!(category(it), "social-history" | "survey")
}

fn members(report: &Report, number: u16) -> impl Iterator<Item = (usize, &Observation)> {
    let numbered = report.observations().enumerate();
    numbered.filter(move |(_, it)| it.group == Some(number))
}

/// The value, or why there is none.
fn outcome(it: &Observation) -> (Option<(&'static str, Json)>, Option<Json>) {
    let none = |code, text| (None, Some(absent(code, text)));
    match &it.outcome {
        Outcome::Quantity(value)
        | Outcome::OutOfRange {
            measured: Some(value),
            ..
        } => (Some(("valueQuantity", quantity(value))), None),
        Outcome::OutOfRange { side, .. } => match side {
            Side::Above => none("unsupported", "入力上限以上"),
            Side::Below => none("unsupported", "入力下限以下"),
        },
        Outcome::Coded { code, system } => {
            let system = match system.as_str() {
                "" => it.item().and_then(|item| item.codes),
                named => Some(named),
            };
            let display = it.meaning();
            let value = concept(system.map(oid), code.clone(), display);
            (Some(("valueCodeableConcept", value)), None)
        }
        Outcome::Text { text } if text.trim().is_empty() => none("unknown", "値なし"),
        Outcome::Text { text } => (Some(("valueString", text.clone().into())), None),
        Outcome::Missing => none("unknown", "値なし"),
        Outcome::NotPerformed => none("not-performed", "未実施"),
    }
}

fn absent(code: &'static str, text: &'static str) -> Json {
    object! { "coding": [object! { "system": REASONS, "code": code }], "text": text }
}

fn quantity(it: &Quantity) -> Json {
    let unit = units::find(&it.unit);
    object! {
        "value": it.value,
        "unit": it.display_unit().to_owned(),
        "system": unit.map(|_| "http://unitsofmeasure.org"),
        "code": unit.map(|unit| unit.ucum),
    }
}

fn interpretation(it: &Observation) -> Option<Json> {
    let (code, display) = match (&it.outcome, it.interpretation) {
        (Outcome::OutOfRange { side, .. }, _) => match side {
            Side::Above => ("HX", "above high threshold"),
            Side::Below => ("LX", "below low threshold"),
        },
        (_, Some(Interpretation::Low)) => ("L", "Low"),
        (_, Some(Interpretation::Normal)) => ("N", "Normal"),
        (_, Some(Interpretation::High)) => ("H", "High"),
        (_, None) => return None,
    };
    Some(concept(INTERPRETATIONS, code, display))
}

fn method(code: &str) -> Json {
    let display = codes::display(codes::METHODS, code);
    concept(oid(codes::METHODS), code.to_owned(), display)
}

fn range(it: &ReferenceRange) -> Json {
    object! { "low": it.low.as_ref().map(quantity), "high": it.high.as_ref().map(quantity) }
}

fn doctor(name: String) -> Json {
    object! { "type": "Practitioner", "display": name }
}
