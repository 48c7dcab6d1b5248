use std::fs;

use chrono::TimeZone as _;
use hikae_core::consent::{Basis, InstitutionKind, Purpose};
use hikae_core::disclosure::{Channel, InstitutionLabel, StaffRole};
use hikae_core::ids::{DirectiveId, EntryId, InstitutionId, PersonId, RecordId, RequestId};
use uuid::Uuid;

use super::*;
use crate::documents::outside::{python, said};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x019a_a000_0000_7000_8000_0000_0000_0000 + n)
}

fn line(n: u128, category: Category, basis: Basis) -> Line {
    Line {
        record: RecordId::from_uuid(id(n)),
        category,
        date: "2026-05-20".parse().unwrap(),
        basis,
    }
}

/// A person who was shown a part, acting for another; and a program that was refused.
pub(in crate::documents) fn entries() -> Vec<Entry> {
    let at = Utc.with_ymd_and_hms(2026, 11, 20, 13, 41, 0).unwrap();
    let purpose = Purpose::Treatment;
    let denied = Basis::Directive {
        id: DirectiveId::from_uuid(id(30)),
        version: 2,
    };
    let first = Entry {
        version: 1,
        id: EntryId::from_uuid(id(1)),
        person: PersonId::from_uuid(id(2)),
        seq: 1,
        previous: "0".repeat(64),
        occurred_at: at,
        recorded_at: at,
        institution: InstitutionLabel {
            id: InstitutionId::from_uuid(id(3)),
            name: "例示クリニック".to_owned(),
            kind: InstitutionKind::Clinic,
            unit: Some("内科".to_owned()),
        },
        actor: Actor::Human {
            role: StaffRole::Nurse,
            handle: "N-7".to_owned(),
            acting_for: Some("D-12".to_owned()),
        },
        purpose,
        reason: "見本の理由".to_owned(),
        asked: vec![Category::Checkup, Category::Vaccination],
        given: vec![line(10, Category::Checkup, Basis::Silence { purpose })],
        withheld: vec![line(11, Category::Vaccination, denied)],
        outcome: Outcome::Partly,
        channel: Channel::Demo,
        request: RequestId::from_uuid(id(4)),
    };
    let second = Entry {
        id: EntryId::from_uuid(id(5)),
        seq: 2,
        previous: first.hash().unwrap(),
        actor: Actor::Machine {
            task: "夜間の照合".to_owned(),
        },
        purpose: Purpose::Research,
        given: Vec::new(),
        withheld: vec![line(
            10,
            Category::Checkup,
            Basis::Unfounded {
                purpose: Purpose::Research,
            },
        )],
        outcome: Outcome::Refused,
        ..first.clone()
    };
    vec![first, second]
}

fn made(entries: &[Entry]) -> Value {
    let source = Source {
        origin: "https://kenko.mihon.example",
        municipality: "みほん市",
    };
    let at = Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap();
    bundle(entries.iter(), source, at)
}

#[test]
fn an_entry_is_told_as_an_audit_event() {
    let text = serde_json::to_string_pretty(&made(&entries())).unwrap();
    insta::assert_snapshot!("audit-events", text);
}

#[test]
fn a_bundle_is_valid_by_a_validator_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bundle.json");
    for (entries, count) in [(entries(), "2"), (Vec::new(), "0")] {
        fs::write(&file, made(&entries).to_string()).unwrap();
        let Some(output) = python(include_str!("validate.py"), &[&file]) else {
            return;
        };
        let told = said(&output);
        assert!(output.status.success(), "{told}");
        assert_eq!(told.trim(), count);
    }
    let broken = made(&entries())
        .to_string()
        .replace("\"outcome\"", "\"outcom\"");
    fs::write(&file, broken).unwrap();
    let output = python(include_str!("validate.py"), &[&file]).unwrap();
    assert!(!output.status.success(), "the validator finds faults");
}

#[test]
fn every_event_is_what_the_pattern_of_a_disclosure_asks_for() {
    let bundle = made(&entries());
    for entry in bundle["entry"].as_array().unwrap() {
        let event = &entry["resource"];
        assert_eq!(event["type"]["code"], "110106");
        assert_eq!(event["subtype"][0]["code"], "disclose");
        assert_eq!(event["action"], "R");
        let agents = event["agent"].as_array().unwrap();
        let with = |code: &str| {
            let found = agents
                .iter()
                .filter(|agent| agent["type"]["coding"][0]["code"] == code);
            found.collect::<Vec<_>>()
        };
        let [source] = with("110153")[..] else {
            panic!("one source");
        };
        assert_eq!(source["who"], event["source"]["observer"]);
        let [recipient] = with("110152")[..] else {
            panic!("one recipient");
        };
        assert!(recipient["network"].is_object() && source["network"].is_object());
        let entities = event["entity"].as_array().unwrap();
        let patients = entities
            .iter()
            .filter(|entity| entity["role"]["code"] == "1");
        assert_eq!((patients.count(), entities.len() > 2), (1, true));
    }
}

#[test]
fn no_health_data_and_no_name_of_the_person_is_in_it() {
    let text = made(&entries()).to_string();
    for word in ["見本 花子", "HbA1c"] {
        assert!(!text.contains(word));
    }
    assert!(text.contains("urn:uuid:019aa000-0000-7000-8000-000000000002"));
}
