//! Residents, and who is meant by a number.

use hikae_core::ids::PersonId;
use hikae_server::keep::Change;

use super::BATCH;
use crate::bare::Beside::{Delete, Insert, Read};
use crate::line::Line;
use crate::samples::resident;

/// People in a listing.
const LISTED: usize = 100;

/// The number of the first resident who is new, one by one.
const NEWCOMER: usize = 1_000_000;

/// The number of the first resident who is new, in batches.
const NEWCOMERS: usize = 100_000_000;

/// Those who are new are noted under this word.
const NEW: &str = "newcomer";

/// Reads.
pub fn reads() -> Vec<Line> {
    vec![
        Line::new("a resident", Read(1, 500), |world, n| async move {
            Ok(world.keep.resident(world.person(n)?).await?.is_some())
        }),
        Line::new("who has a 宛名番号", Read(1, 150), |world, n| async move {
            let one = resident(world.turn(n));
            let found = world
                .keep
                .person_by_municipal_number(&one.municipality, &one.municipal_number)
                .await?;
            Ok(found == Some(world.person(n)?))
        }),
        Line::new(
            "who has an insurance number",
            Read(1, 16),
            |world, n| async move {
                let insured = resident(world.turn(n)).insured.ok_or("not insured")?;
                Ok(world.keep.people_insured_as(&insured).await? == [world.person(n)?])
            },
        ),
        Line::new(
            "who was born on a day",
            Read(1, 500),
            |world, n| async move {
                let one = resident(world.turn(n));
                let found = world.keep.people_born(one.birth_date, one.sex).await?;
                Ok(!found.is_empty())
            },
        ),
        Line::new(
            "100 people listed",
            Read(LISTED, 16),
            |world, _| async move {
                let listed = world.keep.people(None, LISTED as u32).await?;
                Ok(listed.len() == LISTED.min(world.people()))
            },
        ),
    ]
}

/// Writes.
pub fn writes() -> Vec<Line> {
    let batch = |from: usize, n: usize| -> Vec<_> {
        (0..BATCH).map(|k| resident(from + n * BATCH + k)).collect()
    };
    vec![
        Line::new(
            "a resident enrolled",
            Insert(1, 500),
            |world, n| async move {
                let enrolled = world.keep.enroll(&resident(NEWCOMER + n)).await?;
                world.note(NEW, n, enrolled.person.uuid());
                Ok(enrolled.change == Change::Inserted)
            },
        ),
        Line::new("a person erased", Delete, |world, n| async move {
            let person = PersonId::from_uuid(world.noted(NEW, n)?);
            Ok(world.keep.forget(person).await?)
        })
        .using_up(),
        Line::new(
            "60 residents in one batch",
            Insert(BATCH, 500),
            move |world, n| async move {
                let enrolled = world.keep.enroll_all(&batch(NEWCOMERS, n)).await?;
                Ok(enrolled.iter().all(|it| it.change == Change::Inserted))
            },
        ),
        Line::new(
            "60 residents that are known",
            Read(BATCH, 150),
            move |world, n| async move {
                let known: Vec<_> = (0..BATCH)
                    .map(|k| resident(world.turn(n * BATCH + k)))
                    .collect();
                let enrolled = world.keep.enroll_all(&known).await?;
                Ok(enrolled.iter().all(|it| it.change == Change::Unchanged))
            },
        ),
    ]
}
