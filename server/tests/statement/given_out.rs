//! Files that the portal has given out, and the command that checks them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file that the portal has given out on 2026-11-21.
pub fn given_out(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statement");
    folder.join(name)
}

pub fn key() -> String {
    let key = fs::read_to_string(given_out("key.txt")).unwrap();
    key.trim().to_owned()
}

pub fn verify(file: &Path, key: &str) -> Output {
    let empty = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_hikae"))
        .env_clear()
        .current_dir(empty.path())
        .arg("verify")
        .arg(file)
        .args(["--key", key])
        .output()
        .unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
