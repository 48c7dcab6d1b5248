//! What is answered, and what stands in the person's log about it.

use hikae_core::disclosure::{Channel, Outcome};
use proptest::prelude::*;

use super::*;

const HBA1C: &str = "3D046000001906202";

/// A name that nobody has, but that could be one.
const NOBODY: &str = "0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn what_is_permitted_is_found_and_the_log_says_so() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let name = house.name(Who::Taro, clinic).await;
    let path = format!("Observation?patient={name}&code={HBA1C}");
    let found = house.get(clinic, &path).await.unwrap();
    assert!(found["total"].as_u64().unwrap() > 0);
    for it in entries(&found) {
        assert_eq!(it["code"]["coding"][0]["code"], HBA1C);
        assert_eq!(it["subject"]["reference"], format!("Patient/{name}"));
    }
    let [entry] = house.log(Who::Taro).await.try_into().unwrap();
    assert_eq!(entry.channel, Channel::Gateway);
    assert_eq!(entry.outcome, Outcome::Disclosed);
    assert_eq!(entry.asked, [Category::Checkup]);
    assert_eq!(entry.reason, "診察のため");
}

#[tokio::test]
async fn digits_leave_as_they_came() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let name = house.name(Who::Taro, clinic).await;
    let ask = parsed(&format!("Observation?patient={name}&_count=1000")).unwrap();
    let answer = read(&house.keep, ORIGIN, asker(clinic, Purpose::Treatment), &ask).await;
    let text = serde_json::to_string(&answer.unwrap().json).unwrap();
    let person = house.person(Who::Taro).await;
    let records = house.keep.records(person, Some(Category::Checkup)).await;
    let mut trailing = 0;
    for kept in records.unwrap() {
        let hikae_core::record::Record::Checkup(report) = kept.record else {
            panic!("a checkup");
        };
        for it in report.observations() {
            if let Some(quantity) = it.outcome.quantity() {
                let written = quantity.value.to_string();
                assert!(text.contains(&format!("\"value\":{written},")), "{written}");
                trailing += usize::from(written.contains('.') && written.ends_with('0'));
            }
        }
    }
    assert!(trailing > 0, "numbers that a float would have shortened");
}

#[tokio::test]
async fn what_is_withheld_cannot_be_told_from_what_is_not_there() {
    let house = house().await;
    let clinic = house.clinic().await;
    let name = house.name(Who::Hanako, clinic).await;
    let unknown = |path: &str| path.replace(&name.to_string(), NOBODY);
    for kind in [
        "Observation",
        "DiagnosticReport",
        "Bundle",
        "Immunization",
        "Coverage",
        "Consent",
    ] {
        let path = format!("{kind}?patient={name}");
        let withheld = house.get(clinic, &path).await.unwrap().to_string();
        let nobody = house
            .get(clinic, &unknown(&path))
            .await
            .unwrap()
            .to_string();
        assert_eq!(unknown(&withheld), nobody);
    }
    house.permit(Who::Hanako, &[Category::Checkup]).await;
    let path = format!("Observation?patient={name}");
    let shown = house.get(clinic, &path).await.unwrap();
    let id = entries(&shown)[0]["id"].as_str().unwrap().to_owned();
    let one = format!("Observation/{id}");
    assert!(house.get(clinic, &one).await.is_ok());
    house.decide(Who::Hanako, Effect::Deny, Scope::All).await;
    for path in [one.clone(), one.replace(&id, NOBODY), format!("{one}0")] {
        assert_eq!(house.get(clinic, &path).await, Err(Problem::NotFound));
    }
}

/// The insurances of 仮名 一郎 that an institution gets: those that tell a disease, and the others.
async fn insurances(house: &House, clinic: InstitutionId, purpose: Purpose) -> (usize, usize) {
    let name = house.name(Who::Ichiro, clinic).await;
    let ask = parsed(&format!("Coverage?patient={name}")).unwrap();
    let answer = read(&house.keep, ORIGIN, asker(clinic, purpose), &ask).await;
    let text = serde_json::to_string(&answer.unwrap().json).unwrap();
    let found: Value = serde_json::from_str(&text).unwrap();
    let telling = text.matches("特定疾病療養受療証").count();
    (telling, entries(&found).len() - telling)
}

