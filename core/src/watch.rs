//! Watching over who looks: patterns in the log that someone should explain. What is found is about
//! who looked, never about whom they looked at.
//!
//! A pattern is a question to an institution, not a verdict: each has a bound that stands here, in
//! words on the page, and nothing is weighed or added up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::calendar::jst;
use crate::consent::{Basis, Purpose};
use crate::disclosure::{Actor, Entry, Outcome};
use crate::ids::{EntryId, InstitutionId, PersonId};

/// Patterns are looked for within so long.
pub const SPAN: TimeDelta = TimeDelta::hours(1);

/// More people than this within an hour are many for one who acts.
pub const MANY: usize = 40;

/// More people than this within an hour, treated without having been there, are many.
pub const WITHOUT_VISIT: usize = 20;

/// So many further tries for one person within an hour after a refusal.
pub const TRIES: usize = 3;

/// What comes sooner after a try belongs to it.
const APART: TimeDelta = TimeDelta::minutes(1);

/// At most so many entries are named by one finding.
pub const NAMED: usize = 20;

/// What was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pattern {
    /// One who acts asked for many people in a short time.
    ManyPeople,
    /// One who acts read many people for treatment on standing permits, without a visit.
    WithoutVisit,
    /// One who acts asked again and again after a refusal.
    AfterRefusal,
    /// One who acts asked while their unit is closed.
    Closed,
    /// A budget of requests was used up.
    Budget,
}

impl Pattern {
    /// Its name in the table and in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ManyPeople => "many-people",
            Self::WithoutVisit => "without-visit",
            Self::AfterRefusal => "after-refusal",
            Self::Closed => "closed",
            Self::Budget => "budget",
        }
    }
}

/// When a unit is open, every day, in Japan's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// From when.
    pub from: NaiveTime,
    /// Until when (exclusive). Before `from`: over midnight. The same: always.
    pub until: NaiveTime,
}

/// The text says no hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours are written 09:00-18:00")]
pub struct NoHours;

impl std::str::FromStr for Hours {
    type Err = NoHours;

    fn from_str(text: &str) -> Result<Self, NoHours> {
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M");
        let (from, until) = text.split_once('-').ok_or(NoHours)?;
        Ok(Self {
            from: time(from).map_err(|_| NoHours)?,
            until: time(until).map_err(|_| NoHours)?,
        })
    }
}

impl Hours {
    /// Whether it is open then.
    pub fn hold_at(&self, at: DateTime<Utc>) -> bool {
        let time = jst(at).time();
        match self.from < self.until {
            true => self.from <= time && time < self.until,
            false => self.from <= time || time < self.until,
        }
    }
}

/// An entry of someone's log, as far as patterns are looked for in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: DateTime<Utc>,
    /// Where they act.
    pub institution: InstitutionId,
    /// In which unit.
    pub unit: Option<String>,
    /// Who acts there.
    pub handle: String,
    /// For whom.
    pub person: PersonId,
    /// Why.
    pub purpose: Purpose,
    /// What came of it.
    pub outcome: Outcome,
    /// Something was given that the person agreed to at the desk.
    pub at_visit: bool,
}

impl Seen {
    /// What is looked for in an entry; nothing in those of programs, whose passes have an entry of
    /// their own kind, and of those who oversee, who are overseen by the audit record.
    pub fn of(entry: &Entry) -> Option<Self> {
        let Actor::Human { handle, .. } = &entry.actor else {
            return None;
        };
        if entry.purpose == Purpose::Supervision {
            return None;
        }
        let visit = |basis: &Basis| matches!(basis, Basis::Visit { .. });
        Some(Self {
            entry: entry.id,
            at: entry.occurred_at,
            institution: entry.institution.id,
            unit: entry.institution.unit.clone(),
            handle: handle.clone(),
            person: entry.person,
            purpose: entry.purpose,
            outcome: entry.outcome,
            at_visit: entry.given.iter().any(|line| visit(&line.basis)),
        })
    }
}

/// What was noticed about one who acts, within an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub pattern: Pattern,
    /// Where.
    pub institution: InstitutionId,
    /// Who acts there; absent where it is the whole institution.
    pub handle: Option<String>,
    /// When the first of it was.
    pub from: DateTime<Utc>,
    /// When the last of it was.
    pub until: DateTime<Utc>,
    /// How many requests.
    pub requests: u32,
    /// For how many people.
    pub people: u32,
    /// The entries, the first [`NAMED`] of them.
    pub entries: Vec<EntryId>,
}

