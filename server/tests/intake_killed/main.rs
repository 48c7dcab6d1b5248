//! An import that dies in the middle, or runs twice at once: wherever it was when it was killed,
//! the same import run again ends with everything there once.
//!
//! The last of its files is a pipe that nobody fills, so that an import cannot end before it is
//! killed. When it is killed is told by what it has written.

#[cfg(test)]
mod delivery;
#[cfg(test)]
mod home;
#[cfg(test)]
mod town;

use delivery::Delivery;
use home::Engine;
use town::{Seen, Town};

macro_rules! on_both_engines {
    ($($behaviour:ident)+) => {
        mod in_a_file {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $behaviour() {
                super::$behaviour(super::Engine::File).await;
            })+
        }
        mod on_a_server {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $behaviour() {
                if super::Engine::Server.is_there() {
                    super::$behaviour(super::Engine::Server).await;
                }
            })+
        }
    };
}

on_both_engines! {
    checkups_killed_at_any_point_are_all_there_once_when_they_are_imported_again
    checkups_killed_again_and_again_arrive_all_the_same
    a_register_killed_at_any_point_holds_everyone_once_when_it_is_imported_again
    the_same_files_imported_twice_at_once_are_there_once
}

async fn checkups_killed_at_any_point_are_all_there_once_when_they_are_imported_again(
    engine: Engine,
) {
    let delivery = Delivery::new();
    let first_of_them_waits = Seen::Waiting(delivery.register.bad.len() + 1);
    for (seen, writes_are_seen) in [
        (Seen::Logged(1 << 20), false),
        (Seen::Report(0), true),
        (first_of_them_waits, true),
        (Seen::Report(300), true),
    ] {
        if !seen.can_be_seen(engine) {
            continue;
        }
        let town = Town::inhabited(engine, &delivery).await;
        town.kill(&delivery.checkups, seen).await;
        let summary = town.import(&delivery.checkups).await;
        assert!(!writes_are_seen || summary.unchanged > 0, "{seen:?}");
        let brought = town
            .has_once(&delivery, &[&delivery.register, &delivery.checkups])
            .await;
        town.has_counted(&brought).await;
    }
}

async fn checkups_killed_again_and_again_arrive_all_the_same(engine: Engine) {
    let delivery = Delivery::new();
    let town = Town::inhabited(engine, &delivery).await;
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
    assert!(summary.unchanged > 500, "{summary:?}");
    let again = town.import(&delivery.checkups).await;
    assert_eq!((again.new, again.superseded), (0, 0));
    let brought = town
        .has_once(&delivery, &[&delivery.register, &delivery.checkups])
        .await;
    town.has_counted(&brought).await;
}

async fn a_register_killed_at_any_point_holds_everyone_once_when_it_is_imported_again(
    engine: Engine,
) {
    let delivery = Delivery::new();
    for seen in [
        Seen::Founded,
        Seen::Logged(1),
        Seen::Resident(0),
        Seen::Resident(300),
    ] {
        if !seen.can_be_seen(engine) {
            continue;
        }
        let town = Town::new(engine).await;
        town.kill(&delivery.register, seen).await;
        town.import(&delivery.register).await;
        town.has_once(&delivery, &[&delivery.register]).await;
    }
}

async fn the_same_files_imported_twice_at_once_are_there_once(engine: Engine) {
    let delivery = Delivery::new();
    let town = Town::new(engine).await;
    for part in [&delivery.register, &delivery.checkups] {
        let [one, other] = town.import_twice(part).await;
        assert_eq!(one.new + other.new, part.good, "{one:?} {other:?}");
    }
    town.has_once(&delivery, &[&delivery.register, &delivery.checkups])
        .await;
}
