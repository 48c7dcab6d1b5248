//! Residents.

use std::collections::BTreeSet;

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
    house.clock.set(noon() + TimeDelta::milliseconds(1));
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
    // Ids of one millisecond stand in no order.
    let family_members = house.people_insured_as(&spelled).await.unwrap();
    assert_eq!(
        BTreeSet::from_iter(family_members),
        BTreeSet::from([hanako_id, taro_id])
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
