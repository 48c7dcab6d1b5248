//! What is answered about insurances, and what stands in people's logs about it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::consent::{Article, Basis, Directive, Effect, Grantees, Level, Scope};
use hikae_core::disclosure::{Actor, Entry, Outcome, StaffRole};
use hikae_core::ids::DirectiveId;
use hikae_core::record::SensitiveClass;
use serde_json::{Value, json};

use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::demo::generate;
use crate::demo::institutions::register;
use crate::demo::residents::{EMPLOYEES, MUNICIPALITY, NATIONAL_HEALTH, Who};
use crate::disclosure::{Reason, history};
use crate::gateway::fhir::query::{Handling, Target};
use crate::gateway::fhir::{Ask, Kind, read};
use crate::intake::{Silent, import};
use crate::keep::ImportKind;
use crate::vault::RootKey;

/// A portal with the demo's people and institutions.
struct House {
    keep: Keep,
    folder: tempfile::TempDir,
}

fn noon() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let keep = Keep::open_sqlite(
        &folder.path().join("hikae.sqlite"),
        RootKey::new([3; 32]),
        Arc::new(FixedClock::new(noon())),
        Arc::new(SystemEntropy),
    )
    .await
    .unwrap();
    let files = generate::write(&folder.path().join("files"), jst_date(noon())).unwrap();
    let summary = generate::load(&keep, &files, &mut Silent).await.unwrap();
    assert_eq!(summary.overlapping, 1, "マリア has two insurances at once");
    register(&keep).await.unwrap();
    House { keep, folder }
}

impl House {
    async fn person(&self, who: Who) -> PersonId {
        let number = who.municipal_number();
        let found = self.keep.person_by_municipal_number(MUNICIPALITY, number);
        found.await.unwrap().unwrap()
    }

    async fn institution(
        &self,
        code: &str,
        kind: InstitutionKind,
        purposes: &[Purpose],
    ) -> InstitutionId {
        let institution = Institution {
            id: self.keep.mint(InstitutionId::new),
            code: code.to_owned(),
            name: format!("例示機関{code}"),
            kind,
            units: Vec::new(),
            purposes: purposes.iter().copied().collect(),
            contact: "privacy@example.invalid".to_owned(),
            place: None,
            hours: std::collections::BTreeMap::new(),
        };
        self.keep.put_institution(&institution).await.unwrap().0
    }

    async fn clinic(&self) -> InstitutionId {
        let purposes = [Purpose::Treatment, Purpose::Eligibility];
        self.institution("9910000018", InstitutionKind::Clinic, &purposes)
            .await
    }

    async fn insurer(&self, code: &str) -> InstitutionId {
        let purposes = [Purpose::InsurerHandover, Purpose::Eligibility];
        self.institution(code, InstitutionKind::Insurer, &purposes)
            .await
    }

    /// What is answered about these rows.
    async fn check(&self, institution: InstitutionId, asked: Value) -> Result<Value, CheckError> {
        let asked: Check = serde_json::from_value(asked).unwrap();
        assert!(asked.is_sound());
        let asker = asker(institution, Purpose::Eligibility);
        let checked = check(&self.keep, &asker, asked).await?;
        Ok(serde_json::to_value(checked).unwrap())
    }

    /// The answer about one row.
    async fn one(&self, institution: InstitutionId, row: Value) -> Value {
        let checked = self.check(institution, json!({ "rows": [row] })).await;
        checked.unwrap()["rows"][0].clone()
    }

    async fn overlaps(&self, institution: InstitutionId) -> Value {
        let asker = asker(institution, Purpose::Eligibility);
        let told = overlaps(&self.keep, &asker, None).await.unwrap();
        serde_json::to_value(told).unwrap()
    }

    async fn log(&self, who: Who) -> Vec<Entry> {
        let person = self.person(who).await;
        history(&self.keep, person).await.unwrap().entries
    }

    async fn decide(&self, who: Who, purpose: Purpose, effect: Effect, scope: Scope) {
        let person = self.person(who).await;
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
            made_by: person,
            made_with: Level::Card,
            study: None,
            visit: None,
        };
        self.keep.put_directive(person, directive, 0).await.unwrap();
    }

    /// The days of the resources of a type that an institution finds of someone.
    async fn found(
        &self,
        institution: InstitutionId,
        purpose: Purpose,
        kind: Kind,
        who: Who,
    ) -> Vec<NaiveDate> {
        let person = self.person(who).await;
        let name = self.keep.pseudonym(person, institution).await.unwrap();
        let query = format!("patient={name}&_count=1000");
        let ask = Ask::new(Target::Some(kind), &query, Handling::Strict).unwrap();
        let answer = read(&self.keep, "http://h", asker(institution, purpose), &ask).await;
        let json = serde_json::to_value(answer.unwrap().json).unwrap();
        let entries = json["entry"].as_array().cloned().unwrap_or_default();
        let day = |it: Value| {
            let it = &it["resource"];
            let day = it["effectiveDateTime"]
                .as_str()
                .or(it["occurrenceDateTime"].as_str());
            day.and_then(|day| day.get(..10)).unwrap().parse().unwrap()
        };
        entries.into_iter().map(day).collect()
    }
}

