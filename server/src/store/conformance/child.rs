//! Other processes: ignored tests of this very binary.

use std::process::{Command, Stdio};

/// Where a child finds its database.
const PLACE: &str = "HIKAE_TEST_PLACE";

/// The ignored test `name` of this binary, to be run on the database at `place`.
pub(crate) fn child_process(name: &str, place: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", name, "--ignored", "--nocapture"])
        .env(PLACE, place)
        .stderr(Stdio::null());
    command
}

/// The place that [`child_process`] was called with.
pub(crate) fn place() -> String {
    std::env::var(PLACE).unwrap()
}
