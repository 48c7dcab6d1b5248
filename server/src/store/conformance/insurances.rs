//! Where people are found by their insurances.

use super::*;
use crate::store::InsuranceRow;

/// The number `number`, and where it stands.
fn insured(number: u8, shelf: Option<u8>) -> InsuranceRow {
    InsuranceRow {
        insured: blind(140 + number),
        shelf: shelf.map(|shelf| blind(170 + shelf)),
    }
}

/// A row in every table of insurances.
pub(crate) async fn everything(store: &Tested, n: u8) {
    let row = insured(n, Some(n));
    store.put_insurances(person(n), &[row]).await.unwrap();
}

pub(crate) async fn people_are_found_by_every_number_under_which_they_are_insured(store: &Tested) {
    inhabited(store, 3).await;
    let put = async |who, rows: &[InsuranceRow]| store.put_insurances(person(who), rows).await;
    put(1, &[insured(1, None), insured(2, None)]).await.unwrap();
    put(2, &[insured(2, None)]).await.unwrap();
    put(1, &[insured(1, None)]).await.unwrap();
    put(9, &[insured(1, None)]).await.unwrap();
    for (number, who) in [(1_u8, vec![1]), (2, vec![1, 2]), (3, vec![])] {
        let found = store.people_insured(blind(140 + number)).await.unwrap();
        let who: Vec<_> = who.into_iter().map(person).collect();
        assert_eq!(found, who, "{number}");
    }
}

pub(crate) async fn people_stand_on_the_shelf_that_holds_now(store: &Tested) {
    inhabited(store, 3).await;
    for who in [1, 2, 3] {
        let rows = [insured(who, Some(1)), insured(who + 3, Some(1))];
        store.put_insurances(person(who), &rows).await.unwrap();
    }
    let shelf = async |shelf: u8, after: Option<u8>, limit| {
        let found = store.people_shelved(blind(170 + shelf), after.map(person), limit);
        found.await.unwrap()
    };
    assert_eq!(shelf(1, None, 2).await, [person(1), person(2)]);
    assert_eq!(shelf(1, Some(2), 2).await, [person(3)]);
    assert_eq!(shelf(2, None, 2).await, []);
    store
        .put_insurances(person(1), &[insured(1, None), insured(4, Some(2))])
        .await
        .unwrap();
    assert_eq!(shelf(1, None, 9).await, [person(2), person(3)]);
    assert_eq!(shelf(2, None, 9).await, [person(1)]);
}

pub(crate) async fn a_forgotten_person_is_found_by_no_insurance(store: &Tested) {
    inhabited(store, 1).await;
    everything(store, 1).await;
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    let found = store.people_insured(insured(1, None).insured).await;
    assert_eq!(found, Ok(Vec::new()));
    let shelved = store.people_shelved(blind(171), None, 9).await;
    assert_eq!(shelved, Ok(Vec::new()));
}
