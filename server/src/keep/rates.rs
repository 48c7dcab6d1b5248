//! How often something may be tried: budgets that hold over all processes, and come back bit by bit.

use chrono::TimeDelta;

use super::{Error, Keep};
use crate::vault::Domain;

/// How often something may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is counted.
    pub of: &'static str,
    /// So many in `span`; as many may come at once.
    pub budget: u32,
    /// In so long.
    pub span: TimeDelta,
}

impl Keep {
    /// Takes one of what `who` has left, or answers how long to wait until there is one.
    pub async fn take(&self, limit: Limit, who: &[&[u8]]) -> Result<Option<TimeDelta>, Error> {
        let parts: Vec<_> = [limit.of.as_bytes()]
            .into_iter()
            .chain(who.iter().copied())
            .collect();
        let bucket = self.vault.blind(Domain::Rate, &parts);
        let budget = i32::try_from(limit.budget).unwrap_or(i32::MAX);
        let each = limit.span.checked_div(budget).unwrap_or(limit.span);
        Ok(self
            .store
            .take(bucket, self.now(), each, limit.span)
            .await?)
    }
}
