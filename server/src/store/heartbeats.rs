//! When an institution was last heard of.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;

use super::Error;

/// How an institution is heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Heard {
    /// It asked for records.
    Asked,
    /// Files about its work came in.
    Delivered,
    /// It said that it is there.
    Called,
}

/// When an institution was heard of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeartbeatRow {
    /// Which.
    pub institution: InstitutionId,
    /// For the first time.
    pub since: DateTime<Utc>,
    /// When it last asked for records.
    pub asked_at: Option<DateTime<Utc>>,
    /// When files about its work last came in.
    pub delivered_at: Option<DateTime<Utc>>,
    /// When it last said that it is there.
    pub called_at: Option<DateTime<Utc>>,
}

/// Heartbeats.
#[async_trait]
pub trait Heartbeats: Send + Sync {
    /// Notes that an institution was heard of. What was noted later stays.
    async fn heard(
        &self,
        institution: InstitutionId,
        how: Heard,
        at: DateTime<Utc>,
    ) -> Result<(), Error>;

    /// All that were ever heard of, in the order of their ids.
    async fn heartbeats(&self) -> Result<Vec<HeartbeatRow>, Error>;
}
