//! Passkeys of people.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, PersonId};

use super::engine::{must, returned};
use super::notices::telling;
use super::people::{holder, there};
use super::pieces::{Part, of};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{Error, Held, KeyCeremonyRow, KeyRing, KeyRow, NewNotice, NumberRow, Passkeys};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl<E: Engine> Passkeys for E {
    async fn key_ring(&self, person: PersonId) -> Result<Option<Held<KeyRing>>, Error> {
        let statement = Statement::new(text::KEY_RING).bind(person);
        let Some(Held { key, what }) = of(self, person, statement).await? else {
            return Ok(None);
        };
        let mut ring = KeyRing::default();
        for piece in what {
            match piece.part {
                Part::LoginNumber => ring.number = Some(piece.login_number()?),
                _ => ring.keys.push(piece.passkey(person)?),
            }
        }
        Ok(Some(Held { key, what: ring }))
    }

    async fn key_holder(&self, blind: Blind) -> Result<Option<PersonId>, Error> {
        holder(self, blind).await
    }

    async fn put_key(
        &self,
        key: &KeyRow,
        number: Option<&NumberRow>,
        notice: &NewNotice,
    ) -> Result<(), Error> {
        let person = key.person;
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if let Some(number) = number {
            let give = Statement::new(text::PUT_LOGIN_NUMBER)
                .bind(person)
                .bind(number.login)
                .bind(&number.sealed);
            script = script.must(hold(number.login, person)).must(give);
        }
        let put = Statement::new(text::PUT_KEY)
            .bind(person)
            .bind(key.credential)
            .bind(key.version)
            .bind(&key.sealed);
        let script = script.must(hold(key.credential, person)).must(put);
        let script = telling(script, person, notice, Expect::Any);
        self.write(script).await?;
        Ok(())
    }

    async fn update_key(&self, key: &KeyRow, notice: Option<&NewNotice>) -> Result<(), Error> {
        let update = Statement::new(text::UPDATE_KEY)
            .bind(key.person)
            .bind(key.credential)
            .bind(key.version)
            .bind(&key.sealed);
        let mut script = Script::new(Scope::Person(key.person)).must(update);
        if let Some(notice) = notice {
            script = telling(script, key.person, notice, Expect::Any);
        }
        self.write(script).await?;
        Ok(())
    }

    async fn remove_keys(
        &self,
        person: PersonId,
        credentials: &[Blind],
        notice: &NewNotice,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person));
        for credential in credentials {
            let remove = Statement::new(text::REMOVE_KEY)
                .bind(person)
                .bind(*credential);
            let release = Statement::new(text::RELEASE).bind(*credential).bind(person);
            script = script.must(remove).must(release);
        }
        let script = telling(script, person, notice, Expect::Any);
        self.write(script).await?;
        Ok(())
    }

    async fn open_key_ceremony(&self, ceremony: &KeyCeremonyRow) -> Result<(), Error> {
        let id = ceremony.id.uuid();
        let open = Statement::new(text::OPEN_KEY_CEREMONY)
            .bind(id)
            .bind(ceremony.browser)
            .bind(ceremony.expires_at)
            .bind(&ceremony.sealed);
        must(self, Scope::Id(id), open).await
    }

    async fn take_key_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error> {
        let take = Statement::new(text::TAKE_KEY_CEREMONY)
            .bind(id.uuid())
            .bind(browser)
            .bind(now);
        let rows = returned(self, Scope::Id(id.uuid()), take).await?;
        rows.into_iter()
            .next()
            .map(|mut row| row.sealed(0))
            .transpose()
    }
}

fn hold(blind: Blind, person: PersonId) -> Statement {
    Statement::new(text::HOLD).bind(blind).bind(person)
}
