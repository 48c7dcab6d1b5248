//! Where tests find what the ministry and the payment fund have published, which is not part of
//! the project.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A published file, in the folder that a variable names. `None`, and a line that says so, where
/// it is missing.
pub(crate) fn published(variable: &str, file: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable)
        .map(|folder| Path::new(&folder).join(file))
        .filter(|path| path.exists());
    if path.is_none() {
        skip(&format!("{variable} names no folder with {file}"));
    }
    path
}

/// Says that a test did not run, past the runner, which hides what passing tests print.
pub(crate) fn skip(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}
