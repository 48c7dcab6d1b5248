//! The weekly summaries: what nobody was told at once, person by person.
//!
//! A week's walk through everyone is interrupted and taken up again anywhere: how far it came is
//! published under the duty's fence, and whoever is met twice has been told already. What a person
//! is told is one transaction of theirs, under an occasion that the week names.

use chrono::{NaiveDate, TimeDelta};
use hikae_core::ids::{PersonId, ProcessId};
use hikae_core::notice::week_of;
use serde::{Deserialize, Serialize};

use crate::keep::{Duty, Error, Fence, Keep};

/// People between two notes of how far the walk came.
const PAGE: u32 = 200;

/// How long the duty is held, at a time.
const TERM: TimeDelta = TimeDelta::seconds(700);

/// How far a week's walk came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The Monday of the week in which it is told.
    pub week: NaiveDate,
    /// The last person who was met.
    pub after: Option<PersonId>,
    /// How many people were met.
    pub people: u64,
    /// How many of them were told something.
    pub summaries: u64,
    /// Whether everyone was met.
    pub done: bool,
}

/// Tells everyone what they were not told at once, if this week nobody has done it, unless it is
/// another process's duty. Answers what came of it; `None` if there was nothing to do here.
///
/// # Errors
/// [`Error::Conflict`] if the duty went over to another process in the meantime; what was told
/// stays told.
pub async fn tell(keep: &Keep, me: ProcessId) -> Result<Option<Told>, Error> {
    let week = week_of(keep.now());
    let Some(fence) = keep.take_duty(Duty::Digest, me, TERM).await? else {
        return Ok(None);
    };
    let state = keep.duty::<Told>(Duty::Digest).await?;
    let mut told = match state.and_then(|state| state.result) {
        // A clock that was set back does not begin a week anew.
        Some(last) if last.week > week || (last.week == week && last.done) => return Ok(None),
        Some(last) if last.week == week => last,
        _ => Told {
            week,
            after: None,
            people: 0,
            summaries: 0,
            done: false,
        },
    };
    while !told.done {
        told = page(keep, told).await?;
        note(keep, me, fence, &told).await?;
    }
    Ok(Some(told))
}

/// Meets the next people.
async fn page(keep: &Keep, mut told: Told) -> Result<Told, Error> {
    let people = keep.people(told.after, PAGE).await?;
    told.done = people.is_empty();
    for person in people {
        match keep.tell_digest(person, told.week).await {
            Ok(summary) => told.summaries += u64::from(summary),
            // Erased in between, or so busy that it waits until next week.
            Err(Error::NoSuchPerson | Error::Conflict) => {}
            Err(error) => return Err(error),
        }
        told.people += 1;
        told.after = Some(person);
    }
    Ok(told)
}

/// Notes how far the walk came, and holds the duty for as long again.
async fn note(keep: &Keep, me: ProcessId, fence: Fence, told: &Told) -> Result<(), Error> {
    keep.publish(Duty::Digest, fence, told).await?;
    match keep.take_duty(Duty::Digest, me, TERM).await? {
        Some(same) if same == fence => Ok(()),
        _ => Err(Error::Conflict),
    }
}

#[cfg(test)]
mod tests;
