//! Sessions. What the browser holds is a secret token; here only its hash is kept.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep};
use crate::store::{self, SessionRow};
use crate::vault::{Blind, Domain, Kind};

const SESSION: Kind = Kind::new("session", 1);

/// How long what has expired is kept, so that a browser can still take what it waited for.
pub(super) const GRACE: TimeDelta = TimeDelta::minutes(2);

/// A session as its owner's list names it: the hash of its token, which opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SessionHandle(pub [u8; 32]);

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSession<T> {
    /// How the owner's list names it.
    pub handle: SessionHandle,
    /// Whose, once someone is logged in.
    pub person: Option<PersonId>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// When it ends unless saved again.
    pub expires_at: DateTime<Utc>,
    /// What it holds.
    pub content: T,
}

impl Keep {
    /// Begins a session. `false` if the token is in use: draw another.
    pub async fn create_session<T: Serialize + Sync>(
        &self,
        token: &[u8],
        person: Option<PersonId>,
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<bool, Error> {
        let row = self.session_row(token, person, expires_at, content)?;
        match self.store.create_session(&row).await {
            Ok(()) => Ok(true),
            Err(store::Error::Conflict) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The session of a token, unless it has expired.
    pub async fn session<T: DeserializeOwned>(
        &self,
        token: &[u8],
    ) -> Result<Option<KeptSession<T>>, Error> {
        let row = self.store.session(self.token(token), self.now()).await?;
        row.map(|row| self.open_session(row)).transpose()
    }

    /// Saves a session that is there and has not expired. `false` if it is gone: an ended session never comes back.
    pub async fn save_session<T: Serialize + Sync>(
        &self,
        token: &[u8],
        person: Option<PersonId>,
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<bool, Error> {
        let row = self.session_row(token, person, expires_at, content)?;
        Ok(self.store.save_session(&row).await?)
    }

    /// Ends the session of a token.
    pub async fn delete_session(&self, token: &[u8]) -> Result<(), Error> {
        self.store.end_session(self.token(token), None).await?;
        Ok(())
    }

    /// A person's sessions that have not expired, the one saved last first.
    pub async fn sessions_of<T: DeserializeOwned>(
        &self,
        person: PersonId,
    ) -> Result<Vec<KeptSession<T>>, Error> {
        let rows = self.store.sessions_of(person, self.now()).await?;
        rows.into_iter().map(|row| self.open_session(row)).collect()
    }

    /// People who are logged in somewhere, in the order of their ids, those after `after`, at most
    /// `limit`.
    pub async fn people_logged_in(
        &self,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error> {
        Ok(self.store.logged_in(after, self.now(), limit).await?)
    }

    /// Ends one session of a person. `false` if this person has no such session.
    pub async fn end_session(
        &self,
        person: PersonId,
        session: SessionHandle,
    ) -> Result<bool, Error> {
        Ok(self
            .store
            .end_session(Blind(session.0), Some(person))
            .await?)
    }

    /// Ends all sessions of a person but one; answers how many ended.
    pub async fn end_other_sessions(
        &self,
        person: PersonId,
        except: Option<SessionHandle>,
    ) -> Result<u64, Error> {
        let except = except.map(|session| Blind(session.0));
        Ok(self.store.end_sessions(person, except).await?)
    }

    /// Deletes what has expired, sessions and ceremonies; answers how many rows.
    pub async fn sweep(&self) -> Result<u64, Error> {
        Ok(self.store.sweep(self.now() - GRACE).await?)
    }

    fn token(&self, token: &[u8]) -> Blind {
        self.vault.blind(Domain::Session, &[token])
    }

    fn session_row<T: Serialize>(
        &self,
        token: &[u8],
        person: Option<PersonId>,
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<SessionRow, Error> {
        let (token, now) = (self.token(token), self.now());
        Ok(SessionRow {
            token,
            person,
            created_at: now,
            saved_at: now,
            expires_at,
            sealed: self
                .vault
                .seal_system(SESSION, &place(token, person), content)?,
        })
    }

    fn open_session<T: DeserializeOwned>(&self, row: SessionRow) -> Result<KeptSession<T>, Error> {
        let place = place(row.token, row.person);
        Ok(KeptSession {
            handle: SessionHandle(row.token.0),
            person: row.person,
            created_at: row.created_at,
            saved_at: row.saved_at,
            expires_at: row.expires_at,
            content: self.vault.open_system(SESSION, &place, &row.sealed)?,
        })
    }
}

/// The person is part of the place: a session that is made another person's does not open.
fn place(token: Blind, person: Option<PersonId>) -> Vec<u8> {
    let mut place = token.0.to_vec();
    place.extend(person.iter().flat_map(|person| person.uuid().into_bytes()));
    place
}
