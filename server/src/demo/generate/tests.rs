use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use hikae_core::identifiers::{CheckDigit, InstitutionCode};

use super::bulk::Bulk;
use super::{Files, examiner, story, subject, write};
use crate::demo::institutions::PARTS;
use crate::demo::residents::{MUNICIPALITY, Who};
use crate::intake::found::Found;
use crate::intake::{ParsedCheckup, checkups, matching, table};
use crate::keep::ImportKind;

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn contents(files: &Files) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    files
        .0
        .iter()
        .map(|(_, path)| (name(path), std::fs::read(path).unwrap()))
        .collect()
}

/// Everything that the reader finds in files of a kind; fails on faults and remarks.
fn read<T>(
    files: &Files,
    kind: ImportKind,
    reader: fn(
        &Path,
        crate::intake::found::Sink<'_, T>,
    ) -> Result<(), crate::intake::found::Stopped>,
) -> Vec<T> {
    let mut all = Vec::new();
    for (_, path) in files.0.iter().filter(|(it, _)| *it == kind) {
        reader(path, &mut |found| {
            match found {
                Found::Item { value, .. } => all.push(value),
                Found::Fault { fault, .. } => panic!("{fault}"),
                Found::Remark { place, remark } => panic!("{place}: {remark}"),
                Found::Advance(_) => {}
            }
            Ok(())
        })
        .unwrap();
    }
    all
}

#[test]
fn what_is_written_reads_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let files = write(folder.path(), today()).unwrap();
    let told: Vec<_> = story::deliveries(today())
        .into_iter()
        .flat_map(|delivery| delivery.reports)
        .map(|(who, report)| ParsedCheckup {
            subject: subject(&who.resident(today())),
            report,
            remarks: Vec::new(),
        })
        .collect();
    assert_eq!(read(&files, ImportKind::Checkups, checkups::read), told);
    let residents = read(&files, ImportKind::Residents, table::residents::read);
    assert_eq!(residents, Who::ALL.map(|who| who.resident(today())));
    assert_eq!(
        read(&files, ImportKind::Vaccinations, table::vaccinations::read).len(),
        53
    );
    let institutions = read(&files, ImportKind::Institutions, table::institutions::read);
    assert_eq!(institutions.len(), 7);
    for (institution, part) in institutions.iter().zip(&PARTS) {
        assert_eq!(institution.place.as_deref(), Some(MUNICIPALITY));
        assert_eq!(institution.hours.len(), usize::from(part.hours.is_some()));
    }
    assert_eq!(
        read(&files, ImportKind::Coverage, table::coverage::read).len(),
        9
    );
}

#[test]
fn every_checkup_links_to_the_one_it_is_about() {
    let candidates: Vec<matching::Candidate> = Who::ALL
        .into_iter()
        .zip(1_u8..)
        .map(|(who, at)| {
            let id = hikae_core::ids::PersonId::new(chrono::DateTime::UNIX_EPOCH, [at; 10]);
            (id, who.resident(today()))
        })
        .collect();
    for (who, (id, resident)) in Who::ALL.into_iter().zip(&candidates) {
        let linked = matching::of_checkup(&subject(resident), &candidates);
        assert_eq!(linked, Ok(*id), "{who:?}");
    }
}

#[test]
fn the_same_day_gives_the_same_files_and_so_does_the_same_seed() {
    let [one, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let demo = |folder: &tempfile::TempDir| contents(&write(folder.path(), today()).unwrap());
    assert_eq!(demo(&one), demo(&other));
    let bulk = |folder: &tempfile::TempDir, seed| {
        let bulk = Bulk {
            people: 7,
            reports: 20,
            seed,
            today: today(),
        };
        contents(&bulk.write(folder.path()).unwrap())
    };
    assert_eq!(bulk(&one, 1), bulk(&other, 1));
    assert_ne!(bulk(&one, 1), bulk(&other, 2));
}

#[test]
fn bulk_files_hold_as_many_people_and_reports_as_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let bulk = Bulk {
        people: 300,
        reports: 2_050,
        seed: 7,
        today: today(),
    };
    let files = bulk.write(folder.path()).unwrap();
    assert_eq!(
        files.0.len(),
        5,
        "a register, insurances and three packages"
    );
    assert_eq!(
        read(&files, ImportKind::Coverage, table::coverage::read).len(),
        300
    );
    assert_eq!(
        read(&files, ImportKind::Residents, table::residents::read).len(),
        300
    );
    let reports = read(&files, ImportKind::Checkups, checkups::read);
    assert_eq!(reports.len(), 2_050);
    let distinct: std::collections::BTreeSet<_> = reports
        .iter()
        .map(|it| (it.subject.insured.number.clone(), it.report.performed_on))
        .collect();
    assert_eq!(
        distinct.len(),
        2_050,
        "no two reports of one person on one day"
    );
    assert!(reports.iter().all(|it| it.report.performed_on < today()));
}

#[test]
fn the_examiner_has_a_well_formed_code_of_no_prefecture() {
    let code = InstitutionCode::parse(&examiner().code.unwrap()).unwrap();
    assert_eq!(code.check(), CheckDigit::Right);
}
