//! Channels, wishes, and the queue.

use hikae_core::ids::{ChannelId, NoticeId};

use super::notices::notice;
use super::*;
use crate::store::{ChannelRow, DeliveryKey, DeliveryRow, DeliveryState, Due, PushKeyRow, WishRow};

fn channel(n: u8, version: u32) -> ChannelRow {
    ChannelRow {
        id: ChannelId::from_uuid(uuid(n)),
        version,
        made_at: at(n.into()),
        sealed: sealed(&format!("channel {n} {version}")),
    }
}

fn wish(version: u32) -> WishRow {
    WishRow {
        version,
        made_at: at(version.into()),
        sealed: sealed(&format!("wish {version}")),
    }
}

fn push_key(version: u32) -> PushKeyRow {
    PushKeyRow {
        version,
        made_at: at(version.into()),
        sealed: sealed(&format!("push key {version}")),
    }
}

fn key(who: u8, told: u8, by: u8) -> DeliveryKey {
    DeliveryKey {
        person: person(who),
        notice: notice(told).id,
        channel: channel(by, 1).id,
    }
}

async fn set_up(store: &Tested, who: u8, channels: std::ops::RangeInclusive<u8>) {
    for n in channels {
        let row = channel(n, 1);
        store.put_channel(person(who), &row, None).await.unwrap();
    }
}

async fn due(store: &Tested, now: i64, limit: u32) -> Vec<DeliveryKey> {
    let due = store.due(at(now), limit).await.unwrap();
    due.into_iter().map(|due| due.key).collect()
}

async fn states(store: &Tested, who: u8, told: NoticeId) -> Vec<(ChannelId, DeliveryState)> {
    let rows = store.deliveries(person(who), told).await.unwrap();
    rows.iter().map(|row| (row.channel, row.state)).collect()
}

/// A row in every table of deliveries that is a person's.
pub(crate) async fn everything(store: &Tested, n: u8) {
    set_up(store, n, n..=n).await;
    let told = notice(n + 70);
    store.put_wish(person(n), &wish(1), &told).await.unwrap();
}

pub(crate) async fn word_of_a_notice_goes_out_by_every_channel_with_it_or_not_at_all(
    store: &Tested,
) {
    inhabited(store, 2).await;
    assert!(store.notify(person(1), &notice(1)).await.unwrap());
    set_up(store, 1, 1..=2).await;
    set_up(store, 2, 3..=3).await;
    assert!(store.notify(person(1), &notice(2)).await.unwrap());
    let waiting = [1, 2].map(|n| (channel(n, 1).id, DeliveryState::Waiting));
    assert_eq!(states(store, 1, notice(2).id).await, waiting);
    // Of what was told before there were channels, and told again, nothing goes out.
    let again = crate::store::NewNotice {
        id: notice(9).id,
        ..notice(2)
    };
    assert!(!store.notify(person(1), &again).await.unwrap());
    assert_eq!(states(store, 1, notice(1).id).await, []);
    assert_eq!(states(store, 1, again.id).await, []);
    // A transaction that is refused lets nothing out.
    store
        .put_wish(person(1), &wish(1), &notice(3))
        .await
        .unwrap();
    let refused = store.put_wish(person(1), &wish(1), &notice(4)).await;
    assert_eq!(refused, Err(Error::Conflict));
    assert_eq!(states(store, 1, notice(3).id).await, waiting);
    assert_eq!(states(store, 1, notice(4).id).await, []);
    assert_eq!(states(store, 2, notice(2).id).await, []);
}

pub(crate) async fn what_is_due_is_claimed_by_exactly_one_of_many(store: &Tested) {
    inhabited(store, 1).await;
    set_up(store, 1, 1..=1).await;
    store.notify(person(1), &notice(5)).await.unwrap();
    assert_eq!(due(store, 4, 9).await, []);
    assert_eq!(due(store, 5, 9).await, [key(1, 5, 1)]);
    let claims = race(store, 16, |store, _| async move {
        let due = Due {
            key: key(1, 5, 1),
            tries: 0,
        };
        store.claim(&due, at(5)).await.unwrap()
    })
    .await;
    assert_eq!(claims.iter().filter(|claimed| **claimed).count(), 1);
    // Whoever claimed it and was heard of no more has perhaps sent it: nobody sends it again.
    assert_eq!(due(store, 1_000_000, 9).await, []);
    let perhaps = (channel(1, 1).id, DeliveryState::Perhaps);
    assert_eq!(states(store, 1, notice(5).id).await, [perhaps]);
}

