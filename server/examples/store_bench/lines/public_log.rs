//! The public log, as far as pages and verifiers read it.

use crate::bare::Beside::Read;
use crate::line::Line;
use crate::world::{ENTRIES, INTEGRATED};

/// Reads.
pub fn reads() -> Vec<Line> {
    vec![
        Line::new(
            "10 entries with their leaves",
            Read(ENTRIES, 900),
            |world, n| async move {
                let found = world.keep.commitments(world.person(n)?, None, 10).await?;
                Ok(found.len() == ENTRIES)
            },
        ),
        Line::new("where a leaf lies", Read(1, 8), |world, n| async move {
            let (leaf, place) = world.leaf(n)?;
            Ok(world.keep.log_place(leaf).await? == Some(place))
        }),
        Line::new(
            "a tile of the tree",
            Read(1, INTEGRATED * 32),
            |world, _| async move {
                let tiles = world.keep.log_tiles(&[(0, 0)]).await?;
                Ok(matches!(tiles.as_slice(), [Some(_)]))
            },
        ),
        Line::new(
            "the latest checkpoint",
            Read(1, 250),
            |world, _| async move { Ok(world.keep.log_checkpoint().await?.is_some()) },
        ),
        Line::new(
            "100 leaves that wait",
            Read(100, 32),
            |world, _| async move { Ok(world.keep.log_pending(100).await?.len() == 100) },
        ),
    ]
}
