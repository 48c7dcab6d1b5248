//! What waits at the desk.

use hikae_core::ids::AuditId;

use super::*;
use crate::store::{AuditRow, MatterRow};

fn matter(n: u8, version: u32) -> MatterRow {
    MatterRow {
        token: blind(n),
        version,
        expires_at: at(100),
        sealed: sealed(&format!("matter {n} {version}")),
    }
}

fn deed(n: u8) -> AuditRow {
    AuditRow {
        id: AuditId::from_uuid(uuid(n)),
        sealed: sealed("deed"),
    }
}

/// Matter `n`, until instant 100.
pub(crate) async fn open(store: &Tested, n: u8) {
    store.open_matter(&matter(n, 1), None).await.unwrap();
}

async fn deeds(store: &Tested) -> usize {
    store.audit(None, 50).await.unwrap().len()
}

pub(crate) async fn a_matter_waits_under_one_number_until_it_expires(store: &Tested) {
    open(store, 1).await;
    let again = store.open_matter(&matter(1, 1), Some(&deed(1))).await;
    assert_eq!(again, Err(Error::Conflict));
    assert_eq!(deeds(store).await, 0);
    store
        .open_matter(&matter(2, 1), Some(&deed(2)))
        .await
        .unwrap();
    assert_eq!(deeds(store).await, 1);
    let found = async |n, now| store.matter(blind(n), at(now)).await.unwrap();
    assert_eq!(found(1, 99).await, Some(matter(1, 1)));
    assert_eq!(found(1, 100).await, None);
    assert_eq!(found(3, 0).await, None);
}

pub(crate) async fn a_matter_changes_only_over_the_version_before_and_with_its_deed(
    store: &Tested,
) {
    open(store, 1).await;
    store.change_matter(&matter(1, 2), &deed(1)).await.unwrap();
    let stale = store.change_matter(&matter(1, 2), &deed(2)).await;
    assert_eq!(stale, Err(Error::Conflict));
    let nobody = store.change_matter(&matter(2, 2), &deed(3)).await;
    assert_eq!(nobody, Err(Error::Conflict));
    assert_eq!(deeds(store).await, 1);
    let now = store.matter(blind(1), at(0)).await.unwrap();
    assert_eq!(now, Some(matter(1, 2)));
}

pub(crate) async fn of_many_who_close_a_matter_exactly_one_succeeds(store: &Tested) {
    open(store, 1).await;
    let other = store.close_matter(blind(1), 2, &deed(99)).await;
    assert_eq!(other, Err(Error::Conflict));
    let outcomes = race(store, 8, |store, n| async move {
        store.close_matter(blind(1), 1, &deed(n)).await
    })
    .await;
    one_won(&outcomes);
    assert_eq!(deeds(store).await, 1);
    assert_eq!(store.matter(blind(1), at(0)).await.unwrap(), None);
}

pub(crate) async fn what_expired_at_the_desk_is_swept_out(store: &Tested) {
    open(store, 1).await;
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    assert_eq!(store.sweep(at(100)).await.unwrap(), 1);
    open(store, 1).await;
}
