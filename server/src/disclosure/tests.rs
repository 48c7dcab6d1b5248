//! What the gate promises, over the SQLite engine.

use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_core::case::{self, Contact, Office, Subject, Words};
use hikae_core::consent::{
    self, Basis, Context, Directive, Effect, Emergency, Grantees, InstitutionKind, Level, Purpose,
    Scope,
};
use hikae_core::disaster::Disaster;
use hikae_core::disclosure::{Actor, Break, ChainError, Channel, Entry, Outcome, StaffRole};
use hikae_core::ids::{
    DirectiveId, DisasterId, InstitutionId, PersonId, RecordId, RequestId, VisitId,
};
use hikae_core::institution::Institution;
use hikae_core::record::vaccination::Vaccination;
use hikae_core::record::{Category, Record, RecordRef, SensitiveClass};
use hikae_core::resident::{Resident, Sex};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::keep::{self, Keep, NewRecord, Put, Source};
use crate::staff::audit;
use crate::vault::RootKey;

/// A portal with one resident who has three vaccinations, the last of them sensitive.
struct House {
    keep: Keep,
    clock: Arc<FixedClock>,
    folder: tempfile::TempDir,
    person: PersonId,
    records: Vec<RecordId>,
    clinic: InstitutionId,
    hospital: InstitutionId,
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

async fn open(folder: &tempfile::TempDir, clock: Arc<FixedClock>) -> Keep {
    let file = folder.path().join("hikae.db");
    let root = RootKey::new([7; 32]);
    Keep::open_sqlite(&file, root, clock, Arc::new(SystemEntropy))
        .await
        .unwrap()
}

fn hanako() -> Resident {
    Resident {
        municipal_number: "1001".to_owned(),
        municipality: "990019".to_owned(),
        name: "見本 花子".to_owned(),
        kana: "ミホン ハナコ".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(1961, 11, 3).unwrap(),
        sex: Sex::Female,
        postal_code: None,
        address: "見本県みほん市中央1丁目1番1号".to_owned(),
        insured: None,
    }
}

fn vaccination(person: PersonId, day: u32, sensitive: Option<SensitiveClass>) -> NewRecord {
    NewRecord {
        person,
        record: Record::Vaccination(Vaccination {
            vaccine: "FLU".to_owned(),
            name: "インフルエンザ".to_owned(),
            given_on: NaiveDate::from_ymd_opt(2025, 11, day).unwrap(),
            dose: None,
            product: None,
            lot: None,
            volume_ml: None,
            performer: None,
            municipality: "990019".to_owned(),
        }),
        sensitive,
        source_key: vec![u8::try_from(day).unwrap()],
        source: Source {
            import: None,
            file: "test".to_owned(),
            line: None,
        },
    }
}

fn institution(id: InstitutionId, code: &str, kind: InstitutionKind) -> Institution {
    Institution {
        id,
        code: code.to_owned(),
        name: format!("例示機関{code}"),
        kind,
        units: Vec::new(),
        purposes: [Purpose::Treatment, Purpose::Emergency, Purpose::Disaster].into(),
        contact: "privacy@example.invalid".to_owned(),
        place: (kind == InstitutionKind::Hospital).then(|| "990019".to_owned()),
        hours: std::collections::BTreeMap::new(),
    }
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(at("2026-11-21T03:00:00.123456789Z")));
    let keep = open(&folder, clock.clone()).await;
    let person = keep.enroll(&hanako()).await.unwrap().person;
    let put = keep
        .put_records(&[
            vaccination(person, 1, None),
            vaccination(person, 2, None),
            vaccination(person, 3, Some(SensitiveClass::ReproductiveHealth)),
        ])
        .await
        .unwrap();
    let records = put
        .into_iter()
        .map(|put| match put {
            Put::Inserted { id } => id,
            other => panic!("{other:?}"),
        })
        .collect();
    let register = async |code, kind| {
        let institution = institution(keep.mint(InstitutionId::new), code, kind);
        keep.put_institution(&institution).await.unwrap().0
    };
    let clinic = register("9910000018", InstitutionKind::Clinic).await;
    let hospital = register("9910000026", InstitutionKind::Hospital).await;
    House {
        keep,
        clock,
        folder,
        person,
        records,
        clinic,
        hospital,
    }
}

