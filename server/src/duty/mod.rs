//! Background duties of a running portal. Of several processes each duty has one at a time; when
//! that one stops, another takes over.

mod digest;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::ProcessId;
use serde::{Deserialize, Serialize};

use crate::cases::{self, Tended};
use crate::identity::revocation::RevocationSource;
use crate::identity::standing::{self, Looked};
use crate::keep::{Duty, Error, Keep};
use crate::watch::{self, Watched};

/// How often a process looks after its duties, or whether another has left them.
const EVERY: Duration = Duration::from_secs(300);

/// How long a duty is held: a process that goes on has it again before it ends.
const TERM: TimeDelta = TimeDelta::seconds(700);

pub use digest::{Told, tell};

/// What came of sweeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swept {
    /// When.
    pub at: DateTime<Utc>,
    /// How many expired sessions and ceremonies were deleted.
    pub rows: u64,
}

/// Looks after all duties, for ever.
pub async fn attend(keep: Keep, revocation: Arc<dyn RevocationSource>) {
    let me = keep.mint(ProcessId::new);
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = sweep(&keep, me).await {
            tracing::warn!(error.message = %error, "expired sessions were not swept out");
        }
        match tell(&keep, me).await {
            Ok(_) | Err(Error::Conflict) => {}
            Err(error) => {
                tracing::warn!(error.message = %error, "the weekly summaries are not complete");
            }
        }
        if let Err(error) = tend(&keep, me).await {
            tracing::warn!(error.message = %error, "overdue cases were not handed on");
        }
        if let Err(error) = watch_over(&keep, me).await {
            tracing::warn!(error.message = %error, "who looks was not watched over");
        }
        if let Err(error) = look_at_cards(&keep, &revocation, me).await {
            tracing::warn!(error.message = %error, "cards in use were not looked at");
        }
    }
}

/// Sweeps out what has expired, unless that is another process's duty.
///
/// # Errors
/// [`Error::Conflict`] if the duty went over to another process in the meantime.
pub async fn sweep(keep: &Keep, me: ProcessId) -> Result<Option<Swept>, Error> {
    let Some(fence) = keep.take_duty(Duty::Sweep, me, TERM).await? else {
        return Ok(None);
    };
    let swept = Swept {
        rows: keep.sweep().await?,
        at: keep.now(),
    };
    keep.publish(Duty::Sweep, fence, &swept).await?;
    Ok(Some(swept))
}

/// Looks after cases, unless that is another process's duty.
///
/// # Errors
/// [`Error::Conflict`] if the duty went over to another process in the meantime.
pub async fn tend(keep: &Keep, me: ProcessId) -> Result<Option<Tended>, Error> {
    let Some(fence) = keep.take_duty(Duty::Cases, me, TERM).await? else {
        return Ok(None);
    };
    let before = keep.duty::<Tended>(Duty::Cases).await?;
    let tended = cases::tend(keep, before.and_then(|duty| duty.result)).await?;
    keep.publish(Duty::Cases, fence, &tended).await?;
    Ok(Some(tended))
}

/// Watches over who looks, unless that is another process's duty.
///
/// # Errors
/// [`Error::Conflict`] if the duty went over to another process in the meantime.
pub async fn watch_over(keep: &Keep, me: ProcessId) -> Result<Option<Watched>, Error> {
    let Some(fence) = keep.take_duty(Duty::Watch, me, TERM).await? else {
        return Ok(None);
    };
    let before = keep.duty::<Watched>(Duty::Watch).await?;
    let watched = watch::look(keep, before.and_then(|duty| duty.result)).await?;
    keep.publish(Duty::Watch, fence, &watched).await?;
    Ok(Some(watched))
}

/// Looks at the cards of people who are logged in, unless that is another process's duty.
///
/// # Errors
/// [`Error::Conflict`] if the duty went over to another process in the meantime.
pub async fn look_at_cards(
    keep: &Keep,
    revocation: &Arc<dyn RevocationSource>,
    me: ProcessId,
) -> Result<Option<Looked>, Error> {
    let Some(fence) = keep.take_duty(Duty::Cards, me, TERM).await? else {
        return Ok(None);
    };
    let looked = standing::look(keep, revocation).await?;
    keep.publish(Duty::Cards, fence, &looked).await?;
    Ok(Some(looked))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::TimeZone as _;

    use super::*;
    use crate::ambient::{FixedClock, SystemEntropy};
    use crate::vault::RootKey;

    #[tokio::test]
    async fn of_two_processes_one_sweeps_until_its_time_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let begin = Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap();
        let clock = Arc::new(FixedClock::new(begin));
        let file = folder.path().join("hikae.db");
        let open = || {
            Keep::open_sqlite(
                &file,
                RootKey::new([1; 32]),
                clock.clone(),
                Arc::new(SystemEntropy),
            )
        };
        let (first, second) = (open().await.unwrap(), open().await.unwrap());
        let processes = [first.mint(ProcessId::new), second.mint(ProcessId::new)];
        let expired = begin - TimeDelta::hours(1);
        first
            .create_session(b"token", None, expired, &"content")
            .await
            .unwrap();
        let swept = sweep(&first, processes[0]).await.unwrap().unwrap();
        assert_eq!(swept, Swept { at: begin, rows: 1 });
        assert_eq!(sweep(&second, processes[1]).await.unwrap(), None);
        let state = second.duty::<Swept>(Duty::Sweep).await.unwrap().unwrap();
        assert_eq!((state.holder, state.result), (processes[0], Some(swept)));

        clock.set(begin + TERM);
        assert!(sweep(&second, processes[1]).await.unwrap().is_some());
        assert_eq!(sweep(&first, processes[0]).await.unwrap(), None);
    }
}
