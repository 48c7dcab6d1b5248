//! Sessions: kept on the server, found by the hash of a random token in a cookie.
//!
//! A session ends 15 minutes after the last request and 8 hours after the login, whichever comes
//! first. Its token changes whenever the level changes, so that a token known from before opens
//! nothing afterwards, and a session that was ended stays ended: saving is an update, never an
//! insert.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use async_trait::async_trait;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::activity::Part;
use hikae_core::consent::Level;
use hikae_core::ids::PersonId;
use hikae_core::login::{Act, Anchor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, SessionStore};
use tower_sessions::{Expiry, Session, SessionManagerLayer};

use crate::ambient::random;
use crate::keep::{Keep, SessionHandle};
use crate::web::{AppState, WebError};

/// A session ends when nothing was done for so long.
pub const IDLE: TimeDelta = TimeDelta::minutes(15);

/// A session ends so long after the login, whatever was done.
pub const LONGEST: TimeDelta = TimeDelta::hours(8);

/// A session that a phone let in on another device ends sooner: nobody proved anything there.
pub const LONGEST_CROSS_DEVICE: TimeDelta = TimeDelta::hours(1);

/// Being seen is written down at most this often: a page view is not worth a write each time.
const SEEN_EVERY: TimeDelta = TimeDelta::seconds(60);

const SIGNED_IN: &str = "signed-in";
const SEEN: &str = "seen";
const VIEWED: &str = "viewed";

/// What a session knows of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// Name, for the header of every page.
    pub name: String,
    /// How strongly they proved it.
    pub level: Level,
    /// When they proved it.
    pub proved_at: DateTime<Utc>,
    /// What the login stands on.
    pub anchor: Anchor,
    /// Browser and system, roughly, so that the person recognises the session in a list.
    pub device: String,
}

impl SignedIn {
    /// Whether it is the way in that is left when all are stopped: by what undoes it.
    pub fn opens_stopped(&self) -> bool {
        Act::Unlock.allowed(self.level, TimeDelta::zero()).is_ok()
    }

    /// When the session ends if nothing more is done after `now`.
    pub fn ends_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        (now + IDLE).min(self.proved_at + self.longest())
    }

    const fn longest(&self) -> TimeDelta {
        match self.level {
            Level::CrossDevice => LONGEST_CROSS_DEVICE,
            _ => LONGEST,
        }
    }

    /// Seconds from `now` until the session ends at the earliest if nothing is done: being seen
    /// may have been written down up to [`SEEN_EVERY`] ago.
    pub fn idle_seconds(&self, now: DateTime<Utc>) -> u32 {
        u32::try_from((self.ends_at(now) - SEEN_EVERY - now).num_seconds()).unwrap_or(0)
    }
}

/// Who is logged in, if anyone. Counts as being seen.
///
/// # Errors
/// The session store cannot be read.
pub async fn current(parts: &Parts, state: &AppState) -> Result<Option<SignedIn>, WebError> {
    let Some(session) = parts.extensions.get::<Session>() else {
        return Ok(None);
    };
    let Some(signed_in) = session
        .get::<SignedIn>(SIGNED_IN)
        .await
        .map_err(unavailable)?
    else {
        return Ok(None);
    };
    let now = state.clock.now();
    let seen = session
        .get::<DateTime<Utc>>(SEEN)
        .await
        .map_err(unavailable)?;
    if seen.is_none_or(|seen| now - seen >= SEEN_EVERY) {
        session.insert(SEEN, now).await.map_err(unavailable)?;
    }
    Ok(Some(signed_in))
}

/// Who is logged in, for what is no request of theirs: nothing counts as being seen.
///
/// # Errors
/// The session store cannot be read.
pub async fn holder(session: &Session) -> Result<Option<SignedIn>, WebError> {
    session.get(SIGNED_IN).await.map_err(unavailable)
}

/// Notes that a part of the records is looked at. `false` if it was noted in this session before.
///
/// # Errors
/// The session store cannot be read.
pub async fn views(session: &Session, part: Part) -> Result<bool, WebError> {
    let viewed = session.get::<BTreeSet<Part>>(VIEWED).await;
    let mut viewed = viewed.map_err(unavailable)?.unwrap_or_default();
    let new = viewed.insert(part);
    if new {
        session.insert(VIEWED, viewed).await.map_err(unavailable)?;
    }
    Ok(new)
}

/// Logs a person in: a new token, so that one known from before is worth nothing, and nothing
/// left of anybody else who used the session before. Who shows once more that it is them finds
/// what they had begun.
///
/// # Errors
/// The session store cannot be written.
pub async fn sign_in(session: &Session, signed_in: &SignedIn) -> Result<(), WebError> {
    let before = session.get::<SignedIn>(SIGNED_IN).await;
    session.cycle_id().await.map_err(unavailable)?;
    if before.map_err(unavailable)?.map(|before| before.person) != Some(signed_in.person) {
        session.clear().await;
    }
    session
        .insert(SIGNED_IN, signed_in)
        .await
        .map_err(unavailable)?;
    session
        .insert(SEEN, signed_in.proved_at)
        .await
        .map_err(unavailable)
}

/// Logs out: the session is gone from the store.
///
/// # Errors
/// The session store cannot be written.
pub async fn sign_out(session: &Session) -> Result<(), WebError> {
    session.flush().await.map_err(unavailable)
}

/// What a kept session says about who is logged in.
pub fn signed_in(data: &HashMap<String, Value>) -> Option<SignedIn> {
    serde_json::from_value(data.get(SIGNED_IN)?.clone()).ok()
}

