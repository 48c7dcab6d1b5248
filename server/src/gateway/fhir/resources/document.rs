//! A checkup as the document that it was: a Bundle after JP_Bundle_eCheckupGeneral.
//!
//! It does not claim that profile. The profile asks for an insured number, and what leaves here is
//! under a pseudonym, as `meta.security` says. Everything in it keeps to its own profile.

use std::collections::BTreeSet;

use chrono::Datelike;
use hikae_core::record::Organization;
use hikae_core::record::checkup::{Observation, Report, Section};

use super::common::{
    Meta, Resource, coding, concept, instant, institution_code, reference, resource, updated,
};
use super::json::{Json, object};
use super::parts::Maker;
use super::{checkup, patient};
use crate::disclosure::{ReleasedRecord, Subject};

/// Kind of document: a report of a checkup.
pub(super) const TYPE: &str = "53576-5";
pub(super) const TYPE_NAME: &str = "検診・健診報告書";
pub(super) const TYPES: &str = "http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes";

const COMPOSITION: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral";
const ENCOUNTER: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral";
const ORGANIZATION: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral";
const PRACTITIONER: &str =
    "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral";
const REPRESENTATION: &str = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
const VERSION_NUMBER: &str =
    "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber";
const SECTIONS: &str = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code";
const ROLES: &str = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/report-organization-code";

/// 報告区分 and プログラム種別, in the systems to which the profile binds them.
const CATEGORIES: &str = "urn:oid:2.16.840.1.113883.2.2.1.6.1001";
const PROGRAMS: &str = "urn:oid:1.2.392.200119.6.1002";

/// What is added beside the statutory items.
const ADDITIONAL: (&str, &str) = ("01990", "任意追加項目セクション");

/// The whole document.
pub(super) fn document(
    maker: &Maker<'_>,
    record: &ReleasedRecord,
    report: &Report,
    subject: Subject,
) -> Resource {
    let names = &maker.names;
    let of = record.header().id;
    let doctors: BTreeSet<&str> = report
        .observations()
        .filter_map(|it| it.author.as_deref())
        .collect();
    let mut resources = vec![
        composition(maker, record, report, &doctors),
        patient::patient(maker, subject),
        encounter(maker, record, report),
    ];
    resources.extend(organizations(maker, record, report));
    resources.extend(doctors.iter().map(|name| practitioner(maker, record, name)));
    let items = report.observations().enumerate();
    resources.extend(items.map(|(place, it)| checkup::observation(maker, record, place, it)));
    let groups = checkup::groups(report).into_iter();
    resources.extend(groups.filter_map(|it| checkup::group(maker, record, report, it)));
    let entries = resources.into_iter().map(|resource| {
        object! {
            "fullUrl": maker.address(&format!("{}/{}", resource.kind, resource.id)),
            "resource": resource.json,
        }
    });
    let id = names.record(of);
    let performer = report.performer.code.as_deref().unwrap_or_default();
    // 機関コード, year and a name that is unique for this institution.
    let number = format!(
        "{performer}^{}^{}",
        report.issued_on.year(),
        names.short(of)
    );
    let version = record.version().to_string();
    let at = instant(updated(record.received_at()));
    let json = object! {
        "resourceType": "Bundle",
        "id": id.clone(),
        "meta": object! {
            "versionId": version.clone(),
            "lastUpdated": at.clone(),
            "security": [coding(
                "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
                "PSEUDED",
                "pseudonymized",
            )],
        },
        "language": "ja",
        "identifier": object! {
            "system": "http://jpfhir.jp/fhir/clins/bundle-identifier",
            "value": number,
        },
        "type": "document",
        "timestamp": at,
        "entry": Json::list(entries),
    };
    Resource {
        kind: "Bundle",
        id,
        version,
        json,
    }
}

fn composition(
    maker: &Maker<'_>,
    record: &ReleasedRecord,
    report: &Report,
    doctors: &BTreeSet<&str>,
) -> Resource {
    let names = &maker.names;
    let id = names.record(record.header().id);
    let author = reference("Organization", &names.organization(&report.author));
    let doctors = doctors.iter().map(|name| {
        reference(
            "Practitioner",
            &names.practitioner(record.header().id, name),
        )
    });
    let encounter = || reference("Encounter", &id);
    let own = object! {
        "language": "ja",
        "extension": [object! {
            "url": VERSION_NUMBER,
            "valueString": record.version().to_string(),
        }],
        "identifier": object! {
            "system": "http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier",
            "value": id.clone(),
        },
        "status": "final",
        "type": concept(TYPES, TYPE, TYPE_NAME),
        "category": [concept(CATEGORIES, report.report_code.clone(), Json::Nothing)],
        "subject": reference("Patient", &names.person()),
        "encounter": encounter(),
        "date": report.issued_on,
        "author": Json::list(doctors.chain([author])),
        "title": "健診の結果",
        "custodian": reference("Organization", &names.organization(&report.author)),
        "event": [object! {
            "code": [concept(PROGRAMS, report.program_code.clone(), Json::Nothing)],
            "period": object! { "start": report.performed_on, "end": report.performed_on },
            "detail": [encounter()],
        }],
        "section": sections(maker, record, report),
    };
    resource("Composition", id, Meta::of(record, COMPOSITION), own)
}