fn asker(institution: InstitutionId, purpose: Purpose) -> Asker {
    Asker {
        institution,
        unit: None,
        actor: Actor::Human {
            role: StaffRole::Clerk,
            handle: "C-0001".to_owned(),
            acting_for: None,
        },
        purpose,
        reason: Reason::new("窓口で資格を確かめるため").unwrap(),
        study: None,
    }
}

fn insured(insurer: &str, symbol: Option<&str>, number: &str, branch: Option<&str>) -> Value {
    json!({ "insured": {
        "insurer": insurer, "symbol": symbol, "number": number, "branch": branch,
    } })
}

fn taro() -> Value {
    insured(EMPLOYEES, Some("20"), "2002", Some("00"))
}

#[tokio::test]
async fn whoever_shows_a_number_is_found_by_it_for_this_answer_alone() {
    let house = house().await;
    let clinic = house.clinic().await;
    let answer = house.one(clinic, taro()).await;
    assert_eq!(
        (&answer["result"], &answer["renewed"]),
        (&json!("valid"), &json!(false))
    );
    assert_eq!(
        answer["pseudonym"],
        Value::Null,
        "no name comes of a number"
    );
    let coverage = &answer["coverage"][0];
    assert_eq!(coverage["insurer"], EMPLOYEES);
    assert_eq!(
        (&coverage["share"], &coverage["lost"]),
        (&json!(3), &Value::Null)
    );
    let [entry] = house.log(Who::Taro).await.try_into().unwrap();
    assert_eq!(
        (entry.purpose, entry.outcome),
        (Purpose::Eligibility, Outcome::Disclosed)
    );
    let article = Article::EligibilityCheck;
    assert_eq!(entry.given[0].basis, Basis::Law { article });
    assert_eq!(entry.reason, "窓口で資格を確かめるため");
}

#[tokio::test]
async fn it_is_answered_for_the_day_that_was_asked_for() {
    let house = house().await;
    let clinic = house.clinic().await;
    let before = insured(EMPLOYEES, Some("みほん"), "1010", Some("01"));
    let on = async |day: &str| {
        let asked = json!({ "on": day, "rows": [before.clone()] });
        let checked = house.check(clinic, asked).await.unwrap();
        let row = checked["rows"][0].clone();
        (
            row["result"].clone(),
            row["renewed"].clone(),
            row["coverage"].clone(),
        )
    };
    let (result, renewed, coverage) = on("2026-11-21").await;
    assert_eq!((result, renewed), (json!("lost"), json!(true)));
    assert_eq!(coverage[0]["lost"], "2022-04-01");
    let (result, renewed, _) = on("2022-03-31").await;
    assert_eq!((result, renewed), (json!("valid"), json!(false)));
    let (result, _, coverage) = on("1980-01-01").await;
    assert_eq!((result, coverage), (json!("not-found"), json!([])));
}

#[tokio::test]
async fn what_is_unknown_and_what_may_not_be_told_look_the_same() {
    let house = house().await;
    let clinic = house.clinic().await;
    let insurer = house.insurer(EMPLOYEES).await;
    let purposes = [Purpose::Eligibility];
    let study = house
        .institution("9910000059", InstitutionKind::Research, &purposes)
        .await;
    let hanako = house.person(Who::Hanako).await;
    let foreign = house.keep.pseudonym(hanako, insurer).await.unwrap();
    let unknown = insured(EMPLOYEES, Some("20"), "9999", None);
    let nobody = house.one(clinic, unknown).await;
    assert_eq!(nobody["result"], "not-found");
    for (institution, row) in [
        (clinic, json!({ "pseudonym": foreign.to_string() })),
        (clinic, json!({ "pseudonym": "not a name" })),
        (clinic, insured(EMPLOYEES, Some("20"), "2002", Some("01"))),
        (clinic, insured("nonsense", None, "", None)),
        (study, taro()),
    ] {
        assert_eq!(house.one(institution, row.clone()).await, nobody, "{row}");
    }
    let entries = house.log(Who::Taro).await;
    assert_eq!(entries.len(), 1, "what was refused is in the log");
    assert_eq!(entries[0].outcome, Outcome::Refused);
}

