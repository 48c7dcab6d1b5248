//! `hikae quarantine`: what an importer could not take.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Subcommand;
use hikae_core::ids::QuarantineId;

use super::{Failure, open};
use crate::config;
use crate::keep::{Keep, Quarantined};

/// Read at once.
const PAGE: u32 = 500;

/// What to do with the quarantine.
#[derive(Debug, Subcommand)]
pub enum Quarantine {
    /// List what waits: id, since when, file, line and reason
    List,
    /// Print the row or file that waits
    Show {
        /// Its id
        id: QuarantineId,
    },
    /// Dismiss something that has been dealt with
    Dismiss {
        /// Its id
        id: QuarantineId,
    },
}

/// Lists, shows or dismisses.
pub async fn quarantine(what: Quarantine) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    match what {
        Quarantine::List => list(&keep).await,
        Quarantine::Show { id } => show(&keep, id).await,
        Quarantine::Dismiss { id } => {
            if keep.dismiss_quarantined(id).await.map_err(Failure::new)? {
                Ok(ExitCode::SUCCESS)
            } else {
                Err(nothing(id))
            }
        }
    }
}

async fn list(keep: &Keep) -> Result<ExitCode, Failure> {
    let mut after = None;
    let mut count = 0_u64;
    loop {
        let page = keep.quarantined(after, PAGE).await.map_err(Failure::new)?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for thing in &page {
            count += 1;
            println!(
                "{}  {}  {}",
                thing.id,
                thing.since.format("%Y-%m-%d"),
                thing.fault
            );
        }
    }
    println!("{count} in quarantine");
    Ok(ExitCode::SUCCESS)
}

async fn show(keep: &Keep, id: QuarantineId) -> Result<ExitCode, Failure> {
    let thing = find(keep, id).await?.ok_or_else(|| nothing(id))?;
    println!("{}", thing.fault);
    let mut out = std::io::stdout();
    if thing.content.is_empty() {
        println!("(nothing of it was kept)");
    } else {
        out.write_all(&thing.content).map_err(Failure::new)?;
    }
    out.flush().map_err(Failure::new)?;
    Ok(ExitCode::SUCCESS)
}

async fn find(keep: &Keep, id: QuarantineId) -> Result<Option<Quarantined>, Failure> {
    let mut after = None;
    loop {
        let page = keep.quarantined(after, PAGE).await.map_err(Failure::new)?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        after = Some(last.id);
        if let Some(found) = page.into_iter().find(|thing| thing.id == id) {
            return Ok(Some(found));
        }
    }
}

fn nothing(id: QuarantineId) -> Failure {
    Failure::new(format!("nothing waits in quarantine under {id}"))
}
