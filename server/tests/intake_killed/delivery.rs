//! A register and a package of some hundred reports, with bad ones among them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use hikae_core::record::checkup::Report;
use hikae_core::resident::Resident;
use hikae_server::intake::found::Found;
use hikae_server::intake::{cda, table};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const RESIDENTS: usize = 600;
const REPORTS: usize = 900;

/// Lines of the register before which a bad row stands.
const BAD_ROWS: [usize; 3] = [3, 300, 590];

/// Files, and what must be kept when they are imported.
pub struct Delivery {
    /// Keeps the files.
    _folder: TempDir,
    pub register: Part,
    pub checkups: Part,
    /// In the order of the register.
    pub residents: Vec<Resident>,
    /// Good reports of each insured number, oldest first.
    pub reports: BTreeMap<String, Vec<Report>>,
}

/// What one import brings.
pub struct Part {
    pub kind: &'static str,
    pub file: PathBuf,
    /// Name and content of the file that comes last.
    pub last: (&'static str, Vec<u8>),
    /// How much of it is good.
    pub good: u64,
    /// Place and reason of what is not.
    pub bad: Vec<String>,
}

impl Delivery {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (register, package) = generate(folder.path());
        let residents = residents(&register);
        let register = spoil_register(&register);
        let (checkups, reports) = spoil_package(&package);
        Self {
            _folder: folder,
            register,
            checkups,
            residents,
            reports,
        }
    }
}

/// What `hikae generate` writes, without the insurances: a register and a package.
fn generate(folder: &Path) -> (PathBuf, PathBuf) {
    let output = Command::new(env!("CARGO_BIN_EXE_hikae"))
        .args(["generate", "--people", &RESIDENTS.to_string()])
        .args(["--reports", &REPORTS.to_string()])
        .arg(folder)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let files: Vec<PathBuf> = said.lines().map(PathBuf::from).collect();
    let [register, _insurances, package] = files.as_slice() else {
        panic!("{said}")
    };
    (register.clone(), package.clone())
}

fn residents(register: &Path) -> Vec<Resident> {
    let mut residents = Vec::new();
    table::residents::read(register, &mut |found| {
        match found {
            Found::Item { value, .. } => residents.push(value),
            Found::Fault { fault, .. } => panic!("{fault}"),
            Found::Remark { .. } | Found::Advance(_) => {}
        }
        Ok(())
    })
    .unwrap();
    residents
}

/// Puts rows between the others that are nobody's, and the last one into a file of its own.
fn spoil_register(file: &Path) -> Part {
    let text = fs::read_to_string(file).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let last_row = lines.pop().unwrap();
    let last = format!("{}\n{last_row}\n", lines[0]);
    let mut bad = Vec::new();
    for (line, number) in BAD_ROWS.into_iter().zip(1..) {
        let row = format!("90000{number},990019,見本 だれか,ミホン ダレカ,1961-02-30,女,,,,,,");
        lines.insert(line - 1, row);
        let reason = "生年月日 is not a day";
        bad.push(format!("{}:{line}: {reason}", file.display()));
    }
    fs::write(file, lines.join("\n") + "\n").unwrap();
    Part {
        kind: "residents",
        file: file.to_owned(),
        last: ("last.csv", last.into_bytes()),
        good: RESIDENTS as u64,
        bad,
    }
}

/// Makes some of the reports bad, and takes the last one out into a file of its own. Answers also
/// the good ones by insured number.
fn spoil_package(file: &Path) -> (Part, BTreeMap<String, Vec<Report>>) {
    let mut entries = entries(file);
    let index_and_summary = entries.split_off(REPORTS);
    let (_, last) = entries.pop().unwrap();
    let mut bad = Vec::new();
    for (at, (name, text)) in entries.iter_mut().enumerate() {
        let place = format!("{}/{name}", file.display());
        bad.extend(spoil(at, text).map(|(line, reason)| format!("{place}{line}: {reason}")));
    }
    let mut reports = BTreeMap::<String, Vec<Report>>::new();
    let good = (0..)
        .zip(entries.iter().map(|(_, text)| text).chain([&last]))
        .filter(|(at, _)| fault(*at).is_none());
    for (_, text) in good {
        let checkup = cda::parse(text.as_bytes(), "").unwrap();
        let number = checkup.subject.insured.number;
        reports.entry(number).or_default().push(checkup.report);
    }
    for reports in reports.values_mut() {
        reports.sort_by_key(|it| it.performed_on);
    }
    entries.extend(index_and_summary);
    write_entries(file, &entries);
    let part = Part {
        kind: "checkups",
        file: file.to_owned(),
        last: ("last.xml", last.into_bytes()),
        good: (REPORTS - bad.len()) as u64,
        bad,
    };
    (part, reports)
}

/// What can be wrong with a report.
enum Wrong {
    Nobody,
    Day,
    IndividualNumber,
}

/// What is to be wrong with the report that stands there.
fn fault(at: usize) -> Option<Wrong> {
    match at % 100 {
        20 => Some(Wrong::Nobody),
        50 => Some(Wrong::Day),
        80 => Some(Wrong::IndividualNumber),
        _ => None,
    }
}

/// Makes a report bad if it is to be: the line, as places show it, and the reason.
fn spoil(at: usize, text: &mut String) -> Option<(String, &'static str)> {
    let line = |mark: &str| {
        let before = text.lines().take_while(|line| !line.contains(mark)).count();
        format!(":{}", before + 1)
    };
    let (changed, line, reason) = match fault(at)? {
        Wrong::Nobody => (
            with(text, "6.205\" extension=\"", "9999999", "\""),
            String::new(),
            "no resident has these identifiers",
        ),
        Wrong::Day => (
            with(text, "<birthTime value=\"", "19611399", "\""),
            line("<birthTime"),
            "<birthTime>: a day that does not exist",
        ),
        Wrong::IndividualNumber => (
            with(text, "<addr>", "見本県みほん市 1234 5678 9018", "<"),
            line("<ClinicalDocument"),
            "addr holds what looks like an individual number (個人番号); the content was not kept",
        ),
    };
    *text = changed;
    Some((line, reason))
}

/// The text with something else between two marks.
fn with(text: &str, before: &str, instead: &str, after: &str) -> String {
    let (head, rest) = text.split_once(before).unwrap();
    let (_, tail) = rest.split_once(after).unwrap();
    format!("{head}{before}{instead}{after}{tail}")
}

fn entries(package: &Path) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(File::open(package).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn write_entries(package: &Path, entries: &[(String, String)]) {
    let mut archive = ZipWriter::new(File::create(package).unwrap());
    for (name, text) in entries {
        archive
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
}
