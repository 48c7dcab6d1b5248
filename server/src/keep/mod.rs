//! What the store holds sealed, opened and typed: the only way for the rest of the server to reach it.
//!
//! Every method is one transaction or one read. "Not found" is an empty answer, and it is the same
//! answer as "erased". No key of a person is held longer than one call: it comes with the rows it
//! opens, so that erasing it takes effect at once and everywhere.

mod accounts;
mod alerts;
mod apps;
mod cards;
mod cases;
mod ceremonies;
mod circulars;
mod clients;
mod deliveries;
mod directives;
mod disasters;
mod duties;
mod entries;
mod findings;
mod heartbeats;
mod home;
mod imports;
mod institutions;
mod insurances;
mod log;
mod matters;
mod notices;
mod open;
mod passes;
mod passkeys;
mod people;
mod phone_logins;
mod pseudonyms;
mod quarantine;
mod rates;
mod records;
mod rotate;
mod sessions;
mod staff;
#[cfg(test)]
pub(crate) mod tests;
mod visits;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use hikae_core::ids::{EntryId, InstitutionId};

use crate::ambient::{Clock, Entropy};
use crate::store::{self, Store};
pub use crate::store::{CheckpointRow, CosignatureRow, Integration, NoticeCounts, TileRow};
use crate::vault::{self, Vault};

pub use accounts::KeptActivity;
pub use alerts::AlertSetting;
pub use apps::{AppLink, AppStatus, Linked};
pub use cards::{Card, CardStatus, NewCard, Registered};
pub use cases::{NewCase, Place as QueuePlace, Queued};
pub use ceremonies::Claim;
pub use circulars::{Course, KeptCircular, LIST_PART, Looked, Second, Tally, Turn, Writer};
pub use clients::KeptToken;
pub use deliveries::{Channel, Delivery, DeliveryState, Due, Package, Packed, Reach};
pub use duties::{Duty, DutyState, Fence};
pub use entries::Arrives;
pub use findings::{FindingAnswer, KeptFinding, Verdict};
pub use heartbeats::{Heard, Heartbeat};
pub use hikae_core::disclosure::ChainHead;
pub use home::{CaseFile, HomeView};
pub use imports::{ImportKind, ImportRun};
pub use insurances::InsurerSide;
pub use log::{Commitment, KeptEntry};
pub use matters::{DeskNumber, DeskNumberError, KeptMatter};
pub use notices::{Inbox, KeptNotice};
pub use open::OpenError;
pub use passes::{KeptPass, Pass, Passed, WhatFor};
pub use passkeys::KeyRing;
pub use people::{Change, Enrolled};
pub use phone_logins::{KeptPhoneLogin, Tried};
pub use pseudonyms::{NoPseudonym, Pseudonym};
pub use quarantine::{NewQuarantined, Quarantined};
pub use rates::Limit;
pub use records::{Kept, NewRecord, Put, Source};
pub use rotate::{RotateError, rotate};
pub use sessions::{KeptSession, SessionHandle};
pub use staff::{KeptInvitation, Roll, StaffSession};
pub use visits::KeptVisit;

/// How often something is read, decided and written again when someone else was faster.
const TRIES: usize = 8;

/// Why something could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Someone else was faster; nothing was changed. Read again and decide again.
    #[error("changed by someone else in the meantime")]
    Conflict,
    /// The person is unknown here, or was erased.
    #[error("no such person")]
    NoSuchPerson,
    /// The database cannot be reached, is full, or did not acknowledge in time. Nothing that was
    /// not acknowledged may be relied upon.
    #[error("the store is unavailable")]
    Unavailable,
    /// Something sealed does not open: moved, altered, or sealed under another key.
    #[error("a sealed row does not open")]
    Sealed,
}

/// An entry of a log that is there and cannot be read: altered, or moved from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} cannot be read")]
pub struct Unreadable {
    /// The number under which it is kept.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// When it was written down, as it stands beside it.
    pub recorded_at: DateTime<Utc>,
}

impl Unreadable {
    const fn row(row: &store::EntryRow) -> Self {
        Self {
            seq: row.head.seq,
            id: row.head.id,
            recorded_at: row.recorded_at,
        }
    }
}

impl From<Unreadable> for Error {
    fn from(unreadable: Unreadable) -> Self {
        tracing::error!(%unreadable, "an entry does not open");
        Self::Sealed
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict => Self::Conflict,
            error => {
                tracing::error!(%error, "the store failed");
                Self::Unavailable
            }
        }
    }
}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        tracing::error!(%error, "the vault refused");
        Self::Sealed
    }
}

/// The keeper of everything. Cheap to clone; all clones share one store.
#[derive(Clone)]
pub struct Keep {
    store: Arc<dyn Store>,
    vault: Arc<Vault>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    noted: Arc<heartbeats::Noted<(InstitutionId, Heard)>>,
    looked_up: Arc<heartbeats::Noted<String>>,
}

impl Keep {
    /// The present instant by the clock in the state.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The same keep at another clock: for a demo, which plays what happened before it began.
    #[must_use]
    pub fn at(&self, clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            ..self.clone()
        }
    }

    /// A fresh identifier: `keep.mint(DirectiveId::new)`.
    pub fn mint<T>(&self, make: impl FnOnce(DateTime<Utc>, [u8; 10]) -> T) -> T {
        make(self.now(), crate::ambient::random(&*self.entropy))
    }
}

/// Where a version of a row lies: its id and its version.
fn version_row(id: uuid::Uuid, version: u32) -> [u8; 20] {
    let mut row = [0; 20];
    let (first, last) = row.split_at_mut(16);
    first.copy_from_slice(id.as_bytes());
    last.copy_from_slice(&version.to_be_bytes());
    row
}

/// The JSON of a value, for comparing contents blind.
fn json<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value).map_err(|_| Error::Sealed)
}
