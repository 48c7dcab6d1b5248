//! The root key: the right one, and another one.

use super::*;
use crate::store::{RootRow, Roots};
use crate::vault::Rewrap;

async fn store(house: &House) -> Sqlite {
    Sqlite::open(&house.file(), OnOlder::Refuse).await.unwrap()
}

pub(super) async fn rotated(house: &House, from: u8, to: u8) -> Result<u64, RotateError> {
    let entropy = Arc::new(SystemEntropy);
    let store = store(house).await;
    rotate(&store, key(from), key(to), &*house.clock, entropy, |_| {}).await
}

fn line<T>(outcome: Result<T, OpenError>) -> String {
    outcome.err().unwrap().to_string()
}

#[tokio::test]
async fn the_wrong_root_key_is_refused_with_one_line_that_names_both() {
    let house = house().await;
    assert!(house.reopened(1).await.is_ok());
    let line = line(house.reopened(2).await);
    let (given, needed) = (key(2).id(), key(1).id());
    assert_eq!(
        line,
        format!("this root key ({given}) is not the database's ({needed})")
    );
}

#[tokio::test]
async fn two_that_found_a_database_at_once_found_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hikae.sqlite");
    Sqlite::open(&file, OnOlder::Migrate).await.unwrap();
    let open = || {
        let file = file.clone();
        tokio::spawn(async move {
            let clock = Arc::new(FixedClock::new(noon()));
            Keep::open_sqlite(&file, key(1), clock, Arc::new(SystemEntropy))
                .await
                .unwrap()
        })
    };
    let (one, other) = (open(), open());
    let (one, other) = (one.await.unwrap(), other.await.unwrap());
    let person = enrolled(&one, &hanako()).await;
    assert_eq!(other.resident(person).await.unwrap(), Some(hanako()));
    assert_eq!(enrolled(&other, &hanako()).await, person);
}

#[tokio::test]
async fn after_a_change_of_the_root_key_the_new_one_opens_everything_and_the_old_one_nothing() {
    let house = house().await;
    let people = house.enroll_all(&[hanako(), taro()]).await.unwrap();
    assert_eq!(rotated(&house, 1, 2).await.unwrap(), 2);
    let keep = house.reopened(2).await.unwrap();
    assert_eq!(
        keep.resident(people[0].person).await.unwrap(),
        Some(hanako())
    );
    assert_eq!(keep.resident(people[1].person).await.unwrap(), Some(taro()));
    assert_eq!(
        keep.enroll(&hanako()).await.unwrap().change,
        Change::Unchanged
    );
    assert!(line(house.reopened(1).await).starts_with("this root key"));
    assert_eq!(rotated(&house, 1, 2).await.unwrap(), 0);
}

#[tokio::test]
async fn a_portal_that_still_runs_with_the_old_root_key_can_keep_nobody_new() {
    let house = house().await;
    enrolled(&house, &hanako()).await;
    rotated(&house, 1, 2).await.unwrap();
    assert!(house.enroll(&taro()).await.is_err());
    assert!(house.people(None, 10).await.unwrap().len() == 1);
}

#[tokio::test]
async fn an_interrupted_change_is_refused_at_start_and_finished_by_running_it_again() {
    let house = house().await;
    let people = house.enroll_all(&[hanako(), taro()]).await.unwrap();
    let store = store(&house).await;
    let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
    let rewrap = Rewrap::new(key(1), key(2), entropy);
    let old = &store.roots().await.unwrap()[0];
    let system = rewrap.system(&old.system).unwrap();
    store
        .add_root(&RootRow {
            system,
            created_at: noon(),
        })
        .await
        .unwrap();
    let keys = store.keys_under(key(1).id(), 10).await.unwrap();
    let (person, wrapped) = &keys[0];
    store
        .rewrap(&[(*person, rewrap.person(*person, wrapped).unwrap())])
        .await
        .unwrap();

    for root in [1, 2] {
        assert_eq!(
            line(house.reopened(root).await),
            "a change of the root key is unfinished: run `hikae keys rotate` again"
        );
    }
    let other = rotated(&house, 1, 3).await.err().unwrap();
    assert!(matches!(other, RotateError::OtherRotation(root) if root == key(2).id()));
    assert_eq!(rotated(&house, 1, 2).await.unwrap(), 1);
    let keep = house.reopened(2).await.unwrap();
    for (answer, resident) in people.iter().zip([hanako(), taro()]) {
        assert_eq!(keep.resident(answer.person).await.unwrap(), Some(resident));
    }
}

#[tokio::test]
async fn a_change_from_a_foreign_key_or_to_the_same_key_changes_nothing() {
    let house = house().await;
    enrolled(&house, &hanako()).await;
    assert!(matches!(
        rotated(&house, 2, 3).await,
        Err(RotateError::WrongRootKey(_))
    ));
    assert!(matches!(
        rotated(&house, 1, 1).await,
        Err(RotateError::SameKey)
    ));
    assert!(house.reopened(1).await.is_ok());
}
