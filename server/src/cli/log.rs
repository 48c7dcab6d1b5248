//! `hikae log`: the public log.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::{Failure, open};
use crate::config;
use crate::keep::Keep;
use crate::log::{self, Checked};

/// What to do with the public log.
#[derive(Debug, Subcommand)]
pub enum Log {
    /// Check everything that is stored: checkpoints, tiles, everyone's entries
    Verify,
    /// Write checkpoint and tiles into a folder, laid out as they are served
    Export {
        /// Where to
        folder: PathBuf,
    },
    /// Print the key that checkpoints are verified with
    Key,
    /// Show what each witness cosigned last
    Witnesses,
}

/// Verifies, exports or prints the key.
pub async fn log(what: Log) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    match what {
        Log::Verify => verify(&keep).await,
        Log::Export { folder } => {
            let leaves = log::export(&keep, &folder).await.map_err(Failure::new)?;
            println!("{leaves} leaves written to {}", folder.display());
            Ok(ExitCode::SUCCESS)
        }
        Log::Key => {
            println!("{}", signer(&keep).await?.verifier());
            Ok(ExitCode::SUCCESS)
        }
        Log::Witnesses => witnesses(&keep).await,
    }
}

async fn signer(keep: &Keep) -> Result<hikae_core::transparency::Signer, Failure> {
    let origin = config::origin().map_err(Failure::new)?;
    log::signer(keep, &origin).await.map_err(Failure::new)
}

async fn witnesses(keep: &Keep) -> Result<ExitCode, Failure> {
    let witnesses = open::witnesses(config::witnesses().as_deref())?;
    if witnesses.is_empty() {
        println!("no witness is asked: HIKAE_LOG_WITNESSES names none");
    }
    for post in witnesses {
        let name = post.witness.name();
        match keep
            .log_cosigned_by(post.witness.key())
            .await
            .map_err(Failure::new)?
        {
            None => println!("{name}  has cosigned nothing yet"),
            Some(last) => {
                let at = last.signed_at.format("%F %T UTC");
                println!("{name}  cosigned {} leaves {at}", last.size);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn verify(keep: &Keep) -> Result<ExitCode, Failure> {
    let verifier = signer(keep).await?.verifier().clone();
    let (checked, faults) = log::check(keep, &verifier).await.map_err(Failure::new)?;
    println!("{}", words(&checked));
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => {
            println!("everything holds");
            Ok(ExitCode::SUCCESS)
        }
        count => Err(Failure::new(format!("{count} faults"))),
    }
}

fn words(checked: &Checked) -> String {
    let Checked {
        leaves,
        checkpoints,
        people,
        entries,
        waiting,
        older,
        without_entry,
    } = checked;
    format!(
        "{leaves} leaves, {checkpoints} checkpoints; {entries} entries of {people} people, of \
         which {waiting} wait and {older} are older than the log; {without_entry} leaves of \
         people who were erased"
    )
}
