//! Programs of others that look at what is written here. Where one is missing, a test says so.

use std::path::Path;
use std::process::{Command, Output};

use crate::intake::published::skip;

/// What a program says about a file; `None`, and a line that says so, where there is no such
/// program.
pub(super) fn asked(program: &str, arguments: &[&str], file: &Path) -> Option<Output> {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .output()
        .ok();
    if output.is_none() {
        skip(&format!("there is no {program}"));
    }
    output
}

/// What a script of Python says, run by the one that has the packages it needs.
pub(super) fn python(script: &str, arguments: &[&Path]) -> Option<Output> {
    let Some(python) = std::env::var_os("HIKAE_PYTHON") else {
        skip("HIKAE_PYTHON names no Python with pyHanko and fhir.resources");
        return None;
    };
    let output = Command::new(python)
        .args(["-c", script])
        .args(arguments)
        .output()
        .unwrap();
    Some(output)
}

/// Everything that a program said.
pub(super) fn said(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    both.concat()
}