/// Looks for patterns. `hours` says when a unit of an institution is open, where that is known.
/// Of one who acts, each pattern is found once, where it is most.
pub fn watch(
    seen: &[Seen],
    hours: impl Fn(InstitutionId, Option<&str>) -> Option<Hours>,
) -> Vec<Finding> {
    let mut by_actor: BTreeMap<(InstitutionId, &str), Vec<&Seen>> = BTreeMap::new();
    for one in seen {
        let who = (one.institution, one.handle.as_str());
        by_actor.entry(who).or_default().push(one);
    }
    let mut findings = Vec::new();
    for events in by_actor.values_mut() {
        events.sort_by_key(|one| (one.at, one.entry));
        let closed = |one: &Seen| {
            !matches!(one.purpose, Purpose::Emergency | Purpose::Disaster)
                && hours(one.institution, one.unit.as_deref())
                    .is_some_and(|open| !open.hold_at(one.at))
        };
        let untreated = |one: &Seen| {
            one.purpose == Purpose::Treatment
                && matches!(one.outcome, Outcome::Disclosed | Outcome::Partly)
                && !one.at_visit
        };
        let rules: [(Pattern, Vec<&Seen>, usize); 3] = [
            (Pattern::ManyPeople, events.clone(), MANY + 1),
            (
                Pattern::WithoutVisit,
                only(events, untreated),
                WITHOUT_VISIT + 1,
            ),
            (Pattern::Closed, only(events, closed), 1),
        ];
        for (pattern, events, least) in rules {
            findings.extend(most(pattern, &events, least));
        }
        findings.extend(finding(Pattern::AfterRefusal, &after_refusals(events)));
    }
    findings
}

fn only<'a>(events: &[&'a Seen], wanted: impl Fn(&Seen) -> bool) -> Vec<&'a Seen> {
    events.iter().copied().filter(|one| wanted(one)).collect()
}

/// The hour with most people, if there are at least so many in it. The events are in order.
fn most(pattern: Pattern, events: &[&Seen], least: usize) -> Option<Finding> {
    let mut people: BTreeMap<PersonId, usize> = BTreeMap::new();
    let mut begin = 0;
    let mut best: Option<(usize, &[&Seen])> = None;
    for (end, one) in events.iter().enumerate() {
        *people.entry(one.person).or_default() += 1;
        while let Some(first) = events.get(begin).filter(|first| one.at - first.at >= SPAN) {
            if let Some(times) = people.get_mut(&first.person) {
                *times -= 1;
                if *times == 0 {
                    people.remove(&first.person);
                }
            }
            begin += 1;
        }
        let more = best.is_none_or(|(most, _)| people.len() > most);
        if people.len() >= least && more {
            best = events.get(begin..=end).map(|hour| (people.len(), hour));
        }
    }
    finding(pattern, best?.1)
}

/// What followed within an hour on a refusal for the same person, where it was often. What a screen
/// loads at once is one try.
fn after_refusals<'a>(events: &[&'a Seen]) -> Vec<&'a Seen> {
    let mut found = BTreeSet::new();
    for (place, refused) in events.iter().enumerate() {
        if refused.outcome != Outcome::Refused {
            continue;
        }
        let mut last = refused.at;
        let mut tries = vec![place];
        for (place, one) in events.iter().enumerate().skip(place + 1) {
            if one.at - refused.at >= SPAN {
                break;
            }
            if one.person == refused.person && one.at - last >= APART {
                last = one.at;
                tries.push(place);
            }
        }
        if tries.len() > TRIES {
            found.extend(tries);
        }
    }
    let chosen = found.into_iter().filter_map(|place| events.get(place));
    chosen.copied().collect()
}

