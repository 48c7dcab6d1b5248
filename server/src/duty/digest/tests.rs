use std::sync::Arc;

use chrono::{DateTime, TimeZone as _, Utc};
use hikae_core::disclosure::{Actor, Outcome};
use hikae_core::notice::{Channel, Notice, Rule};
use hikae_core::resident::Resident;

use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::keep::tests::{entry, hanako};
use crate::vault::RootKey;

struct Town {
    keep: Keep,
    clock: Arc<FixedClock>,
    folder: tempfile::TempDir,
}

/// A Thursday.
fn begin() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 19, 3, 0, 0).unwrap()
}

impl Town {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(begin()));
        let keep = open(folder.path(), &clock).await;
        Self {
            keep,
            clock,
            folder,
        }
    }

    /// Another process on the same database.
    async fn beside(&self) -> Keep {
        open(self.folder.path(), &self.clock).await
    }

    async fn people(&self, n: usize) -> Vec<PersonId> {
        let mut people = Vec::new();
        for n in 0..n {
            let resident = Resident {
                municipal_number: format!("{n}"),
                ..hanako()
            };
            people.push(self.keep.enroll(&resident).await.unwrap().person);
        }
        people
    }

    /// One institution asks twice: the first time is told at once, the second one waits.
    async fn asked(&self, person: PersonId) {
        let label = entry(&self.keep, person, &crate::keep::ChainHead::empty(), "x").institution;
        for _ in 0..2 {
            let build = |head: &crate::keep::ChainHead| hikae_core::disclosure::Entry {
                institution: label.clone(),
                actor: Actor::Machine {
                    task: "資格の照会".into(),
                },
                outcome: Outcome::NothingFound,
                ..entry(&self.keep, person, head, "照会")
            };
            self.keep.append_entry(person, build).await.unwrap();
        }
    }

    async fn digests(&self, person: PersonId) -> usize {
        let inbox = self.keep.inbox(person, false, 0, 99).await.unwrap();
        let digests = inbox
            .notices
            .iter()
            .filter(|kept| matches!(kept.notice, Notice::Digest { .. }));
        digests.count()
    }
}

async fn open(folder: &std::path::Path, clock: &Arc<FixedClock>) -> Keep {
    Keep::open_sqlite(
        &folder.join("hikae.db"),
        RootKey::new([1; 32]),
        clock.clone(),
        Arc::new(SystemEntropy),
    )
    .await
    .unwrap()
}

#[tokio::test]
async fn everyone_who_was_asked_about_is_told_once_a_week() {
    let town = Town::new().await;
    let people = town.people(3).await;
    town.asked(people[0]).await;
    let me = town.keep.mint(ProcessId::new);
    let told = tell(&town.keep, me).await.unwrap().unwrap();
    assert_eq!((told.people, told.summaries, told.done), (3, 1, true));
    assert_eq!(tell(&town.keep, me).await.unwrap(), None);
    // What comes later in the week waits for the next one.
    town.asked(people[0]).await;
    town.asked(people[1]).await;
    town.clock.set(begin() + TimeDelta::days(3));
    assert_eq!(tell(&town.keep, me).await.unwrap(), None);
    town.clock.set(begin() + TimeDelta::days(4));
    let told = tell(&town.keep, me).await.unwrap().unwrap();
    assert_eq!((told.people, told.summaries), (3, 2));
    town.clock.set(begin() + TimeDelta::days(11));
    let told = tell(&town.keep, me).await.unwrap().unwrap();
    assert_eq!(told.summaries, 0);
    for (person, digests) in people.into_iter().zip([2, 1, 0]) {
        assert_eq!(town.digests(person).await, digests);
    }
}

#[tokio::test]
async fn a_walk_that_was_given_up_anywhere_goes_on_and_tells_nobody_twice() {
    let town = Town::new().await;
    let people = town.people(12).await;
    for person in &people {
        town.asked(*person).await;
    }
    // Processes that die somewhere on the way; each successor comes after the term.
    for given_up in 0..40 {
        let keep = town.beside().await;
        let me = keep.mint(ProcessId::new);
        let mut walk = Box::pin(tell(&keep, me));
        for _ in 0..given_up {
            if futures::poll!(&mut walk).is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(walk);
        let later = town.keep.now() + TERM;
        town.clock.set(later);
    }
    tell(&town.keep, town.keep.mint(ProcessId::new))
        .await
        .unwrap();
    for person in people {
        assert_eq!(town.digests(person).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_at_once_everyone_is_told_by_one() {
    let town = Town::new().await;
    let people = town.people(8).await;
    for person in &people {
        town.asked(*person).await;
    }
    let other = town.beside().await;
    // One believes that its time is not over; the other has taken the duty over.
    let week = week_of(begin());
    let late = async {
        for person in &people {
            town.keep.tell_digest(*person, week).await.unwrap();
        }
    };
    let (_, told) = tokio::join!(late, tell(&other, other.mint(ProcessId::new)));
    assert!(told.unwrap().unwrap().done);
    for person in people {
        assert_eq!(town.digests(person).await, 1);
    }
}

#[tokio::test]
async fn who_does_not_want_summaries_gets_none_and_none_of_the_time_before_later() {
    let town = Town::new().await;
    let person = town.people(1).await[0];
    let set = |on| {
        town.keep
            .set_alert(person, Rule::Digest, Channel::Inbox, on)
    };
    assert!(set(false).await.unwrap());
    town.asked(person).await;
    let me = town.keep.mint(ProcessId::new);
    let told = tell(&town.keep, me).await.unwrap().unwrap();
    assert_eq!((told.people, told.summaries), (1, 0));
    assert!(set(true).await.unwrap());
    town.clock.set(begin() + TimeDelta::days(7));
    let told = tell(&town.keep, me).await.unwrap().unwrap();
    assert_eq!((told.people, told.summaries), (1, 0));
    assert_eq!(town.digests(person).await, 0);
}

#[tokio::test]
async fn a_clock_that_was_set_back_begins_no_week_anew() {
    let town = Town::new().await;
    let me = town.keep.mint(ProcessId::new);
    assert!(tell(&town.keep, me).await.unwrap().is_some());
    town.clock.set(begin() - TimeDelta::days(7));
    assert_eq!(tell(&town.keep, me).await.unwrap(), None);
}
