//! The demo's files: what a municipality, an insurer and an institution would deliver about the
//! five residents. They are written as files and go in through the ordinary importer.

pub mod bulk;
mod coverage;
mod examination;
mod package;
mod story;
#[cfg(test)]
mod tests;
mod vaccinations;

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use hikae_core::identifiers::comparable;
use hikae_core::record::Organization;
use hikae_core::resident::{Resident, Sex};
use serde::Serialize;

use super::institutions::PARTS;
use super::residents::{MUNICIPALITY, Who};
use crate::intake::{Progress, Subject, Summary, import};
use crate::keep::{self, ImportKind, Keep};
use package::Package;

/// Why files could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be written.
    #[error("{path}: {error}")]
    Write {
        /// Which.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// A file could not be put together.
    #[error("cannot write {0}")]
    Format(&'static str),
}

/// Files in the order in which they must be imported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(pub Vec<(ImportKind, PathBuf)>);

/// The institution that examines the demo's residents.
fn examiner() -> Organization {
    Organization {
        code: Some("9910000067".to_owned()),
        name: "みほん健診センター".to_owned(),
    }
}

/// Writes the files of a demo made on this day into a folder. The same day gives the same files.
///
/// # Errors
/// The folder cannot be written.
pub fn write(folder: &Path, today: NaiveDate) -> Result<Files, Error> {
    let residents: Vec<Resident> = Who::ALL.map(|who| who.resident(today)).to_vec();
    let mut files = vec![
        (
            ImportKind::Institutions,
            put(folder, "institutions.csv", &institutions()?)?,
        ),
        (
            ImportKind::Residents,
            put(folder, "residents.csv", &register(&residents)?)?,
        ),
        (
            ImportKind::Vaccinations,
            put(folder, "vaccinations.csv", &vaccinations::ledger(today)?)?,
        ),
        (
            ImportKind::Coverage,
            put(folder, "coverage.csv", &coverage::register(today)?)?,
        ),
    ];
    for delivery in story::deliveries(today) {
        let mut package = Package::new(&examiner(), &delivery.insurer, delivery.made_on)?;
        for (who, report) in &delivery.reports {
            package.add(&subject(&who.resident(today)), report)?;
        }
        let (name, bytes) = package.finish()?;
        files.push((ImportKind::Checkups, put(folder, &name, &bytes)?));
    }
    Ok(Files(files))
}

/// Writes what came before the others: みどり lived elsewhere, and moved here.
///
/// # Errors
/// The folder cannot be written.
pub fn write_arrival(folder: &Path, today: NaiveDate) -> Result<Files, Error> {
    const FORMER: (&str, &str) = ("990027", "7003");
    let midori = Who::Midori.resident(today);
    let before = Resident {
        municipality: FORMER.0.to_owned(),
        municipal_number: FORMER.1.to_owned(),
        address: "見本県となり市本町1丁目1番1号".to_owned(),
        ..midori.clone()
    };
    let header = [
        "宛名番号",
        "自治体コード",
        "転入元宛名番号",
        "転入元自治体コード",
        "転入日",
        "フリガナ",
        "生年月日",
        "性別",
    ];
    let on = today.checked_sub_days(Days::new(170)).unwrap_or(today);
    let row = [
        midori.municipal_number,
        midori.municipality,
        FORMER.1.to_owned(),
        FORMER.0.to_owned(),
        on.to_string(),
        midori.kana,
        midori.birth_date.to_string(),
        "女".to_owned(),
    ];
    Ok(Files(vec![
        (
            ImportKind::Residents,
            put(folder, "residents-elsewhere.csv", &register(&[before])?)?,
        ),
        (
            ImportKind::Moves,
            put(folder, "moves.csv", &table(header, [row])?)?,
        ),
    ]))
}

/// Imports files, each kind in one import.
///
/// # Errors
/// The store failed.
pub async fn load(
    keep: &Keep,
    files: &Files,
    progress: &mut dyn Progress,
) -> Result<Summary, keep::Error> {
    let mut total = Summary::default();
    for of_one_kind in files.0.chunk_by(|(one, _), (next, _)| one == next) {
        let paths: Vec<PathBuf> = of_one_kind.iter().map(|(_, path)| path.clone()).collect();
        if let Some((kind, _)) = of_one_kind.first() {
            total += import(keep, *kind, &paths, progress).await?;
        }
    }
    Ok(total)
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
    let path = folder.join(name);
    let failed = |error| Error::Write {
        path: path.display().to_string(),
        error,
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    std::fs::write(&path, bytes).map_err(failed)?;
    Ok(path)
}

/// A CSV file with this header.
fn table<const N: usize>(
    header: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Vec<u8>, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let broken = |_| Error::Format("a CSV file");
    writer.write_record(header).map_err(broken)?;
    for row in rows {
        writer.write_record(row).map_err(broken)?;
    }
    writer.into_inner().map_err(|_| Error::Format("a CSV file"))
}

fn register(residents: &[Resident]) -> Result<Vec<u8>, Error> {
    let header = [
        "宛名番号",
        "自治体コード",
        "氏名",
        "フリガナ",
        "生年月日",
        "性別",
        "郵便番号",
        "住所",
        "保険者番号",
        "記号",
        "番号",
        "枝番",
    ];
    table(
        header,
        residents.iter().map(|resident| {
            let insured = resident.insured.as_ref();
            [
                resident.municipal_number.clone(),
                resident.municipality.clone(),
                resident.name.clone(),
                resident.kana.clone(),
                resident.birth_date.to_string(),
                match resident.sex {
                    Sex::Male => "男".to_owned(),
                    Sex::Female => "女".to_owned(),
                },
                resident.postal_code.clone().unwrap_or_default(),
                resident.address.clone(),
                insured.map(|it| it.insurer.clone()).unwrap_or_default(),
                insured.and_then(|it| it.symbol.clone()).unwrap_or_default(),
                insured.map(|it| it.number.clone()).unwrap_or_default(),
                insured.and_then(|it| it.branch.clone()).unwrap_or_default(),
            ]
        }),
    )
}

fn institutions() -> Result<Vec<u8>, Error> {
    let header = [
        "機関コード",
        "名称",
        "種別",
        "部署",
        "目的",
        "連絡先",
        "自治体コード",
        "診療時間",
    ];
    table(
        header,
        PARTS.iter().map(|part| {
            let purposes: Vec<String> = part.purposes.iter().map(word).collect();
            [
                part.code.to_owned(),
                part.institution.to_owned(),
                word(&part.kind),
                part.unit.unwrap_or_default().to_owned(),
                purposes.join(";"),
                "privacy@example.invalid".to_owned(),
                MUNICIPALITY.to_owned(),
                part.hours.unwrap_or_default().to_owned(),
            ]
        }),
    )
}

/// The word by which a closed list's member is written.
fn word(member: &impl Serialize) -> String {
    let value = serde_json::to_value(member).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// A resident as a checkup file calls them: the name in katakana, full width.
fn subject(resident: &Resident) -> Subject {
    Subject {
        insured: resident
            .insured
            .clone()
            .unwrap_or_else(|| hikae_core::resident::InsuredNumber {
                insurer: String::new(),
                symbol: None,
                number: comparable(&resident.municipal_number),
                branch: None,
            }),
        name: resident.kana.replace(' ', "　"),
        sex: resident.sex,
        birth_date: resident.birth_date,
        postal_code: resident.postal_code.clone(),
        address: Some(resident.address.clone()),
    }
}
