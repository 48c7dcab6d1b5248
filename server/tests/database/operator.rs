//! An operator at a terminal.

use std::process::{Command, Output};

/// Someone at a terminal, with a state folder of their own.
pub(crate) struct Operator {
    var: tempfile::TempDir,
}

impl Operator {
    pub(crate) fn new() -> Self {
        Self {
            var: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn runs(&self, command: &[&str], settings: &[(&str, &str)]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_hikae"))
            .args(command)
            .env_remove("HIKAE_DATABASE_OWNER_URL")
            .env("HIKAE_VAR", self.var.path())
            .env("HIKAE_KEY", "env:HIKAE_TEST_KEY")
            .env("HIKAE_TEST_KEY", "07".repeat(32))
            .envs(settings.iter().copied())
            .output()
            .unwrap()
    }

    /// The line that a refusal is.
    pub(crate) fn refused(&self, command: &[&str], settings: &[(&str, &str)]) -> String {
        let output = self.runs(command, settings);
        assert!(!output.status.success());
        let said = String::from_utf8(output.stderr).unwrap();
        let line = said.strip_prefix("hikae: ").unwrap();
        let line = line.strip_suffix('\n').unwrap();
        assert!(!line.contains('\n') && !line.contains("geheim"), "{line}");
        assert!(!self.var.path().join("hikae.db").exists());
        line.to_owned()
    }
}
