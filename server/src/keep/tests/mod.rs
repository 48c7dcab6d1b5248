//! What keep promises, over the SQLite engine.

mod access;
mod alerts;
mod cases;
mod log;
mod notices;
mod people;
mod records;
mod root;
mod sealed;
mod sharing;
mod shelves;

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
use crate::store::OnOlder;
use crate::store::sqlite::Sqlite;
use crate::vault::RootKey;

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

pub(crate) fn hanako() -> Resident {
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

pub(crate) fn vaccination(person: PersonId, on: NaiveDate, lot: &str) -> NewRecord {
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
        visit: None,
    }
}

pub(crate) fn entry(keep: &Keep, person: PersonId, head: &ChainHead, reason: &str) -> Entry {
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
