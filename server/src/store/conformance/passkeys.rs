//! Passkeys of people.

use hikae_core::ids::CeremonyId;

use super::*;
use crate::store::conformance::notices::notice;
use crate::store::{Held, KeyCeremonyRow, KeyRing, KeyRow, NumberRow};

/// Passkey `n` of person `whose`.
fn passkey(whose: u8, n: u8) -> KeyRow {
    KeyRow {
        person: person(whose),
        credential: blind(190 + n),
        version: 1,
        sealed: sealed(&format!("passkey {n}")),
    }
}

fn number(n: u8) -> NumberRow {
    NumberRow {
        login: blind(240 + n),
        sealed: sealed(&format!("number {n}")),
    }
}

fn ceremony(n: u8) -> KeyCeremonyRow {
    KeyCeremonyRow {
        id: CeremonyId::from_uuid(uuid(n)),
        browser: blind(n),
        expires_at: at(100),
        sealed: sealed("challenge"),
    }
}

/// A row in every table of passkeys.
pub(crate) async fn everything(store: &Tested, n: u8) {
    let (key, number, told) = (passkey(n, n), number(n), notice(180 + n));
    store.put_key(&key, Some(&number), &told).await.unwrap();
    store.open_key_ceremony(&ceremony(n)).await.unwrap();
}

async fn ring(store: &Tested, whose: u8) -> KeyRing {
    let Held {
        key,
        what: mut ring,
    } = store.key_ring(person(whose)).await.unwrap().unwrap();
    assert_eq!(key, super::key(whose));
    ring.keys.sort_by_key(|key| key.credential.0);
    ring
}

async fn notices(store: &Tested, whose: u8) -> u64 {
    store.notice_counts(person(whose)).await.unwrap().inbox
}

pub(crate) async fn a_person_is_found_by_number_and_passkey_which_are_nobody_elses(store: &Tested) {
    inhabited(store, 2).await;
    assert_eq!(ring(store, 1).await, KeyRing::default());
    everything(store, 1).await;
    let second = store.put_key(&passkey(1, 3), None, &notice(1)).await;
    assert_eq!(second, Ok(()));
    let expected = KeyRing {
        number: Some(number(1)),
        keys: vec![passkey(1, 1), passkey(1, 3)],
    };
    assert_eq!(ring(store, 1).await, expected);
    assert_eq!(notices(store, 1).await, 2);
    for blind in [number(1).login, passkey(1, 1).credential] {
        assert_eq!(store.key_holder(blind).await.unwrap(), Some(person(1)));
    }
    assert_eq!(store.key_holder(number(2).login).await.unwrap(), None);

    let conflicts = [
        (passkey(2, 1), Some(number(2))),
        (passkey(2, 2), Some(number(1))),
        (passkey(1, 4), Some(number(4))),
        (passkey(9, 9), None),
    ];
    for (key, number) in conflicts {
        let put = store.put_key(&key, number.as_ref(), &notice(50)).await;
        assert_eq!(put, Err(Error::Conflict), "{key:?} {number:?}");
    }
    assert_eq!(ring(store, 1).await, expected);
    assert_eq!(ring(store, 2).await, KeyRing::default());
    assert_eq!((notices(store, 1).await, notices(store, 2).await), (2, 0));
}

pub(crate) async fn of_many_first_passkeys_at_once_one_brings_the_number(store: &Tested) {
    inhabited(store, 1).await;
    let outcomes = race(store, 8, |store, n| async move {
        let key = passkey(1, n);
        store.put_key(&key, Some(&number(n)), &notice(n)).await
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn a_passkey_is_updated_only_over_the_version_before(store: &Tested) {
    inhabited(store, 2).await;
    everything(store, 1).await;
    let used = KeyRow {
        version: 2,
        sealed: sealed("used"),
        ..passkey(1, 1)
    };
    store.update_key(&used, None).await.unwrap();
    assert_eq!(store.update_key(&used, None).await, Err(Error::Conflict));
    let theirs = KeyRow {
        person: person(2),
        version: 3,
        ..used.clone()
    };
    assert_eq!(store.update_key(&theirs, None).await, Err(Error::Conflict));
    assert_eq!(ring(store, 1).await.keys, std::slice::from_ref(&used));
    let stopped = KeyRow { version: 3, ..used };
    let told = store.update_key(&stopped, Some(&notice(7))).await;
    assert_eq!(told, Ok(()));
    assert_eq!(notices(store, 1).await, 2);
}

pub(crate) async fn passkeys_are_removed_together_or_not_at_all_and_the_number_stays(
    store: &Tested,
) {
    inhabited(store, 2).await;
    everything(store, 1).await;
    everything(store, 2).await;
    store
        .put_key(&passkey(1, 3), None, &notice(1))
        .await
        .unwrap();
    let remove = async |keys: &[KeyRow]| {
        let credentials: Vec<_> = keys.iter().map(|key| key.credential).collect();
        store.remove_keys(person(1), &credentials, &notice(9)).await
    };
    let theirs = remove(&[passkey(1, 1), passkey(2, 2)]).await;
    assert_eq!(theirs, Err(Error::Conflict));
    assert_eq!(ring(store, 1).await.keys.len(), 2);
    remove(&[passkey(1, 1), passkey(1, 3)]).await.unwrap();
    let left = KeyRing {
        number: Some(number(1)),
        keys: Vec::new(),
    };
    assert_eq!(ring(store, 1).await, left);
    assert_eq!(notices(store, 1).await, 3);
    let credential = passkey(1, 1).credential;
    assert_eq!(store.key_holder(credential).await.unwrap(), None);
    store
        .put_key(&passkey(2, 1), None, &notice(2))
        .await
        .unwrap();
    assert_eq!(ring(store, 2).await.keys.len(), 2);
}

pub(crate) async fn a_forgotten_person_has_no_passkeys(store: &Tested) {
    inhabited(store, 1).await;
    everything(store, 1).await;
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    assert_eq!(store.key_ring(person(1)).await.unwrap(), None);
    for blind in [number(1).login, passkey(1, 1).credential] {
        assert_eq!(store.key_holder(blind).await.unwrap(), None);
    }
}

pub(crate) async fn a_question_to_a_passkey_is_taken_once_by_its_browser(store: &Tested) {
    for n in 1..=3 {
        store.open_key_ceremony(&ceremony(n)).await.unwrap();
    }
    let again = store.open_key_ceremony(&ceremony(1)).await;
    assert_eq!(again, Err(Error::Conflict));
    let take = |n, browser, now| store.take_key_ceremony(ceremony(n).id, browser, now);
    assert_eq!(take(1, blind(2), at(1)).await.unwrap(), None);
    let done = race(store, 4, |store, _| async move {
        let (id, browser) = (ceremony(1).id, blind(1));
        let taken = store.take_key_ceremony(id, browser, at(1)).await;
        taken.map(|taken| taken.is_some())
    })
    .await;
    assert_eq!(done.into_iter().filter(|it| *it == Ok(true)).count(), 1);
    assert_eq!(take(2, blind(2), at(100)).await.unwrap(), None);
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    let in_time = take(3, blind(3), at(99)).await.unwrap();
    assert_eq!(in_time, Some(sealed("challenge")));
    assert_eq!(store.sweep(at(100)).await.unwrap(), 1);
}
