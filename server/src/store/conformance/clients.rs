//! Institutions as clients of the gateway.

use hikae_core::ids::{AuditId, InstitutionId};

use super::registry::institution;
use super::*;
use crate::store::{AuditRow, ClientRow, TokenRow};

fn id(n: u8) -> InstitutionId {
    InstitutionId::from_uuid(uuid(n))
}

fn client(n: u8, version: u32) -> ClientRow {
    ClientRow {
        institution: id(n),
        version,
        sealed: sealed(&format!("client {n} {version}")),
    }
}

/// Token `n` of client `n`, until instant 100.
fn token(n: u8, version: u32) -> TokenRow {
    TokenRow {
        token: blind(n),
        institution: id(n),
        client: version,
        expires_at: at(100),
        sealed: sealed("token"),
    }
}

fn audit(n: u8) -> AuditRow {
    AuditRow {
        id: AuditId::from_uuid(uuid(n)),
        sealed: sealed("deed"),
    }
}

pub(crate) async fn use_assertion(store: &Tested, n: u8) {
    store.spend_assertion(blind(n), at(100)).await.unwrap();
}

pub(crate) async fn give_token(store: &Tested, n: u8) {
    store.issue_token(&token(n, 1)).await.unwrap();
}

pub(crate) async fn a_client_is_changed_only_over_the_version_before(store: &Tested) {
    assert_eq!(store.client(id(1)).await.unwrap(), None);
    for n in [2, 1] {
        store.put_client(&client(n, 1), &audit(n)).await.unwrap();
    }
    store.put_client(&client(1, 2), &audit(3)).await.unwrap();
    for (n, version) in [(1, 1), (1, 2), (1, 4), (3, 2)] {
        let put = store.put_client(&client(n, version), &audit(9)).await;
        assert_eq!(put, Err(Error::Conflict));
    }
    assert_eq!(store.client(id(1)).await.unwrap(), Some(client(1, 2)));
    assert_eq!(store.clients().await.unwrap(), [client(1, 2), client(2, 1)]);
    // What was done is written with it, or not at all.
    assert_eq!(store.audit(None, 9).await.unwrap().len(), 3);
}

pub(crate) async fn an_assertion_is_taken_by_exactly_one_of_many(store: &Tested) {
    let outcomes = race(store, 8, |store, _| async move {
        store.spend_assertion(blind(1), at(100)).await
    })
    .await;
    one_won(&outcomes);
    use_assertion(store, 2).await;
}

pub(crate) async fn a_token_holds_until_it_expires_and_for_the_version_that_it_was_given_to(
    store: &Tested,
) {
    store.put_institution(&institution(1, 1)).await.unwrap();
    store.put_client(&client(1, 1), &audit(1)).await.unwrap();
    give_token(store, 1).await;
    let again = store.issue_token(&token(1, 1)).await;
    assert_eq!(again, Err(Error::Conflict));
    assert_eq!(
        store.token(blind(1), at(99)).await.unwrap(),
        Some((token(1, 1), institution(1, 1)))
    );
    assert_eq!(store.token(blind(1), at(100)).await.unwrap(), None);
    assert_eq!(store.token(blind(2), at(0)).await.unwrap(), None);
    // What the registry says counts as it stands now.
    store.put_institution(&institution(1, 2)).await.unwrap();
    let now = store.token(blind(1), at(0)).await.unwrap().unwrap();
    assert_eq!(now.1, institution(1, 2));
    store.put_client(&client(1, 2), &audit(2)).await.unwrap();
    assert_eq!(store.token(blind(1), at(0)).await.unwrap(), None);
}

pub(crate) async fn what_expired_of_clients_is_swept_out(store: &Tested) {
    use_assertion(store, 1).await;
    give_token(store, 1).await;
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    assert_eq!(store.sweep(at(100)).await.unwrap(), 2);
    use_assertion(store, 1).await;
}