/// The sections of the guide, which tell findings and answers apart.
fn sections(maker: &Maker<'_>, record: &ReleasedRecord, report: &Report) -> Vec<Json> {
    let [findings, answers] = codes(&report.program_code);
    let of = record.header().id;
    let at = |place: String| reference("Observation", &maker.names.part(of, &place));
    let mut filed: Vec<((&str, &str), Vec<Json>)> = [findings, ADDITIONAL, answers]
        .map(|section| (section, Vec::new()))
        .into();
    let mut file = |section, entry| {
        if let Some((_, entries)) = filed.iter_mut().find(|(it, _)| *it == section) {
            entries.push(entry);
        }
    };
    for (place, (section, it)) in placed(report).enumerate() {
        let section = match (section.code == ADDITIONAL.0, checkup::is_answer(it)) {
            (true, _) => ADDITIONAL,
            (false, true) => answers,
            (false, false) => findings,
        };
        file(section, at(place.to_string()));
    }
    for number in checkup::groups(report) {
        file(findings, at(format!("g{number}")));
    }
    filed
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|((code, title), entries)| {
            object! {
                "title": title,
                "code": concept(SECTIONS, code, title),
                "entry": entries,
            }
        })
        .collect()
}

fn placed(report: &Report) -> impl Iterator<Item = (&Section, &Observation)> {
    let sections = report.sections.iter();
    sections.flat_map(|section| section.observations.iter().map(move |it| (section, it)))
}

/// The sections of a programme: findings, then answers.
fn codes(program: &str) -> [(&'static str, &'static str); 2] {
    match program {
        "010" => [
            ("01011", "特定健診検査結果セクション"),
            ("01012", "特定健診問診結果セクション"),
        ],
        "020" => [
            ("01021", "広域連合保健事業検査結果セクション"),
            ("01022", "広域連合保健事業問診結果セクション"),
        ],
        "030" => [
            ("01031", "事業者健診検査結果セクション"),
            ("01032", "事業者健診問診結果セクション"),
        ],
        "040" => [
            ("01041", "学校職員健診検査結果セクション"),
            ("01042", "学校職員健診問診結果セクション"),
        ],
        "070" => [
            ("01071", "その他健診検査結果セクション"),
            ("01072", "その他健診問診結果セクション"),
        ],
        "080" => [
            ("01081", "保険者の実施するその他健診検査結果セクション"),
            ("01082", "保険者の実施するその他健診問診結果セクション"),
        ],
        _ => [
            ("01910", "検査結果セクション"),
            ("01920", "問診結果セクション"),
        ],
    }
}

fn encounter(maker: &Maker<'_>, record: &ReleasedRecord, report: &Report) -> Resource {
    let day = report.performed_on;
    let own = object! {
        "status": "finished",
        "class": coding(
            "http://jpfhir.jp/fhir/eCheckup/CodeSystem/encounter-category",
            "checkup",
            "健診",
        ),
        "subject": reference("Patient", &maker.names.person()),
        "period": object! { "start": day, "end": day },
        "serviceProvider": reference(
            "Organization",
            &maker.names.organization(&report.performer),
        ),
    };
    let id = maker.names.record(record.header().id);
    resource("Encounter", id, Meta::of(record, ENCOUNTER), own)
}

/// Who did the checkup and who wrote the report; often one.
fn organizations(maker: &Maker<'_>, record: &ReleasedRecord, report: &Report) -> Vec<Resource> {
    let (performer, author) = (&report.performer, &report.author);
    let make = |it: &Organization, roles: &[&'static str]| {
        let own = object! {
            "identifier": [institution_code(it)],
            "type": Json::list(roles.iter().map(|role| concept(ROLES, *role, Json::Nothing))),
            "name": it.name.clone(),
        };
        let id = maker.names.organization(it);
        resource("Organization", id, Meta::of(record, ORGANIZATION), own)
    };
    if performer == author {
        vec![make(performer, &["exec-org", "doc-org"])]
    } else {
        vec![make(performer, &["exec-org"]), make(author, &["doc-org"])]
    }
}

fn practitioner(maker: &Maker<'_>, record: &ReleasedRecord, name: &str) -> Resource {
    let own = object! {
        "name": [object! {
            "extension": [object! { "url": REPRESENTATION, "valueCode": "IDE" }],
            "text": name.to_owned(),
        }],
    };
    let id = maker.names.practitioner(record.header().id, name);
    resource("Practitioner", id, Meta::of(record, PRACTITIONER), own)
}
