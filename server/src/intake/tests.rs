//! What imports promise, over the SQLite engine.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;
use hikae_core::record::{Category, Record, SensitiveClass};

use super::published::published;
use super::{Fault, Progress, Reason, Silent, Summary, import};
use crate::ambient::{FixedClock, SystemEntropy};
use crate::demo::generate::{self, Files};
use crate::demo::residents::{MUNICIPALITY, Who};
use crate::keep::{ImportKind, Keep};
use crate::vault::RootKey;

const CHECKUP: &str = include_str!("../../samples/checkup.xml");
const RESIDENTS: &str =
    "宛名番号,自治体コード,氏名,フリガナ,生年月日,性別,住所,保険者番号,記号,番号,枝番\n";
const HANAKO: &str =
    "1001,990019,見本 花子,ミホン ハナコ,1961-11-03,女,見本県みほん市,00990010,みほん,1001,01\n";

struct House {
    keep: Keep,
    folder: tempfile::TempDir,
}

fn now() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keep = Keep::open_sqlite(
            &folder.path().join("hikae.sqlite"),
            RootKey::new([7; 32]),
            Arc::new(FixedClock::new(now())),
            Arc::new(SystemEntropy),
        )
        .await
        .unwrap();
        Self { keep, folder }
    }

    /// A house where 見本 花子 lives.
    async fn with_hanako() -> Self {
        let house = Self::new().await;
        let summary = house
            .import(ImportKind::Residents, &format!("{RESIDENTS}{HANAKO}"))
            .await;
        assert_eq!(summary.new, 1);
        house
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Imports one file with this content.
    async fn import(&self, kind: ImportKind, content: &str) -> Summary {
        let path = self.file("import.in", content);
        import(&self.keep, kind, &[path], &mut Silent)
            .await
            .unwrap()
    }

    async fn person(&self, number: &str) -> PersonId {
        self.keep
            .person_by_municipal_number(MUNICIPALITY, number)
            .await
            .unwrap()
            .unwrap()
    }

    async fn reasons(&self) -> Vec<Reason> {
        let waiting = self.keep.quarantined(None, 100).await.unwrap();
        waiting.into_iter().map(|it| it.fault.reason).collect()
    }
}

fn summary(new: u64, unchanged: u64, superseded: u64, quarantined: u64) -> Summary {
    let read = new + unchanged + superseded + quarantined;
    Summary {
        read,
        new,
        unchanged,
        superseded,
        quarantined,
        overlapping: 0,
        unreadable: 0,
    }
}

#[tokio::test]
async fn a_second_import_changes_nothing() {
    let house = House::new().await;
    let today = now().date_naive();
    let files = generate::write(&house.folder.path().join("demo"), today).unwrap();
    let first = generate::load(&house.keep, &files, &mut Silent)
        .await
        .unwrap();
    assert_eq!(
        (first.quarantined, first.unreadable, first.unchanged),
        (0, 0, 0)
    );
    assert_eq!(
        (first.superseded, first.new),
        (1, first.read - 1),
        "one report is corrected"
    );

    let second = generate::load(&house.keep, &files, &mut Silent)
        .await
        .unwrap();
    let nothing_new = Summary {
        overlapping: first.overlapping,
        ..summary(0, first.read, 0, 0)
    };
    assert_eq!(second, nothing_new);

    let mut backwards = files.0.clone();
    backwards.reverse();
    let third = generate::load(&house.keep, &Files(backwards), &mut Silent)
        .await
        .unwrap();
    assert_eq!(third, nothing_new, "in whatever order the files come");
}

#[tokio::test]
async fn everyone_has_their_own_records_and_no_others() {
    let house = House::new().await;
    let today = now().date_naive();
    let files = generate::write(&house.folder.path().join("demo"), today).unwrap();
    generate::load(&house.keep, &files, &mut Silent)
        .await
        .unwrap();
    let mut counts = Vec::new();
    for who in Who::ALL {
        let person = house.person(who.municipal_number()).await;
        let count = |category| {
            let keep = &house.keep;
            async move { keep.records(person, Some(category)).await.unwrap().len() }
        };
        counts.push((
            who,
            count(Category::Checkup).await,
            count(Category::Vaccination).await,
        ));
    }
    assert_eq!(
        counts,
        [
            (Who::Hanako, 10, 3),
            (Who::Taro, 10, 4),
            (Who::Midori, 0, 27),
            (Who::Maria, 1, 3),
            (Who::Ichiro, 9, 16),
        ]
    );
}

