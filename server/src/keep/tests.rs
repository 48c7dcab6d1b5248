//! What keep promises, over the SQLite engine.

use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta, TimeZone};
use hikae_core::consent::InstitutionKind;
use hikae_core::consent::{Directive, Effect, Grantees, Level, Purpose, Scope};
use hikae_core::disclosure::{Actor, Channel, Entry, InstitutionLabel, Outcome};
use hikae_core::ids::*;
use hikae_core::institution::Institution;
use hikae_core::record::checkup::Report;
use hikae_core::record::vaccination::Vaccination;
use hikae_core::record::{Category, Organization, Record};
use hikae_core::resident::{InsuredNumber, Resident, Sex};

use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::intake::{Fault, Reason, Summary};
use crate::store::sqlite::{OnOlder, Sqlite};
use crate::vault::{KeySource, RootKey};

struct House {
    keep: Keep,
    clock: Arc<FixedClock>,
    folder: tempfile::TempDir,
}

impl std::ops::Deref for House {
    type Target = Keep;

    fn deref(&self) -> &Keep {
        &self.keep
    }
}

impl House {
    fn file(&self) -> PathBuf {
        self.folder.path().join("hikae.sqlite")
    }

    async fn reopened(&self, root: u8) -> Result<Keep, OpenError> {
        Keep::open_sqlite(
            &self.file(),
            key(root),
            self.clock.clone(),
            Arc::new(SystemEntropy),
        )
        .await
    }

    /// Every byte that the database has on the disk.
    fn bytes(&self) -> Vec<u8> {
        std::fs::read_dir(self.folder.path())
            .unwrap()
            .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .collect()
    }
}

fn key(byte: u8) -> RootKey {
    RootKey::new([byte; 32])
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(noon()));
    let file = folder.path().join("hikae.sqlite");
    let keep = Keep::open_sqlite(&file, key(1), clock.clone(), Arc::new(SystemEntropy))
        .await
        .unwrap();
    House {
        keep,
        clock,
        folder,
    }
}

fn hanako() -> Resident {
    Resident {
        municipal_number: "0000001".into(),
        municipality: "999999".into(),
        name: "見本 花子".into(),
        kana: "ミホン ハナコ".into(),
        birth_date: day(1970, 4, 1),
        sex: Sex::Female,
        postal_code: Some("000-0001".into()),
        address: "見本県見本市見本一丁目".into(),
        insured: Some(InsuredNumber {
            insurer: "99999999".into(),
            symbol: Some("見本".into()),
            number: "12345".into(),
            branch: Some("01".into()),
        }),
    }
}

fn taro() -> Resident {
    Resident {
        municipal_number: "0000002".into(),
        name: "例示 太郎".into(),
        sex: Sex::Male,
        insured: None,
        ..hanako()
    }
}

fn clinic() -> Organization {
    Organization {
        code: Some("9999999999".into()),
        name: "例示クリニック".into(),
    }
}

fn source() -> Source {
    Source {
        import: None,
        file: "sample.xml".into(),
        line: None,
    }
}

fn checkup(person: PersonId, on: NaiveDate) -> NewRecord {
    NewRecord {
        person,
        record: Record::Checkup(Report {
            report_code: "10".into(),
            program_code: "010".into(),
            performed_on: on,
            issued_on: on,
            performer: clinic(),
            author: clinic(),
            sections: Vec::new(),
        }),
        sensitive: None,
        source_key: format!("checkup {on}").into_bytes(),
        source: source(),
    }
}

fn vaccination(person: PersonId, on: NaiveDate, lot: &str) -> NewRecord {
    NewRecord {
        person,
        record: Record::Vaccination(Vaccination {
            vaccine: "MR1".into(),
            name: "麻しん風しん".into(),
            given_on: on,
            dose: Some(1),
            product: None,
            lot: Some(lot.into()),
            volume_ml: None,
            performer: Some(clinic()),
            municipality: "999999".into(),
        }),
        sensitive: None,
        source_key: format!("vaccination {on}").into_bytes(),
        source: source(),
    }
}

async fn enrolled(keep: &Keep, resident: &Resident) -> PersonId {
    keep.enroll(resident).await.unwrap().person
}

fn directive(keep: &Keep, person: PersonId) -> Directive {
    Directive {
        id: keep.mint(DirectiveId::new),
        version: 1,
        effect: Effect::Deny,
        purposes: [Purpose::Emergency].into(),
        grantees: Grantees::Everyone,
        except: [].into(),
        scope: Scope::All,
        period: None,
        valid_from: keep.now(),
        valid_until: None,
        made_at: keep.now(),
        made_by: person,
        made_with: Level::Card,
        study: None,
    }
}

