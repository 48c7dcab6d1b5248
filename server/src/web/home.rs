//! The home page.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_app::citizen::access_log::{Event, Group, Mark, Notes, group, marks};
use hikae_app::citizen::cases::LeftOut;
use hikae_app::citizen::checkups::Standout;
use hikae_app::citizen::home::{Emergency, HomePage, LastCheckup};
use hikae_core::calendar::jst_date;
use hikae_core::consent::{Effect, Purpose};
use hikae_core::disclosure::Entry;
use hikae_core::ids::{EntryId, PersonId};
use hikae_core::record::Record;
use hikae_core::record::vaccination::{Due, Vaccination, due};

use super::access_log::unreadable;
use super::{AppState, Citizen, Routes, View, WebError};
use crate::keep::{self, HomeView, Keep};

/// How many of the last entries of the log are looked at.
const ENTRIES: u32 = 20;

/// How many groups of them are shown.
const GROUPS: usize = 3;

/// How many vaccinations are named; the page of vaccinations has all.
const DUE: usize = 4;

/// An emergency leads the page for so long.
const EMERGENCY: TimeDelta = TimeDelta::days(14);

/// `GET /home`.
pub fn routes() -> Routes {
    Routes::new().get("/home", home)
}

async fn home(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let kept = state
        .keep
        .home(citizen.person, ENTRIES)
        .await?
        .ok_or(WebError::NotFound)?;
    let now = state.clock.now();
    let emergencies = emergencies(&state.keep, citizen.person, &kept.entries, now).await?;
    Ok(view.page(page(kept, emergencies, now)))
}

fn page(kept: HomeView, emergencies: Vec<Emergency>, now: DateTime<Utc>) -> HomePage {
    let in_force = |effect| {
        kept.directives
            .iter()
            .filter(|one| one.effect == effect)
            .count()
    };
    let (permits, denials) = (in_force(Effect::Permit), in_force(Effect::Deny));
    let sex = kept.resident.sex;
    let history: Vec<Vaccination> = kept
        .vaccinations
        .into_iter()
        .filter_map(|kept| match kept.record {
            Record::Vaccination(vaccination) => Some(vaccination),
            _ => None,
        })
        .collect();
    let due: Vec<Due> = due(kept.resident.birth_date, sex, &history, jst_date(now))
        .into_iter()
        .filter(|due| due.state.is_open())
        .take(DUE)
        .collect();
    let checkup = kept.checkup.and_then(|kept| match kept.record {
        Record::Checkup(report) => Some(LastCheckup {
            id: kept.header.id,
            performed_on: report.performed_on,
            standout: Standout::of(&report, sex),
            performer: report.performer.name,
        }),
        _ => None,
    });
    let groups = groups(kept.entries);
    HomePage {
        unreadable: kept.unreadable.iter().map(unreadable).collect(),
        reads: groups.into_iter().take(GROUPS).collect(),
        emergencies,
        checkup,
        due,
        permits,
        denials,
        left_out: LeftOut(kept.frozen.len()),
    }
}

/// The emergencies of the last days among these entries, newest first, with what was asked for in
/// them. One that was declared before all of them is read for itself.
async fn emergencies(
    keep: &Keep,
    person: PersonId,
    newest_first: &[Entry],
    now: DateTime<Utc>,
) -> Result<Vec<Emergency>, keep::Error> {
    let mut found: Vec<EntryId> = Vec::new();
    for id in newest_first.iter().filter_map(Entry::declaration) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    let mut emergencies = Vec::with_capacity(found.len());
    for id in found {
        let declaration = match newest_first.iter().find(|entry| entry.id == id) {
            Some(entry) => Some(entry.clone()),
            None => keep.entry(person, id).await?,
        };
        let Some((entry, declared)) = declaration.and_then(|it| it.declares().map(|of| (it, of)))
        else {
            continue;
        };
        if now - declared.declared_at >= EMERGENCY {
            continue;
        }
        let reads = newest_first.iter().filter(|read| {
            read.declaration() == Some(id)
                || (read.purpose == Purpose::Emergency
                    && read.declaration().is_none()
                    && read.institution.id == declared.institution
                    && (declared.declared_at..declared.valid_until).contains(&read.occurred_at))
        });
        let reads = reads.filter(|read| read.id != id).cloned().collect();
        emergencies.push(Emergency {
            declared: Event::new(entry, BTreeSet::new(), &Notes::new()),
            until: declared.valid_until,
            over: now >= declared.valid_until,
            reads: groups(reads),
        });
    }
    Ok(emergencies)
}

/// The entries, newest first as they come, in groups. Unless they reach back to the log's first,
/// nobody can tell from them which institution came for the first time.
fn groups(newest_first: Vec<Entry>) -> Vec<Group> {
    let entries: Vec<_> = newest_first.into_iter().rev().collect();
    let complete = entries.first().is_none_or(|entry| entry.seq == 1);
    let marks = marks(&entries);
    let notes = Notes::new();
    let events = entries.into_iter().zip(marks).map(|(entry, mut marks)| {
        if !complete {
            marks.remove(&Mark::First);
        }
        Event::new(entry, marks, &notes)
    });
    group(events.collect())
}
