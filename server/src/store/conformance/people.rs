//! People.

use super::*;
use crate::store::SessionRow;

pub(crate) async fn a_person_is_found_by_municipal_number_with_key_and_version(store: &Tested) {
    inhabited(store, 2).await;
    let found = store
        .enrolled(&[blind(2), blind(9), blind(1)])
        .await
        .unwrap();
    let people: Vec<_> = found
        .iter()
        .map(|held| held.as_ref().map(|held| held.what.person))
        .collect();
    assert_eq!(people, [Some(person(2)), None, Some(person(1))]);
    let held = found[0].as_ref().unwrap();
    assert_eq!(held.key, key(2));
    assert_eq!((held.what.version, held.what.content), (1, blind(2)));
    let resident = store.resident(person(2)).await.unwrap().unwrap();
    assert_eq!(
        (resident.key, resident.what.sealed),
        (key(2), sealed("resident"))
    );
    assert_eq!(store.resident(person(9)).await.unwrap(), None);
}

pub(crate) async fn a_municipal_number_is_one_persons(store: &Tested) {
    inhabited(store, 1).await;
    let same = PersonWrite {
        municipal_number: blind(1),
        ..new_person(2)
    };
    assert_eq!(enrol(store, &[same]).await, Err(Error::Conflict));
    assert_eq!(store.people(None, 9).await.unwrap(), [person(1)]);
    let outcomes = race(store, 8, |store, n| async move {
        let rival = PersonWrite {
            municipal_number: blind(50),
            ..new_person(10 + n)
        };
        enrol(&store, &[rival]).await
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn a_row_of_the_register_is_replaced_only_over_the_version_before(store: &Tested) {
    inhabited(store, 1).await;
    let second = PersonWrite {
        key: None,
        version: 2,
        content: blind(7),
        sealed: sealed("moved"),
        ..new_person(1)
    };
    enrol(store, std::slice::from_ref(&second)).await.unwrap();
    assert_eq!(enrol(store, &[second]).await, Err(Error::Conflict));
    let held = store.resident(person(1)).await.unwrap().unwrap();
    assert_eq!((held.what.version, held.what.sealed), (2, sealed("moved")));
    let known = store
        .enrolled(&[blind(1)])
        .await
        .unwrap()
        .remove(0)
        .unwrap();
    assert_eq!(known.what.content, blind(7));
    let nobody = PersonWrite {
        key: None,
        version: 2,
        ..new_person(9)
    };
    assert_eq!(enrol(store, &[nobody]).await, Err(Error::Conflict));
}

pub(crate) async fn a_row_of_the_register_is_written_whole_or_not_at_all(store: &Tested) {
    inhabited(store, 1).await;
    let taken = PersonWrite {
        municipal_number: blind(1),
        ..new_person(2)
    };
    let batch = [new_person(3), taken, new_person(4)];
    let refused = store.enrol(&batch).await.unwrap();
    assert_eq!(refused, BTreeSet::from([person(2)]));
    assert_eq!(store.resident(person(2)).await.unwrap(), None);
    for (n, row) in [(1, true), (2, false), (3, true), (4, true)] {
        let there = store.people(None, 9).await.unwrap().contains(&person(n));
        let known = store.enrolled(&[blind(n)]).await.unwrap().remove(0);
        let resident = store.resident(person(n)).await.unwrap();
        assert_eq!((there, resident.is_some()), (row, row), "{n}");
        assert_eq!(
            row,
            known.is_some_and(|known| known.what.person == person(n))
        );
    }
    enrol(store, &[new_person(2)]).await.unwrap();
}

pub(crate) async fn a_key_wrapped_by_an_unknown_root_key_is_refused(store: &Tested) {
    inhabited(store, 1).await;
    let foreign = Wrapped {
        root: root(9),
        ..key(2)
    };
    let foreign = PersonWrite {
        key: Some(foreign),
        ..new_person(2)
    };
    assert_eq!(enrol(store, &[foreign]).await, Err(Error::Conflict));
    assert_eq!(store.people(None, 9).await.unwrap(), [person(1)]);
}

pub(crate) async fn people_are_found_by_blind_indexes_that_hold_now(store: &Tested) {
    inhabited(store, 2).await;
    let uninsured = PersonWrite {
        insured: None,
        birth: blind(102),
        ..new_person(3)
    };
    enrol(store, &[uninsured]).await.unwrap();
    assert_eq!(
        store.insured_as(blind(101)).await.unwrap(),
        [person(1), person(2)]
    );
    let born = store.born(blind(100)).await.unwrap();
    let ids: Vec<_> = born
        .iter()
        .map(|(person, held)| (*person, held.key.clone()))
        .collect();
    assert_eq!(ids, [(person(1), key(1)), (person(2), key(2))]);
    let changed = PersonWrite {
        key: None,
        version: 2,
        insured: Some(blind(103)),
        birth: blind(102),
        ..new_person(1)
    };
    enrol(store, &[changed]).await.unwrap();
    assert_eq!(store.insured_as(blind(101)).await.unwrap(), [person(2)]);
    assert_eq!(store.insured_as(blind(103)).await.unwrap(), [person(1)]);
    assert_eq!(store.born(blind(102)).await.unwrap().len(), 2);
}

pub(crate) async fn people_are_listed_in_pages_in_the_order_of_their_ids(store: &Tested) {
    inhabited(store, 5).await;
    assert_eq!(store.people(None, 2).await.unwrap(), [person(1), person(2)]);
    assert_eq!(
        store.people(Some(person(2)), 2).await.unwrap(),
        [person(3), person(4)]
    );
    assert_eq!(store.people(Some(person(4)), 2).await.unwrap(), [person(5)]);
}

pub(crate) async fn a_forgotten_person_is_nowhere(store: &Tested) {
    inhabited(store, 2).await;
    for n in [1, 2] {
        cards::put(store, &cards::card(n, n)).await.unwrap();
        let session = SessionRow {
            person: Some(person(n)),
            ..access::session(n)
        };
        store.create_session(&session).await.unwrap();
        disclosures::append(store, person(n), &disclosures::entry(1))
            .await
            .unwrap();
        records::put(store, &[records::record(n, 1, 1)])
            .await
            .unwrap();
        store
            .put_directive(person(n), &directives::directive(1, 1), None)
            .await
            .unwrap();
    }
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    assert!(!store.forget(person(1), blind(1)).await.unwrap());

    let gone = person(1);
    assert_eq!(store.resident(gone).await.unwrap(), None);
    assert_eq!(store.enrolled(&[blind(1)]).await.unwrap(), [None]);
    assert_eq!(store.records(gone, None).await.unwrap(), None);
    assert_eq!(store.headers(gone).await.unwrap(), None);
    assert_eq!(store.case(gone).await.unwrap(), None);
    assert_eq!(
        store.home(gone, [blind(1), blind(2)], 1).await.unwrap(),
        None
    );
    assert_eq!(store.directives(gone).await.unwrap(), None);
    assert_eq!(store.entries(gone, None, 9).await.unwrap(), None);
    assert_eq!(store.head(gone).await.unwrap(), None);
    assert_eq!(store.cards(gone).await.unwrap(), None);
    assert_eq!(store.card(cards::certificate(1)).await.unwrap(), None);
    assert_eq!(store.session(blind(1), at(0)).await.unwrap(), None);
    assert!(
        store
            .keys_under(root(1), 9)
            .await
            .unwrap()
            .iter()
            .all(|(id, _)| *id != gone)
    );

    assert!(store.resident(person(2)).await.unwrap().is_some());
    assert!(store.card(cards::certificate(2)).await.unwrap().is_some());
    assert!(store.session(blind(2), at(0)).await.unwrap().is_some());
    enrol(
        store,
        &[PersonWrite {
            municipal_number: blind(1),
            ..new_person(3)
        }],
    )
    .await
    .unwrap();
}

pub(crate) async fn who_moves_is_found_by_both_numbers(store: &Tested) {
    inhabited(store, 2).await;
    let moved = |number, version| PersonWrite {
        key: None,
        version,
        municipal_number: blind(number),
        moves: true,
        ..new_person(1)
    };
    enrol(store, &[moved(150, 2)]).await.unwrap();
    for number in [1, 150] {
        let found = store.enrolled(&[blind(number)]).await.unwrap();
        let found = found[0].as_ref().unwrap();
        assert_eq!((found.what.person, found.what.version), (person(1), 2));
    }
    // A number is one person's.
    assert_eq!(enrol(store, &[moved(2, 3)]).await, Err(Error::Conflict));
    assert_eq!(enrol(store, &[moved(150, 3)]).await, Err(Error::Conflict));
}
