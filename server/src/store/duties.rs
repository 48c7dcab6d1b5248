//! Background duties: one process at a time holds each, for a while, under a fence.
//!
//! A lease alone does not keep two processes apart: one that was paused may wake up after its lease
//! has ended and go on as if it still held it. So every change of hands raises the fence, and what
//! a duty publishes is taken only under the fence that holds.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Error;
use crate::vault::Sealed;

/// Grows with every change of hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fence(pub u64);

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// Which.
    pub duty: u32,
    /// The fence that holds.
    pub fence: Fence,
    /// The process that holds it, or held it last.
    pub holder: Uuid,
    /// Until when it is held (exclusive).
    pub until: DateTime<Utc>,
    /// What was published last.
    pub result: Option<Sealed>,
}

/// Duties.
#[async_trait]
pub trait Duties: Send + Sync {
    /// Takes a duty until `until`, or keeps it so long: the fence if `holder` has it now, `None`
    /// if another process holds it at `now`. Who comes back after their time was over gets a new
    /// fence.
    async fn take_duty(
        &self,
        duty: u32,
        holder: Uuid,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<Fence>, Error>;

    /// Leaves a duty before its time, so that another process need not wait.
    async fn leave_duty(&self, duty: u32, fence: Fence) -> Result<(), Error>;

    /// Publishes what came of a duty.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the fence no longer holds; nothing was published.
    async fn publish(&self, duty: u32, fence: Fence, result: &Sealed) -> Result<(), Error>;

    /// All that were ever taken.
    async fn duties(&self) -> Result<Vec<DutyRow>, Error>;
}
