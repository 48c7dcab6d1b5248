//! What an importer could not take, waiting for a human.

use chrono::{DateTime, Utc};
use hikae_core::ids::{ImportId, QuarantineId};

use super::{Error, Keep};
use crate::intake::Fault;

/// Something to be put into quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuarantined {
    /// The import that met it.
    pub import: ImportId,
    /// Where it was and what is wrong with it.
    pub fault: Fault,
    /// The row or file itself; empty where nothing of it may be kept. With the fault it is what
    /// makes it the same thing again.
    pub content: Vec<u8>,
}

/// Something in quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Which.
    pub id: QuarantineId,
    /// The import that met it first.
    pub import: ImportId,
    /// When.
    pub since: DateTime<Utc>,
    /// Where it was and what is wrong with it.
    pub fault: Fault,
    /// The row or file itself.
    pub content: Vec<u8>,
}

impl Keep {
    /// Puts things into quarantine in one transaction; answers for each its id and whether it is
    /// new there. What waits there already, or was dismissed, is not put again.
    pub async fn quarantine(
        &self,
        things: &[NewQuarantined],
    ) -> Result<Vec<(QuarantineId, bool)>, Error> {
        let _ = things;
        Err(Error::Unavailable)
    }

    /// What waits, oldest first, at most `limit`, after `after`.
    pub async fn quarantined(
        &self,
        after: Option<QuarantineId>,
        limit: u32,
    ) -> Result<Vec<Quarantined>, Error> {
        let _ = (after, limit);
        Err(Error::Unavailable)
    }

    /// Dismisses something that a human has dealt with. `false` if it does not wait.
    pub async fn dismiss_quarantined(&self, id: QuarantineId) -> Result<bool, Error> {
        let _ = id;
        Err(Error::Unavailable)
    }
}