#[tokio::test]
async fn every_row_of_a_batch_stands_in_its_persons_log() {
    let house = house().await;
    let clinic = house.clinic().await;
    let ichiro = house.person(Who::Ichiro).await;
    let ichiro = house.keep.pseudonym(ichiro, clinic).await.unwrap();
    let rows: Vec<Value> = [
        taro(),
        insured(EMPLOYEES, Some("20"), "404", None),
        json!({ "pseudonym": ichiro.to_string() }),
        taro(),
    ]
    .into_iter()
    .zip(1..)
    .map(|(mut row, number)| {
        row["id"] = json!(format!("受付{number}"));
        row
    })
    .collect();
    let checked = house.check(clinic, json!({ "rows": rows })).await.unwrap();
    let answers: Vec<_> = checked["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["id"].as_str().unwrap(), it["result"].as_str().unwrap()))
        .collect();
    assert_eq!(
        answers,
        [
            ("受付1", "valid"),
            ("受付2", "not-found"),
            ("受付3", "valid"),
            ("受付4", "valid"),
        ]
    );
    assert_eq!(house.log(Who::Taro).await.len(), 2);
    assert_eq!(house.log(Who::Ichiro).await.len(), 1);
    assert_eq!(house.log(Who::Hanako).await.len(), 0);
}

#[tokio::test]
async fn a_disease_comes_with_a_check_only_where_treatment_may_know_it() {
    let house = house().await;
    let clinic = house.clinic().await;
    let ichiro = house.person(Who::Ichiro).await;
    let ichiro = house.keep.pseudonym(ichiro, clinic).await.unwrap();
    let row = json!({ "pseudonym": ichiro.to_string() });
    let told = house.one(clinic, row.clone()).await;
    assert_eq!(told["certificates"], json!([]));
    let scope = Scope::Categories {
        categories: [Category::Coverage].into(),
        sensitive: [SensitiveClass::SpecificDisease].into(),
    };
    let treatment = Purpose::Treatment;
    house
        .decide(Who::Ichiro, treatment, Effect::Permit, scope)
        .await;
    let told = house.one(clinic, row.clone()).await;
    assert_eq!(told["certificates"][0]["code"], "1");
    house
        .decide(Who::Ichiro, treatment, Effect::Deny, Scope::All)
        .await;
    let told = house.one(clinic, row).await;
    assert_eq!(
        (&told["result"], &told["certificates"]),
        (&json!("valid"), &json!([])),
        "what the law hands over stays"
    );
}

#[tokio::test]
async fn who_may_not_check_is_refused_and_stands_in_the_log() {
    let house = house().await;
    let purposes = [Purpose::Treatment];
    let osteopath = house
        .institution("9960000033", InstitutionKind::Care, &purposes)
        .await;
    for row in [taro(), insured("1", None, "1", None)] {
        let refused = house.check(osteopath, json!({ "rows": [row] })).await;
        assert!(matches!(refused, Err(CheckError::NotForThis)));
    }
    let [entry] = house.log(Who::Taro).await.try_into().unwrap();
    assert_eq!(entry.outcome, Outcome::Refused);
    let clinic = house.clinic().await;
    let other = asker(clinic, Purpose::Treatment);
    let asked: Check = serde_json::from_value(json!({ "rows": [taro()] })).unwrap();
    let refused = check(&house.keep, &other, asked).await;
    assert!(matches!(refused, Err(CheckError::NotForThis)));
    assert_eq!(house.log(Who::Taro).await.len(), 1, "nobody was looked up");
}

#[test]
fn as_many_rows_are_read_as_may_be_asked_for() {
    for (rows, sound) in [(0, false), (1, true), (ROWS, true), (ROWS + 1, false)] {
        let asked: Check = serde_json::from_value(json!({ "rows": vec![taro(); rows] })).unwrap();
        assert_eq!(asked.is_sound(), sound, "{rows}");
    }
    let mut named = taro();
    named["id"] = json!("a".repeat(65));
    let asked: Check = serde_json::from_value(json!({ "rows": [named] })).unwrap();
    assert!(!asked.is_sound());
}

#[tokio::test]
async fn an_insurer_comes_to_know_its_own_members_and_no_others() {
    let house = house().await;
    let employees = house.insurer(EMPLOYEES).await;
    let own = house.one(employees, taro()).await;
    let person = house.person(Who::Taro).await;
    let name = house.keep.pseudonym(person, employees).await.unwrap();
    assert_eq!(own["pseudonym"], name.to_string());
    let hanako = insured(NATIONAL_HEALTH, Some("みほん"), "10001", Some("01"));
    let other = house.one(employees, hanako).await;
    assert_eq!(
        (&other["result"], &other["pseudonym"]),
        (&json!("not-found"), &Value::Null)
    );
}

#[tokio::test]
async fn both_insurers_of_an_overlap_read_their_own_side_of_it() {
    let house = house().await;
    let employees = house.insurer(EMPLOYEES).await;
    let national = house.insurer(NATIONAL_HEALTH).await;
    let mut names = BTreeSet::new();
    for (insurer, number) in [(employees, "２００４"), (national, "40004")] {
        let told = house.overlaps(insurer).await;
        let overlaps = told["overlaps"].as_array().unwrap();
        assert_eq!((overlaps.len(), &told["next"]), (1, &Value::Null), "{told}");
        assert_eq!(overlaps[0]["coverage"]["number"], number);
        assert_eq!(
            (&overlaps[0]["from"], &overlaps[0]["until"]),
            (&json!("2025-04-01"), &Value::Null)
        );
        names.insert(overlaps[0]["pseudonym"].as_str().unwrap().to_owned());
    }
    assert_eq!(names.len(), 2, "each knows her under a name of its own");
    assert_eq!(house.log(Who::Maria).await.len(), 2);

    let ended = "保険者番号,保険者名称,記号,番号,枝番,宛名番号,自治体コード,フリガナ,生年月日,性別,本人家族,資格取得日,資格喪失日,喪失事由\n\
                 00990010,みほん市国民健康保険,みほん,40004,01,1004,990019,テスト マリア,1991-05-14,女,1,2023-04-01,2025-04-01,03\n";
    let path = house.folder.path().join("ended.csv");
    std::fs::write(&path, ended).unwrap();
    let summary = import(&house.keep, ImportKind::Coverage, &[path], &mut Silent).await;
    let summary = summary.unwrap();
    assert_eq!((summary.superseded, summary.overlapping), (1, 0));
    for insurer in [employees, national] {
        assert_eq!(house.overlaps(insurer).await["overlaps"], json!([]));
    }
    let asker = asker(house.clinic().await, Purpose::Eligibility);
    let refused = overlaps(&house.keep, &asker, None).await;
    assert!(matches!(refused, Err(CheckError::NotForThis)));
}

#[tokio::test]
async fn the_new_insurer_is_handed_checkups_from_before_and_the_former_one_nothing() {
    let house = house().await;
    let national = house.insurer(NATIONAL_HEALTH).await;
    let employees = house.insurer(EMPLOYEES).await;
    let purpose = Purpose::InsurerHandover;
    let handed = |insurer| house.found(insurer, purpose, Kind::Observation, Who::Hanako);
    let days = handed(national).await;
    assert!(!days.is_empty());
    let since: NaiveDate = "2022-04-01".parse().unwrap();
    assert!(days.iter().all(|day| *day < since), "{days:?}");
    let entry = house.log(Who::Hanako).await.pop().unwrap();
    assert_eq!((entry.purpose, entry.outcome), (purpose, Outcome::Partly));
    let silence = Basis::Silence { purpose };
    let unfounded = Basis::Unfounded { purpose };
    assert!(entry.given.iter().all(|it| it.basis == silence));
    assert!(entry.withheld.iter().all(|it| it.basis == unfounded));

    assert_eq!(handed(employees).await, []);
    house
        .decide(Who::Hanako, purpose, Effect::Deny, Scope::All)
        .await;
    assert_eq!(handed(national).await, []);
}

#[tokio::test]
async fn the_municipality_to_which_someone_moved_is_handed_every_vaccination() {
    const ELSEWHERE: &str = "990027";
    let house = house().await;
    let purpose = Purpose::MunicipalMove;
    let there = house
        .institution(ELSEWHERE, InstitutionKind::Municipality, &[purpose])
        .await;
    let person = house.person(Who::Midori).await;
    let handed = |institution| house.found(institution, purpose, Kind::Immunization, Who::Midori);
    assert_eq!(handed(there).await, []);
    let on = "2026-10-01".parse().unwrap();
    let moved = house.keep.move_resident(person, ELSEWHERE, "20031", on);
    moved.await.unwrap();
    assert_eq!(handed(there).await.len(), 27);
    let entry = house.log(Who::Midori).await.pop().unwrap();
    let article = Article::VaccinationOnMove;
    assert_eq!(entry.given[0].basis, Basis::Law { article });
    let former = house.keep.institution_by_code(MUNICIPALITY).await.unwrap();
    assert_eq!(handed(former.unwrap().id).await, []);
}
