//! What is written as official XML, checked with the official schemas.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use askama::Template as _;
use chrono::NaiveDate;
use hikae_core::record::Organization;
use hikae_core::record::checkup::{
    Interpretation, Observation, Outcome, Quantity, ReferenceRange, Report, Section, Side,
};
use hikae_core::resident::{InsuredNumber, Sex};
use rust_decimal::Decimal;
use zip::ZipArchive;

use super::official::Checkup;
use crate::demo::generate::bulk::Bulk;
use crate::demo::generate::{Files, write};
use crate::intake::Subject;
use crate::intake::published::{published, skip};
use crate::keep::ImportKind;

const SAMPLE: &str = include_str!("../../samples/checkup.xml");

/// The official schemas, which are not part of the project: the folder that holds them is named
/// by `HIKAE_SCHEMAS`.
struct Schemas {
    folder: PathBuf,
    python: &'static str,
}

impl Schemas {
    /// `None`, and a line that says so, where they or lxml are missing.
    fn find() -> Option<Self> {
        let folder = published("HIKAE_SCHEMAS", "hc08_V08.xsd")?
            .parent()?
            .to_owned();
        let Some(python) = python_with_lxml() else {
            skip("no python3 has lxml (Debian: python3-lxml)");
            return None;
        };
        Some(Self { folder, python })
    }

    /// Fails with the first `file:line: message` unless this many XML files are under a folder,
    /// and all of them are valid.
    #[track_caller]
    fn find_valid(&self, count: usize, folder: &Path) {
        let (looked_at, complaints) = self.validate(folder);
        let first: Vec<String> = complaints.into_iter().take(20).collect();
        assert!(first.is_empty(), "{}", first.join("\n"));
        assert_eq!(looked_at, count);
    }

    /// Validates every XML file under a folder: how many there are, and `file:line: message` for
    /// everything that is wrong.
    fn validate(&self, folder: &Path) -> (usize, Vec<String>) {
        let output = Command::new(self.python)
            .env("PYTHONUTF8", "1")
            .args(["-c", include_str!("validate.py")])
            .args([&self.folder, folder])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        let said = String::from_utf8(output.stdout).unwrap();
        let mut lines: Vec<String> = said.lines().map(str::to_owned).collect();
        let count = lines.pop().unwrap().parse().unwrap();
        (count, lines)
    }
}

/// Debian's lxml is for Debian's own Python, which another one may hide.
fn python_with_lxml() -> Option<&'static str> {
    ["python3", "/usr/bin/python3"].into_iter().find(|python| {
        Command::new(python)
            .args(["-c", "import lxml.etree"])
            .output()
            .is_ok_and(|it| it.status.success())
    })
}

/// Unpacks all packages among files; answers how many files were in them.
fn unpack(files: &Files, folder: &Path) -> usize {
    files
        .0
        .iter()
        .filter(|(kind, _)| *kind == ImportKind::Checkups)
        .map(|(_, path)| {
            let mut package = ZipArchive::new(File::open(path).unwrap()).unwrap();
            package.extract(folder).unwrap();
            package.len()
        })
        .sum()
}

#[test]
fn whatever_the_demo_delivers_is_valid_by_the_official_schemas() {
    let Some(schemas) = Schemas::find() else {
        return;
    };
    for today in ["2026-11-21", "2024-02-29"] {
        let [packed, unpacked] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let files = write(packed.path(), today.parse().unwrap()).unwrap();
        let count = unpack(&files, unpacked.path());
        assert!(count > 30, "reports of several residents and years");
        schemas.find_valid(count, unpacked.path());
    }
}

#[test]
fn bulk_files_are_valid_by_the_official_schemas() {
    let Some(schemas) = Schemas::find() else {
        return;
    };
    let [packed, unpacked] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let bulk = Bulk {
        people: 210,
        reports: 1_050,
        seed: 5,
        today: "2026-11-21".parse().unwrap(),
    };
    let count = unpack(&bulk.write(packed.path()).unwrap(), unpacked.path());
    assert_eq!(count, 1_050 + 2 * 2, "with index and summary of each");
    schemas.find_valid(count, unpacked.path());
}

#[test]
fn whatever_a_report_can_say_is_written_validly() {
    let Some(schemas) = Schemas::find() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let full = report(vec![everything()]);
    let bare = Report {
        author: organization(None),
        performer: organization(None),
        ..report(vec![section(Vec::new())])
    };
    let known_by_number_alone = Subject {
        insured: InsuredNumber {
            symbol: None,
            branch: None,
            ..subject().insured
        },
        sex: Sex::Female,
        postal_code: None,
        address: None,
        ..subject()
    };
    for (name, subject, report) in [
        ("full.xml", subject(), full),
        ("bare.xml", known_by_number_alone, bare),
    ] {
        let checkup = Checkup {
            subject: &subject,
            report: &report,
        };
        fs::write(folder.path().join(name), checkup.render().unwrap()).unwrap();
    }
    schemas.find_valid(2, folder.path());
}

