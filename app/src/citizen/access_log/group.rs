//! Events that belong together are shown as one, so that a visit is one line and not twenty.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Outcome};
use hikae_core::ids::InstitutionId;

use super::event::{Event, Ground};
use super::mark::Mark;
use super::words::is_answering;

/// Events of one institution (and unit) for one purpose on one day, or in one month if programs
/// did them. Refusals never hide among reads. Newest first, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    newest: Event,
    others: Vec<Event>,
}

impl Group {
    const fn new(newest: Event) -> Self {
        Self {
            newest,
            others: Vec::new(),
        }
    }

    /// The newest event.
    pub const fn newest(&self) -> &Event {
        &self.newest
    }

    /// The events, newest first.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        std::iter::once(&self.newest).chain(&self.others)
    }

    /// How many events.
    pub const fn count(&self) -> usize {
        1 + self.others.len()
    }

    /// Whether programs did them.
    pub const fn is_machine(&self) -> bool {
        matches!(self.newest.entry.actor, Actor::Machine { .. })
    }

    /// When the first of them was.
    pub fn from(&self) -> DateTime<Utc> {
        self.others
            .last()
            .map_or(self.until(), |event| event.entry.occurred_at)
    }

    /// When the last of them was.
    pub const fn until(&self) -> DateTime<Utc> {
        self.newest.entry.occurred_at
    }

    /// What stands out about any of them.
    pub fn marks(&self) -> BTreeSet<Mark> {
        self.events()
            .flat_map(|event| event.marks.iter().copied())
            .collect()
    }

    /// What they rest on; the same ground once, with every record that it was about.
    pub fn grounds(&self) -> Vec<Ground> {
        let mut found: Vec<Ground> = Vec::new();
        for ground in self.events().flat_map(|event| &event.grounds) {
            match found
                .iter_mut()
                .find(|other| other.effect == ground.effect && other.basis == ground.basis)
            {
                Some(same) => same.records.extend(&ground.records),
                None => found.push(ground.clone()),
            }
        }
        found
    }
}

/// A month with its groups, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Year in the Gregorian calendar.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// The groups.
    pub groups: Vec<Group>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    institution: InstitutionId,
    name: String,
    unit: Option<String>,
    purpose: Purpose,
    machine: bool,
    answering: bool,
    day: NaiveDate,
    result: u8,
}

impl Key {
    fn of(event: &Event) -> Self {
        let entry = &event.entry;
        let machine = matches!(entry.actor, Actor::Machine { .. });
        let day = jst_date(entry.occurred_at);
        Self {
            institution: entry.institution.id,
            name: entry.institution.name.clone(),
            unit: entry.institution.unit.clone(),
            purpose: entry.purpose,
            machine,
            answering: is_answering(entry),
            day: if machine {
                day.with_day(1).unwrap_or(day)
            } else {
                day
            },
            result: match entry.outcome {
                Outcome::Disclosed | Outcome::Partly => 0,
                Outcome::Refused => 1,
                Outcome::NothingFound => 2,
                Outcome::Declared => 3,
                Outcome::LookedUp => 4,
                Outcome::Chosen => 5,
            },
        }
    }
}

/// Groups the events; groups and the events in them stand newest first.
pub fn group(mut events: Vec<Event>) -> Vec<Group> {
    events.sort_by_key(|event| std::cmp::Reverse((event.entry.occurred_at, event.entry.seq)));
    let mut groups: Vec<Group> = Vec::new();
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    for event in events {
        let place = *places.entry(Key::of(&event)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.others.push(event),
            None => groups.push(Group::new(event)),
        }
    }
    groups
}

/// Puts groups under their months. No group reaches over the end of a month.
pub fn months(groups: Vec<Group>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for group in groups {
        let day = jst_date(group.until());
        match months.last_mut() {
            Some(last) if (last.year, last.month) == (day.year(), day.month()) => {
                last.groups.push(group);
            }
            _ => months.push(Month {
                year: day.year(),
                month: day.month(),
                groups: vec![group],
            }),
        }
    }
    months
}
