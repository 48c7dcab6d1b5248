//! Login ceremonies: a challenge that is answered once, and an outcome that is taken once, by the
//! browser that began it.

use chrono::{DateTime, Utc};
use hikae_core::ids::CeremonyId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep};

/// What a browser finds when it asks for the outcome of its ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim<T> {
    /// Nobody answered the challenge yet.
    Waiting,
    /// It was answered; the outcome is not there yet.
    Answered,
    /// The outcome. It is given out only once.
    Outcome(T),
    /// No such ceremony, expired, of another browser, or taken already.
    Gone,
}

impl Keep {
    /// Begins a ceremony, bound to the browser that holds the secret `browser`.
    pub async fn open_ceremony<T: Serialize + Sync>(
        &self,
        id: CeremonyId,
        browser: &[u8],
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<(), Error> {
        let _ = (id, browser, expires_at, content);
        Err(Error::Unavailable)
    }

    /// Looks at an unanswered, unexpired ceremony without using it up.
    pub async fn ceremony<T: DeserializeOwned>(&self, id: CeremonyId) -> Result<Option<T>, Error> {
        let _ = id;
        Err(Error::Unavailable)
    }

    /// Uses up a ceremony: of all callers exactly one gets its content, if it has not expired. To
    /// be called before the answer is verified.
    pub async fn consume_ceremony<T: DeserializeOwned>(
        &self,
        id: CeremonyId,
    ) -> Result<Option<T>, Error> {
        let _ = id;
        Err(Error::Unavailable)
    }

    /// Stores what came of a ceremony that was consumed. `false` if there is none, or it has an
    /// outcome.
    pub async fn settle_ceremony<O: Serialize + Sync>(
        &self,
        id: CeremonyId,
        outcome: &O,
    ) -> Result<bool, Error> {
        let _ = (id, outcome);
        Err(Error::Unavailable)
    }

    /// Takes the outcome, once, with the secret of the browser that began it.
    pub async fn claim_ceremony<O: DeserializeOwned>(
        &self,
        id: CeremonyId,
        browser: &[u8],
    ) -> Result<Claim<O>, Error> {
        let _ = (id, browser);
        Err(Error::Unavailable)
    }
}
