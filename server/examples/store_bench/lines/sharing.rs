//! Directives and disclosure logs, and what a decision reads.

use crate::bare::Beside::{Insert, Read};
use crate::line::Line;
use crate::samples::{directive, entry};
use crate::world::{CHECKUPS, DIRECTIVES, ENTRIES, VACCINATIONS};

/// Reads.
pub fn reads() -> Vec<Line> {
    vec![
        Line::new(
            "a case: 30 headers, 3 directives",
            Read(CHECKUPS + VACCINATIONS + DIRECTIVES, 250),
            |world, n| async move {
                let case = world.keep.case_file(world.person(n)?).await?;
                Ok(case.is_some_and(|case| case.directives.len() == DIRECTIVES))
            },
        ),
        Line::new(
            "3 directives",
            Read(DIRECTIVES, 400),
            |world, n| async move {
                Ok(world.keep.directives(world.person(n)?).await?.len() == DIRECTIVES)
            },
        ),
        Line::new(
            "every version of 3 directives",
            Read(DIRECTIVES, 400),
            |world, n| async move {
                Ok(world.keep.directive_history(world.person(n)?).await?.len() == DIRECTIVES)
            },
        ),
        Line::new("the head of a log", Read(1, 150), |world, n| async move {
            Ok(world.keep.entry_count(world.person(n)?).await? == ENTRIES as u64)
        }),
        Line::new("an entry of a log", Read(1, 1_000), |world, n| async move {
            let someone = world.someone(n)?;
            Ok(world
                .keep
                .entry(someone.person, someone.entry)
                .await?
                .is_some())
        }),
        Line::new(
            "10 entries of a log",
            Read(ENTRIES, 1_000),
            |world, n| async move {
                Ok(world.keep.entries(world.person(n)?, None, 10).await?.len() == ENTRIES)
            },
        ),
    ]
}

/// Writes.
pub fn writes() -> Vec<Line> {
    vec![
        Line::new(
            "an entry of a log",
            Insert(1, 1_000),
            |world, n| async move {
                let (keep, person) = (&world.keep, world.person(n)?);
                keep.append_entry(person, |head| entry(keep, person, head))
                    .await?;
                Ok(true)
            },
        ),
        Line::new("a directive", Insert(1, 400), |world, n| async move {
            let (keep, person) = (&world.keep, world.person(n)?);
            keep.put_directive(person, directive(keep, person), 0)
                .await?;
            Ok(true)
        }),
    ]
}