impl House {
    fn request(&self, institution: InstitutionId, purpose: Purpose) -> Request {
        Request {
            id: self.keep.mint(RequestId::new),
            person: self.person,
            institution,
            unit: Some("内科".to_owned()),
            actor: physician(),
            purpose,
            reason: Reason::new("診察のため").unwrap(),
            categories: [Category::Vaccination].into(),
            only: Only::Everything,
            subject: false,
            study: None,
            channel: Channel::Demo,
        }
    }

    /// Declares an emergency at the hospital.
    async fn rescue(&self) -> Emergency {
        self.declare(self.hospital, physician()).await.unwrap()
    }

    async fn declare(
        &self,
        institution: InstitutionId,
        actor: Actor,
    ) -> Result<Emergency, Refusal> {
        let said = Declaration {
            id: self.keep.mint(RequestId::new),
            person: Some(self.person),
            institution,
            unit: Some("救急科".to_owned()),
            actor,
            purpose: Purpose::Emergency,
            reason: Reason::new("意識のない状態で運ばれたため").unwrap(),
            channel: Channel::Demo,
        };
        Gate::new(self.keep.clone()).declare(said).await
    }

    async fn reviews(&self) -> Vec<case::Case> {
        self.keep.cases(self.person).await.unwrap()
    }

    async fn ask(&self, institution: InstitutionId, purpose: Purpose) -> Result<Released, Refusal> {
        let gate = Gate::new(self.keep.clone());
        gate.release(self.request(institution, purpose)).await
    }

    async fn decide(&self, effect: Effect, purpose: Purpose, scope: Scope) {
        let now = self.keep.now();
        let directive = Directive {
            id: self.keep.mint(DirectiveId::new),
            version: 1,
            effect,
            purposes: [purpose].into(),
            grantees: Grantees::Everyone,
            except: BTreeSet::new(),
            scope,
            period: None,
            valid_from: now,
            valid_until: Some(now + TimeDelta::days(30)),
            made_at: now,
            made_by: self.person,
            made_with: Level::Card,
            study: None,
            visit: None,
        };
        self.keep
            .put_directive(self.person, directive, 0)
            .await
            .unwrap();
    }

    async fn log(&self) -> Vec<Entry> {
        let history = history(&self.keep, self.person).await.unwrap();
        assert_eq!(history.chain, Ok(()));
        history.entries
    }

    /// Runs SQL behind the portal's back.
    async fn tamper(&self, sql: &'static str) {
        let path = self.folder.path().join("hikae.db");
        let options = SqliteConnectOptions::from_str(path.to_str().unwrap()).unwrap();
        let mut connection = options.connect().await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    }
}

fn physician() -> Actor {
    Actor::Human {
        role: StaffRole::Physician,
        handle: "A-0312".to_owned(),
        acting_for: None,
    }
}

fn released(released: &Released) -> Vec<RecordId> {
    released.records().iter().map(|it| it.header().id).collect()
}

#[tokio::test]
async fn silence_shows_nothing_to_a_clinic_and_the_refusal_stands_in_the_log() {
    let house = house().await;
    let answer = house.ask(house.clinic, Purpose::Treatment).await.unwrap();
    assert_eq!(released(&answer), []);
    let [entry] = house.log().await.try_into().unwrap();
    assert_eq!(entry.id, answer.entry());
    assert_eq!(entry.outcome, Outcome::Refused);
    assert_eq!(entry.institution.name, "例示機関9910000018");
    assert_eq!(entry.institution.unit.as_deref(), Some("内科"));
    assert_eq!(entry.reason, "診察のため");
    assert_eq!(entry.withheld.len(), 3);
    for line in &entry.withheld {
        let purpose = Purpose::Treatment;
        assert_eq!(line.basis, Basis::Silence { purpose });
    }
}