#[tokio::test]
async fn a_specific_disease_comes_only_where_its_class_is_permitted_by_name() {
    let house = house().await;
    let clinic = house.clinic().await;
    let treatment = Purpose::Treatment;
    assert_eq!(insurances(&house, clinic, treatment).await, (0, 0));
    house.permit(Who::Ichiro, &[Category::Coverage]).await;
    assert_eq!(insurances(&house, clinic, treatment).await, (0, 2));
    let named = Scope::Categories {
        categories: [Category::Coverage].into(),
        sensitive: [SensitiveClass::SpecificDisease].into(),
    };
    house.decide(Who::Ichiro, Effect::Permit, named).await;
    assert_eq!(insurances(&house, clinic, treatment).await, (1, 2));
}

#[tokio::test]
async fn an_insurance_says_who_insures_from_when_to_when_and_what_is_paid() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Ichiro, &[Category::Coverage]).await;
    let name = house.name(Who::Ichiro, clinic).await;
    let path = format!("Coverage?patient={name}");
    let found = house.get(clinic, &path).await.unwrap();
    let [now, before] = entries(&found).try_into().unwrap();
    assert_eq!(now["status"], "active");
    assert_eq!(now["payor"][0]["identifier"]["value"], "39990015");
    assert_eq!(now["costToBeneficiary"][0]["valueQuantity"]["value"], 10);
    assert_eq!(now["class"][0]["value"], "B10");
    assert_eq!(before["status"], "cancelled");
    let birthday = now["period"]["start"].as_str().unwrap();
    let last = before["period"]["end"].as_str().unwrap();
    let last: chrono::NaiveDate = last.parse().unwrap();
    assert_eq!(last.succ_opt().unwrap().to_string(), birthday);
    assert!(now["id"].as_str().unwrap().starts_with(&name.to_string()));
}

#[tokio::test]
async fn a_refused_record_shrinks_totals_and_pages() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let name = house.name(Who::Taro, clinic).await;
    let path = format!("DiagnosticReport?patient={name}&_count=1000");
    let all = house.get(clinic, &path).await.unwrap();
    let person = house.person(Who::Taro).await;
    let newest = house.keep.record_refs(person).await.unwrap();
    let sealed = newest
        .iter()
        .rfind(|it| it.category == Category::Checkup)
        .unwrap();
    let scope = Scope::Records {
        records: [sealed.id].into(),
    };
    house.decide(Who::Taro, Effect::Deny, scope).await;
    let fewer = house.get(clinic, &path).await.unwrap();
    let (before, after) = (entries(&all).len(), entries(&fewer).len());
    assert_eq!(
        (fewer["total"].as_u64(), after),
        (Some(after as u64), before - 1)
    );
    let day = sealed.date.to_string();
    assert!(
        entries(&fewer)
            .iter()
            .all(|it| it["effectiveDateTime"] != day)
    );
}

#[tokio::test]
async fn pages_together_are_what_one_page_would_be() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let name = house.name(Who::Taro, clinic).await;
    let whole = house
        .get(clinic, &format!("Observation?patient={name}&_count=1000"))
        .await
        .unwrap();
    let mut path = format!("Observation?patient={name}&_count=17");
    let mut all: Vec<Value> = Vec::new();
    loop {
        let page = house.get(clinic, &path).await.unwrap();
        assert_eq!(page["total"], whole["total"]);
        all.extend(entries(&page).into_iter().cloned());
        let next = page["link"][1]["url"].as_str();
        let Some(next) = next else { break };
        path = next.replace(&format!("{ORIGIN}/fhir/"), "");
    }
    assert_eq!(all.iter().collect::<Vec<_>>(), entries(&whole));
    let days: Vec<&str> = all
        .iter()
        .map(|it| it["effectiveDateTime"].as_str().unwrap())
        .collect();
    assert!(days.is_sorted_by(|one, next| one >= next), "newest first");
}

