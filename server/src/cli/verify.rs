//! `hikae verify STATEMENT`: without a portal, a database or a network.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use hikae_core::transparency::{Statement, Verifier};

use super::Failure;

/// Options of `hikae verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The statement, as the portal gave it out
    statement: PathBuf,
    /// The key of the municipality's log, as it publishes it; without it, only whether the
    /// statement agrees with itself is known
    #[arg(long)]
    key: Option<String>,
}

/// Checks a statement.
pub fn verify(args: &VerifyArgs) -> Result<ExitCode, Failure> {
    let file = args.statement.display();
    let text =
        std::fs::read(&args.statement).map_err(|error| Failure::new(format!("{file}: {error}")))?;
    let statement: Statement = serde_json::from_slice(&text)
        .map_err(|error| Failure::new(format!("{file} is no statement: {error}")))?;
    let key: Verifier = args
        .key
        .as_ref()
        .unwrap_or(&statement.key)
        .parse()
        .map_err(Failure::new)?;
    let shown = match statement.verify(&key) {
        Ok(shown) => shown,
        Err(flaws) => {
            for flaw in &flaws {
                println!("{flaw}");
            }
            return Err(Failure::new(format!("{file} does not hold")));
        }
    };
    println!(
        "{} entries are in the log {} as of its {} entries, unchanged and without gaps; {} are \
         younger than that",
        shown.proven, shown.checkpoint.origin, shown.checkpoint.size, shown.younger
    );
    if args.key.is_none() {
        println!(
            "this was checked with the key that the statement itself names: compare it with the \
             published one, or give that with --key\n{key}"
        );
    }
    Ok(ExitCode::SUCCESS)
}