pub(crate) async fn what_did_not_arrive_is_due_again_at_its_time_and_counted(store: &Tested) {
    inhabited(store, 1).await;
    set_up(store, 1, 1..=1).await;
    store.notify(person(1), &notice(1)).await.unwrap();
    let it = key(1, 1, 1);
    let first = Due { key: it, tries: 0 };
    assert!(store.claim(&first, at(1)).await.unwrap());
    let (perhaps, waiting) = (DeliveryState::Perhaps, DeliveryState::Waiting);
    let again = store.settle(&it, perhaps, waiting, Some(at(60)), at(2));
    assert!(again.await.unwrap());
    assert_eq!(due(store, 59, 9).await, []);
    let second = Due { key: it, tries: 1 };
    assert_eq!(store.due(at(60), 9).await.unwrap(), [second]);
    // What was read before it was tried is no longer there to be claimed.
    assert!(!store.claim(&first, at(60)).await.unwrap());
    assert!(store.claim(&second, at(60)).await.unwrap());
    let delivered = DeliveryState::Delivered;
    let done = store.settle(&it, perhaps, delivered, None, at(61));
    assert!(done.await.unwrap());
    let late = store.settle(&it, perhaps, waiting, Some(at(99)), at(62));
    assert!(!late.await.unwrap());
    let row = DeliveryRow {
        channel: it.channel,
        state: delivered,
        tries: 2,
        due_at: None,
        changed_at: at(61),
    };
    let rows = store.deliveries(person(1), it.notice).await.unwrap();
    assert_eq!(rows, [row]);
    let reached = store.last_reached(person(1)).await.unwrap();
    assert_eq!(reached, [(it.channel, at(61))]);
}

pub(crate) async fn the_queue_is_everyones_and_what_waited_longest_comes_first(store: &Tested) {
    inhabited(store, 2).await;
    set_up(store, 1, 1..=1).await;
    set_up(store, 2, 2..=2).await;
    for (who, n) in [(1, 3), (2, 2), (1, 1)] {
        store.notify(person(who), &notice(n)).await.unwrap();
    }
    let all = [key(1, 1, 1), key(2, 2, 2), key(1, 3, 1)];
    assert_eq!(due(store, 9, 9).await, all);
    assert_eq!(due(store, 9, 2).await, all[..2]);
    store.drop_delivery(&all[0]).await.unwrap();
    assert_eq!(due(store, 9, 9).await, all[1..]);
    assert!(store.forget(person(2), blind(2)).await.unwrap());
    assert_eq!(due(store, 9, 9).await, all[2..]);
}

pub(crate) async fn a_channel_is_replaced_only_over_the_version_before_and_removed_once(
    store: &Tested,
) {
    inhabited(store, 2).await;
    set_up(store, 1, 1..=2).await;
    let me = person(1);
    store.put_channel(me, &channel(1, 2), None).await.unwrap();
    for stale in [channel(1, 1), channel(1, 2), channel(1, 4)] {
        let refused = store.put_channel(me, &stale, None).await;
        assert_eq!(refused, Err(Error::Conflict));
    }
    let nobody = store.put_channel(person(9), &channel(1, 1), None).await;
    assert_eq!(nobody, Err(Error::Conflict));
    let held = store.channels(me).await.unwrap().unwrap();
    assert_eq!(held.key, super::key(1));
    assert_eq!(held.what.channels, [channel(1, 2), channel(2, 1)]);
    assert_eq!(held.what.wish, None);
    let others = store.channels(person(2)).await.unwrap().unwrap();
    assert_eq!(others.what.channels, []);

    let id = channel(1, 1).id;
    assert!(
        !store
            .remove_channel(person(2), id, &notice(1))
            .await
            .unwrap()
    );
    assert!(store.remove_channel(me, id, &notice(1)).await.unwrap());
    assert!(!store.remove_channel(me, id, &notice(2)).await.unwrap());
    assert_eq!(store.unread(me).await.unwrap(), 1);
    assert_eq!(store.unread(person(2)).await.unwrap(), 0);
    // The one that is left says that the other is gone.
    let left = [(channel(2, 1).id, DeliveryState::Waiting)];
    assert_eq!(states(store, 1, notice(1).id).await, left);
}

pub(crate) async fn a_parcel_is_the_notice_the_channels_and_the_latest_wish(store: &Tested) {
    inhabited(store, 2).await;
    set_up(store, 1, 1..=1).await;
    for version in 1..=2 {
        let (row, told) = (wish(version), notice(u8::try_from(version).unwrap()));
        store.put_wish(person(1), &row, &told).await.unwrap();
    }
    let parcel = store.parcel(person(1), notice(1).id).await.unwrap();
    let parcel = parcel.unwrap().what;
    assert_eq!(parcel.notice.unwrap().sealed, notice(1).sealed);
    assert_eq!(parcel.how.channels, [channel(1, 1)]);
    assert_eq!(parcel.how.wish, Some(wish(2)));
    let other = store.parcel(person(2), notice(1).id).await.unwrap();
    assert_eq!(other.unwrap().what.notice, None);
    assert_eq!(store.parcel(person(9), notice(1).id).await.unwrap(), None);
}

pub(crate) async fn keys_of_the_portal_are_numbered_and_the_old_ones_forgotten(store: &Tested) {
    inhabited(store, 1).await;
    assert_eq!(store.push_keys().await.unwrap(), []);
    for version in 1..=3 {
        store.add_push_key(&push_key(version)).await.unwrap();
    }
    let again = store.add_push_key(&push_key(2)).await;
    assert_eq!(again, Err(Error::Conflict));
    assert_eq!(store.forget_push_keys(3).await.unwrap(), 2);
    assert_eq!(store.push_keys().await.unwrap(), [push_key(3)]);
}