#[tokio::test]
async fn a_page_is_of_one_query_one_person_and_one_institution() {
    let house = house().await;
    let (clinic, hospital) = (house.clinic().await, house.hospital().await);
    for who in [Who::Taro, Who::Hanako] {
        house.permit(who, &[Category::Checkup]).await;
    }
    let taro = house.name(Who::Taro, clinic).await;
    let hanako = house.name(Who::Hanako, clinic).await;
    let elsewhere = house.name(Who::Taro, hospital).await;
    let first = format!("Observation?_count=5&patient={taro}");
    let page = house.get(clinic, &first).await.unwrap();
    let next = page["link"][1]["url"].as_str().unwrap();
    let cursor = next.rsplit_once("_cursor=").unwrap().1;
    let with = |query: &str, cursor: &str| format!("Observation?{query}&_cursor={cursor}");
    let same = with(&format!("patient={taro}&_count=5"), cursor);
    assert!(house.get(clinic, &same).await.is_ok());
    let mut changed = cursor.to_owned();
    let flipped = if changed.starts_with('A') { "B" } else { "A" };
    changed.replace_range(..1, flipped);
    for (institution, path) in [
        (clinic, with(&format!("patient={taro}&_count=6"), cursor)),
        (clinic, with(&format!("patient={hanako}&_count=5"), cursor)),
        (
            hospital,
            with(&format!("patient={elsewhere}&_count=5"), cursor),
        ),
        (clinic, with(&format!("patient={NOBODY}&_count=5"), cursor)),
        (clinic, with(&format!("patient={taro}&_count=5"), &changed)),
        (clinic, with(&format!("patient={taro}&_count=5"), "AAAA")),
    ] {
        assert_eq!(
            house.get(institution, &path).await,
            Err(Problem::Page),
            "{path}"
        );
    }
}

#[tokio::test]
async fn only_the_days_asked_for_stand_in_the_log() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let name = house.name(Who::Taro, clinic).await;
    let person = house.person(Who::Taro).await;
    let records = house.keep.record_refs(person).await.unwrap();
    let newest = records
        .iter()
        .rfind(|it| it.category == Category::Checkup)
        .unwrap();
    let path = format!("DiagnosticReport?patient={name}&date=ge{}", newest.date);
    let found = house.get(clinic, &path).await.unwrap();
    assert_eq!(found["total"], 1);
    let report = entries(&found)[0]["id"].as_str().unwrap();
    house
        .get(clinic, &format!("Bundle/{report}"))
        .await
        .unwrap();
    for entry in house.log(Who::Taro).await {
        let given: Vec<_> = entry.given.iter().map(|line| line.record).collect();
        assert_eq!(given, [newest.id]);
        assert!(entry.withheld.is_empty());
    }
}

#[tokio::test]
async fn age_and_sex_are_told_without_records_and_the_log_says_that() {
    let house = house().await;
    let clinic = house.clinic().await;
    let person = house.person(Who::Hanako).await;
    let resident = house.keep.resident(person).await.unwrap().unwrap();
    let name = house.name(Who::Hanako, clinic).await;
    let patient = house.get(clinic, &format!("Patient/{name}")).await.unwrap();
    let year = resident.birth_date.format("%Y").to_string();
    assert_eq!(patient["birthDate"], year);
    assert_eq!(patient["gender"], "female");
    let [entry] = house.log(Who::Hanako).await.try_into().unwrap();
    assert_eq!((entry.outcome, entry.asked.len()), (Outcome::Disclosed, 0));
}

#[tokio::test]
async fn who_may_not_ask_for_the_purpose_is_refused_whoever_it_is_about() {
    let house = house().await;
    let clinic = house.clinic().await;
    let name = house.name(Who::Taro, clinic).await;
    for (name, logged) in [(name.to_string(), 1), (NOBODY.to_owned(), 1)] {
        let ask = parsed(&format!("Observation?patient={name}")).unwrap();
        let asked = read(&house.keep, ORIGIN, asker(clinic, Purpose::Research), &ask).await;
        assert_eq!(asked, Err(Problem::Purpose));
        assert_eq!(house.log(Who::Taro).await.len(), logged);
    }
    let stranger = house.keep.mint(InstitutionId::new);
    let ask = parsed(&format!("Patient/{NOBODY}")).unwrap();
    let asked = read(
        &house.keep,
        ORIGIN,
        asker(stranger, Purpose::Treatment),
        &ask,
    )
    .await;
    assert_eq!(asked, Err(Problem::Purpose));
}

