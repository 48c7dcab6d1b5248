//! What is put in: fictional people, institutions and records of the usual size.

use chrono::{Days, NaiveDate};
use hikae_core::consent::{Directive, Effect, Grantees, InstitutionKind, Level, Purpose, Scope};
use hikae_core::disclosure::{Actor, ChainHead, Channel, Entry, InstitutionLabel, Outcome};
use hikae_core::ids::{DirectiveId, EntryId, ImportId, InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::record::checkup::{Observation, Outcome as Found, Quantity, Report, Section};
use hikae_core::record::vaccination::Vaccination;
use hikae_core::record::{Category, Organization, Record};
use hikae_core::resident::{InsuredNumber, Resident, Sex};
use hikae_server::intake::{Fault, Reason};
use hikae_server::keep::{Keep, NewCard, NewQuarantined, NewRecord, Source};
use rust_decimal::Decimal;

/// About what a session or a ceremony holds.
pub const CONTENT: [u64; 16] = [1_000_000; 16];

/// A day, counted from one in 2013.
pub fn day(n: usize) -> NaiveDate {
    NaiveDate::default() + Days::new(16_000 + n as u64)
}

/// A resident; no other number gives the same one.
pub fn resident(n: usize) -> Resident {
    Resident {
        municipal_number: format!("{n:010}"),
        municipality: "999999".into(),
        name: "見本 花子".into(),
        kana: "ミホン ハナコ".into(),
        birth_date: NaiveDate::default() + Days::new(n as u64 % 15_000),
        sex: Sex::Female,
        postal_code: Some("000-0001".into()),
        address: "見本県見本市見本一丁目".into(),
        insured: Some(InsuredNumber {
            insurer: "99999999".into(),
            symbol: Some("見本".into()),
            number: format!("{n}"),
            branch: Some("01".into()),
        }),
    }
}

/// An institution; no other number gives the same code.
pub fn institution(keep: &Keep, n: usize) -> Institution {
    Institution {
        id: keep.mint(InstitutionId::new),
        code: format!("99{n:08}"),
        name: "例示クリニック".into(),
        kind: InstitutionKind::Clinic,
        units: vec!["内科".into(), "小児科".into()],
        purposes: [Purpose::Treatment, Purpose::Emergency].into(),
        contact: "例示クリニック 個人情報窓口".into(),
        place: None,
        hours: std::collections::BTreeMap::new(),
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
        file: "sample.zip/DATA/h99999999.xml".into(),
        line: None,
    }
}

/// A checkup with 70 results.
pub fn checkup(person: PersonId, on: NaiveDate) -> NewRecord {
    let observation = |n: i64| Observation {
        code: format!("9N{n:03}000000000011"),
        name: Some("見本の項目".into()),
        outcome: Found::Quantity(Quantity {
            value: Decimal::new(500 + n, 1),
            unit: "mg/dL".into(),
        }),
        interpretation: None,
        reference: None,
        method: None,
        author: None,
        group: None,
    };
    let section = Section {
        code: "01010".into(),
        title: "検査・問診結果セクション".into(),
        observations: (0..70).map(observation).collect(),
    };
    NewRecord {
        person,
        record: Record::Checkup(Report {
            report_code: "10".into(),
            program_code: "010".into(),
            performed_on: on,
            issued_on: on,
            performer: clinic(),
            author: clinic(),
            sections: vec![section],
        }),
        sensitive: None,
        source_key: format!("checkup {on}").into_bytes(),
        source: source(),
    }
}

/// A vaccination; another dose on the same day corrects it.
pub fn vaccination(person: PersonId, on: NaiveDate, dose: u8) -> NewRecord {
    NewRecord {
        person,
        record: Record::Vaccination(Vaccination {
            vaccine: "MR1".into(),
            name: "麻しん風しん".into(),
            given_on: on,
            dose: Some(dose),
            product: Some("見本ワクチン".into()),
            lot: Some("A1".into()),
            volume_ml: None,
            performer: Some(clinic()),
            municipality: "999999".into(),
        }),
        sensitive: None,
        source_key: format!("vaccination {on}").into_bytes(),
        source: source(),
    }
}

/// A directive that holds from now on.
pub fn directive(keep: &Keep, person: PersonId) -> Directive {
    let now = keep.now();
    Directive {
        id: keep.mint(DirectiveId::new),
        version: 1,
        effect: Effect::Deny,
        purposes: [Purpose::Emergency].into(),
        grantees: Grantees::Everyone,
        except: [].into(),
        scope: Scope::All,
        period: None,
        valid_from: now,
        valid_until: None,
        made_at: now,
        made_by: person,
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

/// The entry that follows `head`.
pub fn entry(keep: &Keep, person: PersonId, head: &ChainHead) -> Entry {
    let now = keep.now();
    Entry {
        version: 1,
        id: keep.mint(EntryId::new),
        person,
        seq: head.seq + 1,
        previous: head.hash.clone(),
        occurred_at: now,
        recorded_at: now,
        institution: InstitutionLabel {
            id: keep.mint(InstitutionId::new),
            name: "例示クリニック".into(),
            kind: InstitutionKind::Clinic,
            unit: Some("内科".into()),
        },
        actor: Actor::Machine {
            task: "見本の処理".into(),
        },
        purpose: Purpose::Treatment,
        reason: "初診のため、これまでの健診の結果を見る。".into(),
        asked: vec![Category::Checkup, Category::Vaccination],
        given: Vec::new(),
        withheld: Vec::new(),
        outcome: Outcome::NothingFound,
        channel: Channel::Demo,
        request: keep.mint(RequestId::new),
    }
}

/// What makes a card the same again.
pub fn certificate(n: usize) -> Vec<u8> {
    format!("Fictional CA {n}").into_bytes()
}

/// A card.
pub fn card(keep: &Keep, person: PersonId, n: usize) -> NewCard {
    NewCard {
        person,
        identity: certificate(n),
        not_after: keep.now(),
        label: "…0001".into(),
        question: None,
        at_desk: false,
    }
}

/// A row that an importer could not take.
pub fn quarantined(import: ImportId, n: usize) -> NewQuarantined {
    NewQuarantined {
        import,
        fault: Fault {
            file: "sample.csv".into(),
            line: Some(n as u64),
            reason: Reason::NoSuchResident,
        },
        content: format!("{n},{}", "見本,".repeat(20)).into_bytes(),
    }
}
