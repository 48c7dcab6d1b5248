//! The disclosure log.

use hikae_core::ids::EntryId;

use super::*;
use crate::store::{Beside, EntryRow, HeadRow};

/// Entry number `seq`.
pub(crate) fn entry(seq: u64) -> EntryRow {
    let id = EntryId::from_uuid(Uuid::from_u128(u128::from(seq)));
    EntryRow {
        head: HeadRow {
            seq,
            id,
            head: sealed(&format!("head {seq}")),
        },
        recorded_at: at(0),
        sealed: sealed(&format!("entry {seq}")),
    }
}

/// The leaf of a person's entry.
pub(crate) fn leaf(person: PersonId, entry: &EntryRow) -> [u8; 32] {
    let mut leaf = [0; 32];
    let (first, last) = leaf.split_at_mut(16);
    first.copy_from_slice(person.uuid().as_bytes());
    last.copy_from_slice(entry.head.id.uuid().as_bytes());
    leaf
}

/// Appends an entry with its leaf.
pub(crate) async fn append(
    store: &Tested,
    person: PersonId,
    entry: &EntryRow,
) -> Result<(), Error> {
    store
        .append(person, entry, leaf(person, entry), &Beside::default())
        .await
}

pub(crate) async fn entries_are_appended_without_gaps(store: &Tested) {
    inhabited(store, 1).await;
    let empty = store.head(person(1)).await.unwrap().unwrap();
    assert_eq!((empty.key, empty.what), (key(1), None));
    assert_eq!(
        append(store, person(1), &entry(2)).await,
        Err(Error::Conflict)
    );
    assert_eq!(append(store, person(1), &entry(1)).await, Ok(()));
    assert_eq!(
        append(store, person(1), &entry(1)).await,
        Err(Error::Conflict)
    );
    assert_eq!(
        append(store, person(1), &entry(3)).await,
        Err(Error::Conflict)
    );
    let mut same_id = entry(2);
    same_id.head.id = entry(1).head.id;
    assert_eq!(
        append(store, person(1), &same_id).await,
        Err(Error::Conflict)
    );
    assert_eq!(append(store, person(1), &entry(2)).await, Ok(()));
    let head = store.head(person(1)).await.unwrap().unwrap();
    assert_eq!((head.key, head.what), (key(1), Some(entry(2).head)));
}

pub(crate) async fn of_many_appended_at_one_number_exactly_one_succeeds(store: &Tested) {
    inhabited(store, 1).await;
    for seq in 1..=3 {
        let outcomes = race(store, 16, |store, n| async move {
            let mut row = entry(seq);
            row.head.id =
                EntryId::from_uuid(Uuid::from_u128(u128::from(seq) * 100 + u128::from(n)));
            append(&store, person(1), &row).await
        })
        .await;
        one_won(&outcomes);
    }
    let log = store
        .entries(person(1), None, 99)
        .await
        .unwrap()
        .unwrap()
        .what;
    let numbers: Vec<_> = log.iter().map(|row| row.head.seq).collect();
    assert_eq!(numbers, [3, 2, 1]);
}

pub(crate) async fn entries_of_different_people_do_not_meet(store: &Tested) {
    inhabited(store, 20).await;
    let outcomes = race(store, 20, |store, n| async move {
        for seq in 1..=5 {
            append(&store, person(n + 1), &entry(seq)).await?;
        }
        Ok::<_, Error>(())
    })
    .await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    for n in 1..=20 {
        assert_eq!(
            store.head(person(n)).await.unwrap().unwrap().what,
            Some(entry(5).head)
        );
    }
}

pub(crate) async fn a_log_is_read_in_pages_newest_first(store: &Tested) {
    inhabited(store, 2).await;
    for seq in 1..=5 {
        append(store, person(1), &entry(seq)).await.unwrap();
    }
    let page = |before, limit| async move {
        let held = store
            .entries(person(1), before, limit)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(held.key, key(1));
        held.what
    };
    assert_eq!(page(None, 2).await, [entry(5), entry(4)]);
    assert_eq!(page(Some(4), 2).await, [entry(3), entry(2)]);
    assert_eq!(page(Some(2), 9).await, [entry(1)]);
    assert_eq!(page(Some(1), 9).await, []);
    let one = store
        .entry(person(1), entry(3).head.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((one.key, one.what), (key(1), entry(3)));
    assert_eq!(
        store.entry(person(2), entry(3).head.id).await.unwrap(),
        None
    );
    assert!(
        store
            .entries(person(2), None, 9)
            .await
            .unwrap()
            .unwrap()
            .what
            .is_empty()
    );
}

pub(crate) async fn nothing_is_appended_for_someone_who_is_not_there(store: &Tested) {
    inhabited(store, 1).await;
    assert_eq!(
        append(store, person(9), &entry(1)).await,
        Err(Error::Conflict)
    );
    assert_eq!(store.head(person(9)).await.unwrap(), None);
    assert_eq!(store.entries(person(9), None, 9).await.unwrap(), None);
}

pub(crate) async fn supervision_finds_entries_of_everyone_by_time_and_by_id(store: &Tested) {
    inhabited(store, 3).await;
    let written = |n: u8, seconds: i64| {
        let mut entry = entry(1);
        entry.head.id = EntryId::from_uuid(uuid(n));
        entry.recorded_at = at(seconds);
        entry
    };
    for (n, seconds) in [(1, 20), (2, 10), (3, 20)] {
        append(store, person(n), &written(n, seconds))
            .await
            .unwrap();
    }
    let found = async |from, until, after, limit| {
        let rows = store.supervised(from, until, after, limit).await.unwrap();
        let found = rows.into_iter().map(|row| {
            assert_eq!(
                row.held.key,
                key(u8::try_from(row.person.uuid().as_u128() & 0xff).unwrap())
            );
            row.held.what.head.id
        });
        found.collect::<Vec<_>>()
    };
    let nil = EntryId::from_uuid(Uuid::nil());
    let id = |n| EntryId::from_uuid(uuid(n));
    let all = [id(2), id(1), id(3)];
    assert_eq!(found(at(10), at(21), (at(10), nil), 10).await, all);
    assert_eq!(found(at(10), at(21), (at(10), nil), 2).await, all[..2]);
    assert_eq!(found(at(10), at(21), (at(20), id(1)), 10).await, all[2..]);
    assert_eq!(found(at(10), at(20), (at(10), nil), 10).await, all[..1]);
    assert_eq!(found(at(11), at(20), (at(11), nil), 10).await, []);
    let one = store.entry_somewhere(id(3)).await.unwrap().unwrap();
    assert_eq!(one.person, person(3));
    assert_eq!(one.held.what, written(3, 20));
    assert_eq!(store.entry_somewhere(id(9)).await.unwrap(), None);
    store.forget(person(3), blind(3)).await.unwrap();
    assert_eq!(store.entry_somewhere(id(3)).await.unwrap(), None);
}
