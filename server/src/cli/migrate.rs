//! `hikae migrate`: the tables of the database.

use std::process::ExitCode;

use super::Failure;
use crate::config::{self, Database};
use crate::store::OnOlder;
use crate::store::postgres;
use crate::store::sqlite::Sqlite;

/// Brings the tables up to date; on a server as their owner, who also gives the portal's role its
/// rights.
pub async fn migrate() -> Result<ExitCode, Failure> {
    match config::database().map_err(Failure::new)? {
        Database::File(file) => {
            Sqlite::open(&file, OnOlder::Migrate)
                .await
                .map_err(Failure::new)?;
            println!("{}: up to date", file.display());
        }
        Database::Server { address, .. } => {
            let owner = config::database_owner().map_err(Failure::new)?;
            let (before, after) = postgres::migrate(&owner, &address)
                .await
                .map_err(Failure::new)?;
            println!("{address}: version {before} before, {after} now");
        }
    }
    Ok(ExitCode::SUCCESS)
}
