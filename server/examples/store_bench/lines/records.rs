//! Records and their versions.

use hikae_core::record::Category;
use hikae_server::keep::Put;

use super::BATCH;
use crate::bare::Beside::{Insert, Read};
use crate::line::Line;
use crate::measure::Done;
use crate::samples::{checkup, day};
use crate::world::{CHECKUPS, VACCINATIONS};

/// The day of the first checkup that is new.
const NEW_DAY: usize = 20_000;

/// Reads.
pub fn reads() -> Vec<Line> {
    let all = CHECKUPS + VACCINATIONS;
    vec![
        Line::new(
            "headers of 30 records",
            Read(all, 250),
            move |world, n| async move {
                Ok(world.keep.record_refs(world.person(n)?).await?.len() == all)
            },
        ),
        Line::new(
            "10 checkups",
            Read(CHECKUPS, 11_000),
            |world, n| async move {
                let person = world.person(n)?;
                let found = world.keep.records(person, Some(Category::Checkup)).await?;
                Ok(found.len() == CHECKUPS)
            },
        ),
        Line::new(
            "20 vaccinations",
            Read(VACCINATIONS, 700),
            |world, n| async move {
                let person = world.person(n)?;
                let found = world
                    .keep
                    .records(person, Some(Category::Vaccination))
                    .await?;
                Ok(found.len() == VACCINATIONS)
            },
        ),
        Line::new(
            "3 checkups by their ids",
            Read(3, 11_000),
            |world, n| async move {
                let someone = world.someone(n)?;
                let found = world
                    .keep
                    .records_by_id(someone.person, &someone.some)
                    .await?;
                Ok(found.len() == 3)
            },
        ),
        Line::new(
            "2 versions of a vaccination",
            Read(2, 700),
            |world, n| async move {
                let someone = world.someone(n)?;
                let found = world
                    .keep
                    .earlier_versions(someone.person, someone.corrected)
                    .await?;
                Ok(found.len() == 1)
            },
        ),
        Line::new("the first page", Read(39, 3_000), |world, n| async move {
            let home = world.keep.home(world.person(n)?, 5).await?;
            Ok(home.is_some_and(|home| home.vaccinations.len() == VACCINATIONS))
        }),
    ]
}

/// Writes.
pub fn writes() -> Vec<Line> {
    vec![
        Line::new(
            "60 checkups in one batch",
            Insert(BATCH, 11_000),
            |world, n| async move {
                let people = (0..BATCH).map(|k| world.person(n * BATCH + k));
                let batch = people
                    .map(|person| Ok(checkup(person?, day(NEW_DAY + n))))
                    .collect::<Done<Vec<_>>>()?;
                let puts = world.keep.put_records(&batch).await?;
                Ok(puts.iter().all(|put| matches!(put, Put::Inserted { .. })))
            },
        ),
        Line::new(
            "60 checkups that are known",
            Read(BATCH, 150),
            |world, n| async move {
                let people = (0..BATCH).map(|k| world.person(n * BATCH + k));
                let batch = people
                    .map(|person| Ok(checkup(person?, day(0))))
                    .collect::<Done<Vec<_>>>()?;
                let puts = world.keep.put_records(&batch).await?;
                Ok(puts.iter().all(|put| matches!(put, Put::Unchanged { .. })))
            },
        ),
    ]
}
