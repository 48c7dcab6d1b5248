//! Links to デジタル認証アプリ.

use hikae_core::ids::AppId;

use super::*;
use crate::store::{AppCeremonyRow, AppLinkRow, NewNotice};

/// Subject `n`; no number of a person is the same.
fn subject(n: u8) -> Blind {
    blind(220 + n)
}

/// Link `n` of person `whose`, to subject `n`.
fn link(whose: u8, n: u8) -> AppLinkRow {
    AppLinkRow {
        person: person(whose),
        id: AppId::from_uuid(uuid(n)),
        version: 1,
        subject: subject(n),
        linked_at: at(i64::from(n)),
        sealed: sealed("link"),
    }
}

fn ceremony(n: u8) -> AppCeremonyRow {
    AppCeremonyRow {
        state: blind(n),
        browser: blind(50 + n),
        expires_at: at(100),
        sealed: sealed("ceremony"),
    }
}

fn notice(n: u8) -> NewNotice {
    super::notices::notice(n)
}

async fn put(store: &Tested, whose: u8, links: &[AppLinkRow]) -> Result<(), Error> {
    store.put_app_links(person(whose), links, None).await
}

/// A link of person `n`, and a browser of theirs on its way.
pub(crate) async fn everything(store: &Tested, n: u8) {
    put(store, n, &[link(n, n)]).await.unwrap();
    store.open_app_ceremony(&ceremony(n)).await.unwrap();
}

pub(crate) async fn a_subject_is_linked_once(store: &Tested) {
    inhabited(store, 2).await;
    put(store, 1, &[link(1, 1)]).await.unwrap();
    put(store, 1, &[link(1, 2)]).await.unwrap();
    for whose in [1, 2] {
        let same = AppLinkRow {
            subject: subject(1),
            ..link(whose, 3)
        };
        assert_eq!(put(store, whose, &[same]).await, Err(Error::Conflict));
    }
    assert_eq!(put(store, 9, &[link(9, 4)]).await, Err(Error::Conflict));
    let found = store.app_link(subject(1)).await.unwrap().unwrap();
    assert_eq!((found.key, found.what), (key(1), link(1, 1)));
    assert_eq!(store.app_link(subject(9)).await.unwrap(), None);
    let all = store.app_links(person(1)).await.unwrap().unwrap();
    assert_eq!((all.key, all.what), (key(1), vec![link(1, 1), link(1, 2)]));
    let none = store.app_links(person(2)).await.unwrap().unwrap();
    assert!(none.what.is_empty());
    let outcomes = race(store, 8, |store, n| async move {
        let same = AppLinkRow {
            subject: subject(20),
            ..link(1, 10 + n)
        };
        put(&store, 1, &[same]).await
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn links_are_written_together_over_the_versions_before_or_not_at_all(
    store: &Tested,
) {
    inhabited(store, 2).await;
    put(store, 1, &[link(1, 1)]).await.unwrap();
    let replaced = AppLinkRow {
        version: 2,
        sealed: sealed("replaced"),
        ..link(1, 1)
    };
    let both = [replaced.clone(), link(1, 2)];
    put(store, 1, &both).await.unwrap();
    let all = store.app_links(person(1)).await.unwrap().unwrap().what;
    assert_eq!(all, both);
    // The first is not in the version before; and it is not the other person's.
    assert_eq!(
        put(store, 1, &[link(1, 3), replaced.clone()]).await,
        Err(Error::Conflict)
    );
    assert_eq!(store.app_link(subject(3)).await.unwrap(), None);
    let theirs = AppLinkRow {
        version: 3,
        ..replaced
    };
    assert_eq!(put(store, 2, &[theirs]).await, Err(Error::Conflict));
    let all = store.app_links(person(1)).await.unwrap().unwrap().what;
    assert_eq!(all, both);
}

pub(crate) async fn what_is_told_with_a_link_is_there_with_it_or_not_at_all(store: &Tested) {
    inhabited(store, 1).await;
    let linked = |n| [link(1, n)];
    let told = async || store.notice_counts(person(1)).await.unwrap().inbox;
    store
        .put_app_links(person(1), &linked(1), Some(&notice(1)))
        .await
        .unwrap();
    assert_eq!(told().await, 1);
    let again = store
        .put_app_links(person(1), &linked(1), Some(&notice(2)))
        .await;
    assert_eq!(again, Err(Error::Conflict));
    assert_eq!(told().await, 1);
}

pub(crate) async fn a_forgotten_person_is_found_by_no_subject(store: &Tested) {
    inhabited(store, 2).await;
    put(store, 1, &[link(1, 1)]).await.unwrap();
    put(store, 2, &[link(2, 2)]).await.unwrap();
    assert!(store.forget(person(1), blind(250)).await.unwrap());
    assert_eq!(store.app_link(subject(1)).await.unwrap(), None);
    assert_eq!(store.app_links(person(1)).await.unwrap(), None);
    assert!(store.app_link(subject(2)).await.unwrap().is_some());
}

pub(crate) async fn a_browser_that_is_back_is_taken_once_and_in_time(store: &Tested) {
    for n in [1, 2, 3] {
        store.open_app_ceremony(&ceremony(n)).await.unwrap();
    }
    let again = store.open_app_ceremony(&ceremony(1)).await;
    assert_eq!(again, Err(Error::Conflict));
    let take = async |state: u8, browser: u8, now| {
        let taken = store.take_app_ceremony(blind(state), blind(50 + browser), at(now));
        taken.await.unwrap()
    };
    assert_eq!(take(1, 2, 0).await, None, "another browser");
    assert_eq!(take(1, 1, 100).await, None, "too late");
    assert_eq!(take(4, 4, 0).await, None, "never went");
    assert_eq!(take(1, 1, 99).await, Some(sealed("ceremony")));
    assert_eq!(take(1, 1, 99).await, None, "twice");
    let outcomes = race(store, 8, |store, _| async move {
        store
            .take_app_ceremony(blind(2), blind(52), at(0))
            .await
            .unwrap()
    })
    .await;
    assert_eq!(outcomes.iter().filter(|taken| taken.is_some()).count(), 1);
    assert!(take(3, 3, 0).await.is_some());
}

pub(crate) async fn what_expired_on_the_way_is_swept_out(store: &Tested) {
    store.open_app_ceremony(&ceremony(1)).await.unwrap();
    let later = AppCeremonyRow {
        expires_at: at(200),
        ..ceremony(2)
    };
    store.open_app_ceremony(&later).await.unwrap();
    assert_eq!(store.sweep(at(150)).await.unwrap(), 1);
    let taken = store.take_app_ceremony(blind(2), blind(52), at(0)).await;
    assert!(taken.unwrap().is_some());
}
