//! Background duties, each done by one process at a time.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::ProcessId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep};
pub use crate::store::Fence;
use crate::vault::Kind;

const RESULT: Kind = Kind::new("duty-result", 1);

/// A duty. Its number stands in the tables and stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Deleting sessions and ceremonies that have expired.
    Sweep = 1,
    /// Putting entries into the public log.
    Sequence = 2,
    /// Asking witnesses about the public log.
    Witness = 6,
    /// Telling everyone once a week what they were not told at once.
    Digest = 3,
    /// Handing overdue cases on, and counting rates.
    Cases = 5,
    /// Watching over who looks.
    Watch = 7,
    /// Asking whether cards of people who are logged in were revoked.
    Cards = 8,
    /// Taking word of notices to where it goes.
    Delivery = 9,
    /// Sending circulars whose time has come.
    Circulars = 10,
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Sweep,
        Self::Sequence,
        Self::Digest,
        Self::Cases,
        Self::Watch,
        Self::Cards,
        Self::Delivery,
        Self::Circulars,
        Self::Witness,
    ];

    /// A word for commands.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sweep => "sweep",
            Self::Sequence => "sequence",
            Self::Witness => "witness",
            Self::Digest => "digest",
            Self::Cases => "cases",
            Self::Watch => "watch",
            Self::Cards => "cards",
            Self::Delivery => "delivery",
            Self::Circulars => "circulars",
        }
    }

    pub(super) const fn number(self) -> u32 {
        self as u32
    }
}

/// How a duty stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyState<T> {
    /// Which process has it, or had it last.
    pub holder: ProcessId,
    /// Until when it is held (exclusive).
    pub until: DateTime<Utc>,
    /// What came of it last.
    pub result: Option<T>,
}

impl Keep {
    /// Takes a duty for a while, or keeps it for another: the fence under which results are taken,
    /// `None` while another process has it.
    pub async fn take_duty(
        &self,
        duty: Duty,
        process: ProcessId,
        term: TimeDelta,
    ) -> Result<Option<Fence>, Error> {
        let now = self.now();
        let taken = self
            .store
            .take_duty(duty.number(), process.uuid(), now, now + term);
        Ok(taken.await?)
    }

    /// Publishes what came of a duty.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the duty has gone over to another process; nothing was published.
    pub async fn publish<T: Serialize + Sync>(
        &self,
        duty: Duty,
        fence: Fence,
        result: &T,
    ) -> Result<(), Error> {
        let place = duty.number().to_be_bytes();
        let sealed = self.vault.seal_system(RESULT, &place, result)?;
        Ok(self.store.publish(duty.number(), fence, &sealed).await?)
    }

    /// How a duty stands; `None` if it was never taken.
    pub async fn duty<T: DeserializeOwned>(
        &self,
        duty: Duty,
    ) -> Result<Option<DutyState<T>>, Error> {
        let rows = self.store.duties().await?;
        let Some(row) = rows.into_iter().find(|row| row.duty == duty.number()) else {
            return Ok(None);
        };
        let place = duty.number().to_be_bytes();
        let open = |sealed| self.vault.open_system(RESULT, &place, &sealed);
        Ok(Some(DutyState {
            holder: ProcessId::from_uuid(row.holder),
            until: row.until,
            result: row.result.map(open).transpose()?,
        }))
    }
}
