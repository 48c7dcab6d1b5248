//! Sessions and ceremonies.

use hikae_core::ids::CeremonyId;

use super::*;
use crate::store::{CeremonyState, NewCeremony, SessionRow};

/// Session `n` from instant 0 to instant 100.
pub(crate) fn session(n: u8) -> SessionRow {
    SessionRow {
        token: blind(n),
        person: None,
        created_at: at(0),
        saved_at: at(0),
        expires_at: at(100),
        sealed: sealed(&format!("session {n}")),
    }
}

pub(crate) fn ceremony(n: u8) -> NewCeremony {
    NewCeremony {
        id: id(n),
        browser: blind(n),
        expires_at: at(100),
        sealed: sealed("challenge"),
    }
}

fn id(n: u8) -> CeremonyId {
    CeremonyId::from_uuid(uuid(n))
}

pub(crate) async fn a_session_is_read_until_it_expires(store: &Tested) {
    store.create_session(&session(1)).await.unwrap();
    let again = SessionRow {
        sealed: sealed("other"),
        ..session(1)
    };
    assert_eq!(store.create_session(&again).await, Err(Error::Conflict));
    assert_eq!(
        store.session(blind(1), at(99)).await.unwrap(),
        Some(session(1))
    );
    assert_eq!(store.session(blind(1), at(100)).await.unwrap(), None);
    assert_eq!(store.session(blind(2), at(0)).await.unwrap(), None);
}

pub(crate) async fn a_session_that_ended_is_not_saved_again(store: &Tested) {
    store.create_session(&session(1)).await.unwrap();
    let saved = SessionRow {
        person: Some(person(1)),
        saved_at: at(50),
        expires_at: at(150),
        sealed: sealed("saved"),
        ..session(1)
    };
    assert!(store.save_session(&saved).await.unwrap());
    assert_eq!(
        store.session(blind(1), at(120)).await.unwrap().as_ref(),
        Some(&saved)
    );
    let late = SessionRow {
        saved_at: at(150),
        expires_at: at(250),
        ..saved.clone()
    };
    assert!(!store.save_session(&late).await.unwrap());
    assert!(store.end_session(blind(1), None).await.unwrap());
    assert!(!store.end_session(blind(1), None).await.unwrap());
    assert!(!store.save_session(&saved).await.unwrap());
    assert_eq!(store.session(blind(1), at(60)).await.unwrap(), None);
}

pub(crate) async fn a_save_and_an_end_at_once_leave_no_session(store: &Tested) {
    for n in 0..20 {
        store.create_session(&session(n)).await.unwrap();
        race(store, 8, |store, rival| async move {
            match rival {
                3 => store.end_session(blind(n), None).await,
                _ => store.save_session(&session(n)).await,
            }
            .unwrap()
        })
        .await;
        assert_eq!(store.session(blind(n), at(0)).await.unwrap(), None);
    }
}

pub(crate) async fn sessions_are_listed_and_ended_by_their_owner(store: &Tested) {
    for n in 1..=4 {
        let owner = if n == 4 { person(2) } else { person(1) };
        let row = SessionRow {
            person: Some(owner),
            saved_at: at(i64::from(n)),
            ..session(n)
        };
        store.create_session(&row).await.unwrap();
    }
    let of = |whose, now| async move {
        let rows = store.sessions_of(person(whose), now).await.unwrap();
        rows.iter().map(|row| row.token).collect::<Vec<_>>()
    };
    assert_eq!(of(1, at(0)).await, [blind(3), blind(2), blind(1)]);
    assert!(of(1, at(100)).await.is_empty());
    assert!(!store.end_session(blind(1), Some(person(2))).await.unwrap());
    assert!(store.end_session(blind(1), Some(person(1))).await.unwrap());
    assert_eq!(
        store.end_sessions(person(1), Some(blind(2))).await.unwrap(),
        1
    );
    assert_eq!(of(1, at(0)).await, [blind(2)]);
    assert_eq!(store.end_sessions(person(1), None).await.unwrap(), 1);
    assert!(of(1, at(0)).await.is_empty());
    assert_eq!(of(2, at(0)).await, [blind(4)]);
}