#[tokio::test]
async fn a_permission_lets_out_what_it_names_and_the_rest_is_withheld() {
    let house = house().await;
    let scope = Scope::Records {
        records: [house.records[1]].into(),
    };
    house
        .decide(Effect::Permit, Purpose::Treatment, scope)
        .await;
    let answer = house.ask(house.clinic, Purpose::Treatment).await.unwrap();
    assert_eq!(released(&answer), [house.records[1]]);
    let [entry] = house.log().await.try_into().unwrap();
    assert_eq!(entry.outcome, Outcome::Partly);
    let given: Vec<_> = entry.given.iter().map(|line| line.record).collect();
    assert_eq!(given, [house.records[1]]);
    assert_eq!(entry.withheld.len(), 2);
}

#[tokio::test]
async fn an_emergency_opens_all_but_sensitive_records_unless_the_citizen_ruled_it_out() {
    let house = house().await;
    let declared = house.rescue().await;
    let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&answer), house.records[..2]);
    house
        .decide(Effect::Deny, Purpose::Emergency, Scope::All)
        .await;
    let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&answer), []);
    let [declaration, first, second] = house.log().await.try_into().unwrap();
    assert_eq!(declaration.outcome, Outcome::Declared);
    assert_eq!(declaration.reason, "意識のない状態で運ばれたため");
    assert_eq!(declaration.declares(), Some(declared.clone()));
    let basis = Basis::Emergency { id: declared.id };
    assert_eq!(first.given[0].basis, basis);
    assert_eq!(first.declaration(), Some(declaration.id));
    assert_eq!(second.outcome, Outcome::Refused);
    assert!(matches!(second.withheld[0].basis, Basis::Directive { .. }));
}

#[tokio::test]
async fn what_is_withheld_looks_like_what_is_not_there() {
    let house = house().await;
    let withheld = house.ask(house.clinic, Purpose::Treatment).await.unwrap();
    let empty = Request {
        categories: [Category::Checkup].into(),
        ..house.request(house.clinic, Purpose::Treatment)
    };
    let gate = Gate::new(house.keep.clone());
    let nothing = gate.release(empty).await.unwrap();
    assert_eq!(withheld.records(), nothing.records());
    let [refused, not_found] = house.log().await.try_into().unwrap();
    assert_eq!(refused.outcome, Outcome::Refused);
    assert_eq!(not_found.outcome, Outcome::NothingFound);
}

#[tokio::test]
async fn a_purpose_that_the_registry_does_not_allow_is_refused_and_logged() {
    let house = house().await;
    let refusal = house.ask(house.clinic, Purpose::Eligibility).await;
    assert!(matches!(refusal, Err(Refusal::PurposeNotAllowed)));
    let [entry] = house.log().await.try_into().unwrap();
    assert_eq!(entry.outcome, Outcome::Refused);
    assert_eq!(entry.given, []);
    let purpose = Purpose::Eligibility;
    assert_eq!(entry.withheld[0].basis, Basis::Unfounded { purpose });
}

#[tokio::test]
async fn whoever_is_not_in_the_registry_or_not_a_resident_gets_nothing() {
    let house = house().await;
    let stranger = house.keep.mint(InstitutionId::new);
    let refusal = house.ask(stranger, Purpose::Emergency).await;
    assert!(matches!(refusal, Err(Refusal::UnknownInstitution)));
    let nobody = Request {
        person: house.keep.mint(PersonId::new),
        ..house.request(house.clinic, Purpose::Treatment)
    };
    let refusal = Gate::new(house.keep.clone()).release(nobody).await;
    assert!(matches!(refusal, Err(Refusal::NoSuchPerson)));
    assert_eq!(house.log().await, []);
}