fn finding(pattern: Pattern, events: &[&Seen]) -> Option<Finding> {
    let (first, last) = (events.first()?, events.last()?);
    let people: BTreeSet<PersonId> = events.iter().map(|one| one.person).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Finding {
        pattern,
        institution: first.institution,
        handle: Some(first.handle.clone()),
        from: first.at,
        until: last.at,
        requests: count(events.len()),
        people: count(people.len()),
        entries: events.iter().map(|one| one.entry).take(NAMED).collect(),
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// A read by someone, `minutes` after noon in Japan, of person `person`.
    fn read(handle: &str, minutes: i64, person: u128) -> Seen {
        let at = at("2026-11-21T03:00:00Z") + TimeDelta::minutes(minutes);
        Seen {
            entry: EntryId::new(at, [u8::try_from(person % 250).unwrap(); 10]),
            at,
            institution: InstitutionId::from_uuid(Uuid::from_u128(1)),
            unit: Some("内科".to_owned()),
            handle: handle.to_owned(),
            person: PersonId::from_uuid(Uuid::from_u128(person)),
            purpose: Purpose::Treatment,
            outcome: Outcome::Disclosed,
            at_visit: true,
        }
    }

    fn patterns(seen: &[Seen]) -> Vec<(Pattern, u32, u32)> {
        watch(seen, |_, _| None)
            .into_iter()
            .map(|found| (found.pattern, found.people, found.requests))
            .collect()
    }

    #[test]
    fn many_people_within_an_hour_are_noticed_and_over_a_day_are_not() {
        let hour: Vec<_> = (0..41).map(|n| read("A", 1, n)).collect();
        assert_eq!(patterns(&hour), [(Pattern::ManyPeople, 41, 41)]);
        assert_eq!(patterns(&hour[1..]), []);
        let day: Vec<_> = (0..200).map(|n| read("A", 2 * n as i64, n)).collect();
        assert_eq!(patterns(&day), []);
        let two: Vec<_> = (0..60)
            .map(|n| read(if n % 2 == 0 { "A" } else { "B" }, 1, n))
            .collect();
        assert_eq!(patterns(&two), []);
        let same: Vec<_> = (0..100).map(|n| read("A", 1, n % 10)).collect();
        assert_eq!(patterns(&same), []);
    }

    #[test]
    fn of_several_hours_the_fullest_is_told_with_its_first_entries() {
        let mut seen: Vec<_> = (0..45).map(|n| read("A", 0, n)).collect();
        seen.extend((0..50).map(|n| read("A", 120, n)));
        let [found] = watch(&seen, |_, _| None).try_into().unwrap();
        assert_eq!((found.people, found.entries.len()), (50, NAMED));
        assert_eq!(found.from, seen[45].at);
    }

    #[test]
    fn treatment_on_standing_permits_is_counted_and_a_visit_is_not() {
        let without = |n| Seen {
            at_visit: false,
            ..read("A", 1, n)
        };
        let seen: Vec<_> = (0..21).map(without).collect();
        assert_eq!(patterns(&seen), [(Pattern::WithoutVisit, 21, 21)]);
        assert_eq!(patterns(&seen[1..]), []);
        let visits: Vec<_> = (0..30).map(|n| read("A", 1, n)).collect();
        assert_eq!(patterns(&visits), []);
    }

    #[test]
    fn who_asks_three_times_more_after_a_refusal_is_noticed() {
        let refused = |minutes| Seen {
            outcome: Outcome::Refused,
            ..read("A", minutes, 1)
        };
        let seen = [refused(0), refused(5), refused(10), read("A", 15, 1)];
        assert_eq!(patterns(&seen), [(Pattern::AfterRefusal, 1, 4)]);
        assert_eq!(patterns(&seen[..3]), []);
        let screen = [refused(0), refused(0), refused(0), refused(0), refused(0)];
        assert_eq!(patterns(&screen), []);
        let slow = [refused(0), refused(25), refused(50), refused(75)];
        assert_eq!(patterns(&slow), []);
        let others = [
            refused(0),
            read("A", 1, 2),
            read("A", 2, 3),
            read("A", 3, 4),
        ];
        assert_eq!(patterns(&others), []);
    }

    #[test]
    fn whoever_asks_while_their_unit_is_closed_is_noticed_except_in_an_emergency() {
        let time = |text: &str| text.parse::<NaiveTime>().unwrap();
        let hours = Hours {
            from: time("13:00:00"),
            until: time("18:00:00"),
        };
        let seen = [read("A", 59, 1), read("B", 60, 2), read("B", 359, 3)];
        let found = watch(&seen, |_, unit| (unit == Some("内科")).then_some(hours));
        let who: Vec<_> = found
            .iter()
            .map(|it| (it.pattern, it.handle.as_deref()))
            .collect();
        assert_eq!(who, [(Pattern::Closed, Some("A"))]);
        let rescue = [Seen {
            purpose: Purpose::Emergency,
            ..read("A", 0, 1)
        }];
        assert_eq!(watch(&rescue, |_, _| Some(hours)), []);
        let night = Hours {
            from: time("18:00:00"),
            until: time("06:00:00"),
        };
        assert!(night.hold_at(at("2026-11-21T18:00:00Z")));
        assert!(!night.hold_at(at("2026-11-21T03:00:00Z")));
    }

    #[test]
    fn programs_and_those_who_oversee_are_not_watched() {
        use crate::disclosure::StaffRole;
        use crate::disclosure::tests::entry;
        let person = Entry {
            actor: Actor::Human {
                role: StaffRole::Physician,
                handle: "A".to_owned(),
                acting_for: None,
            },
            ..entry(1, "")
        };
        assert!(Seen::of(&person).is_some());
        let program = Entry {
            actor: Actor::Machine {
                task: "x".to_owned(),
            },
            ..person.clone()
        };
        let overseer = Entry {
            purpose: Purpose::Supervision,
            ..person
        };
        assert_eq!((Seen::of(&program), Seen::of(&overseer)), (None, None));
    }
}
