//! Login ceremonies: a challenge that is answered once, and an outcome that is taken once, by the
//! browser that began it.

use chrono::{DateTime, Utc};
use hikae_core::ids::CeremonyId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::sessions::GRACE;
use super::{Error, Keep};
use crate::store::{CeremonyState, NewCeremony};
use crate::vault::{Blind, Domain, Kind};

const CEREMONY: Kind = Kind::new("ceremony", 1);
const OUTCOME: Kind = Kind::new("ceremony-outcome", 1);

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
        let ceremony = NewCeremony {
            id,
            browser: self.browser(browser),
            expires_at,
            sealed: self
                .vault
                .seal_system(CEREMONY, id.uuid().as_bytes(), content)?,
        };
        Ok(self.store.open_ceremony(&ceremony).await?)
    }

    /// Looks at an unanswered, unexpired ceremony without using it up.
    pub async fn ceremony<T: DeserializeOwned>(&self, id: CeremonyId) -> Result<Option<T>, Error> {
        let sealed = self.store.ceremony(id, self.now()).await?;
        let open = |sealed| {
            self.vault
                .open_system(CEREMONY, id.uuid().as_bytes(), &sealed)
        };
        Ok(sealed.map(open).transpose()?)
    }

    /// Uses up a ceremony: of all callers exactly one gets its content, if it has not expired. To
    /// be called before the answer is verified.
    pub async fn consume_ceremony<T: DeserializeOwned>(
        &self,
        id: CeremonyId,
    ) -> Result<Option<T>, Error> {
        let sealed = self.store.consume_ceremony(id, self.now()).await?;
        let open = |sealed| {
            self.vault
                .open_system(CEREMONY, id.uuid().as_bytes(), &sealed)
        };
        Ok(sealed.map(open).transpose()?)
    }

    /// Stores what came of a ceremony that was consumed. `false` if there is none, or it has an
    /// outcome.
    pub async fn settle_ceremony<O: Serialize + Sync>(
        &self,
        id: CeremonyId,
        outcome: &O,
    ) -> Result<bool, Error> {
        let sealed = self
            .vault
            .seal_system(OUTCOME, id.uuid().as_bytes(), outcome)?;
        Ok(self.store.settle_ceremony(id, &sealed).await?)
    }

    /// Takes the outcome, once, with the secret of the browser that began it; until two minutes
    /// after the ceremony has expired.
    pub async fn claim_ceremony<O: DeserializeOwned>(
        &self,
        id: CeremonyId,
        browser: &[u8],
    ) -> Result<Claim<O>, Error> {
        let (browser, now) = (self.browser(browser), self.now());
        let state = self
            .store
            .claim_ceremony(id, browser, now - GRACE, now)
            .await?;
        Ok(match state {
            None => Claim::Gone,
            Some(CeremonyState::Open) => Claim::Waiting,
            Some(CeremonyState::Answered) => Claim::Answered,
            Some(CeremonyState::Outcome(sealed)) => Claim::Outcome(self.vault.open_system(
                OUTCOME,
                id.uuid().as_bytes(),
                &sealed,
            )?),
        })
    }

    pub(super) fn browser(&self, secret: &[u8]) -> Blind {
        self.vault.blind(Domain::Browser, &[secret])
    }
}
