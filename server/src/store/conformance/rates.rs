//! How often something was tried.

use chrono::TimeDelta;

use super::*;

/// Takes one of six in the minute after instant 0 from bucket `n`.
pub(crate) async fn take(store: &Tested, n: u8) {
    assert_eq!(at_seconds(store, n, 0).await, None);
}

async fn at_seconds(store: &Tested, n: u8, seconds: i64) -> Option<TimeDelta> {
    let now = at(0) + TimeDelta::seconds(seconds);
    let (each, span) = (TimeDelta::seconds(10), TimeDelta::seconds(60));
    store.take(blind(n), now, each, span).await.unwrap()
}

pub(crate) async fn a_budget_may_be_used_at_once_and_comes_back_bit_by_bit(store: &Tested) {
    for _ in 0..6 {
        assert_eq!(at_seconds(store, 1, 0).await, None);
    }
    assert_eq!(at_seconds(store, 1, 0).await, Some(TimeDelta::seconds(10)));
    assert_eq!(at_seconds(store, 2, 0).await, None, "another's is whole");
    assert_eq!(at_seconds(store, 1, 9).await, Some(TimeDelta::seconds(1)));
    assert_eq!(at_seconds(store, 1, 10).await, None);
    assert!(at_seconds(store, 1, 10).await.is_some());
    for _ in 0..6 {
        assert_eq!(at_seconds(store, 1, 100).await, None);
    }
    assert!(at_seconds(store, 1, 100).await.is_some());
}

pub(crate) async fn of_many_at_once_no_more_get_through_than_the_budget_has(store: &Tested) {
    let outcomes = race(store, 16, |store, _| async move {
        at_seconds(&store, 1, 0).await.is_none()
    })
    .await;
    assert_eq!(outcomes.iter().filter(|taken| **taken).count(), 6);
}

pub(crate) async fn what_is_whole_again_is_swept_out(store: &Tested) {
    take(store, 1).await;
    assert_eq!(store.sweep(at(0) + TimeDelta::seconds(9)).await.unwrap(), 0);
    assert_eq!(
        store.sweep(at(0) + TimeDelta::seconds(10)).await.unwrap(),
        1
    );
}
