//! Records.

use hikae_core::ids::RecordId;

use super::*;
use crate::store::{BodyRow, RecordWrite};

const CHECKUP: u8 = 201;
const VACCINATION: u8 = 202;

fn id(n: u8) -> RecordId {
    RecordId::from_uuid(uuid(n))
}

/// Version `version` of person `whose`'s record `n`, a checkup.
pub(crate) fn record(whose: u8, n: u8, version: u32) -> RecordWrite {
    RecordWrite {
        person: person(whose),
        id: id(n),
        version,
        source: blind(n),
        category: blind(CHECKUP),
        content: blind(n),
        received_at: at(i64::from(version)),
        header: sealed(&format!("header {n} {version}")),
        body: sealed(&format!("body {n} {version}")),
    }
}

/// Puts records; a conflict if one of them was refused.
pub(crate) async fn put(store: &Tested, records: &[RecordWrite]) -> Result<(), Error> {
    all_were_written(&store.put_records(records).await?)
}

fn read(rows: &[BodyRow]) -> Vec<(RecordId, u32)> {
    rows.iter()
        .map(|row| (row.head.id, row.head.version))
        .collect()
}

pub(crate) async fn a_record_is_known_by_its_source_once_written(store: &Tested) {
    inhabited(store, 1).await;
    let places = [
        (person(1), blind(1)),
        (person(1), blind(9)),
        (person(9), blind(1)),
    ];
    let before = store.known(&places).await.unwrap();
    assert!(
        before[0]
            .as_ref()
            .is_some_and(|held| held.what.is_none() && held.key == key(1))
    );
    put(store, &[record(1, 1, 1)]).await.unwrap();
    let after = store.known(&places).await.unwrap();
    let known = after[0].as_ref().unwrap().what.unwrap();
    assert_eq!(
        (known.id, known.version, known.content),
        (id(1), 1, blind(1))
    );
    assert!(after[1].as_ref().is_some_and(|held| held.what.is_none()));
    assert!(after[2].is_none());
}

pub(crate) async fn a_later_version_supersedes_and_keeps_the_one_before(store: &Tested) {
    inhabited(store, 1).await;
    put(store, &[record(1, 1, 1)]).await.unwrap();
    put(store, &[record(1, 1, 2), record(1, 1, 3)])
        .await
        .unwrap();
    let now = store.records(person(1), None).await.unwrap().unwrap();
    assert_eq!(now.key, key(1));
    assert_eq!(read(&now.what), [(id(1), 3)]);
    assert_eq!(now.what[0].body, sealed("body 1 3"));
    let all = store
        .versions(person(1), id(1))
        .await
        .unwrap()
        .unwrap()
        .what;
    assert_eq!(read(&all), [(id(1), 3), (id(1), 2), (id(1), 1)]);
    let superseded: Vec<_> = all.iter().map(|row| row.superseded_at).collect();
    assert_eq!(superseded, [None, Some(at(3)), Some(at(2))]);
    assert_eq!(all[2].received_at, at(1));
    let known = store
        .known(&[(person(1), blind(1))])
        .await
        .unwrap()
        .remove(0)
        .unwrap();
    assert_eq!(known.what.unwrap().version, 3);
}

pub(crate) async fn a_version_that_does_not_follow_is_refused(store: &Tested) {
    inhabited(store, 1).await;
    put(store, &[record(1, 1, 1), record(1, 1, 2)])
        .await
        .unwrap();
    for wrong in [
        record(1, 1, 1),
        record(1, 1, 2),
        record(1, 1, 4),
        record(1, 2, 2),
        RecordWrite {
            id: id(3),
            ..record(1, 1, 1)
        },
        record(9, 1, 1),
    ] {
        assert_eq!(put(store, &[wrong]).await, Err(Error::Conflict));
    }
    let now = store.records(person(1), None).await.unwrap().unwrap();
    assert_eq!(read(&now.what), [(id(1), 2)]);
}

pub(crate) async fn of_two_writers_of_one_source_one_is_refused(store: &Tested) {
    inhabited(store, 1).await;
    let outcomes = race(store, 8, |store, n| async move {
        put(
            &store,
            &[RecordWrite {
                id: id(10 + n),
                ..record(1, 1, 1)
            }],
        )
        .await
    })
    .await;
    one_won(&outcomes);
    assert_eq!(
        store
            .records(person(1), None)
            .await
            .unwrap()
            .unwrap()
            .what
            .len(),
        1
    );
}

