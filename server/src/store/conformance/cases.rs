//! Cases and the officers' queue.

use hikae_core::ids::CaseId;

use super::*;
use crate::store::{CaseRow, QueueRow};

fn case(n: u8, version: u32) -> CaseRow {
    CaseRow {
        id: CaseId::from_uuid(uuid(n)),
        version,
        subject: blind(n),
        sealed: sealed(&format!("case {n} {version}")),
    }
}

/// Case `n` of person `whose`, on shelf 200, due at the `n`-th instant.
fn queued(whose: u8, n: u8, version: u32) -> QueueRow {
    QueueRow {
        thing: blind(n),
        owner: blind(whose),
        shelf: blind(200),
        version,
        due_at: at(n.into()),
        hands_on_at: Some(at(n.into())),
        sealed: sealed(&format!("queued {n} {version}")),
    }
}

pub(crate) async fn put(store: &Tested, whose: u8, n: u8, version: u32) -> Result<(), Error> {
    let row = queued(whose, n, version);
    store
        .put_case(person(whose), &case(n, version), &row, None)
        .await
}

pub(crate) async fn a_step_follows_only_on_the_version_before(store: &Tested) {
    inhabited(store, 2).await;
    assert_eq!(put(store, 1, 1, 2).await, Err(Error::Conflict));
    assert_eq!(put(store, 1, 1, 1).await, Ok(()));
    assert_eq!(put(store, 1, 1, 1).await, Err(Error::Conflict));
    assert_eq!(put(store, 1, 1, 3).await, Err(Error::Conflict));
    assert_eq!(put(store, 1, 1, 2).await, Ok(()));
    assert_eq!(put(store, 2, 1, 3).await, Err(Error::Conflict));
    assert_eq!(put(store, 9, 2, 1).await, Err(Error::Conflict));
    assert_eq!(store.queued(blind(2)).await, Ok(None));
    assert_eq!(store.queued(blind(1)).await, Ok(Some(queued(1, 1, 2))));
}

pub(crate) async fn a_subject_has_one_case(store: &Tested) {
    inhabited(store, 2).await;
    put(store, 1, 1, 1).await.unwrap();
    let again = CaseRow {
        subject: blind(1),
        ..case(2, 1)
    };
    let row = queued(1, 2, 1);
    let same = store.put_case(person(1), &again, &row, None).await;
    assert_eq!(same, Err(Error::Conflict));
    assert_eq!(store.queued(blind(2)).await, Ok(None));
    let found = store.case_about(person(1), blind(1)).await.unwrap();
    assert_eq!(found.unwrap().what, Some(case(1, 1)));
    let row = queued(2, 2, 1);
    store.put_case(person(2), &again, &row, None).await.unwrap();
}

pub(crate) async fn of_many_steps_at_once_exactly_one_is_taken(store: &Tested) {
    inhabited(store, 1).await;
    put(store, 1, 1, 1).await.unwrap();
    let outcomes = race(store, 16, |store, n| async move {
        let row = CaseRow {
            sealed: sealed(&n.to_string()),
            ..case(1, 2)
        };
        store
            .put_case(person(1), &row, &queued(1, 1, 2), None)
            .await
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn cases_are_read_only_by_their_person_and_in_their_latest_version(
    store: &Tested,
) {
    inhabited(store, 2).await;
    for (n, version) in [(1, 1), (2, 1), (1, 2)] {
        put(store, 1, n, version).await.unwrap();
    }
    let all = store.cases(person(1)).await.unwrap().unwrap();
    assert_eq!((all.key, all.what), (key(1), vec![case(1, 2), case(2, 1)]));
    let read = async |whose, n| {
        let id = CaseId::from_uuid(uuid(n));
        let by_id = store.case_by_id(person(whose), id).await.unwrap().unwrap();
        let about = store.case_about(person(whose), blind(n)).await.unwrap();
        assert_eq!(by_id, about.unwrap());
        by_id.what
    };
    assert_eq!(read(1, 1).await, Some(case(1, 2)));
    assert_eq!(read(2, 1).await, None);
    assert_eq!(store.cases(person(9)).await, Ok(None));
    let decided = store.case(person(1)).await.unwrap().unwrap().what;
    assert_eq!(decided.cases, [case(1, 2), case(2, 1)]);
    let home = store.home(person(1), [blind(1), blind(2)], 1).await;
    let home = home.unwrap().unwrap().what;
    assert_eq!(home.cases, decided.cases);
}

pub(crate) async fn officers_find_cases_by_shelf_in_the_order_of_their_deadlines(store: &Tested) {
    inhabited(store, 2).await;
    for (whose, n, due) in [(1, 1, 30), (2, 2, 10), (1, 3, 20), (2, 4, 10)] {
        let row = QueueRow {
            due_at: at(due),
            ..queued(whose, n, 1)
        };
        store
            .put_case(person(whose), &case(n, 1), &row, None)
            .await
            .unwrap();
    }
    let things = async |shelf, after: Option<&QueueRow>, limit| {
        let after = after.map(|row| (row.due_at, row.thing));
        store.shelf(blind(shelf), after, limit).await.unwrap()
    };
    let names = |rows: &[QueueRow]| rows.iter().map(|row| row.thing.0[0]).collect::<Vec<_>>();
    let all = things(200, None, 9).await;
    assert_eq!(names(&all), [2, 4, 3, 1]);
    assert_eq!(names(&things(200, None, 2).await), [2, 4]);
    assert_eq!(names(&things(200, Some(&all[0]), 2).await), [4, 3]);
    assert_eq!(things(201, None, 9).await, []);
    // A step may put it on another shelf.
    let moved = QueueRow {
        shelf: blind(201),
        hands_on_at: None,
        ..queued(1, 3, 2)
    };
    let step = store.put_case(person(1), &case(3, 2), &moved, None).await;
    step.unwrap();
    assert_eq!(things(201, None, 9).await, [moved]);
    assert_eq!(names(&things(200, None, 9).await), [2, 4, 1]);
    let every = store.every_queued(None, 3).await.unwrap();
    assert_eq!(names(&every), [1, 2, 3]);
    let rest = store.every_queued(Some(blind(3)), 3).await.unwrap();
    assert_eq!(names(&rest), [4]);
}

pub(crate) async fn what_is_overdue_is_found_until_it_was_handed_on(store: &Tested) {
    inhabited(store, 1).await;
    for n in [3, 1, 2] {
        put(store, 1, n, 1).await.unwrap();
    }
    let overdue = async |now, limit| {
        let rows = store.overdue(at(now), limit).await.unwrap();
        rows.iter().map(|row| row.thing.0[0]).collect::<Vec<_>>()
    };
    assert_eq!(overdue(0, 9).await, [0; 0]);
    assert_eq!(overdue(2, 9).await, [1, 2]);
    assert_eq!(overdue(9, 2).await, [1, 2]);
    let row = QueueRow {
        hands_on_at: None,
        ..queued(1, 1, 2)
    };
    store
        .put_case(person(1), &case(1, 2), &row, None)
        .await
        .unwrap();
    assert_eq!(overdue(9, 9).await, [2, 3]);
}

pub(crate) async fn a_forgotten_persons_cases_are_in_no_queue(store: &Tested) {
    inhabited(store, 2).await;
    put(store, 1, 1, 1).await.unwrap();
    put(store, 2, 2, 1).await.unwrap();
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    assert_eq!(store.every_queued(None, 9).await, Ok(vec![queued(2, 2, 1)]));
    assert_eq!(store.cases(person(1)).await, Ok(None));
}
