//! `hikae verify STATEMENT`: without a portal, a database or a network.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;
use hikae_core::transparency::{Part, Statement, Verifier};

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
    /// A statement of the same person that was given out before: whether anything that it says is
    /// gone or changed
    #[arg(long)]
    earlier: Option<PathBuf>,
}

fn read(file: &Path) -> Result<Statement, Failure> {
    let name = file.display();
    let text = std::fs::read(file).map_err(|error| Failure::new(format!("{name}: {error}")))?;
    serde_json::from_slice(&text)
        .map_err(|error| Failure::new(format!("{name} is no statement: {error}")))
}

/// Checks a statement.
pub fn verify(args: &VerifyArgs) -> Result<ExitCode, Failure> {
    let file = args.statement.display();
    let statement = read(&args.statement)?;
    let key: Verifier = args
        .key
        .as_ref()
        .unwrap_or(&statement.key)
        .parse()
        .map_err(Failure::new)?;
    let (shown, mut flaws) = match statement.verify(&key) {
        Ok(shown) => (Some(shown), Vec::new()),
        Err(flaws) => (None, flaws),
    };
    if let Some(path) = &args.earlier {
        let earlier = read(path)?;
        if earlier.verify(&key).is_err() {
            let name = path.display();
            return Err(Failure::new(format!("{name} does not hold itself")));
        }
        flaws.extend(statement.goes_on_from(&earlier));
    }
    let Some(shown) = shown.filter(|_| flaws.is_empty()) else {
        for flaw in &flaws {
            println!("{flaw}");
        }
        return Err(Failure::new(format!("{file} does not hold")));
    };
    println!(
        "{} entries are in the log {} as of its {} entries, unchanged and without gaps; {} are \
         younger than that",
        shown.proven, shown.checkpoint.origin, shown.checkpoint.size, shown.younger
    );
    if let Some(part) = statement.part {
        println!("{}", told(part, shown.numbers));
    }
    if args.key.is_none() {
        println!(
            "this was checked with the key that the statement itself names: compare it with the \
             published one, or give that with --key\n{key}"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Which part of a log it is, and what is not in it.
fn told(part: Part, numbers: Option<(u64, u64)>) -> String {
    let Part { days, of } = part;
    let end = |day: Option<NaiveDate>, open: &str| {
        day.map_or_else(|| open.to_owned(), |day| day.to_string())
    };
    let from = end(days.from, "the beginning");
    let until = end(days.until, "the day it was made");
    match numbers {
        Some((first, last)) => format!(
            "these are entries {first}–{last} of {of}, from {from} until {until}; the others are \
             not in this statement, and only the portal says that none of them is of these days"
        ),
        None => format!(
            "it says that none of {of} entries is from {from} until {until}; only the portal says so"
        ),
    }
}
