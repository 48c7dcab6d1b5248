//! Sending in the background: one process at a time.

use std::time::Duration;

use chrono::TimeDelta;
use hikae_core::ids::ProcessId;

use super::{Error, Municipality, Sent, send};
use crate::keep::{Duty, Keep};

/// How often a process looks whether something is to go out.
const EVERY: Duration = Duration::from_secs(2);

/// How long the duty is held. What two processes send at once reaches nobody twice, so that a send may
/// last longer; and what a process leaves behind waits no longer than this.
const TERM: TimeDelta = TimeDelta::seconds(10);

/// Sends what is approved, for ever.
pub async fn attend(keep: Keep, municipality: Municipality) {
    let me = keep.mint(ProcessId::new);
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        ticks.tick().await;
        match tend(&keep, &municipality, me).await {
            Ok(sent) => {
                for one in sent {
                    let circular = one.circular.to_string();
                    tracing::info!(circular, told = one.told, "a circular went out");
                }
            }
            Err(error) => tracing::warn!(error.message = %error, "circulars did not go out"),
        }
    }
}

/// Sends what is approved, unless that is another process's duty.
///
/// # Errors
/// What stopped it.
pub async fn tend(
    keep: &Keep,
    municipality: &Municipality,
    me: ProcessId,
) -> Result<Vec<Sent>, Error> {
    match keep.take_duty(Duty::Circulars, me, TERM).await? {
        Some(_) => send(keep, municipality).await,
        None => Ok(Vec::new()),
    }
}
