//! `hikae generate`: fictional files for measuring.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use hikae_core::calendar::jst_date;

use super::Failure;
use crate::ambient::{Clock as _, SystemClock};
use crate::demo::generate::bulk::Bulk;

/// Options of `hikae generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// How many people
    #[arg(long, default_value_t = 1000)]
    people: usize,
    /// How many checkup reports they have together
    #[arg(long, default_value_t = 10_000)]
    reports: usize,
    /// What makes the files other files
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to write them
    folder: PathBuf,
}

/// Writes a register of residents, their insurances, and packages of checkups.
pub fn generate(args: &GenerateArgs) -> Result<ExitCode, Failure> {
    let bulk = Bulk {
        people: args.people,
        reports: args.reports,
        seed: args.seed,
        today: jst_date(SystemClock.now()),
    };
    let files = bulk.write(&args.folder).map_err(Failure::new)?;
    for (_, file) in files.0 {
        println!("{}", file.display());
    }
    Ok(ExitCode::SUCCESS)
}
