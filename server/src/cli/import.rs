//! `hikae import KIND FILE…`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{Failure, open};
use crate::config;
use crate::intake::terminal::Terminal;
use crate::intake::{self, Summary};
use crate::keep::ImportKind;

/// Not everything went in: something waits in quarantine, or a file could not be read.
const INCOMPLETE: u8 = 2;

/// Options of `hikae import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What the files hold
    kind: Kind,
    /// Files; checkups come as XML or as ZIP packages, everything else as CSV
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Residents,
    Checkups,
    Vaccinations,
    Coverage,
    Moves,
    Institutions,
}

impl From<Kind> for ImportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Residents => Self::Residents,
            Kind::Checkups => Self::Checkups,
            Kind::Vaccinations => Self::Vaccinations,
            Kind::Coverage => Self::Coverage,
            Kind::Moves => Self::Moves,
            Kind::Institutions => Self::Institutions,
        }
    }
}

/// Imports files: 0 when everything went in, 2 when something did not, 1 when nothing could be
/// done.
pub async fn import(args: ImportArgs) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    let mut terminal = Terminal::new();
    let outcome = intake::import(&keep, args.kind.into(), &args.files, &mut terminal).await;
    terminal.finish();
    let summary = outcome.map_err(|error| {
        Failure::new(format!("{error}; what went in before stays: run it again"))
    })?;
    println!("{}", words(&summary));
    Ok(code(&summary))
}

fn words(summary: &Summary) -> String {
    let Summary {
        read,
        new,
        unchanged,
        superseded,
        quarantined,
        overlapping,
        unreadable,
    } = summary;
    let mut words = format!(
        "{read} read: {new} new, {unchanged} unchanged, {superseded} corrected, {quarantined} in quarantine"
    );
    if *overlapping > 0 {
        words.push_str(&format!(
            "; {overlapping} people are insured by two insurers at the same time"
        ));
    }
    if *unreadable > 0 {
        words.push_str(&format!("; {unreadable} files could not be read"));
    }
    words
}

fn code(summary: &Summary) -> ExitCode {
    match (summary.read, summary.unreadable + summary.quarantined) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::FAILURE,
        _ => ExitCode::from(INCOMPLETE),
    }
}