#[tokio::test]
async fn no_log_no_data() {
    let house = house().await;
    house.rescue().await;
    house
        .tamper(
            "CREATE TRIGGER full BEFORE INSERT ON disclosure \
             BEGIN SELECT RAISE(ABORT, 'disk full'); END",
        )
        .await;
    let refusal = house.ask(house.hospital, Purpose::Emergency).await;
    assert!(
        matches!(refusal, Err(Refusal::Keep(keep::Error::Unavailable))),
        "{refusal:?}"
    );
    house.tamper("DROP TRIGGER full").await;
    assert_eq!(house.log().await.len(), 1, "the declaration before");
    let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&answer).len(), 2);
}

#[tokio::test]
async fn the_entry_is_on_the_disk_when_the_records_are_handed_over() {
    let house = house().await;
    house.rescue().await;
    let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    let reopened = open(&house.folder, house.clock.clone()).await;
    let entry = reopened.entry(house.person, answer.entry()).await.unwrap();
    let given: Vec<_> = entry.unwrap().given.iter().map(|it| it.record).collect();
    assert_eq!(given, released(&answer));
}

#[tokio::test]
async fn requests_at_the_same_time_all_stand_in_one_sound_chain() {
    let house = house().await;
    let asked = (0..12).map(|_| house.ask(house.hospital, Purpose::Treatment));
    let answers = futures::future::join_all(asked).await;
    let mut entries: Vec<_> = answers
        .into_iter()
        .map(|answer| answer.unwrap().entry())
        .collect();
    let log = house.log().await;
    let mut logged: Vec<_> = log.iter().map(|entry| entry.id).collect();
    entries.sort();
    logged.sort();
    assert_eq!(entries, logged);
    let numbers: Vec<_> = log.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_entry_is_read_back_as_it_was_written() {
    let house = house().await;
    house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    house.clock.set(at("2026-11-21T03:00:01.5Z"));
    house.ask(house.clinic, Purpose::Treatment).await.unwrap();
    let [first, second] = house.log().await.try_into().unwrap();
    assert_eq!(first.occurred_at, at("2026-11-21T03:00:00.123Z"));
    assert_eq!(second.occurred_at, at("2026-11-21T03:00:01.5Z"));
    assert_eq!(second.previous, first.hash().unwrap());
}

#[tokio::test]
async fn an_entry_that_was_taken_away_shows_in_the_history() {
    let house = house().await;
    for _ in 0..3 {
        house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    }
    house.tamper("DELETE FROM disclosure WHERE seq = 2").await;
    let history = history(&house.keep, house.person).await.unwrap();
    assert_eq!(history.entries.len(), 2);
    let missing = ChainError {
        seq: 2,
        kind: Break::Gap,
    };
    assert_eq!(history.chain, Err(missing));
}

#[test]
fn a_reason_is_words_of_at_most_500_characters_without_an_individual_number() {
    assert_eq!(
        Reason::new("  診察のため\n").unwrap().as_str(),
        "診察のため"
    );
    assert_eq!(Reason::new(" \u{3000}\n"), Err(ReasonError::Empty));
    assert!(Reason::new(&"あ".repeat(500)).is_ok());
    assert_eq!(Reason::new(&"あ".repeat(501)), Err(ReasonError::TooLong));
    for number in [
        "123456789018",
        "１２３４ ５６７８ ９０１８",
        "1234-5678-9018",
    ] {
        let reason = format!("番号は{number}です");
        assert_eq!(
            Reason::new(&reason),
            Err(ReasonError::IndividualNumber),
            "{number}"
        );
    }
}

#[tokio::test]
async fn a_record_that_is_not_the_persons_leaves_for_nobody_until_that_is_taken_back() {
    let house = house().await;
    let first = house.records[0];
    house.rescue().await;
    let all = |purpose| house.ask(house.hospital, purpose);
    let before = released(&all(Purpose::Emergency).await.unwrap());
    assert!(before.contains(&first));

    let new = keep::NewCase {
        subject: Subject::NotMine { record: first },
        addressee: Office::Municipality,
        emergency: false,
        reason: case::Reason::NeverThere,
        words: Words::default(),
        contact: Contact::Here,
    };
    let (case, opened) = house.keep.open_case(house.person, &new, 14).await.unwrap();
    assert!(opened);
    let everything = Scope::All;
    house
        .decide(Effect::Permit, Purpose::Treatment, everything)
        .await;
    for purpose in [Purpose::Emergency, Purpose::Treatment] {
        let seen = released(&all(purpose).await.unwrap());
        assert!(!seen.is_empty() && !seen.contains(&first));
        let entry = house.log().await.pop().unwrap();
        let line = entry.withheld.iter().find(|line| line.record == first);
        assert_eq!(line.unwrap().basis, Basis::Frozen { case: case.id });
        assert_eq!(entry.outcome, Outcome::Partly);
    }
    let frozen = house.keep.frozen(house.person).await.unwrap();
    assert_eq!(frozen, [(first, case.id)].into());

    let withdrawn = house
        .keep
        .change_case(house.person, case.id, |case, now| case.withdraw(now))
        .await
        .unwrap();
    assert!(matches!(withdrawn, Some(Ok(_))));
    assert_eq!(released(&all(Purpose::Emergency).await.unwrap()), before);
}

#[tokio::test]
async fn in_an_emergency_nothing_is_given_before_it_is_declared_nor_after_half_an_hour() {
    let house = house().await;
    let subject = || Request {
        categories: BTreeSet::new(),
        subject: true,
        ..house.request(house.hospital, Purpose::Emergency)
    };
    let gate = Gate::new(house.keep.clone());
    for _ in 0..2 {
        let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
        assert_eq!(released(&answer), []);
        assert_eq!(gate.release(subject()).await.unwrap().subject(), None);
        for entry in house.log().await.iter().rev().take(2) {
            assert_eq!(entry.outcome, Outcome::Refused);
        }
        house.clock.set(house.keep.now() + TimeDelta::hours(1));
    }
    house.rescue().await;
    let answer = gate.release(subject()).await.unwrap();
    assert!(answer.subject().is_some());
    house.clock.set(house.keep.now() + Emergency::LASTS);
    let late = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&late), []);
}

