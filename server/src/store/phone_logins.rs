//! Logins of a computer by a phone: begun by one browser, answered once on the phone, and taken once
//! by the browser that began, with a code that it may try a few times.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PhoneLoginId;

use super::Error;
use crate::vault::{Blind, Sealed};

/// One that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPhoneLogin {
    /// Which.
    pub id: PhoneLoginId,
    /// Secret of the browser that began it.
    pub browser: Blind,
    /// Until when it may be answered (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What began.
    pub sealed: Sealed,
}

/// How one stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneLoginRow {
    /// Secret of the browser that began it.
    pub browser: Blind,
    /// Until when it goes on (exclusive).
    pub expires_at: DateTime<Utc>,
    /// How many codes were tried.
    pub tries: u32,
    /// Whether it let someone in.
    pub claimed: bool,
    /// What began.
    pub sealed: Sealed,
    /// What was answered.
    pub answer: Option<Sealed>,
}

/// Logins of a computer by a phone.
#[async_trait]
pub trait PhoneLogins: Send + Sync {
    /// Begins one.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the id is in use.
    async fn open_phone_login(&self, new: &NewPhoneLogin) -> Result<(), Error>;

    /// One that is not over at `now`.
    async fn phone_login(
        &self,
        id: PhoneLoginId,
        now: DateTime<Utc>,
    ) -> Result<Option<PhoneLoginRow>, Error>;

    /// Answers one that is not over at `now`, from another browser than the one that began; it goes
    /// on until `until`. `false` if there is none, or it was answered before.
    async fn answer_phone_login(
        &self,
        id: PhoneLoginId,
        browser: Option<Blind>,
        now: DateTime<Utc>,
        answer: &Sealed,
        until: DateTime<Utc>,
    ) -> Result<bool, Error>;

    /// Puts another answer in the place of `answer`, as long as nobody was let in by it. `false` if
    /// that is not the answer.
    async fn change_phone_answer(
        &self,
        id: PhoneLoginId,
        answer: &Sealed,
        other: &Sealed,
    ) -> Result<bool, Error>;

    /// Counts a code that the browser tries which began, and gives the answer to compare with; none
    /// if there is no answer, `most` codes were tried, someone was let in, or it is over at `now`.
    async fn try_phone_code(
        &self,
        id: PhoneLoginId,
        browser: Blind,
        now: DateTime<Utc>,
        most: u32,
    ) -> Result<Option<(u32, Sealed)>, Error>;

    /// Lets someone in by this answer: `true` for one caller only.
    async fn claim_phone_login(
        &self,
        id: PhoneLoginId,
        answer: &Sealed,
        now: DateTime<Utc>,
    ) -> Result<bool, Error>;
}
