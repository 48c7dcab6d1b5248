//! `hikae institution`: when institutions were last heard of.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Subcommand;

use super::{Failure, open};
use crate::config;
use crate::keep::{Heard, Keep};

/// What to do with the registry.
#[derive(Debug, Subcommand)]
pub enum InstitutionCommand {
    /// List institutions: code, name, and when each was first and last heard of
    List,
    /// Note that an institution's system is there
    Heartbeat {
        /// Its code
        code: String,
    },
}

/// Lists, or notes a heartbeat.
pub async fn institution(what: InstitutionCommand) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    match what {
        InstitutionCommand::List => list(&keep).await,
        InstitutionCommand::Heartbeat { code } => {
            let found = keep.institution_by_code(&code).await;
            let institution = found
                .map_err(Failure::new)?
                .ok_or_else(|| Failure::new(format!("no institution has the code {code}")))?;
            keep.heard(institution.id, Heard::Called)
                .await
                .map_err(Failure::new)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn list(keep: &Keep) -> Result<ExitCode, Failure> {
    let heartbeats = keep.heartbeats().await.map_err(Failure::new)?;
    for institution in keep.institutions().await.map_err(Failure::new)? {
        let heard = heartbeats
            .iter()
            .find(|heard| heard.institution == institution.id);
        let words = match heard {
            None => "never heard of".to_owned(),
            Some(heard) => format!(
                "since {}; asked {}; delivered {}; called {}",
                at(Some(heard.since)),
                at(heard.asked_at),
                at(heard.delivered_at),
                at(heard.called_at)
            ),
        };
        println!("{}  {}  {words}", institution.code, institution.name);
    }
    Ok(ExitCode::SUCCESS)
}

fn at(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(
        || "never".to_owned(),
        |at| at.format("%F %T UTC").to_string(),
    )
}
