//! The home page.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_app::citizen::access_log::{Event, Group, Mark, Notes, group, marks};
use hikae_app::citizen::cases::LeftOut;
use hikae_app::citizen::checkups::Standout;
use hikae_app::citizen::home::{HomePage, LastCheckup};
use hikae_core::calendar::jst_date;
use hikae_core::consent::{Effect, Purpose};
use hikae_core::disclosure::Entry;
use hikae_core::record::Record;
use hikae_core::record::vaccination::{Due, Vaccination, due};

use super::access_log::unreadable;
use super::{AppState, Citizen, Routes, View, WebError};
use crate::keep::HomeView;

/// How many of the last entries of the log are looked at.
const ENTRIES: u32 = 20;

/// How many groups of them are shown.
const GROUPS: usize = 3;

/// How many vaccinations are named; the page of vaccinations has all.
const DUE: usize = 4;

/// An emergency read leads the page for so long.
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
    Ok(view.page(page(kept, state.clock.now())))
}

fn page(kept: HomeView, now: DateTime<Utc>) -> HomePage {
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
            Record::Checkup(_) => None,
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
        Record::Vaccination(_) => None,
    });
    let groups = groups(kept.entries);
    let emergency = groups
        .iter()
        .find(|group| {
            group.newest().entry.purpose == Purpose::Emergency && now - group.until() < EMERGENCY
        })
        .cloned();
    HomePage {
        unreadable: kept.unreadable.iter().map(unreadable).collect(),
        reads: groups.into_iter().take(GROUPS).collect(),
        emergency,
        checkup,
        due,
        permits,
        denials,
        left_out: LeftOut(kept.frozen.len()),
    }
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
