//! That two institutions cannot put together what they know.

use std::collections::BTreeSet;

use super::*;

/// Every value that names something, wherever it stands: ids, references, addresses, identifiers
/// of people and documents. Codes of institutions, which are public, are none.
fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        Value::Object(fields) => {
            let is_public = fields
                .get("system")
                .and_then(Value::as_str)
                .is_some_and(|system| system.ends_with("insurance-medical-institution-no"));
            for (name, field) in fields {
                match field.as_str() {
                    Some(text) if is_a_name(name) && !is_public => {
                        into.insert(text.to_owned());
                    }
                    _ => names(field, into),
                }
            }
        }
        _ => {}
    }
}

fn is_a_name(field: &str) -> bool {
    matches!(field, "id" | "reference" | "fullUrl" | "value")
}

async fn dump(house: &House, institution: InstitutionId) -> (BTreeSet<String>, String) {
    let mut known = BTreeSet::new();
    let mut all = String::new();
    for who in Who::ALL {
        for resource in everything(house, institution, who).await {
            names(&resource, &mut known);
            all.push_str(&resource.to_string());
        }
    }
    (known, all)
}

#[tokio::test]
async fn two_institutions_have_no_name_in_common() {
    let house = house().await;
    for who in Who::ALL {
        house
            .permit(who, &[Category::Checkup, Category::Vaccination])
            .await;
    }
    let (clinic, all) = dump(&house, house.clinic().await).await;
    let (hospital, _) = dump(&house, house.hospital().await).await;
    assert!(clinic.len() > 500);
    let common: Vec<_> = clinic.intersection(&hospital).collect();
    assert_eq!(common, Vec::<&String>::new());
    for who in Who::ALL {
        let person = house.person(who).await;
        let resident = house.keep.resident(person).await.unwrap().unwrap();
        let secrets = [
            person.to_string(),
            resident.name,
            resident.kana,
            resident.address,
            resident.birth_date.to_string(),
        ];
        for secret in secrets {
            assert!(!all.contains(&secret), "{secret}");
        }
        // Numbers so short that a hash may hold them by chance: no value is one of them.
        let insured = resident.insured.map(|insured| insured.number);
        for number in insured.into_iter().chain([resident.municipal_number]) {
            assert!(!all.contains(&format!("\"{number}\"")), "{number}");
        }
        for record in house.keep.record_refs(person).await.unwrap() {
            assert!(!all.contains(&record.id.to_string()));
        }
    }
}

#[tokio::test]
async fn what_came_at_one_moment_cannot_be_recognised_by_it() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    for resource in everything(&house, clinic, Who::Taro).await {
        let at = resource["meta"]["lastUpdated"].as_str().unwrap();
        assert_eq!(at, "2026-11-21T00:00:00+09:00");
    }
}

#[tokio::test]
async fn a_name_holds_until_it_is_given_anew_and_for_one_institution() {
    let house = house().await;
    let (clinic, hospital) = (house.clinic().await, house.hospital().await);
    let person = house.person(Who::Hanako).await;
    let first = house.name(Who::Hanako, clinic).await;
    assert_eq!(house.name(Who::Hanako, clinic).await, first);
    let elsewhere = house.name(Who::Hanako, hospital).await;
    assert_ne!(first, elsewhere);
    let found = async |institution, name| {
        let found = house.keep.person_by_pseudonym(institution, name).await;
        found.unwrap()
    };
    assert_eq!(found(clinic, first).await, Some(person));
    assert_eq!(found(clinic, elsewhere).await, None);
    assert_eq!(found(hospital, first).await, None);
    let second = house.keep.renew_pseudonym(person, clinic).await.unwrap();
    assert_ne!(first, second);
    assert_eq!(house.name(Who::Hanako, clinic).await, second);
    assert_eq!(found(clinic, first).await, None);
    assert_eq!(found(clinic, second).await, Some(person));
    assert_eq!(found(hospital, elsewhere).await, Some(person));
    let path = format!("Patient/{first}");
    assert_eq!(house.get(clinic, &path).await, Err(Problem::NotFound));
}

#[tokio::test]
async fn a_new_name_renames_everything() {
    let house = house().await;
    let clinic = house.clinic().await;
    house.permit(Who::Taro, &[Category::Checkup]).await;
    let ids = async || -> BTreeSet<String> {
        let all = everything(&house, clinic, Who::Taro).await;
        let id = |it: &Value| it["id"].as_str().unwrap().to_owned();
        all.iter().map(id).collect()
    };
    let before = ids().await;
    assert_eq!(before, ids().await);
    let person = house.person(Who::Taro).await;
    house.keep.renew_pseudonym(person, clinic).await.unwrap();
    assert!(before.is_disjoint(&ids().await));
}

#[tokio::test]
async fn many_who_ask_for_a_name_at_once_get_one() {
    let house = house().await;
    let clinic = house.clinic().await;
    let person = house.person(Who::Maria).await;
    let all = (0..8).map(|_| house.keep.pseudonym(person, clinic));
    let names: Vec<_> = futures::future::join_all(all).await;
    let first = *names[0].as_ref().unwrap();
    assert!(names.iter().all(|name| *name.as_ref().unwrap() == first));
}

#[tokio::test]
async fn whoever_is_forgotten_has_no_name() {
    let house = house().await;
    let clinic = house.clinic().await;
    let person = house.person(Who::Ichiro).await;
    let name = house.name(Who::Ichiro, clinic).await;
    assert!(house.keep.forget(person).await.unwrap());
    let found = house.keep.person_by_pseudonym(clinic, name).await;
    assert_eq!(found.unwrap(), None);
    let again = house.keep.pseudonym(person, clinic).await;
    assert!(again.is_err());
}