pub(crate) async fn a_persons_batch_of_records_is_written_whole_or_not_at_all(store: &Tested) {
    inhabited(store, 2).await;
    let batch = [record(1, 1, 1), record(2, 1, 1), record(1, 2, 2)];
    let refused = store.put_records(&batch).await.unwrap();
    assert_eq!(refused, BTreeSet::from([person(1)]));
    let kept = |n| store.records(person(n), None);
    assert!(kept(1).await.unwrap().unwrap().what.is_empty());
    // Another person's records of the same batch do not depend on it.
    let theirs = kept(2).await.unwrap().unwrap().what;
    assert_eq!(read(&theirs), [(id(1), 1)]);
    put(store, &batch[..1]).await.unwrap();
}

pub(crate) async fn records_are_read_by_category_and_by_id_and_only_of_their_person(
    store: &Tested,
) {
    inhabited(store, 2).await;
    let vaccination = RecordWrite {
        category: blind(VACCINATION),
        ..record(1, 2, 1)
    };
    put(
        store,
        &[
            record(1, 1, 1),
            vaccination,
            record(1, 3, 1),
            record(2, 4, 1),
        ],
    )
    .await
    .unwrap();
    let of = |category| store.records(person(1), category);
    let read = |held: Option<crate::store::Held<Vec<BodyRow>>>| read(&held.unwrap().what);
    assert_eq!(
        read(of(Some(blind(CHECKUP))).await.unwrap()),
        [(id(1), 1), (id(3), 1)]
    );
    assert_eq!(
        read(of(Some(blind(VACCINATION))).await.unwrap()),
        [(id(2), 1)]
    );
    assert_eq!(read(of(None).await.unwrap()).len(), 3);
    let by_id = store
        .records_by_id(person(1), &[id(3), id(4), id(2)])
        .await
        .unwrap();
    assert_eq!(read(by_id), [(id(2), 1), (id(3), 1)]);
    assert!(read(store.records_by_id(person(1), &[]).await.unwrap()).is_empty());
    assert!(read(store.versions(person(1), id(4)).await.unwrap()).is_empty());
}

pub(crate) async fn headers_are_read_without_bodies(store: &Tested) {
    inhabited(store, 1).await;
    put(store, &[record(1, 2, 1), record(1, 1, 1), record(1, 1, 2)])
        .await
        .unwrap();
    let held = store.headers(person(1)).await.unwrap().unwrap();
    let headers: Vec<_> = held
        .what
        .into_iter()
        .map(|row| (row.id, row.version, row.header))
        .collect();
    assert_eq!(
        headers,
        [
            (id(1), 2, sealed("header 1 2")),
            (id(2), 1, sealed("header 2 1"))
        ]
    );
}

pub(crate) async fn a_case_is_the_headers_and_current_directives(store: &Tested) {
    inhabited(store, 1).await;
    assert_eq!(
        store.case(person(1)).await.unwrap().unwrap().what,
        Default::default()
    );
    put(store, &[record(1, 1, 1)]).await.unwrap();
    for version in [1, 2] {
        store
            .put_directive(person(1), &directives::directive(1, version), None)
            .await
            .unwrap();
    }
    let case = store.case(person(1)).await.unwrap().unwrap();
    assert_eq!(case.key, key(1));
    assert_eq!(
        case.what.headers,
        store.headers(person(1)).await.unwrap().unwrap().what
    );
    assert_eq!(case.what.directives, [directives::directive(1, 2)]);
}

pub(crate) async fn a_home_is_everything_of_the_first_page(store: &Tested) {
    inhabited(store, 1).await;
    let medication = RecordWrite {
        category: blind(203),
        ..record(1, 3, 1)
    };
    let vaccination = RecordWrite {
        category: blind(VACCINATION),
        ..record(1, 2, 1)
    };
    put(
        store,
        &[record(1, 1, 1), record(1, 1, 2), vaccination, medication],
    )
    .await
    .unwrap();
    for version in [1, 2] {
        store
            .put_directive(person(1), &directives::directive(1, version), None)
            .await
            .unwrap();
    }
    for seq in 1..=4 {
        disclosures::append(store, person(1), &disclosures::entry(seq))
            .await
            .unwrap();
    }
    let categories = [blind(CHECKUP), blind(VACCINATION)];
    let home = store.home(person(1), categories, 3).await.unwrap().unwrap();
    assert_eq!(home.key, key(1));
    assert_eq!(home.what.resident.sealed, sealed("resident"));
    assert_eq!(read(&home.what.records), [(id(1), 2), (id(2), 1)]);
    assert_eq!(home.what.records[0].body, sealed("body 1 2"));
    assert_eq!(home.what.directives, [directives::directive(1, 2)]);
    let last = [4, 3, 2].map(disclosures::entry);
    assert_eq!(home.what.entries, last);
    let home = store.home(person(1), categories, 0).await.unwrap().unwrap();
    assert!(home.what.entries.is_empty());
}
