//! How often something was tried.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::engine::returned;
use super::{Engine, Scope, Statement, text};
use crate::store::{Error, Rates};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Rates for E {
    async fn take(
        &self,
        bucket: Blind,
        now: DateTime<Utc>,
        each: TimeDelta,
        span: TimeDelta,
    ) -> Result<Option<TimeDelta>, Error> {
        let micros = |delta: TimeDelta| delta.num_microseconds().map_or(0, i64::unsigned_abs);
        let take = Statement::new(text::TAKE)
            .bind(bucket)
            .bind(now)
            .bind(micros(each))
            .bind(micros(span));
        if !returned(self, Scope::Blind(bucket), take).await?.is_empty() {
            return Ok(None);
        }
        let left = Statement::new(text::WHOLE_AT).bind(bucket);
        let whole = match self.read(Scope::Blind(bucket), left).await?.pop() {
            Some(mut row) => row.instant(0)?,
            // Swept out in between: it is there again.
            None => now,
        };
        Ok(Some((whole + each - now - span).max(TimeDelta::zero())))
    }
}
