//! `hikae schema`: how the tables lie on a cluster.

use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use super::Failure;
use crate::config::{self, Database};
use crate::store::postgres;

/// What to do with the tables.
#[derive(Debug, Subcommand)]
pub enum Schema {
    /// Lay the tables out on a cluster: those of people by person, small ones everywhere
    Distribute {
        /// What the cluster runs
        #[arg(long)]
        engine: Engine,
    },
}

/// What spreads tables over machines and must be told how.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Engine {
    /// PostgreSQL with the extension Citus
    Citus,
}

/// Lays the tables out.
pub async fn schema(what: Schema) -> Result<ExitCode, Failure> {
    let Schema::Distribute {
        engine: Engine::Citus,
    } = what;
    let Database::Server { address, .. } = config::database().map_err(Failure::new)? else {
        return Err(Failure::new(
            "HIKAE_DATABASE_URL is not set: an embedded database lies on one machine",
        ));
    };
    let owner = config::database_owner().map_err(Failure::new)?;
    let tables = postgres::distribute(&owner, &address)
        .await
        .map_err(Failure::new)?;
    for (table, place) in tables {
        println!("{table}: {place}");
    }
    Ok(ExitCode::SUCCESS)
}
