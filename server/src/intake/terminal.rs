//! An import on a terminal: a bar while it runs, and the first faults and remarks as lines.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::fault::Fault;
use super::progress::Progress;

/// Faults, and remarks, that are shown one by one.
const SHOWN: usize = 20;

/// Shows an import on the standard error output.
#[derive(Debug)]
pub struct Terminal {
    bar: ProgressBar,
    faults: usize,
    remarks: BTreeSet<String>,
}

impl Terminal {
    /// A bar on a terminal; elsewhere only lines.
    pub fn new() -> Self {
        let style = ProgressStyle::with_template(
            "{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
        );
        let bar = if std::io::stderr().is_terminal() {
            ProgressBar::new(0)
        } else {
            ProgressBar::hidden()
        };
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            faults: 0,
            remarks: BTreeSet::new(),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn line(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}

impl Progress for Terminal {
    fn total(&mut self, bytes: u64) {
        self.bar.set_length(bytes);
    }

    fn advance(&mut self, bytes: u64) {
        self.bar.inc(bytes);
    }

    fn fault(&mut self, fault: &Fault) {
        self.faults += 1;
        if self.faults <= SHOWN {
            self.line(&fault.to_string());
        } else if self.faults == SHOWN + 1 {
            self.line("… further ones are not shown here; see `hikae quarantine list`");
        }
    }

    /// The same remark is shown for the first place only.
    fn remark(&mut self, place: &str, remark: &str) {
        if self.remarks.len() < SHOWN && self.remarks.insert(remark.to_owned()) {
            self.line(&format!("{place}: note: {remark}"));
        }
    }
}
