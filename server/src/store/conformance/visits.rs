//! Visits, and receptions.

use hikae_core::ids::{AuditId, VisitId};

use super::registry::institution;
use super::*;
use crate::store::{AuditRow, ClientRow, TokenRow};

fn id(n: u8) -> VisitId {
    VisitId::from_uuid(uuid(n))
}

/// Visit `n`, to be answered until instant 100; and the reception of institution `n` until then.
pub(crate) async fn begin(store: &Tested, n: u8) {
    let asked = sealed("asked");
    store.open_visit(id(n), at(100), &asked).await.unwrap();
    store.open_reception(&reception(n), None).await.unwrap();
}

fn reception(n: u8) -> TokenRow {
    TokenRow {
        token: blind(n),
        institution: institution(n, 1).id,
        client: 1,
        expires_at: at(100),
        sealed: sealed("reception"),
    }
}

pub(crate) async fn a_visit_is_answered_once_and_in_time(store: &Tested) {
    begin(store, 1).await;
    begin(store, 2).await;
    let again = store.open_visit(id(1), at(100), &sealed("again")).await;
    assert_eq!(again, Err(Error::Conflict));
    let asked = store.visit(id(1), at(99)).await.unwrap().unwrap();
    assert_eq!((asked.sealed, asked.answer), (sealed("asked"), None));
    assert_eq!(store.visit(id(1), at(100)).await.unwrap(), None);
    assert_eq!(store.visit(id(3), at(0)).await.unwrap(), None);

    let answer = async |n, now, said: &str| {
        let said = sealed(said);
        let answered = store.answer_visit(id(n), at(now), &said, at(500)).await;
        answered.unwrap()
    };
    assert!(!answer(1, 100, "late").await);
    assert!(!answer(3, 0, "nobody asked").await);
    assert!(answer(1, 99, "yes").await);
    assert!(!answer(1, 99, "no").await);
    let answered = store.visit(id(1), at(499)).await.unwrap().unwrap();
    assert_eq!(answered.answer, Some(sealed("yes")));
    assert_eq!(store.visit(id(1), at(500)).await.unwrap(), None);
    let other = store.visit(id(2), at(0)).await.unwrap().unwrap();
    assert_eq!(other.answer, None);
}

pub(crate) async fn of_many_answers_to_a_visit_exactly_one_counts(store: &Tested) {
    begin(store, 1).await;
    let outcomes = race(store, 8, |store, n| async move {
        let said = sealed(&n.to_string());
        match store.answer_visit(id(1), at(1), &said, at(500)).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::Conflict),
            Err(error) => Err(error),
        }
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn a_reception_ends_like_the_tokens_of_its_institution_and_by_being_closed(
    store: &Tested,
) {
    let client = |n: u8, version| ClientRow {
        institution: institution(n, 1).id,
        version,
        sealed: sealed("client"),
    };
    let deed = |n| AuditRow {
        id: AuditId::from_uuid(uuid(n)),
        sealed: sealed("deed"),
    };
    for n in [1, 2] {
        store.put_institution(&institution(n, 1)).await.unwrap();
        store.put_client(&client(n, 1), &deed(n)).await.unwrap();
        begin(store, n).await;
    }
    let found = async |n, now| store.reception(blind(n), at(now)).await.unwrap();
    let there = found(1, 99).await;
    assert_eq!(there, Some((reception(1), institution(1, 1))));
    assert_eq!(found(1, 100).await, None);
    assert_eq!(found(3, 0).await, None);
    assert!(store.close_reception(blind(2)).await.unwrap());
    assert!(!store.close_reception(blind(2)).await.unwrap());
    assert_eq!(found(2, 0).await, None);
    store.put_client(&client(1, 2), &deed(3)).await.unwrap();
    assert_eq!(found(1, 0).await, None);
    // What a client holds is no reception, and the other way round.
    assert_eq!(store.token(blind(1), at(0)).await.unwrap(), None);
}

pub(crate) async fn what_expired_of_visits_is_swept_out(store: &Tested) {
    begin(store, 1).await;
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    assert_eq!(store.sweep(at(100)).await.unwrap(), 2);
    begin(store, 1).await;
}