#[tokio::test]
async fn a_correction_supersedes_and_the_old_version_stays() {
    let house = House::with_hanako().await;
    assert_eq!(
        house.import(ImportKind::Checkups, CHECKUP).await,
        summary(1, 0, 0, 0)
    );
    let corrected = CHECKUP
        .replace("\"148\"", "\"138\"")
        .replace("20260610", "20260701");
    assert_eq!(
        house.import(ImportKind::Checkups, &corrected).await,
        summary(0, 0, 1, 0)
    );

    let person = house.person("1001").await;
    let kept = house.keep.records(person, None).await.unwrap();
    let [current] = kept.as_slice() else {
        panic!("{kept:?}")
    };
    let old = house
        .keep
        .earlier_versions(person, current.header.id)
        .await
        .unwrap();
    let issued = |record: &Record| match record {
        Record::Checkup(report) => report.issued_on.to_string(),
        _ => panic!(),
    };
    assert_eq!(
        (current.version, issued(&current.record).as_str()),
        (2, "2026-07-01")
    );
    assert_eq!(
        (old.len(), issued(&old[0].record).as_str()),
        (1, "2026-06-10")
    );

    let again = house.import(ImportKind::Checkups, CHECKUP).await;
    assert_eq!(
        again,
        summary(0, 1, 0, 0),
        "the old file is known and changes nothing"
    );
    let now = house.keep.records(person, None).await.unwrap();
    assert_eq!(now, kept);
}

#[tokio::test]
async fn an_older_file_that_comes_later_waits() {
    let house = House::with_hanako().await;
    let corrected = CHECKUP
        .replace("\"148\"", "\"138\"")
        .replace("20260610", "20260701");
    assert_eq!(
        house.import(ImportKind::Checkups, &corrected).await,
        summary(1, 0, 0, 0)
    );
    assert_eq!(
        house.import(ImportKind::Checkups, CHECKUP).await,
        summary(0, 0, 0, 1)
    );
    assert_eq!(house.reasons().await, [Reason::Outdated]);
}

#[tokio::test]
async fn whoever_does_not_agree_fully_waits_until_the_register_does() {
    let house = House::new().await;
    let married = HANAKO.replace("ミホン", "レイジ");
    house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{married}"))
        .await;
    assert_eq!(
        house.import(ImportKind::Checkups, CHECKUP).await,
        summary(0, 0, 0, 1)
    );
    assert_eq!(
        house.import(ImportKind::Checkups, CHECKUP).await,
        summary(0, 0, 0, 1)
    );
    assert_eq!(
        house.reasons().await,
        [Reason::NameDiffers],
        "it waits once"
    );
    let waiting = house.keep.quarantined(None, 10).await.unwrap();
    assert_eq!(
        waiting[0].content,
        CHECKUP.as_bytes(),
        "as it came, for a human to decide"
    );

    let update = house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{HANAKO}"))
        .await;
    assert_eq!(update, summary(0, 0, 1, 0));
    assert_eq!(
        house.import(ImportKind::Checkups, CHECKUP).await,
        summary(1, 0, 0, 0)
    );
}

#[tokio::test]
async fn nothing_of_a_row_with_an_individual_number_is_kept() {
    let house = House::new().await;
    let row = HANAKO.replace("見本県みほん市", "1234 5678 9018");
    let import = house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{row}"))
        .await;
    assert_eq!(import, summary(0, 0, 0, 1));
    let waiting = house.keep.quarantined(None, 10).await.unwrap();
    let [only] = waiting.as_slice() else {
        panic!("{waiting:?}")
    };
    assert_eq!(
        (only.fault.line, only.content.as_slice()),
        (Some(2), b"".as_slice())
    );
    assert!(!only.fault.to_string().contains("1234"));
}

#[tokio::test]
async fn days_that_cannot_be_wait() {
    let house = House::with_hanako().await;
    let tomorrow = CHECKUP.replace("20260520", "20261122");
    assert_eq!(
        house
            .import(ImportKind::Checkups, &tomorrow)
            .await
            .quarantined,
        1
    );
    let unborn = CHECKUP.replace("20260520", "19610520");
    assert_eq!(
        house
            .import(ImportKind::Checkups, &unborn)
            .await
            .quarantined,
        1
    );
    let child = HANAKO
        .replace("1961-11-03", "2026-11-22")
        .replace("1001", "1009");
    let import = house
        .import(
            ImportKind::Residents,
            &format!("{RESIDENTS}{child}{HANAKO}"),
        )
        .await;
    assert_eq!(import, summary(0, 1, 0, 1));
}

