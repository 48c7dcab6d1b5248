//! Background duties.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::engine::{must, returned, touched};
use super::{Engine, Row, Scope, Statement, text};
use crate::store::{Duties, DutyRow, Error, Fence};
use crate::vault::Sealed;

#[async_trait]
impl<E: Engine> Duties for E {
    async fn take_duty(
        &self,
        duty: u32,
        holder: Uuid,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<Fence>, Error> {
        let take = Statement::new(text::TAKE_DUTY)
            .bind(duty)
            .bind(holder)
            .bind(now)
            .bind(until);
        let rows = returned(self, Scope::Common, take).await?;
        let fence = rows.into_iter().next().map(|mut row| row.number(0));
        Ok(fence.transpose()?.map(Fence))
    }

    async fn leave_duty(&self, duty: u32, fence: Fence) -> Result<(), Error> {
        let leave = Statement::new(text::LEAVE_DUTY).bind(duty).bind(fence.0);
        touched(self, Scope::Common, leave).await?;
        Ok(())
    }

    async fn publish(&self, duty: u32, fence: Fence, result: &Sealed) -> Result<(), Error> {
        let publish = Statement::new(text::PUBLISH)
            .bind(duty)
            .bind(fence.0)
            .bind(result);
        must(self, Scope::Common, publish).await
    }

    async fn duties(&self) -> Result<Vec<DutyRow>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::DUTIES))
            .await?;
        rows.into_iter().map(read).collect()
    }
}

fn read(mut row: Row) -> Result<DutyRow, Error> {
    Ok(DutyRow {
        duty: row.number(0)?,
        fence: Fence(row.number(1)?),
        holder: row.id(2)?,
        until: row.instant(3)?,
        result: row.maybe_sealed(4)?,
    })
}
