//! What the store holds sealed, opened and typed: the only way for the rest of the server to reach it.
//!
//! Every method is one transaction or one read. "Not found" is an empty answer, and it is the same
//! answer as "erased".

mod cards;
mod ceremonies;
mod directives;
mod entries;
mod home;
mod imports;
mod institutions;
mod people;
mod quarantine;
mod records;
mod sessions;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::ambient::{Clock, Entropy};

pub use cards::{Card, CardStatus, NewCard, Registered};
pub use ceremonies::Claim;
pub use entries::ChainHead;
pub use home::{CaseFile, HomeView};
pub use imports::{ImportKind, ImportRun};
pub use people::{Change, Enrolled};
pub use quarantine::{NewQuarantined, Quarantined};
pub use records::{Kept, NewRecord, Put, Source};
pub use sessions::{KeptSession, SessionHandle};

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

/// The keeper of everything. Cheap to clone; all clones share one store.
#[derive(Clone)]
pub struct Keep {
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
}

impl Keep {
    /// The present instant by the clock in the state.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A fresh identifier: `keep.mint(DirectiveId::new)`.
    pub fn mint<T>(&self, make: impl FnOnce(DateTime<Utc>, [u8; 10]) -> T) -> T {
        make(self.now(), crate::ambient::random(&*self.entropy))
    }
}