#[tokio::test]
async fn a_vaccination_given_in_pregnancy_is_sensitive() {
    let house = House::with_hanako().await;
    let ledger = "宛名番号,自治体コード,生年月日,予防接種コード,予防接種の種類,実施年月日\n\
                  1001,990019,1961-11-03,RSV-M,RSウイルス感染症（母子免疫）,2026-05-01\n\
                  1001,990019,1961-11-03,FLU,インフルエンザ,2026-11-01\n";
    assert_eq!(
        house.import(ImportKind::Vaccinations, ledger).await,
        summary(2, 0, 0, 0)
    );
    let kept = house
        .keep
        .records(house.person("1001").await, None)
        .await
        .unwrap();
    let classes: Vec<_> = kept.iter().map(|it| it.header.sensitive).collect();
    assert_eq!(classes, [Some(SensitiveClass::ReproductiveHealth), None]);
}

const INSURANCES: &str = "保険者番号,保険者名称,記号,番号,枝番,宛名番号,自治体コード,フリガナ,生年月日,性別,本人家族,資格取得日,資格喪失日,特定疾病,特定疾病開始日,更新日\n";
const INSURANCE: &str = "00990010,みほん市国保,みほん,1001,01,,,ミホン ハナコ,1961-11-03,女,1,2022-04-01,,3,2024-03-01,2026-05-01\n";

fn insurances(rows: &str) -> String {
    format!("{INSURANCES}{rows}")
}

#[tokio::test]
async fn an_insurance_is_linked_by_its_number_and_its_certificate_is_a_sensitive_record_of_its_own()
{
    let house = House::with_hanako().await;
    let file = insurances(INSURANCE);
    assert_eq!(
        house.import(ImportKind::Coverage, &file).await,
        summary(1, 0, 0, 0)
    );
    assert_eq!(
        house.import(ImportKind::Coverage, &file).await,
        summary(0, 1, 0, 0),
        "again, and nothing changes"
    );
    let person = house.person("1001").await;
    let kept = house.keep.records(person, None).await.unwrap();
    let kinds: Vec<_> = kept
        .iter()
        .map(|it| (it.header.category, it.header.sensitive))
        .collect();
    assert_eq!(
        kinds,
        [
            (Category::Coverage, None),
            (Category::Coverage, Some(SensitiveClass::SpecificDisease)),
        ]
    );
    let [Record::Coverage(coverage), Record::Certificate(_)] = [&kept[0].record, &kept[1].record]
    else {
        panic!("{kept:?}")
    };
    assert!(
        !serde_json::to_string(coverage).unwrap().contains("hiv"),
        "the insurance says nothing of the disease"
    );
}