#[tokio::test]
async fn an_emergency_is_of_one_institution_and_of_those_who_treat_there() {
    let house = house().await;
    house.rescue().await;
    let gate = Gate::new(house.keep.clone());
    let elsewhere = house.ask(house.clinic, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&elsewhere), []);
    let clerk = Actor::Human {
        role: StaffRole::Clerk,
        handle: "C-1".to_owned(),
        acting_for: None,
    };
    let machine = Actor::Machine {
        task: "先に読みこむ".to_owned(),
    };
    for actor in [clerk, machine] {
        let request = Request {
            actor: actor.clone(),
            ..house.request(house.hospital, Purpose::Emergency)
        };
        assert_eq!(released(&gate.release(request).await.unwrap()), []);
        let refused = house.declare(house.hospital, actor).await;
        assert!(matches!(refused, Err(Refusal::PurposeNotAllowed)));
        let attempt = house.log().await.pop().unwrap();
        assert_eq!(
            (attempt.outcome, attempt.declares()),
            (Outcome::Refused, None)
        );
    }
    assert_eq!(house.reviews().await.len(), 1);
}

#[tokio::test]
async fn an_emergency_is_looked_into_once_however_much_is_read_and_even_if_nothing_is() {
    let house = house().await;
    let declared = house.rescue().await;
    let [review] = house.reviews().await.try_into().unwrap();
    let entry = house.log().await[0].id;
    let subject = Subject::Review {
        entry,
        institution: house.hospital,
    };
    assert_eq!(review.subject, subject);
    for _ in 0..3 {
        house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    }
    assert_eq!(house.reviews().await.len(), 1);
    house.clock.set(house.keep.now() + TimeDelta::minutes(5));
    let again = house.rescue().await;
    assert_ne!(again.id, declared.id);
    assert_eq!(house.reviews().await.len(), 2);
    house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    let last = house.log().await.pop().unwrap();
    let basis = Basis::Emergency { id: again.id };
    assert_eq!(last.given[0].basis, basis, "the latest declaration holds");
}

