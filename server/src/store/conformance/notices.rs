//! Inboxes.

use hikae_core::ids::NoticeId;

use super::*;
use crate::store::NewNotice;

/// The `n`-th notice, for an occasion of its own.
pub(crate) fn notice(n: u8) -> NewNotice {
    NewNotice {
        id: NoticeId::from_uuid(uuid(n)),
        occasion: blind(n),
        made_at: at(n.into()),
        sealed: sealed(&format!("notice {n}")),
    }
}

/// Numbers of the notices on a shelf, as they come.
async fn shelf(store: &Tested, who: u8, archived: bool, skip: u64, limit: u32) -> Vec<u8> {
    let held = store
        .notices(person(who), archived, skip, limit)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(held.key, key(who));
    let numbers = held.what.iter().map(|row| {
        let n = row.id.uuid().as_bytes()[15];
        assert_eq!(row.sealed, notice(n).sealed);
        assert_eq!(row.made_at, notice(n).made_at);
        n
    });
    numbers.collect()
}

async fn told(store: &Tested, who: u8, notices: std::ops::RangeInclusive<u8>) {
    for n in notices {
        assert!(store.notify(person(who), &notice(n)).await.unwrap());
    }
}

pub(crate) async fn of_many_notices_for_one_occasion_one_is_kept(store: &Tested) {
    inhabited(store, 2).await;
    let told = race(store, 16, |store, n| async move {
        let again = NewNotice {
            id: notice(n).id,
            ..notice(100)
        };
        store.notify(person(1), &again).await.unwrap()
    })
    .await;
    assert_eq!(told.iter().filter(|told| **told).count(), 1);
    let counts = store.notice_counts(person(1)).await.unwrap();
    assert_eq!((counts.inbox, counts.archived), (1, 0));
    // The same occasion of someone else is another one.
    assert!(store.notify(person(2), &notice(100)).await.unwrap());
}

pub(crate) async fn nobody_is_told_who_is_not_there(store: &Tested) {
    inhabited(store, 1).await;
    assert_eq!(
        store.notify(person(9), &notice(1)).await,
        Err(Error::Conflict)
    );
    assert_eq!(store.notices(person(9), false, 0, 9).await.unwrap(), None);
    assert_eq!(store.unread(person(9)).await.unwrap(), 0);
}

pub(crate) async fn an_inbox_is_read_in_pages_with_what_is_unread_first(store: &Tested) {
    inhabited(store, 2).await;
    told(store, 1, 1..=5).await;
    assert_eq!(shelf(store, 1, false, 0, 9).await, [5, 4, 3, 2, 1]);
    assert_eq!(store.unread(person(1)).await.unwrap(), 5);
    for n in [5, 3] {
        assert!(
            store
                .read_notice(person(1), notice(n).id, at(9))
                .await
                .unwrap()
        );
    }
    assert_eq!(store.unread(person(1)).await.unwrap(), 3);
    assert_eq!(shelf(store, 1, false, 0, 2).await, [4, 2]);
    assert_eq!(shelf(store, 1, false, 2, 2).await, [1, 5]);
    assert_eq!(shelf(store, 1, false, 4, 2).await, [3]);
    assert_eq!(shelf(store, 2, false, 0, 9).await, [0; 0]);
}

pub(crate) async fn a_notice_is_read_once_and_stays_read(store: &Tested) {
    inhabited(store, 2).await;
    told(store, 1, 1..=3).await;
    let id = notice(2).id;
    assert!(store.read_notice(person(1), id, at(7)).await.unwrap());
    assert!(!store.read_notice(person(1), id, at(8)).await.unwrap());
    assert!(!store.read_notice(person(2), id, at(8)).await.unwrap());
    let kept = store.notice(person(1), id).await.unwrap().unwrap().what;
    assert_eq!((kept.read_at, kept.archived_at), (Some(at(7)), None));
    assert_eq!(store.notice(person(2), id).await.unwrap(), None);
    // What came after the page was made stays unread.
    let all = store.read_notices(person(1), at(1), at(9)).await.unwrap();
    assert_eq!((all, store.unread(person(1)).await.unwrap()), (1, 1));
    let kept = store.notice(person(1), id).await.unwrap().unwrap().what;
    assert_eq!(kept.read_at, Some(at(7)));
}

pub(crate) async fn a_notice_is_put_away_and_back(store: &Tested) {
    inhabited(store, 2).await;
    told(store, 1, 1..=3).await;
    let (me, id) = (person(1), notice(2).id);
    assert!(store.shelve_notice(me, id, Some(at(5))).await.unwrap());
    assert_eq!(store.unread(me).await.unwrap(), 2);
    assert_eq!(shelf(store, 1, false, 0, 9).await, [3, 1]);
    assert_eq!(shelf(store, 1, true, 0, 9).await, [2]);
    let kept = store.notice(me, id).await.unwrap().unwrap().what;
    assert_eq!((kept.read_at, kept.archived_at), (None, Some(at(5))));
    let counts = store.notice_counts(me).await.unwrap();
    assert_eq!((counts.inbox, counts.archived), (2, 1));
    assert!(!store.shelve_notice(person(2), id, None).await.unwrap());
    assert!(store.shelve_notice(me, id, None).await.unwrap());
    assert_eq!(shelf(store, 1, false, 0, 9).await, [3, 2, 1]);
}