#[tokio::test]
async fn an_earlier_insurance_is_linked_by_the_municipal_number() {
    let house = House::with_hanako().await;
    let earlier = "06990014,みほん健保,10,77,00,1001,990019,ミホン ハナコ,1961-11-03,女,1,1984-04-01,2022-04-01,,,\n";
    assert_eq!(
        house
            .import(ImportKind::Coverage, &insurances(earlier))
            .await,
        summary(1, 0, 0, 0)
    );
    for (from, to, reason) in [
        (",1001,990019", ",,", Reason::NoSuchResident),
        (",1001,990019", ",1002,990019", Reason::NoSuchResident),
        ("ミホン", "レイジ", Reason::NameDiffers),
        ("1961-11-03", "1961-11-04", Reason::BirthDateDiffers),
        ("女", "男", Reason::SexDiffers),
    ] {
        let house = House::with_hanako().await;
        let row = insurances(&earlier.replace(from, to));
        assert_eq!(
            house.import(ImportKind::Coverage, &row).await,
            summary(0, 0, 0, 1),
            "{to}"
        );
        assert_eq!(house.reasons().await, [reason], "{to}");
        let person = house.person("1001").await;
        assert_eq!(house.keep.records(person, None).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_loss_corrects_an_insurance_and_an_older_state_of_it_waits() {
    let house = House::with_hanako().await;
    let lost = INSURANCE
        .replace("2022-04-01,,", "2022-04-01,2026-10-01,")
        .replace("2026-05-01", "2026-10-02");
    house
        .import(ImportKind::Coverage, &insurances(INSURANCE))
        .await;
    assert_eq!(
        house.import(ImportKind::Coverage, &insurances(&lost)).await,
        summary(0, 0, 1, 0)
    );
    let older = INSURANCE
        .replace("みほん市国保", "国保")
        .replace("2026-05-01", "2026-04-01");
    assert_eq!(
        house
            .import(ImportKind::Coverage, &insurances(&older))
            .await,
        summary(0, 0, 0, 1)
    );
    assert_eq!(house.reasons().await, [Reason::Outdated]);
    let person = house.person("1001").await;
    let kept = house.keep.records(person, None).await.unwrap();
    let Record::Coverage(coverage) = &kept[0].record else {
        panic!("{kept:?}")
    };
    assert_eq!(coverage.lost_on, "2026-10-01".parse().ok());
}

#[derive(Default)]
struct Heard {
    total: u64,
    advanced: u64,
    faults: Vec<Fault>,
    remarks: Vec<String>,
}

impl Progress for Heard {
    fn total(&mut self, bytes: u64) {
        self.total = bytes;
    }

    fn advance(&mut self, bytes: u64) {
        self.advanced += bytes;
    }

    fn fault(&mut self, fault: &Fault) {
        self.faults.push(fault.clone());
    }

    fn remark(&mut self, _: &str, remark: &str) {
        self.remarks.push(remark.to_owned());
    }
}

#[tokio::test]
async fn a_missing_file_is_told_and_the_others_go_in() {
    let house = House::new().await;
    let good = house.file("good.csv", &format!("{RESIDENTS}{HANAKO}"));
    let files = [PathBuf::from("/nowhere/at/all.csv"), good.clone()];
    let mut heard = Heard::default();
    let summary = import(&house.keep, ImportKind::Residents, &files, &mut heard)
        .await
        .unwrap();
    assert_eq!(
        (summary.new, summary.unreadable, summary.quarantined),
        (1, 1, 0)
    );
    assert_eq!(
        heard.faults[0].to_string(),
        "/nowhere/at/all.csv: cannot be read: entity not found"
    );
    assert_eq!(house.reasons().await, []);
    assert_eq!(heard.total, std::fs::metadata(good).unwrap().len());
    assert_eq!(heard.advanced, heard.total - RESIDENTS.len() as u64);
    let runs = house.keep.imports(10).await.unwrap();
    assert_eq!(runs[0].ended.map(|(_, ended)| ended), Some(summary));
}

/// The published sample of the payment fund, which is not part of the project: the folder that
/// holds it is named by `HIKAE_SAMPLES`.
#[tokio::test]
async fn the_published_sample_goes_in_unchanged_and_whole() {
    let Some(path) = published("HIKAE_SAMPLES", "kensin_kihon_tokutei.xml") else {
        return;
    };
    let house = House::new().await;
    let resident = "1,990019,基金 太郎,キキン タロウ,昭和45年5月16日,男,東京都港区,99999999,131,１２３１２３１２３,\n";
    house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{resident}"))
        .await;
    let mut heard = Heard::default();
    let first = import(
        &house.keep,
        ImportKind::Checkups,
        std::slice::from_ref(&path),
        &mut heard,
    )
    .await;
    assert_eq!(first.unwrap(), summary(1, 0, 0, 0));
    assert!(
        heard
            .remarks
            .iter()
            .all(|remark| remark.starts_with("the check digit"))
    );

    let kept = house
        .keep
        .records(house.person("1").await, None)
        .await
        .unwrap();
    let [Record::Checkup(report)] = &[kept[0].record.clone()] else {
        panic!("{kept:?}")
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let codes: Vec<&str> = text
        .split("<observation ")
        .skip(1)
        .filter_map(|observation| observation.split("<code code=\"").nth(1)?.split('"').next())
        .collect();
    let found: Vec<&str> = report.observations().map(|it| it.code.as_str()).collect();
    assert_eq!(found, codes);
    for observation in report.observations() {
        let shown = serde_json::to_value(&observation.outcome).unwrap();
        if let Some(value) = shown.get("value").and_then(|it| it.as_str()) {
            assert!(
                text.contains(&format!("value=\"{value}\"")),
                "{observation:?}"
            );
        }
    }
}

const MOVES: &str =
    "宛名番号,自治体コード,転入元宛名番号,転入元自治体コード,転入日,フリガナ,生年月日,性別\n";
const MOVE: &str = "2001,990027,1001,990019,2026-10-01,ミホン ハナコ,1961-11-03,女\n";

fn moves(rows: &str) -> String {
    format!("{MOVES}{rows}")
}

#[tokio::test]
async fn who_moves_stays_the_same_person_and_belongs_to_the_new_municipality_alone() {
    let house = House::with_hanako().await;
    let person = house.person("1001").await;
    assert!(!house.keep.moved_to(person, MUNICIPALITY).await.unwrap());
    assert_eq!(
        house.import(ImportKind::Moves, &moves(MOVE)).await,
        summary(1, 0, 0, 0)
    );
    assert_eq!(
        house.import(ImportKind::Moves, &moves(MOVE)).await,
        summary(0, 1, 0, 0)
    );
    let found = house
        .keep
        .person_by_municipal_number("990027", "2001")
        .await;
    assert_eq!(found.unwrap(), Some(person));
    assert!(house.keep.moved_to(person, "990027").await.unwrap());
    assert!(!house.keep.moved_to(person, MUNICIPALITY).await.unwrap());
    let earlier = house.keep.earlier_residences(person).await.unwrap();
    assert_eq!(
        (earlier.len(), earlier[0].municipality.as_str()),
        (1, MUNICIPALITY)
    );

    // The former municipality's register has no say any more; the new one's has.
    let former = HANAKO.replace("見本県みほん市", "見本県みほん市中央");
    let import = house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{former}"))
        .await;
    assert_eq!(import, summary(0, 1, 0, 0));
    let resident = house.keep.resident(person).await.unwrap().unwrap();
    assert_eq!(resident.address, "見本県みほん市");
    let now = HANAKO
        .replace("1001,990019", "2001,990027")
        .replace("みほん市", "となり市");
    let import = house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{now}"))
        .await;
    assert_eq!(import, summary(0, 0, 1, 0));
    let earlier = house.keep.earlier_residences(person).await.unwrap();
    assert_eq!(earlier.len(), 1, "where she lived is not forgotten");
}

#[tokio::test]
async fn who_moves_back_has_lived_in_both() {
    let house = House::with_hanako().await;
    let person = house.person("1001").await;
    let back = "1001,990019,2001,990027,2026-11-01,ミホン ハナコ,1961-11-03,女\n";
    let both = moves(&format!("{MOVE}{back}"));
    assert_eq!(
        house.import(ImportKind::Moves, &both).await,
        summary(2, 0, 0, 0)
    );
    assert_eq!(
        house.import(ImportKind::Moves, &both).await,
        summary(0, 2, 0, 0)
    );
    assert!(house.keep.moved_to(person, MUNICIPALITY).await.unwrap());
    let earlier = house.keep.earlier_residences(person).await.unwrap();
    assert_eq!(earlier.len(), 2);
}

#[tokio::test]
async fn nobody_moves_on_partial_agreement() {
    let other = HANAKO.replace("1001,990019", "2001,990027");
    for (from, to, reason) in [
        ("1001,990019", "1009,990019", Reason::NoSuchResident),
        ("ミホン", "レイジ", Reason::NameDiffers),
        ("1961-11-03", "1961-11-04", Reason::BirthDateDiffers),
        ("女", "男", Reason::SexDiffers),
        (
            "2026-10-01",
            "2026-11-22",
            Reason::malformed("転入日 is in the future"),
        ),
        (
            "2001,990027",
            "2001,990019",
            Reason::malformed("a move within one municipality"),
        ),
    ] {
        let house = House::with_hanako().await;
        let row = MOVE.replacen(from, to, 1);
        assert_ne!(row, MOVE);
        assert_eq!(
            house.import(ImportKind::Moves, &moves(&row)).await,
            summary(0, 0, 0, 1),
            "{to}"
        );
        assert_eq!(house.reasons().await, [reason]);
        let person = house.person("1001").await;
        assert_eq!(house.keep.earlier_residences(person).await.unwrap(), []);
    }
    let house = House::with_hanako().await;
    house
        .import(ImportKind::Residents, &format!("{RESIDENTS}{other}"))
        .await;
    house.import(ImportKind::Moves, &moves(MOVE)).await;
    assert_eq!(house.reasons().await, [Reason::SeveralResidents]);
}