pub(crate) async fn who_is_logged_in_is_read_in_pages_each_once(store: &Tested) {
    for (n, whose) in [
        (1, Some(2)),
        (2, Some(1)),
        (3, Some(2)),
        (4, None),
        (5, Some(3)),
    ] {
        let row = SessionRow {
            person: whose.map(person),
            expires_at: at(if n == 5 { 10 } else { 100 }),
            ..session(n)
        };
        store.create_session(&row).await.unwrap();
    }
    let page = |after: Option<u8>, now, limit| async move {
        let after = after.map(person);
        store.logged_in(after, at(now), limit).await.unwrap()
    };
    assert_eq!(page(None, 9, 5).await, [1, 2, 3].map(person));
    assert_eq!(page(None, 10, 5).await, [1, 2].map(person));
    assert_eq!(page(None, 9, 2).await, [1, 2].map(person));
    assert_eq!(page(Some(2), 9, 2).await, [person(3)]);
    assert!(page(None, 100, 5).await.is_empty());
}

pub(crate) async fn a_ceremony_is_consumed_by_exactly_one_of_many(store: &Tested) {
    for n in 1..=5 {
        store.open_ceremony(&ceremony(n)).await.unwrap();
        assert_eq!(
            store.open_ceremony(&ceremony(n)).await,
            Err(Error::Conflict)
        );
        assert_eq!(
            store.ceremony(id(n), at(99)).await.unwrap(),
            Some(sealed("challenge"))
        );
        assert_eq!(store.consume_ceremony(id(n), at(100)).await.unwrap(), None);
        let outcomes = race(store, 16, |store, _| async move {
            store.consume_ceremony(id(n), at(50)).await.unwrap()
        })
        .await;
        let won: Vec<_> = outcomes.into_iter().flatten().collect();
        assert_eq!(won, [sealed("challenge")]);
        assert_eq!(store.ceremony(id(n), at(50)).await.unwrap(), None);
    }
    assert_eq!(store.consume_ceremony(id(9), at(0)).await.unwrap(), None);
}

pub(crate) async fn an_outcome_is_claimed_by_exactly_one_of_many(store: &Tested) {
    for n in 1..=5 {
        store.open_ceremony(&ceremony(n)).await.unwrap();
        store.consume_ceremony(id(n), at(1)).await.unwrap();
        assert!(
            store
                .settle_ceremony(id(n), &sealed("outcome"))
                .await
                .unwrap()
        );
        let outcomes = race(store, 16, |store, _| async move {
            store
                .claim_ceremony(id(n), blind(n), at(0), at(2))
                .await
                .unwrap()
        })
        .await;
        let won = CeremonyState::Outcome(sealed("outcome"));
        assert_eq!(
            outcomes
                .iter()
                .flatten()
                .filter(|state| **state == won)
                .count(),
            1
        );
        assert_eq!(
            store
                .claim_ceremony(id(n), blind(n), at(0), at(3))
                .await
                .unwrap(),
            None
        );
    }
}

pub(crate) async fn only_the_browser_that_began_a_ceremony_claims_its_outcome(store: &Tested) {
    store.open_ceremony(&ceremony(1)).await.unwrap();
    let claim = |browser, oldest| store.claim_ceremony(id(1), blind(browser), at(oldest), at(5));
    assert_eq!(claim(1, 0).await.unwrap(), Some(CeremonyState::Open));
    assert_eq!(claim(2, 0).await.unwrap(), None);
    assert!(
        !store
            .settle_ceremony(id(1), &sealed("outcome"))
            .await
            .unwrap()
    );
    store.consume_ceremony(id(1), at(1)).await.unwrap();
    assert_eq!(claim(1, 0).await.unwrap(), Some(CeremonyState::Answered));
    assert!(
        store
            .settle_ceremony(id(1), &sealed("outcome"))
            .await
            .unwrap()
    );
    assert!(
        !store
            .settle_ceremony(id(1), &sealed("another"))
            .await
            .unwrap()
    );
    assert_eq!(claim(2, 0).await.unwrap(), None);
    assert_eq!(claim(1, 101).await.unwrap(), None);
    let outcome = CeremonyState::Outcome(sealed("outcome"));
    assert_eq!(claim(1, 100).await.unwrap(), Some(outcome));
}

pub(crate) async fn what_expired_is_swept_out(store: &Tested) {
    store.create_session(&session(1)).await.unwrap();
    store
        .create_session(&SessionRow {
            expires_at: at(200),
            ..session(2)
        })
        .await
        .unwrap();
    store.open_ceremony(&ceremony(1)).await.unwrap();
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    assert_eq!(store.sweep(at(100)).await.unwrap(), 2);
    assert!(store.session(blind(2), at(0)).await.unwrap().is_some());
    assert_eq!(store.ceremony(id(1), at(0)).await.unwrap(), None);
}