/// How the person's list names the session of this request.
///
/// # Errors
/// The session store cannot be read.
pub async fn handle(session: &Session, keep: &Keep) -> Result<Option<SessionHandle>, WebError> {
    let Some(id) = session.id() else {
        return Ok(None);
    };
    let kept = keep
        .session::<HashMap<String, Value>>(&id.0.to_le_bytes())
        .await?;
    Ok(kept.map(|kept| kept.handle))
}

/// Browser and system from the `User-Agent`, in words that a person knows from their screen.
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let named = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    // Order matters: every browser also names those that it wants to be taken for.
    let browser = named(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = named(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (system, browser) {
        (Some(system), Some(browser)) => format!("{system} / {browser}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
}

/// The layer that gives every request its [`Session`].
pub fn layer(state: &AppState) -> SessionManagerLayer<Sessions> {
    let https = state.portal.is_https();
    // Browsers take a `__Host-` cookie only with `Secure`, and some take `Secure` only over TLS,
    // which a demo on this machine does not have.
    let name = if https { "__Host-hikae" } else { "hikae" };
    SessionManagerLayer::new(store(state))
        .with_name(name)
        .with_path("/")
        .with_http_only(true)
        .with_secure(https)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnSessionEnd)
}

/// The store behind the layer.
pub fn store(state: &AppState) -> Sessions {
    Sessions(state.clone())
}

/// The store behind the layer.
#[derive(Clone)]
pub struct Sessions(AppState);

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

impl Sessions {
    fn ends_at(&self, record: &Record) -> DateTime<Utc> {
        let now = self.0.clock.now();
        signed_in(&record.data).map_or(now + IDLE, |signed_in| signed_in.ends_at(now))
    }

    fn person(record: &Record) -> Option<PersonId> {
        signed_in(&record.data).map(|signed_in| signed_in.person)
    }
}

impl Sessions {
    /// Ends a session that has just begun if the ways in were stopped meanwhile. Stopping writes it
    /// down before it ends sessions, so that of a login at the same time one of the two sees the
    /// other.
    async fn unless_stopped(&self, record: &Record) -> session_store::Result<()> {
        let Some(signed_in) = signed_in(&record.data) else {
            return Ok(());
        };
        if signed_in.opens_stopped() {
            return Ok(());
        }
        let stopped = self.0.keep.stopped(signed_in.person).await;
        if stopped.map_err(backend)?.is_some() {
            self.delete(&record.id).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        loop {
            record.id = Id(i128::from_le_bytes(random(&*self.0.entropy)));
            let token = record.id.0.to_le_bytes();
            let (person, ends_at) = (Self::person(record), self.ends_at(record));
            if self
                .0
                .keep
                .create_session(&token, person, ends_at, &record.data)
                .await
                .map_err(backend)?
            {
                return self.unless_stopped(record).await;
            }
        }
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let token = record.id.0.to_le_bytes();
        // A session that is gone was ended while this request was under way: it stays ended.
        self.0
            .keep
            .save_session(
                &token,
                Self::person(record),
                self.ends_at(record),
                &record.data,
            )
            .await
            .map(|_saved| ())
            .map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let kept = self
            .0
            .keep
            .session(&id.0.to_le_bytes())
            .await
            .map_err(backend)?;
        Ok(kept.map(|kept| Record {
            id: *id,
            data: kept.content,
            expiry_date: time::OffsetDateTime::from_unix_timestamp(kept.expires_at.timestamp())
                .unwrap_or(time::OffsetDateTime::UNIX_EPOCH),
        }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.0
            .keep
            .delete_session(&id.0.to_le_bytes())
            .await
            .map_err(backend)
    }
}

fn backend(error: crate::keep::Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

fn unavailable(error: tower_sessions::session::Error) -> WebError {
    WebError::Unavailable(error.to_string())
}

#[cfg(test)]
mod tests {
    use hikae_core::ids::CardId;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn someone() -> SignedIn {
        SignedIn {
            person: PersonId::new(at(0), [7; 10]),
            name: "見本 花子".to_owned(),
            level: Level::Card,
            proved_at: at(0),
            anchor: Anchor::Card(CardId::new(at(0), [8; 10])),
            device: "Windows / Edge".to_owned(),
        }
    }

    #[test]
    fn a_session_ends_after_fifteen_idle_minutes_or_eight_hours() {
        assert_eq!(someone().ends_at(at(1)), at(16));
        assert_eq!(someone().ends_at(at(8 * 60 - 5)), at(8 * 60));
        assert_eq!(someone().idle_seconds(at(8 * 60 - 5)), 240);
        assert_eq!(someone().idle_seconds(at(9 * 60)), 0);
    }

    #[test]
    fn a_session_that_a_phone_let_in_ends_after_an_hour() {
        let let_in = SignedIn {
            level: Level::CrossDevice,
            ..someone()
        };
        assert_eq!(let_in.ends_at(at(40)), at(55));
        assert_eq!(let_in.ends_at(at(50)), at(60));
    }

    #[test]
    fn a_device_is_named_as_its_owner_would_name_it() {
        let device_of = |agent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(USER_AGENT, agent.parse().unwrap());
            device(&headers)
        };
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
        assert_eq!(device_of(edge), "Windows / Edge");
        assert_eq!(device_of(safari), "iPhone / Safari");
        assert_eq!(device_of("<script>"), "?");
    }
}
