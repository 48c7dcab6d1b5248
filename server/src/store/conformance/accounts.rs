//! Whether the ways into an account are stopped, and what was done in it.

use hikae_core::ids::EventId;

use super::notices::notice;
use super::*;
use crate::store::{EventRow, LockRow, SessionRow};

fn version(n: u32) -> LockRow {
    LockRow {
        version: n,
        made_at: at(n.into()),
        sealed: sealed(&format!("lock {n}")),
    }
}

fn event(n: u8) -> EventRow {
    EventRow {
        id: EventId::from_uuid(uuid(n)),
        made_at: at(n.into()),
        sealed: sealed(&format!("event {n}")),
    }
}

/// Appends version `v` for person `n`, with the event and the notice of this number.
async fn put(store: &Tested, n: u8, v: u32, with: u8, end_sessions: bool) -> Result<(), Error> {
    let (row, event, told) = (version(v), event(with), notice(with));
    store
        .put_lock(person(n), &row, &event, &told, end_sessions)
        .await
}

/// A row in every table of accounts.
pub(crate) async fn everything(store: &Tested, n: u8) {
    put(store, n, 1, n + 60, false).await.unwrap();
}

async fn begin_session(store: &Tested, n: u8, who: u8) {
    let session = SessionRow {
        person: Some(person(who)),
        ..access::session(n)
    };
    store.create_session(&session).await.unwrap();
}

pub(crate) async fn stopping_an_account_ends_every_session_of_that_person_with_it(store: &Tested) {
    inhabited(store, 2).await;
    let held = store.lock(person(1)).await.unwrap().unwrap();
    assert_eq!((held.key, held.what), (key(1), None));
    assert_eq!(store.lock(person(9)).await.unwrap(), None);
    for (n, who) in [(1, 1), (2, 1), (3, 2)] {
        begin_session(store, n, who).await;
    }
    put(store, 1, 1, 1, true).await.unwrap();
    assert!(
        store
            .sessions_of(person(1), at(0))
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(store.sessions_of(person(2), at(0)).await.unwrap().len(), 1);

    begin_session(store, 4, 1).await;
    put(store, 1, 2, 2, false).await.unwrap();
    let held = store.lock(person(1)).await.unwrap().unwrap();
    assert_eq!(held.what, Some(version(2)));
    assert_eq!(store.sessions_of(person(1), at(0)).await.unwrap().len(), 1);
}

pub(crate) async fn a_lock_follows_the_one_before_it_or_nothing_is_done(store: &Tested) {
    inhabited(store, 1).await;
    begin_session(store, 1, 1).await;
    for (v, fits) in [(2, false), (1, true), (1, false), (3, false)] {
        let with = if fits { 1 } else { 9 };
        assert_eq!(put(store, 1, v, with, true).await.is_ok(), fits, "{v}");
    }
    let events = store.events(person(1), None, 9).await.unwrap().unwrap();
    assert_eq!(events.what, [event(1)]);
}

pub(crate) async fn what_was_done_is_read_newest_first_and_page_by_page(store: &Tested) {
    inhabited(store, 2).await;
    for n in [1, 2, 3] {
        store.put_event(person(1), &event(n)).await.unwrap();
    }
    assert_eq!(
        store.put_event(person(9), &event(4)).await,
        Err(Error::Conflict)
    );
    let page = async |before: Option<u8>, limit| {
        let before = before.map(|n| event(n).id);
        let held = store
            .events(person(1), before, limit)
            .await
            .unwrap()
            .unwrap();
        held.what
    };
    assert_eq!(page(None, 2).await, [event(3), event(2)]);
    assert_eq!(page(Some(2), 2).await, [event(1)]);
    let other = store.events(person(2), None, 9).await.unwrap().unwrap();
    assert!(other.what.is_empty());
    assert_eq!(store.events(person(9), None, 9).await.unwrap(), None);
}