#[tokio::test]
async fn what_was_declared_but_not_brought_before_the_oversight_gives_nothing() {
    let house = house().await;
    const NO_REVIEWS: &str = "CREATE TRIGGER full BEFORE INSERT ON case_file \
         BEGIN SELECT RAISE(ABORT, 'disk full'); END";
    house.tamper(NO_REVIEWS).await;
    let declared = house.declare(house.hospital, physician()).await;
    assert!(matches!(declared, Err(Refusal::Keep(_))));
    let refused = house.ask(house.hospital, Purpose::Emergency).await;
    assert!(matches!(refused, Err(Refusal::Keep(_))));
    house.tamper("DROP TRIGGER full").await;
    let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&answer).len(), 2);
    assert_eq!(house.reviews().await.len(), 1);
}

#[tokio::test]
async fn a_declaration_is_answered_alike_for_who_refuses_and_for_nobody() {
    let house = house().await;
    house
        .decide(Effect::Deny, Purpose::Emergency, Scope::All)
        .await;
    let refusing = house.rescue().await;
    let nobody = Declaration {
        id: house.keep.mint(RequestId::new),
        person: None,
        institution: house.hospital,
        unit: None,
        actor: physician(),
        purpose: Purpose::Emergency,
        reason: Reason::new("意識のない状態で運ばれたため").unwrap(),
        channel: Channel::Gateway,
    };
    let gate = Gate::new(house.keep.clone());
    let nobody = gate.declare(nobody).await.unwrap();
    let shape = |it: &Emergency| (it.institution, it.valid_until.timestamp());
    assert_eq!(shape(&refusing), shape(&nobody));
    let answer = house.ask(house.hospital, Purpose::Emergency).await.unwrap();
    assert_eq!(released(&answer), []);
}

#[tokio::test]
async fn what_was_ticked_at_a_visit_lets_out_that_alone_there_alone_and_names_the_visit() {
    let house = house().await;
    let visit = house.keep.mint(VisitId::new);
    let made = Directive::at_visit(
        visit,
        house.clinic,
        [Category::Vaccination].into(),
        BTreeSet::new(),
        house.person,
        house.keep.now(),
    );
    let put = house.keep.put_directive(house.person, made, 0);
    put.await.unwrap();
    let answer = house.ask(house.clinic, Purpose::Treatment).await.unwrap();
    assert_eq!(released(&answer), house.records[..2]);
    let entry = house.log().await.pop().unwrap();
    for line in &entry.given {
        assert_eq!(line.basis, Basis::Visit { id: visit });
    }
    let elsewhere = house.ask(house.hospital, Purpose::Treatment).await.unwrap();
    assert_eq!(released(&elsewhere), []);
    house.clock.set(house.keep.now() + TimeDelta::hours(24));
    let later = house.ask(house.clinic, Purpose::Treatment).await.unwrap();
    assert_eq!(released(&later), []);
}

/// Declares a disaster of a week where the hospital is.
async fn strike(house: &House) {
    let now = house.keep.now();
    let disaster = Disaster {
        id: house.keep.mint(DisasterId::new),
        name: "みほん地震".to_owned(),
        areas: ["990019".to_owned()].into(),
        from: now,
        until: now + TimeDelta::days(7),
    };
    let deed = audit::Actor::Operator.does(audit::Action::DeclaredDisaster {
        disaster: disaster.id,
        name: disaster.name.clone(),
    });
    house.keep.put_disaster(&disaster, 0, deed).await.unwrap();
}

fn looking_for(house: &House, who: BasicItems, institution: InstitutionId) -> LookUp {
    LookUp {
        id: house.keep.mint(RequestId::new),
        who,
        institution,
        unit: None,
        actor: physician(),
        purpose: Purpose::Disaster,
        reason: Reason::new("避難所で薬を確かめるため").unwrap(),
        channel: Channel::Gateway,
    }
}

