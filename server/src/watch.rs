//! Watching over who looks, in the background: the entries of the last hours are gone through for
//! patterns that someone should explain. No read waits for it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::{EntryId, InstitutionId};
use hikae_core::institution::Institution;
use hikae_core::watch::{SPAN, Seen, watch};
use serde::{Deserialize, Serialize};

use crate::keep::{Error, Keep};

/// So much is gone through at a time, with the hour before it: what one process holds of it is
/// bounded, also after a long rest.
const SLICE: TimeDelta = TimeDelta::hours(1);

/// What was written longer ago before the first look is left alone.
const FIRST: TimeDelta = TimeDelta::hours(1);

/// An entry is written so long after it happened at most: later ones are looked at the next time.
const LAG: TimeDelta = TimeDelta::seconds(30);

/// Entries opened at a time.
const PAGE: u32 = 512;

/// What came of watching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Until when the log was gone through.
    pub until: DateTime<Utc>,
    /// How many findings are new, or fuller than they were, since the last time.
    pub findings: u64,
}

/// Goes through what was written since the last time.
///
/// # Errors
/// The store failed.
pub async fn look(keep: &Keep, before: Option<Watched>) -> Result<Watched, Error> {
    let end = keep.now() - LAG;
    let mut begin = before.map_or(end - FIRST, |before| before.until);
    let institutions: BTreeMap<InstitutionId, Institution> = keep
        .institutions()
        .await?
        .into_iter()
        .map(|institution| (institution.id, institution))
        .collect();
    let mut findings = 0;
    while begin < end {
        let until = end.min(begin + SLICE);
        let seen = seen(keep, begin - SPAN, until).await?;
        let hours = |id, unit: Option<&str>| institutions.get(&id)?.hours_of(unit);
        for finding in watch(&seen, hours) {
            findings += u64::from(keep.note_finding(&finding).await?);
        }
        begin = until;
    }
    Ok(Watched {
        until: begin.max(end),
        findings,
    })
}

/// What patterns are looked for in, of entries written in this time.
async fn seen(keep: &Keep, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Seen>, Error> {
    let mut seen = Vec::new();
    let mut after: Option<(DateTime<Utc>, EntryId)> = None;
    loop {
        let page = keep.supervised(from, until, after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(seen);
        };
        after = Some((last.recorded_at, last.id));
        seen.extend(page.iter().filter_map(Seen::of));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hikae_core::ids::PersonId;
    use hikae_core::watch::Pattern;

    use super::*;
    use crate::ambient::{Clock as _, FixedClock};
    use crate::demo::institutions::{Part, Play, play, register};
    use crate::disclosure::Reason;
    use crate::keep::tests::hanako;
    use hikae_core::consent::Purpose;
    use hikae_core::disclosure::Channel;
    use hikae_core::record::Category;
    use hikae_core::resident::Resident;

    struct House {
        keep: Keep,
        clock: Arc<FixedClock>,
        people: Vec<PersonId>,
        _folder: tempfile::TempDir,
    }

    async fn house(people: u32) -> House {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new("2026-11-21T03:00:00Z".parse().unwrap()));
        let keep = crate::gateway::testing::keep(folder.path(), &clock).await;
        register(&keep).await.unwrap();
        let mut enrolled = Vec::new();
        for n in 0..people {
            let resident = Resident {
                municipal_number: format!("{n}"),
                ..hanako()
            };
            enrolled.push(keep.enroll(&resident).await.unwrap().person);
        }
        House {
            keep,
            clock,
            people: enrolled,
            _folder: folder,
        }
    }

    impl House {
        async fn read(&self, person: PersonId) {
            let asked = Play {
                part: Part::find("osteopath").unwrap(),
                person,
                purpose: Purpose::Treatment,
                reason: Reason::new("施術の参考にするため").unwrap(),
                categories: [Category::Vaccination].into(),
                channel: Channel::Demo,
            };
            play(&self.keep, asked).await.unwrap();
        }

        fn wait(&self, minutes: i64) {
            self.clock
                .set(self.clock.now() + TimeDelta::minutes(minutes));
        }

        async fn found(&self) -> Vec<(Pattern, u32)> {
            let found = self.keep.findings(false, 9).await.unwrap();
            found
                .into_iter()
                .map(|kept| (kept.finding.pattern, kept.finding.people))
                .collect()
        }
    }

    #[tokio::test]
    async fn who_asks_for_many_people_is_found_once_a_day_and_at_the_fullest() {
        let house = house(60).await;
        let mut watched = None;
        for (people, expected) in [(0..30, None), (30..45, Some(45)), (45..60, Some(60))] {
            for person in &house.people[people] {
                house.read(*person).await;
            }
            house.wait(5);
            watched = Some(look(&house.keep, watched).await.unwrap());
            let expected: Vec<_> = expected
                .map(|people| (Pattern::ManyPeople, people))
                .into_iter()
                .collect();
            assert_eq!(house.found().await, expected);
        }
        house.wait(5);
        let nothing_new = look(&house.keep, watched).await.unwrap();
        assert_eq!(nothing_new.findings, 0);
    }

    #[tokio::test]
    async fn after_a_rest_everything_since_is_gone_through() {
        let house = house(41).await;
        let watched = look(&house.keep, None).await.unwrap();
        house.wait(30);
        for person in &house.people {
            house.read(*person).await;
        }
        house.wait(60 * 24);
        look(&house.keep, Some(watched)).await.unwrap();
        assert_eq!(house.found().await, [(Pattern::ManyPeople, 41)]);
    }

    #[tokio::test]
    async fn what_is_found_names_nobody_who_was_looked_at() {
        let house = house(41).await;
        for person in &house.people {
            house.read(*person).await;
        }
        house.wait(5);
        look(&house.keep, None).await.unwrap();
        let found = house.keep.findings(false, 9).await.unwrap();
        let told = serde_json::to_string(&found[0].finding).unwrap();
        for person in &house.people {
            assert!(!told.contains(&person.to_string()));
        }
    }
}
