//! `hikae keys`: the root key.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Subcommand;

use super::{Failure, open};
use crate::ambient::{SystemClock, SystemEntropy, random};
use crate::config;
use crate::keep;
use crate::vault::KeySource;

/// What to do with the root key.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Print a new root key: 64 hexadecimal digits
    Generate,
    /// Wrap every person's key with another root key; data is not touched
    Rotate {
        /// Where the new root key comes from: file:PATH, env:NAME or command:LINE
        #[arg(long)]
        to: KeySource,
    },
}

/// Generates or rotates.
pub async fn keys(what: Keys) -> Result<ExitCode, Failure> {
    match what {
        Keys::Generate => {
            println!("{}", hex::encode(random::<32>(&SystemEntropy)));
            Ok(ExitCode::SUCCESS)
        }
        Keys::Rotate { to } => rotate(&to).await,
    }
}

async fn rotate(to: &KeySource) -> Result<ExitCode, Failure> {
    let var = config::var();
    let from = open::root_key(&var, config::key().as_deref())?;
    let to = to.load().map_err(Failure::new)?;
    let store = open::store().await?;
    let count = keep::rotate(
        &*store,
        from,
        to,
        &SystemClock,
        Arc::new(SystemEntropy),
        |_| {},
    )
    .await
    .map_err(Failure::new)?;
    println!("{count} keys wrapped anew; set HIKAE_KEY to the new root key");
    Ok(ExitCode::SUCCESS)
}
