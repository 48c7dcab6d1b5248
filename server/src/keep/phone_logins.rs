//! Logins of a computer by a phone, as they are kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::PhoneLoginId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep};
use crate::store::NewPhoneLogin;
use crate::vault::{Kind, Sealed};

const BEGUN: Kind = Kind::new("phone_login", 1);
const ANSWER: Kind = Kind::new("phone_answer", 1);

/// How a login stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPhoneLogin<B, A> {
    /// Until when it goes on (exclusive).
    pub expires_at: DateTime<Utc>,
    /// Whether the browser that asks is the one that began it.
    pub began_here: bool,
    /// How many codes were tried.
    pub tries: u32,
    /// Whether it let someone in.
    pub claimed: bool,
    /// What began.
    pub begun: B,
    /// What was answered.
    pub answer: Option<A>,
    sealed: Option<Sealed>,
}

/// A code that is to be compared with the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried<A> {
    /// How many codes were tried, with this one.
    pub tries: u32,
    /// What was answered.
    pub answer: A,
    sealed: Sealed,
}

impl Keep {
    /// Begins one, bound to the browser that holds the secret `browser`.
    pub async fn open_phone_login<B: Serialize + Sync>(
        &self,
        id: PhoneLoginId,
        browser: &[u8],
        expires_at: DateTime<Utc>,
        begun: &B,
    ) -> Result<(), Error> {
        let new = NewPhoneLogin {
            id,
            browser: self.browser(browser),
            expires_at,
            sealed: self.vault.seal_system(BEGUN, id.uuid().as_bytes(), begun)?,
        };
        Ok(self.store.open_phone_login(&new).await?)
    }

    /// One that is not over, as it stands for the browser with the secret `browser`.
    pub async fn phone_login<B: DeserializeOwned, A: DeserializeOwned>(
        &self,
        id: PhoneLoginId,
        browser: Option<&[u8]>,
    ) -> Result<Option<KeptPhoneLogin<B, A>>, Error> {
        let Some(row) = self.store.phone_login(id, self.now()).await? else {
            return Ok(None);
        };
        let answer = row.answer.as_ref();
        Ok(Some(KeptPhoneLogin {
            expires_at: row.expires_at,
            began_here: browser.is_some_and(|secret| self.browser(secret) == row.browser),
            tries: row.tries,
            claimed: row.claimed,
            begun: self
                .vault
                .open_system(BEGUN, id.uuid().as_bytes(), &row.sealed)?,
            answer: answer
                .map(|sealed| self.vault.open_system(ANSWER, id.uuid().as_bytes(), sealed))
                .transpose()?,
            sealed: row.answer,
        }))
    }

    /// Answers one that is not over, from another browser than the one that began; it goes on until
    /// `until`. `false` if there is none, or it was answered before.
    pub async fn answer_phone_login<A: Serialize + Sync>(
        &self,
        id: PhoneLoginId,
        browser: Option<&[u8]>,
        answer: &A,
        until: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let browser = browser.map(|secret| self.browser(secret));
        let sealed = self.answer(id, answer)?;
        let answered = self
            .store
            .answer_phone_login(id, browser, self.now(), &sealed, until);
        Ok(answered.await?)
    }

    /// Answers otherwise what was answered, as long as nobody was let in by it.
    pub async fn change_phone_answer<B: Sync, A: Serialize + Sync>(
        &self,
        id: PhoneLoginId,
        kept: &KeptPhoneLogin<B, A>,
        other: &A,
    ) -> Result<bool, Error> {
        let Some(answer) = &kept.sealed else {
            return Ok(false);
        };
        let other = self.answer(id, other)?;
        Ok(self.store.change_phone_answer(id, answer, &other).await?)
    }

    /// Counts a code that the browser tries which began; gives the answer to compare it with while
    /// that has not been done `most` times.
    pub async fn try_phone_code<A: DeserializeOwned>(
        &self,
        id: PhoneLoginId,
        browser: &[u8],
        most: u32,
    ) -> Result<Option<Tried<A>>, Error> {
        let browser = self.browser(browser);
        let tried = self.store.try_phone_code(id, browser, self.now(), most);
        let Some((tries, sealed)) = tried.await? else {
            return Ok(None);
        };
        Ok(Some(Tried {
            tries,
            answer: self
                .vault
                .open_system(ANSWER, id.uuid().as_bytes(), &sealed)?,
            sealed,
        }))
    }

    /// Lets someone in by the answer that a code was compared with, if it still holds: `true` for
    /// one caller only.
    pub async fn claim_phone_login<A: Sync>(
        &self,
        id: PhoneLoginId,
        tried: &Tried<A>,
    ) -> Result<bool, Error> {
        let claimed = self.store.claim_phone_login(id, &tried.sealed, self.now());
        Ok(claimed.await?)
    }

    fn answer<A: Serialize>(&self, id: PhoneLoginId, answer: &A) -> Result<Sealed, Error> {
        Ok(self
            .vault
            .seal_system(ANSWER, id.uuid().as_bytes(), answer)?)
    }
}
