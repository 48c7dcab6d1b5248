//! What the public log has of entries.

use sha2::{Digest, Sha256};

use super::root::rotated;
use super::*;

async fn appended(house: &House, person: PersonId, reasons: &[&str]) {
    for reason in reasons {
        let build = |head: &ChainHead| entry(house, person, head, reason);
        house.append_entry(person, build).await.unwrap();
    }
}

async fn committed(
    house: &House,
    person: PersonId,
    before: Option<u64>,
    limit: u32,
) -> Vec<Commitment> {
    let rows = house.commitments(person, before, limit).await.unwrap();
    rows.into_iter()
        .map(|row| row.commitment.unwrap())
        .collect()
}

#[tokio::test]
async fn every_entry_waits_for_the_public_log_as_a_commitment_to_it() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    appended(&house, person, &["一", "二", "三"]).await;
    appended(&house, other, &["一"]).await;
    let mut all = committed(&house, person, None, 9).await;
    let entries: Vec<_> = all.iter().map(|one| Ok(one.entry.clone())).collect();
    assert_eq!(entries, house.entries(person, None, 9).await.unwrap());
    assert_eq!(committed(&house, person, Some(3), 1).await, all[1..2]);
    all.extend(committed(&house, other, None, 9).await);
    for one in &all {
        let canonical = one.entry.canonical().unwrap();
        let commitment = Sha256::digest([&one.salt[..], &canonical].concat());
        let leaf = Sha256::digest([&[0][..], &commitment].concat());
        assert_eq!(one.commitment, commitment.as_slice());
        assert_eq!(one.leaf, leaf.as_slice());
        let same_salt = all.iter().filter(|other| other.salt == one.salt).count();
        assert_eq!(same_salt, 1);
    }
    let mut leaves: Vec<_> = all.iter().map(|one| one.leaf).collect();
    leaves.sort();
    let mut pending = house.log_pending(9).await.unwrap();
    pending.sort();
    assert_eq!(pending, leaves);
}

#[tokio::test]
async fn a_commitment_is_the_same_under_another_root_key() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    appended(&house, person, &["一"]).await;
    let before = house.commitments(person, None, 9).await.unwrap();
    let seed = house.log_seed();
    rotated(&house, 1, 2).await.unwrap();
    let rotated = house.reopened(2).await.unwrap();
    assert_eq!(rotated.commitments(person, None, 9).await.unwrap(), before);
    assert_eq!(rotated.log_seed(), seed);
}

#[tokio::test]
async fn of_an_erased_person_the_leaf_stays_and_nothing_that_explains_it() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    appended(&house, person, &["一"]).await;
    let leaf = committed(&house, person, None, 9).await[0].leaf;
    house.forget(person).await.unwrap();
    assert!(house.commitments(person, None, 9).await.unwrap().is_empty());
    assert_eq!(house.log_pending(9).await.unwrap(), [leaf]);
}