fn basic_items() -> BasicItems {
    let resident = hanako();
    BasicItems {
        // As it is typed in haste.
        name: "見本\u{3000}花子".to_owned(),
        birth_date: resident.birth_date,
        sex: resident.sex,
        address: "見本県みほん市中央１丁目１番１号".to_owned(),
    }
}

#[tokio::test]
async fn in_a_disaster_who_agrees_in_everything_is_found_where_it_is_and_the_log_says_so() {
    let house = house().await;
    let gate = Gate::new(house.keep.clone());
    let before = gate.look_up(looking_for(&house, basic_items(), house.hospital));
    assert!(matches!(before.await, Err(Refusal::PurposeNotAllowed)));
    strike(&house).await;
    let elsewhere = gate.look_up(looking_for(&house, basic_items(), house.clinic));
    assert!(matches!(elsewhere.await, Err(Refusal::PurposeNotAllowed)));
    let found = gate.look_up(looking_for(&house, basic_items(), house.hospital));
    let name = house.keep.pseudonym(house.person, house.hospital).await;
    assert_eq!(found.await.unwrap(), Some(name.unwrap()));
    let outcomes: Vec<_> = house.log().await.iter().map(|it| it.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Refused, Outcome::Refused, Outcome::LookedUp]
    );
    house.clock.set(house.keep.now() + TimeDelta::days(7));
    let after = gate.look_up(looking_for(&house, basic_items(), house.hospital));
    assert!(matches!(after.await, Err(Refusal::PurposeNotAllowed)));
}

#[tokio::test]
async fn whoever_differs_in_one_item_or_refuses_is_nobody() {
    let house = house().await;
    strike(&house).await;
    let gate = Gate::new(house.keep.clone());
    let right = basic_items();
    let others = [
        BasicItems {
            name: "見本 花".to_owned(),
            ..right.clone()
        },
        BasicItems {
            birth_date: right.birth_date.succ_opt().unwrap(),
            ..right.clone()
        },
        BasicItems {
            sex: Sex::Male,
            ..right.clone()
        },
        BasicItems {
            address: "見本県みほん市中央1丁目1番2号".to_owned(),
            ..right.clone()
        },
    ];
    for other in others {
        let found = gate.look_up(looking_for(&house, other, house.hospital));
        assert_eq!(found.await.unwrap(), None);
    }
    assert_eq!(house.log().await, [], "nobody was met");
    house
        .decide(Effect::Deny, Purpose::Disaster, Scope::All)
        .await;
    let refused = gate.look_up(looking_for(&house, right, house.hospital));
    assert_eq!(refused.await.unwrap(), None);
    let entry = house.log().await.pop().unwrap();
    assert_eq!(entry.outcome, Outcome::Refused);
}

#[tokio::test]
async fn a_disaster_opens_checkups_where_it_is_while_it_lasts_and_nothing_else() {
    let house = house().await;
    let read = async |institution| {
        let categories = [Category::Vaccination, Category::Checkup].into();
        let request = Request {
            categories,
            subject: true,
            ..house.request(institution, Purpose::Disaster)
        };
        let gate = Gate::new(house.keep.clone());
        gate.release(request).await.unwrap()
    };
    assert_eq!(read(house.hospital).await.subject(), None);
    strike(&house).await;
    let inside = read(house.hospital).await;
    assert!(inside.subject().is_some());
    assert_eq!(
        released(&inside),
        [],
        "vaccinations are not within its reach"
    );
    assert_eq!(read(house.clinic).await.subject(), None);
    let file = house.keep.case_file(house.person).await.unwrap().unwrap();
    let checkup = RecordRef {
        category: Category::Checkup,
        ..file.records[0].clone()
    };
    let question = consent::Request {
        purpose: Purpose::Disaster,
        institution: house.hospital,
        kind: InstitutionKind::Hospital,
        staff: None,
        at: house.keep.now(),
        study: None,
    };
    let context = Context {
        disaster: true,
        ..Context::default()
    };
    let [decision] = consent::decide(&question, &[], &context, &[checkup])
        .try_into()
        .unwrap();
    assert_eq!(decision.effect, Effect::Permit);
}
