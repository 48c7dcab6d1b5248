//! Background duties.

use super::*;
use crate::store::{DutyRow, Fence};

const DUTY: u32 = 7;

pub(crate) async fn a_duty_is_held_by_one_process_at_a_time(store: &Tested) {
    let take = |who, now, until| store.take_duty(DUTY, uuid(who), at(now), at(until));
    let first = take(1, 0, 10).await.unwrap().unwrap();
    assert_eq!(take(2, 9, 20).await.unwrap(), None);
    // Until is exclusive.
    let second = take(2, 10, 20).await.unwrap().unwrap();
    assert!(second > first);
    assert_eq!(take(1, 19, 30).await.unwrap(), None);
    // Another duty is another matter.
    let other = store.take_duty(DUTY + 1, uuid(1), at(19), at(30)).await;
    assert!(other.unwrap().is_some());
    let row = DutyRow {
        duty: DUTY,
        fence: second,
        holder: uuid(2),
        until: at(20),
        result: None,
    };
    assert_eq!(store.duties().await.unwrap()[0], row);
}

pub(crate) async fn a_holder_keeps_its_duty_by_taking_it_again(store: &Tested) {
    let take = |now, until| store.take_duty(DUTY, uuid(1), at(now), at(until));
    let fence = take(0, 10).await.unwrap().unwrap();
    assert_eq!(take(5, 15).await.unwrap(), Some(fence));
    store.publish(DUTY, fence, &sealed("1")).await.unwrap();
    // It was late: someone else may have had it in between.
    assert!(take(15, 25).await.unwrap().unwrap() > fence);
    let late = store.publish(DUTY, fence, &sealed("2")).await;
    assert_eq!(late, Err(Error::Conflict));
}

pub(crate) async fn of_many_who_take_a_duty_exactly_one_gets_it(store: &Tested) {
    let mut fences = Vec::<Fence>::new();
    for round in 0..3 {
        let (now, until) = (at(10 * round), at(10 * round + 10));
        let outcomes = race(store, 8, move |store, n| async move {
            store.take_duty(DUTY, uuid(n), now, until).await.unwrap()
        })
        .await;
        fences.extend(outcomes.into_iter().flatten());
    }
    assert_eq!(fences.len(), 3);
    assert!(fences.is_sorted());
    assert!(fences[0] < fences[1] && fences[1] < fences[2]);
}

pub(crate) async fn who_wakes_up_late_publishes_nothing(store: &Tested) {
    let take = |who, now, until| store.take_duty(DUTY, uuid(who), at(now), at(until));
    let slept = take(1, 0, 10).await.unwrap().unwrap();
    store.publish(DUTY, slept, &sealed("first")).await.unwrap();
    let awake = take(2, 10, 20).await.unwrap().unwrap();
    // Before the other one has published anything, and after.
    for _ in 0..2 {
        let late = store.publish(DUTY, slept, &sealed("late")).await;
        assert_eq!(late, Err(Error::Conflict));
        store.publish(DUTY, awake, &sealed("second")).await.unwrap();
    }
    let result = store.duties().await.unwrap()[0].result.clone();
    assert_eq!(result, Some(sealed("second")));
}

pub(crate) async fn a_duty_that_was_left_is_free_at_once(store: &Tested) {
    let take = |who| store.take_duty(DUTY, uuid(who), at(0), at(10));
    let first = take(1).await.unwrap().unwrap();
    store.publish(DUTY, first, &sealed("done")).await.unwrap();
    store.leave_duty(DUTY, first).await.unwrap();
    let second = take(2).await.unwrap().unwrap();
    assert!(second > first);
    // Leaving what is someone else's by now changes nothing.
    store.leave_duty(DUTY, first).await.unwrap();
    assert_eq!(take(3).await.unwrap(), None);
    let result = store.duties().await.unwrap()[0].result.clone();
    assert_eq!(result, Some(sealed("done")));
}
