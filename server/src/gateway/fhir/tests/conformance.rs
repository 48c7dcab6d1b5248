//! Whether what leaves is what it says it is, by a validator of others.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::*;
use crate::intake::published::{published, skip};

/// What the validator says of these resources; `None`, and a line that says so, where there is none.
fn validated(resources: &[Value]) -> Option<Output> {
    let core = "jp-core.r4-1.1.2-clins.tgz";
    let packages = published("HIKAE_FHIR_PACKAGES", core)?;
    let Some(modules) = std::env::var_os("HIKAE_FHIR_VALIDATOR") else {
        skip("HIKAE_FHIR_VALIDATOR names no node_modules with Medplum");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("resources.jsonl");
    let lines: Vec<String> = resources.iter().map(Value::to_string).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let script: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gateway/fhir/tests/validate.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(modules)
        .arg(packages.parent().unwrap())
        .arg(file)
        .output()
        .unwrap();
    Some(output)
}

fn told(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    both.concat()
}

/// Everything that leaves about anyone of the demo, what stands in documents included.
async fn all_that_leaves(house: &House) -> Vec<Value> {
    let clinic = house.clinic().await;
    let mut all = Vec::new();
    for who in Who::ALL {
        let scope = Scope::Categories {
            categories: [Category::Checkup, Category::Vaccination, Category::Coverage].into(),
            sensitive: [SensitiveClass::SpecificDisease].into(),
        };
        house.decide(who, Effect::Permit, scope).await;
        for resource in everything(house, clinic, who).await {
            let inner = entries(&resource).into_iter().cloned();
            all.extend(inner.collect::<Vec<_>>());
            all.push(resource);
        }
    }
    all.push(json(&resources::capability(ORIGIN, "みほん市")));
    all.extend(PROBLEMS.map(|problem| json(&resources::outcome(problem))));
    all
}

const PROBLEMS: [Problem; 11] = [
    Problem::NotFound,
    Problem::Value("date"),
    Problem::Missing("patient"),
    Problem::Unsupported,
    Problem::Query,
    Problem::Page,
    Problem::Format,
    Problem::Scope,
    Problem::Purpose,
    Problem::Unavailable,
    Problem::Internal,
];

fn json(it: &resources::Json) -> Value {
    serde_json::to_value(it).unwrap()
}

#[tokio::test]
async fn everything_that_leaves_is_valid_by_a_validator_of_others() {
    let house = house().await;
    let all = all_that_leaves(&house).await;
    for kind in [
        "Patient",
        "Consent",
        "Observation",
        "DiagnosticReport",
        "Immunization",
        "Coverage",
        "Bundle",
        "Composition",
        "Encounter",
        "Organization",
        "Practitioner",
    ] {
        assert!(all.iter().any(|it| it["resourceType"] == kind), "{kind}");
    }
    let Some(output) = validated(&all) else {
        return;
    };
    assert!(output.status.success(), "{}", told(&output));
}

#[tokio::test]
async fn the_validator_finds_what_is_wrong() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let all = everything(&house, clinic, Who::Taro).await;
    let sound = all
        .iter()
        .find(|it| it["valueQuantity"].is_object())
        .unwrap();
    type Damage = fn(&mut Value);
    let broken: [(&str, Damage); 5] = [
        ("status", |it| it["status"] = Value::Null),
        ("subject", |it| it["subject"] = Value::Null),
        ("nonsense", |it| it["nonsense"] = "x".into()),
        ("effective", |it| {
            it["effectiveDateTime"] = "2026-13-01".into()
        }),
        ("hasMember", |it| {
            it["hasMember"] = serde_json::json!([{ "reference": "Observation/1" }]);
        }),
    ];
    for (what, damage) in broken {
        let mut it = sound.clone();
        damage(&mut it);
        if let Some(fields) = it.as_object_mut() {
            fields.retain(|_, value| !value.is_null());
        }
        let Some(output) = validated(&[sound.clone(), it]) else {
            return;
        };
        let told = told(&output);
        assert!(!output.status.success(), "{what}: {told}");
        assert!(told.contains(what), "{what}: {told}");
    }
}
