//! `hikae duties`: which process looks after what in the background.

use std::process::ExitCode;

use serde::de::DeserializeOwned;

use super::{Failure, open};
use crate::cases::Tended;
use crate::config;
use crate::duty::{Swept, Told};
use crate::identity::standing::Looked;
use crate::keep::{Duty, DutyState, Keep};
use crate::watch::Watched;

/// Lists the duties.
pub async fn duties() -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    for duty in Duty::ALL {
        let key = duty.key();
        let line = match duty {
            Duty::Sweep => line(&keep, duty, swept).await?,
            Duty::Digest => line(&keep, duty, told).await?,
            Duty::Cases => line(&keep, duty, tended).await?,
            Duty::Watch => line(&keep, duty, watched).await?,
            Duty::Cards => line(&keep, duty, looked).await?,
            // What comes of these is the public log, and what people are told.
            Duty::Sequence | Duty::Witness | Duty::Delivery | Duty::Circulars => {
                line::<()>(&keep, duty, |()| String::new()).await?
            }
        };
        println!("{key}  {line}");
    }
    Ok(ExitCode::SUCCESS)
}

fn watched(watched: Watched) -> String {
    let Watched { until, findings } = watched;
    format!("until {}: {findings} findings", until.format("%F %T UTC"))
}

fn looked(looked: Looked) -> String {
    let Looked {
        at,
        cards,
        unknown,
        ended,
    } = looked;
    let at = at.format("%F %T UTC");
    format!("done {at}: {cards} cards in use, {unknown} of them unknown, {ended} logins ended")
}

/// Who holds a duty, and what came of it last.
async fn line<T: DeserializeOwned>(
    keep: &Keep,
    duty: Duty,
    result: fn(T) -> String,
) -> Result<String, Failure> {
    let state = keep.duty::<T>(duty).await.map_err(Failure::new)?;
    let Some(DutyState {
        holder,
        until,
        result: came,
    }) = state
    else {
        return Ok("never taken".to_owned());
    };
    let held = if until > keep.now() {
        format!("held by {holder} until {}", until.format("%F %T UTC"))
    } else {
        format!("free, held last by {holder}")
    };
    Ok(match came.map(result) {
        Some(came) if !came.is_empty() => format!("{held}; {came}"),
        _ => held,
    })
}

fn swept(Swept { at, rows }: Swept) -> String {
    format!("done {}: {rows} rows", at.format("%F %T UTC"))
}

fn told(told: Told) -> String {
    let Told {
        week,
        people,
        summaries,
        done,
        ..
    } = told;
    let state = if done { "done" } else { "under way" };
    format!("week of {week} {state}: {people} people, {summaries} summaries")
}

fn tended(tended: Tended) -> String {
    let at = tended.at.format("%F %T UTC");
    format!("done {at}: {} cases handed on", tended.handed_on)
}
