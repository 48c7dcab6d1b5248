//! Sessions. What the browser holds is a secret token; here only its hash is kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep};

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
        let _ = (token, person, expires_at, content);
        Err(Error::Unavailable)
    }

    /// The session of a token, unless it has expired.
    pub async fn session<T: DeserializeOwned>(
        &self,
        token: &[u8],
    ) -> Result<Option<KeptSession<T>>, Error> {
        let _ = token;
        Err(Error::Unavailable)
    }

    /// Saves a session that is there and has not expired. `false` if it is gone: an ended session never comes back.
    pub async fn save_session<T: Serialize + Sync>(
        &self,
        token: &[u8],
        person: Option<PersonId>,
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<bool, Error> {
        let _ = (token, person, expires_at, content);
        Err(Error::Unavailable)
    }

    /// Ends the session of a token.
    pub async fn delete_session(&self, token: &[u8]) -> Result<(), Error> {
        let _ = token;
        Err(Error::Unavailable)
    }

    /// A person's sessions that have not expired, the one saved last first.
    pub async fn sessions_of<T: DeserializeOwned>(
        &self,
        person: PersonId,
    ) -> Result<Vec<KeptSession<T>>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }

    /// Ends one session of a person. `false` if this person has no such session.
    pub async fn end_session(
        &self,
        person: PersonId,
        session: SessionHandle,
    ) -> Result<bool, Error> {
        let _ = (person, session);
        Err(Error::Unavailable)
    }

    /// Ends all sessions of a person but one; answers how many ended.
    pub async fn end_other_sessions(
        &self,
        person: PersonId,
        except: Option<SessionHandle>,
    ) -> Result<u64, Error> {
        let _ = (person, except);
        Err(Error::Unavailable)
    }

    /// Deletes what has expired, sessions and ceremonies; answers how many rows.
    pub async fn sweep(&self) -> Result<u64, Error> {
        Err(Error::Unavailable)
    }
}