fn entry(keep: &Keep, person: PersonId, head: &ChainHead, reason: &str) -> Entry {
    Entry {
        version: 1,
        id: keep.mint(EntryId::new),
        person,
        seq: head.seq + 1,
        previous: head.hash.clone(),
        occurred_at: keep.now(),
        recorded_at: keep.now(),
        institution: InstitutionLabel {
            id: keep.mint(InstitutionId::new),
            name: "例示クリニック".into(),
            kind: InstitutionKind::Clinic,
            unit: None,
        },
        actor: Actor::Machine {
            task: "見本".into(),
        },
        purpose: Purpose::Treatment,
        reason: reason.into(),
        asked: vec![Category::Checkup],
        given: Vec::new(),
        withheld: Vec::new(),
        outcome: Outcome::NothingFound,
        channel: Channel::Demo,
        request: keep.mint(RequestId::new),
    }
}

mod people {
    use super::*;

    #[tokio::test]
    async fn a_resident_is_found_again_by_municipal_number_and_stays_the_same_person() {
        let house = house().await;
        let first = house.enroll(&hanako()).await.unwrap();
        assert_eq!(first.change, Change::Inserted);
        let again = house.enroll(&hanako()).await.unwrap();
        assert_eq!(
            again,
            Enrolled {
                person: first.person,
                change: Change::Unchanged
            }
        );

        let moved = Resident {
            address: "見本県見本市見本二丁目".into(),
            ..hanako()
        };
        let updated = house.enroll(&moved).await.unwrap();
        assert_eq!(
            updated,
            Enrolled {
                person: first.person,
                change: Change::Updated
            }
        );
        assert_eq!(house.resident(first.person).await.unwrap(), Some(moved));
    }

    #[tokio::test]
    async fn a_resident_who_comes_twice_in_one_batch_is_one_person_as_written_last() {
        let house = house().await;
        let later = Resident {
            address: "見本県見本市見本三丁目".into(),
            ..hanako()
        };
        let answers = house
            .enroll_all(&[hanako(), taro(), later.clone()])
            .await
            .unwrap();
        let changes: Vec<_> = answers.iter().map(|answer| answer.change).collect();
        assert_eq!(
            changes,
            [Change::Inserted, Change::Inserted, Change::Updated]
        );
        assert_eq!(answers[0].person, answers[2].person);
        assert_eq!(
            house.resident(answers[0].person).await.unwrap(),
            Some(later)
        );
        assert_eq!(house.people(None, 10).await.unwrap().len(), 2);
    }

    #[tokio::test]
    async fn the_same_number_in_another_municipality_is_another_person() {
        let house = house().await;
        let here = enrolled(&house, &hanako()).await;
        let there = Resident {
            municipality: "999998".into(),
            ..hanako()
        };
        assert_ne!(enrolled(&house, &there).await, here);
        let found = house
            .person_by_municipal_number("999999", "０００００01")
            .await
            .unwrap();
        assert_eq!(found, Some(here));
        assert_eq!(
            house
                .person_by_municipal_number("999997", "0000001")
                .await
                .unwrap(),
            None
        );
    }

    #[tokio::test]
    async fn people_are_found_by_insurance_number_in_any_spelling_and_without_branch() {
        let house = house().await;
        let hanako_id = enrolled(&house, &hanako()).await;
        let family = Resident {
            insured: hanako().insured,
            ..taro()
        };
        let taro_id = enrolled(&house, &family).await;
        let spelled = InsuredNumber {
            insurer: "９９９９９９９９".into(),
            symbol: Some("見 本".into()),
            number: "１２３４５".into(),
            branch: None,
        };
        assert_eq!(
            house.people_insured_as(&spelled).await.unwrap(),
            [hanako_id, taro_id]
        );

        let other = InsuredNumber {
            number: "12346".into(),
            ..spelled.clone()
        };
        assert!(house.people_insured_as(&other).await.unwrap().is_empty());
        house
            .enroll(&Resident {
                insured: Some(other.clone()),
                ..family
            })
            .await
            .unwrap();
        assert_eq!(
            house.people_insured_as(&spelled).await.unwrap(),
            [hanako_id]
        );
        assert_eq!(house.people_insured_as(&other).await.unwrap(), [taro_id]);
    }

    #[tokio::test]
    async fn candidates_of_a_first_use_are_those_of_that_day_and_sex() {
        let house = house().await;
        let person = enrolled(&house, &hanako()).await;
        enrolled(&house, &taro()).await;
        let born = house
            .people_born(day(1970, 4, 1), Sex::Female)
            .await
            .unwrap();
        assert_eq!(born, [(person, hanako())]);
        assert!(
            house
                .people_born(day(1970, 4, 2), Sex::Female)
                .await
                .unwrap()
                .is_empty()
        );
    }
}
