//! Every operation, by what it is about. What one line has made the lines after it use up.

mod common;
mod doors;
mod people;
mod public_log;
mod records;
mod sharing;

use crate::line::Line;

/// Records or residents in one batch.
const BATCH: usize = 60;

/// Every read.
pub fn reads() -> Vec<Line> {
    [
        people::reads(),
        doors::reads(),
        records::reads(),
        sharing::reads(),
        public_log::reads(),
        common::reads(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every write.
pub fn writes() -> Vec<Line> {
    [
        sharing::writes(),
        doors::writes(),
        people::writes(),
        records::writes(),
        common::writes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
