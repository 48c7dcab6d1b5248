//! Names under which institutions know people.

use hikae_core::ids::NoticeId;

use super::*;
use crate::store::{NewNotice, PseudonymRow};

/// Person and institution `n`.
fn trace(n: u8) -> Blind {
    blind(n)
}

/// What the name `n` stands under; no number of a person is the same.
fn index(n: u8) -> Blind {
    blind(180 + n)
}

/// Version `version` of the name for institution `institution`, standing under `held`.
fn named(institution: u8, version: u32, held: u8) -> PseudonymRow {
    PseudonymRow {
        trace: trace(institution),
        version,
        made_at: at(version.into()),
        index: index(held),
    }
}

/// A row in every table of names.
pub(crate) async fn everything(store: &Tested, n: u8) {
    let row = named(1, 1, 30 + n);
    store
        .put_pseudonym(person(n), &row, None, None)
        .await
        .unwrap();
}

pub(crate) async fn a_person_is_found_by_the_name_that_holds(store: &Tested) {
    inhabited(store, 2).await;
    assert_eq!(store.pseudonym_version(person(1), trace(1)).await, Ok(0));
    let put = async |who, row: PseudonymRow, before| {
        store.put_pseudonym(person(who), &row, before, None).await
    };
    put(1, named(1, 1, 1), None).await.unwrap();
    put(1, named(2, 1, 2), None).await.unwrap();
    put(2, named(1, 1, 3), None).await.unwrap();
    for (held, who) in [(1, 1), (2, 1), (3, 2)] {
        let found = store.person_named(index(held)).await.unwrap();
        assert_eq!(found, Some(person(who)));
    }
    put(1, named(1, 2, 4), Some(index(1))).await.unwrap();
    assert_eq!(store.pseudonym_version(person(1), trace(1)).await, Ok(2));
    assert_eq!(store.pseudonym_version(person(1), trace(2)).await, Ok(1));
    assert_eq!(store.pseudonym_version(person(2), trace(1)).await, Ok(1));
    let all = store.pseudonyms(person(1)).await.unwrap();
    assert_eq!(all, [(trace(1), 2), (trace(2), 1)]);
    assert_eq!(store.pseudonyms(person(9)).await.unwrap(), []);
    assert_eq!(store.person_named(index(1)).await, Ok(None));
    assert_eq!(store.person_named(index(4)).await, Ok(Some(person(1))));
    assert_eq!(store.person_named(index(9)).await, Ok(None));
}

pub(crate) async fn a_name_is_given_once_and_only_over_the_one_before(store: &Tested) {
    inhabited(store, 2).await;
    let put = async |who, row: PseudonymRow, before| {
        store.put_pseudonym(person(who), &row, before, None).await
    };
    put(1, named(1, 1, 1), None).await.unwrap();
    for refused in [
        // The version is there; the place is another's; the one before is not this person's; there
        // is no such person.
        put(1, named(1, 1, 2), None).await,
        put(2, named(1, 1, 1), None).await,
        put(2, named(1, 2, 3), Some(index(1))).await,
        put(1, named(1, 2, 3), Some(index(2))).await,
        put(9, named(1, 1, 4), None).await,
    ] {
        assert_eq!(refused, Err(Error::Conflict));
    }
    for untouched in [2, 3, 4] {
        assert_eq!(store.person_named(index(untouched)).await, Ok(None));
    }
    assert_eq!(store.person_named(index(1)).await, Ok(Some(person(1))));
    assert_eq!(store.pseudonym_version(person(2), trace(1)).await, Ok(0));
    let outcomes = race(store, 8, |store, n| async move {
        let row = named(5, 1, 40 + n);
        store.put_pseudonym(person(1), &row, None, None).await
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn a_forgotten_person_is_found_by_no_name(store: &Tested) {
    inhabited(store, 1).await;
    store
        .put_pseudonym(person(1), &named(1, 1, 1), None, None)
        .await
        .unwrap();
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    assert_eq!(store.person_named(index(1)).await, Ok(None));
}

pub(crate) async fn what_is_told_with_a_name_is_there_with_it_or_not_at_all(store: &Tested) {
    inhabited(store, 1).await;
    let told = |n: u8| NewNotice {
        id: NoticeId::from_uuid(Uuid::from_u128(n.into())),
        occasion: blind(150 + n),
        made_at: at(n.into()),
        sealed: sealed("notice"),
    };
    let put = async |row: PseudonymRow, before, notice: &NewNotice| {
        let put = store.put_pseudonym(person(1), &row, before, Some(notice));
        put.await
    };
    put(named(1, 1, 1), None, &told(1)).await.unwrap();
    assert_eq!(store.unread(person(1)).await, Ok(1));
    let refused = put(named(1, 3, 2), Some(index(9)), &told(2)).await;
    assert_eq!(refused, Err(Error::Conflict));
    assert_eq!(store.unread(person(1)).await, Ok(1));
}
