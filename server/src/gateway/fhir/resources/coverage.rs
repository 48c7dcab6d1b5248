//! Insurances and certificates, after JP_Coverage.

use hikae_core::record::Organization;
use hikae_core::record::coverage::{
    Certificate, Coverage, Relation, Share, SpecificDisease, Validity,
};

use super::common::{Meta, Resource, coding, concept, reference, resource};
use super::json::{Json, object};
use super::parts::Maker;
use crate::disclosure::ReleasedRecord;

/// What insurances claim.
pub(super) const PROFILE: &str = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Coverage";
/// Extensions of it: 記号, 番号, 枝番.
const SYMBOL: &str =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol";
const NUMBER: &str =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber";
const BRANCH: &str =
    "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSubNumber";
/// 保険者番号.
const INSURER: &str = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber";
const ACT: &str = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
const RELATIONSHIP: &str = "http://terminology.hl7.org/CodeSystem/subscriber-relationship";
const COPAY: &str = "http://terminology.hl7.org/CodeSystem/coverage-copay-type";

/// The status follows from the record alone, so that one version of it has one content: `cancelled`
/// is one whose end is known, and the period tells the days.
pub(super) fn coverage(maker: &Maker<'_>, record: &ReleasedRecord, it: &Coverage) -> Resource {
    let extension = |url: &'static str, value: Option<&str>| {
        value.map(|value| object! { "url": url, "valueString": value.to_owned() })
    };
    let (relation, display) = match it.relation {
        Relation::Insured => ("self", "Self"),
        Relation::Family => ("other", "Other"),
    };
    let status = match it.lost_on {
        _ if it.never_held() => "entered-in-error",
        Some(_) => "cancelled",
        None => "active",
    };
    let last = it.lost_on.filter(|_| !it.never_held());
    let elderly = it.elderly.map(|elderly| {
        let exception = object! {
            "type": object! { "text": "高齢受給者証" },
            "period": period(elderly.valid),
        };
        percent(elderly.share, Some(exception))
    });
    let limit = it.limit.map(|limit| {
        let Validity { from, until } = limit.valid;
        let until = until.map(|until| until.to_string()).unwrap_or_default();
        let name = format!("{}（{from}～{until}）", limit.class.label());
        class("限度額適用区分", limit.class.code(), name)
    });
    let own = object! {
        "extension": [
            extension(SYMBOL, it.symbol.as_deref()),
            extension(NUMBER, Some(&it.number)),
            extension(BRANCH, it.branch.as_deref()),
        ],
        "status": status,
        "type": concept(ACT, "PUBLICPOL", "public healthcare"),
        "beneficiary": reference("Patient", &maker.names.person()),
        "dependent": it.branch.clone(),
        "relationship": concept(RELATIONSHIP, relation, display),
        "period": object! {
            "start": it.acquired_on,
            "end": last.and_then(|lost| lost.pred_opt()),
        },
        "payor": [insurer(&it.insurer)],
        "class": [limit],
        "costToBeneficiary": [it.share.map(|share| percent(share, None)), elderly],
    };
    let id = maker.names.record(record.header().id);
    resource("Coverage", id, Meta::of(record, PROFILE), own)
}

/// A certificate for a specific disease. FHIR has no place for it; it is an insurance whose type
/// and class say what it is.
pub(super) fn certificate(
    maker: &Maker<'_>,
    record: &ReleasedRecord,
    it: &Certificate,
) -> Resource {
    let disease = match it.disease {
        SpecificDisease::Dialysis => "人工透析を要する慢性腎不全",
        SpecificDisease::Coagulation => "先天性血液凝固因子障害",
        SpecificDisease::Hiv => "血液凝固因子製剤に起因するHIV感染症",
    };
    let most = it.most.map(|most| {
        object! {
            "type": concept(COPAY, "copay", "Copay Amount"),
            "valueMoney": object! { "value": most, "currency": "JPY" },
        }
    });
    let own = object! {
        "status": "active",
        "type": object! { "text": "特定疾病療養受療証" },
        "beneficiary": reference("Patient", &maker.names.person()),
        "period": period(it.valid),
        "payor": [insurer(&it.insurer)],
        "class": [class("認定疾病区分", it.disease.code(), disease.to_owned())],
        "costToBeneficiary": [most],
    };
    let id = maker.names.record(record.header().id);
    resource("Coverage", id, Meta::of(record, PROFILE), own)
}

fn insurer(it: &Organization) -> Json {
    let number = it.code.clone();
    object! {
        "type": "Organization",
        "identifier": number.map(|number| object! { "system": INSURER, "value": number }),
        "display": it.name.clone(),
    }
}

fn period(valid: Validity) -> Json {
    object! { "start": valid.from, "end": valid.until }
}

fn percent(share: Share, exception: Option<Json>) -> Json {
    object! {
        "type": concept(COPAY, "copaypct", "Copay Percentage"),
        "valueQuantity": object! {
            "value": u32::from(share.get()) * 10,
            "unit": "%",
            "system": "http://unitsofmeasure.org",
            "code": "%",
        },
        "exception": [exception],
    }
}

fn class(name: &'static str, value: &'static str, words: String) -> Json {
    let kind = coding(
        "http://terminology.hl7.org/CodeSystem/coverage-class",
        "class",
        "Class",
    );
    object! {
        "type": object! { "coding": [kind], "text": name },
        "value": value,
        "name": words,
    }
}
