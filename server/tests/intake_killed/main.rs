//! An import that dies in the middle, or runs twice at once: wherever it was when it was killed,
//! the same import run again ends with everything there once.
//!
//! The last of its files is a pipe that nobody fills, so that an import cannot end before it is
//! killed. When it is killed is told by what it has written.

#[cfg(test)]
mod delivery;
#[cfg(test)]
mod town;

use delivery::Delivery;
use town::{Seen, Town};

#[tokio::test(flavor = "multi_thread")]
async fn checkups_killed_at_any_point_are_all_there_once_when_they_are_imported_again() {
    let delivery = Delivery::new();
    let first_of_them_waits = Seen::Waiting(delivery.register.bad.len() + 1);
    for (seen, writes_are_seen) in [
        (Seen::Begun, false),
        (Seen::Logged(1 << 20), false),
        (Seen::Report(0), true),
        (first_of_them_waits, true),
        (Seen::Report(300), true),
        (Seen::Report(600), true),
    ] {
        let town = Town::inhabited(&delivery).await;
        town.kill(&delivery.checkups, seen).await;
        let summary = town.import(&delivery.checkups).await;
        assert!(!writes_are_seen || summary.unchanged > 0, "{seen:?}");
        town.has_once(&delivery, &[&delivery.register, &delivery.checkups])
            .await;
        town.has_counted_what_was_new().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn checkups_killed_again_and_again_arrive_all_the_same() {
    let delivery = Delivery::new();
    let town = Town::inhabited(&delivery).await;
    for seen in [
        Seen::Begun,
        Seen::Report(0),
        Seen::Report(0),
        Seen::Report(300),
        Seen::Report(600),
        Seen::Waiting(12),
    ] {
        town.kill(&delivery.checkups, seen).await;
    }
    let summary = town.import(&delivery.checkups).await;
    assert!(summary.unchanged > 600, "{summary:?}");
    let again = town.import(&delivery.checkups).await;
    assert_eq!((again.new, again.superseded), (0, 0));
    town.has_once(&delivery, &[&delivery.register, &delivery.checkups])
        .await;
    town.has_counted_what_was_new().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_killed_at_any_point_holds_everyone_once_when_it_is_imported_again() {
    let delivery = Delivery::new();
    for seen in [
        Seen::Founded,
        Seen::Logged(1),
        Seen::Begun,
        Seen::Resident(0),
        Seen::Waiting(1),
        Seen::Resident(300),
    ] {
        let town = Town::new();
        town.kill(&delivery.register, seen).await;
        town.import(&delivery.register).await;
        town.has_once(&delivery, &[&delivery.register]).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_files_imported_twice_at_once_are_there_once() {
    let delivery = Delivery::new();
    let town = Town::new();
    for part in [&delivery.register, &delivery.checkups] {
        let [one, other] = town.import_twice(part).await;
        assert!(one.new + other.new <= part.good, "{one:?} {other:?}");
    }
    town.has_once(&delivery, &[&delivery.register, &delivery.checkups])
        .await;
}
