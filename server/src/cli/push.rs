//! `hikae push`: the key by which push services know the portal.

use std::process::ExitCode;

use clap::Subcommand;

use super::{Failure, open};
use crate::config;

/// What to do about Web Push.
#[derive(Debug, Subcommand)]
pub enum PushCommand {
    /// Make another key. Browsers that are set up from now on use it; those before keep theirs
    RotateKey {
        /// Forget the keys before it, because one may have been stolen: browsers that were set up
        /// with them are not told any more, until they are set up again
        #[arg(long)]
        forget: bool,
    },
    /// List the keys: version, when it was made, public key
    Keys,
}

/// Does it.
pub async fn push(what: PushCommand) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    match what {
        PushCommand::RotateKey { forget } => {
            let version = keep.rotate_push_key(forget).await.map_err(Failure::new)?;
            println!("key {version} is in use");
        }
        PushCommand::Keys => {
            for key in keep.push_keys().await.map_err(Failure::new)? {
                let made = key.made_at.format("%F %T UTC");
                println!("{}  {made}  {}", key.version, key.public());
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
