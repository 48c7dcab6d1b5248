//! `hikae duties`: which process looks after what in the background.

use std::process::ExitCode;

use super::{Failure, open};
use crate::config;
use crate::duty::Swept;
use crate::keep::{Duty, DutyState};

/// Lists the duties.
pub async fn duties() -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    for duty in Duty::ALL {
        let key = duty.key();
        match keep.duty::<Swept>(duty).await.map_err(Failure::new)? {
            None => println!("{key}  never taken"),
            Some(state) => println!("{key}  {}", words(&state, keep.now())),
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn words(state: &DutyState<Swept>, now: chrono::DateTime<chrono::Utc>) -> String {
    let DutyState {
        holder,
        until,
        result,
    } = state;
    let held = if *until > now {
        format!("held by {holder} until {}", until.format("%F %T UTC"))
    } else {
        format!("free, held last by {holder}")
    };
    match result {
        Some(Swept { at, rows }) => {
            format!("{held}; done {}: {rows} rows", at.format("%F %T UTC"))
        }
        None => held,
    }
}