#[test]
fn the_samples_are_valid_by_the_official_schemas() {
    let Some(schemas) = Schemas::find() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ours.xml"), SAMPLE).unwrap();
    let official = published("HIKAE_SAMPLES", "kensin_kihon_tokutei.xml");
    if let Some(path) = &official {
        fs::copy(path, folder.path().join("theirs.xml")).unwrap();
    }
    schemas.find_valid(1 + usize::from(official.is_some()), folder.path());
}

#[test]
fn what_breaks_a_schema_is_told_with_file_line_and_message() {
    let Some(schemas) = Schemas::find() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put(
        "checkup.xml",
        &SAMPLE.replace("<confidentialityCode", "<secrecy"),
    );
    put("cut.xml", "<index>\n");
    put("other.xml", "\n<other/>");
    let (_, complaints) = schemas.validate(folder.path());
    let line = 1 + SAMPLE
        .lines()
        .position(|line| line.contains("<confidentialityCode"))
        .unwrap();
    let has = |start: &str, word: &str| {
        complaints
            .iter()
            .any(|it| it.starts_with(start) && it.contains(word))
    };
    assert!(
        has(&format!("checkup.xml:{line}: "), "secrecy"),
        "{complaints:?}"
    );
    assert!(has("cut.xml:2: ", "index"), "{complaints:?}");
    assert!(has("other.xml:2: ", "no schema"), "{complaints:?}");
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn organization(code: Option<&str>) -> Organization {
    Organization {
        code: code.map(str::to_owned),
        name: "見本 & <例示> \"健診\"".to_owned(),
    }
}

fn subject() -> Subject {
    Subject {
        insured: InsuredNumber {
            insurer: "00990010".to_owned(),
            symbol: Some("みほん・1".to_owned()),
            number: "1001".to_owned(),
            branch: Some("01".to_owned()),
        },
        name: "ミホン　ハナコ".to_owned(),
        sex: Sex::Male,
        birth_date: day("1961-11-03"),
        postal_code: Some("000-0000".to_owned()),
        address: Some("見本県みほん市<1&2>番地".to_owned()),
    }
}

fn report(sections: Vec<Section>) -> Report {
    Report {
        report_code: "10".to_owned(),
        program_code: "010".to_owned(),
        performed_on: day("2026-05-20"),
        issued_on: day("2026-06-10"),
        performer: organization(Some("9910000067")),
        author: organization(Some("9910000067")),
        sections,
    }
}

fn section(observations: Vec<Observation>) -> Section {
    Section {
        code: "01010".to_owned(),
        title: "検査・問診結果セクション".to_owned(),
        observations,
    }
}

/// Every outcome of every kind of item, alone and in a group, with and without what else an
/// observation can carry.
fn everything() -> Section {
    let height = Quantity {
        value: Decimal::new(1_562, 1),
        unit: "cm".to_owned(),
    };
    let beyond = |side, measured| Outcome::OutOfRange { side, measured };
    let outcomes = [
        Outcome::Quantity(height.clone()),
        Outcome::Quantity(Quantity {
            unit: String::new(),
            ..height.clone()
        }),
        beyond(Side::Above, Some(height.clone())),
        beyond(Side::Below, None),
        Outcome::Coded {
            code: "1".to_owned(),
            system: "1.2.392.200119.6.2102".to_owned(),
        },
        Outcome::Coded {
            code: "1".to_owned(),
            system: String::new(),
        },
        Outcome::Text {
            text: "所見 <&\"'> あり".to_owned(),
        },
        Outcome::Missing,
        Outcome::NotPerformed,
    ];
    let ranges = [
        None,
        Some((None, Some(height.clone()))),
        Some((Some(height.clone()), None)),
        Some((Some(height.clone()), Some(height))),
    ];
    // A quantity, an ordered code, a code, a text, a reason within a group, an unknown item.
    let items = [
        "9N001000000000001",
        "1A020000000191111",
        "9N736000000000011",
        "9N511000000000049",
        "2A020161001930149",
        "9Z999000000000001",
    ];
    let mut observations = Vec::new();
    for (group, item) in (1..).zip(items) {
        for outcome in &outcomes {
            for range in &ranges {
                let rich = range.is_some();
                observations.push(Observation {
                    code: item.to_owned(),
                    name: rich.then(|| "項目 & <名>".to_owned()),
                    outcome: outcome.clone(),
                    interpretation: rich.then_some(Interpretation::High),
                    reference: range
                        .clone()
                        .map(|(low, high)| ReferenceRange { low, high }),
                    method: rich.then(|| "1".to_owned()),
                    author: rich.then(|| "試験　まもる".to_owned()),
                    group: rich.then_some(group),
                });
            }
        }
    }
    section(observations)
}
