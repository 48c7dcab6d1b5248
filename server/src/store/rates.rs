//! How often something was tried, for all processes together.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::Error;
use crate::vault::Blind;

/// Budgets that come back bit by bit.
#[async_trait]
pub trait Rates: Send + Sync {
    /// Takes one of what comes back one `each`, of which as much may be taken at once as comes
    /// back in `span`: the virtual scheduling of GCRA (ITU-T I.371). Answers how long to wait if
    /// nothing is left.
    async fn take(
        &self,
        bucket: Blind,
        now: DateTime<Utc>,
        each: TimeDelta,
        span: TimeDelta,
    ) -> Result<Option<TimeDelta>, Error>;
}
