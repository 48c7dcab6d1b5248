//! When an institution was last heard of.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;

use super::engine::must;
use super::{Engine, Row, Scope, Statement, text};
use crate::store::{Error, Heard, HeartbeatRow, Heartbeats};

#[async_trait]
impl<E: Engine> Heartbeats for E {
    async fn heard(
        &self,
        institution: InstitutionId,
        how: Heard,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let heard = match how {
            Heard::Asked => text::HEARD_ASKING,
            Heard::Delivered => text::HEARD_DELIVERING,
            Heard::Called => text::HEARD_CALLING,
        };
        let heard = Statement::new(heard).bind(institution.uuid()).bind(at);
        must(self, Scope::Common, heard).await
    }

    async fn heartbeats(&self) -> Result<Vec<HeartbeatRow>, Error> {
        let rows = self
            .read(Scope::Common, Statement::new(text::HEARTBEATS))
            .await?;
        rows.into_iter().map(read).collect()
    }
}

fn read(mut row: Row) -> Result<HeartbeatRow, Error> {
    Ok(HeartbeatRow {
        institution: InstitutionId::from_uuid(row.id(0)?),
        since: row.instant(1)?,
        asked_at: row.maybe_instant(2)?,
        delivered_at: row.maybe_instant(3)?,
        called_at: row.maybe_instant(4)?,
    })
}