#[tokio::test]
async fn permits_are_told_and_refusals_never() {
    let house = house().await;
    let clinic = house.clinic().await;
    let name = house.name(Who::Taro, clinic).await;
    house.permit(Who::Taro, &[Category::Vaccination]).await;
    house.decide(Who::Taro, Effect::Deny, Scope::All).await;
    let path = format!("Consent?patient={name}");
    let found = house.get(clinic, &path).await.unwrap();
    let [consent] = entries(&found)[..] else {
        panic!("one permit");
    };
    assert_eq!(consent["provision"]["type"], "permit");
    assert_eq!(consent["provision"]["class"][0]["code"], "Immunization");
    assert_eq!(consent["provision"]["purpose"][0]["code"], "TREAT");
}

#[tokio::test]
async fn a_version_stays_until_something_changes() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let name = house.name(Who::Taro, clinic).await;
    let version = async |path: String| {
        let ask = parsed(&path).unwrap();
        let answer = read(&house.keep, ORIGIN, asker(clinic, Purpose::Treatment), &ask).await;
        answer.unwrap().version.unwrap()
    };
    let patient = version(format!("Patient/{name}")).await;
    house.clock.set(noon() + TimeDelta::days(3));
    assert_eq!(version(format!("Patient/{name}")).await, patient);
    let found = house
        .get(clinic, &format!("DiagnosticReport?patient={name}"))
        .await
        .unwrap();
    let id = entries(&found)[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(version(format!("DiagnosticReport/{id}")).await, "1");
}

#[tokio::test]
async fn every_id_is_one_that_fhir_allows_and_leads_back() {
    let house = house().await;
    let clinic = house.clinic().await;
    house
        .permit(Who::Midori, &[Category::Checkup, Category::Vaccination])
        .await;
    house.permit(Who::Ichiro, &[Category::Checkup]).await;
    for who in [Who::Midori, Who::Ichiro] {
        let all = everything(&house, clinic, who).await;
        assert!(all.len() > 3);
        for (number, it) in all.iter().enumerate() {
            let (kind, id) = (
                it["resourceType"].as_str().unwrap(),
                it["id"].as_str().unwrap(),
            );
            let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
            assert!(id.len() <= 64 && id.chars().all(allowed), "{id}");
            if number % 7 == 0 {
                let same = house.get(clinic, &format!("{kind}/{id}")).await.unwrap();
                assert_eq!(same, *it);
            }
        }
    }
}

#[tokio::test]
async fn everything_can_be_narrowed() {
    let house = house().await;
    let clinic = house.clinic().await;
    house
        .permit(Who::Ichiro, &[Category::Checkup, Category::Vaccination])
        .await;
    let name = house.name(Who::Ichiro, clinic).await;
    let path = format!("Patient/{name}/$everything?_type=Patient,Immunization&_count=1000");
    let found = house.get(clinic, &path).await.unwrap();
    let kinds: BTreeSet<&str> = entries(&found)
        .iter()
        .map(|it| it["resourceType"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["Immunization", "Patient"].into());
    let later = format!("Patient/{name}/$everything?_since=2026-11-23");
    assert_eq!(house.get(clinic, &later).await.unwrap()["total"], 0);
    let later = format!("Patient/{name}/$everything?start=2100&_count=0");
    assert_eq!(house.get(clinic, &later).await.unwrap()["total"], 1);
}

proptest! {
    #[test]
    fn a_name_is_read_in_its_one_way_of_being_written(text in "[0-9a-fA-F]{30,34}|.{0,40}") {
        if let Ok(name) = text.parse::<Pseudonym>() {
            prop_assert_eq!(name.to_string(), text);
        }
    }
}
