//! Logins of a computer by a phone.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PhoneLoginId;

use super::engine::{must, returned, touched};
use super::{Engine, Row, Scope, Statement, text};
use crate::store::{Error, NewPhoneLogin, PhoneLoginRow, PhoneLogins};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl<E: Engine> PhoneLogins for E {
    async fn open_phone_login(&self, new: &NewPhoneLogin) -> Result<(), Error> {
        let id = new.id.uuid();
        let open = Statement::new(text::OPEN_PHONE_LOGIN)
            .bind(id)
            .bind(new.browser)
            .bind(new.expires_at)
            .bind(&new.sealed);
        must(self, Scope::Id(id), open).await
    }

    async fn phone_login(
        &self,
        id: PhoneLoginId,
        now: DateTime<Utc>,
    ) -> Result<Option<PhoneLoginRow>, Error> {
        let found = Statement::new(text::PHONE_LOGIN).bind(id.uuid()).bind(now);
        let rows = self.read(Scope::Id(id.uuid()), found).await?;
        let read = |mut row: Row| {
            Ok(PhoneLoginRow {
                browser: row.blind(0)?,
                expires_at: row.instant(1)?,
                tries: row.number(2)?,
                claimed: row.maybe_instant(3)?.is_some(),
                sealed: row.sealed(4)?,
                answer: row.maybe_sealed(5)?,
            })
        };
        rows.into_iter().next().map(read).transpose()
    }

    async fn answer_phone_login(
        &self,
        id: PhoneLoginId,
        browser: Option<Blind>,
        now: DateTime<Utc>,
        answer: &Sealed,
        until: DateTime<Utc>,
    ) -> Result<bool, Error> {
        // Where the phone's browser has no secret, it is not the one that began.
        let nobody = Blind([0; 32]);
        let said = Statement::new(text::ANSWER_PHONE_LOGIN)
            .bind(id.uuid())
            .bind(browser.unwrap_or(nobody))
            .bind(now)
            .bind(answer)
            .bind(until);
        Ok(touched(self, Scope::Id(id.uuid()), said).await? > 0)
    }

    async fn change_phone_answer(
        &self,
        id: PhoneLoginId,
        answer: &Sealed,
        other: &Sealed,
    ) -> Result<bool, Error> {
        let change = Statement::new(text::CHANGE_PHONE_ANSWER)
            .bind(id.uuid())
            .bind(answer)
            .bind(other);
        Ok(touched(self, Scope::Id(id.uuid()), change).await? > 0)
    }

    async fn try_phone_code(
        &self,
        id: PhoneLoginId,
        browser: Blind,
        now: DateTime<Utc>,
        most: u32,
    ) -> Result<Option<(u32, Sealed)>, Error> {
        let tried = Statement::new(text::TRY_PHONE_CODE)
            .bind(id.uuid())
            .bind(browser)
            .bind(now)
            .bind(most);
        let rows = returned(self, Scope::Id(id.uuid()), tried).await?;
        let read = |mut row: Row| Ok((row.number(0)?, row.sealed(1)?));
        rows.into_iter().next().map(read).transpose()
    }

    async fn claim_phone_login(
        &self,
        id: PhoneLoginId,
        answer: &Sealed,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let claim = Statement::new(text::CLAIM_PHONE_LOGIN)
            .bind(id.uuid())
            .bind(answer)
            .bind(now);
        Ok(touched(self, Scope::Id(id.uuid()), claim).await? > 0)
    }
}
