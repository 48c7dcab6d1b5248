//! Sessions of staff: apart from those of citizens, because both may be in one browser.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::staff::Member;
use serde::{Deserialize, Serialize};

use super::audit::{Action, Actor};
use super::{Key, Staff, StaffError, Standing};
use crate::ambient::random;
use crate::identity::session::{IDLE, LONGEST};
use crate::keep;

/// Being seen is written down at most this often.
const SEEN_EVERY: TimeDelta = TimeDelta::seconds(60);

/// What the cookie holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// A session that began just now.
pub struct NewSession {
    /// Its token.
    pub token: Token,
}

#[derive(Serialize, Deserialize)]
struct Content {
    began: DateTime<Utc>,
}

impl Token {
    /// The token that the browser sent, if it has one.
    pub fn of(headers: &HeaderMap, https: bool) -> Option<Self> {
        let jar = CookieJar::from_headers(headers);
        let mut token = [0; 32];
        hex::decode_to_slice(jar.get(name(https))?.value(), &mut token).ok()?;
        Some(Self(token))
    }

    /// The cookie that carries it: to nobody but this portal, and not from other sites' links.
    pub fn cookie(&self, https: bool) -> Cookie<'static> {
        cookie(https, hex::encode(self.0))
    }
}

/// The cookie that takes the token away.
pub fn no_cookie(https: bool) -> Cookie<'static> {
    let mut cookie = cookie(https, String::new());
    cookie.make_removal();
    cookie
}

fn cookie(https: bool, value: String) -> Cookie<'static> {
    Cookie::build((name(https), value))
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Strict)
        .build()
}

/// Some browsers take `Secure` only over TLS, which a demo on this machine does not have.
/// What the cookie is called.
pub const fn name(https: bool) -> &'static str {
    if https {
        "__Host-hikae-staff"
    } else {
        "hikae-staff"
    }
}

impl Staff {
    /// The member whose session this is. Whoever has left is nobody from then on, and what someone
    /// may do is what holds now. Counts as being seen.
    pub async fn current(&self, token: &Token) -> Result<Option<Member>, StaffError> {
        let Some(session) = self.keep.staff_session::<Content>(&token.0).await? else {
            return Ok(None);
        };
        let standing = self.keep.member(session.staff).await?;
        let Some(standing) = standing.filter(Standing::active) else {
            return Ok(None);
        };
        let now = self.clock.now();
        if now - session.saved_at >= SEEN_EVERY {
            let ends = ends_at(session.content.began, now);
            self.keep
                .see_staff_session(&token.0, &session, ends)
                .await?;
        }
        Ok(Some(standing.member))
    }

    /// Ends the session: nobody gets back into it.
    pub async fn sign_out(&self, token: &Token) -> Result<(), StaffError> {
        let member = self.current(token).await?;
        if self.keep.end_staff_session(&token.0).await?
            && let Some(member) = member
        {
            let deed = Actor::of(&member).does(Action::SignedOut);
            self.keep.write_audit(deed).await?;
        }
        Ok(())
    }

    /// Drops the session that a browser had before it begins another.
    pub async fn drop_session(&self, token: &Token) -> Result<(), StaffError> {
        self.keep.end_staff_session(&token.0).await?;
        Ok(())
    }

    pub(super) async fn begin_session(
        &self,
        member: &Member,
        key: &Key,
    ) -> Result<NewSession, StaffError> {
        let token = Token(random(&*self.entropy));
        let began = self.clock.now();
        let deed = Actor::of(member).does(Action::SignedIn {
            key: key.label.clone(),
        });
        let begun = self
            .keep
            .begin_staff_session(
                &token.0,
                member.id,
                ends_at(began, began),
                &Content { began },
                key,
                deed,
            )
            .await;
        match begun {
            Ok(()) => Ok(NewSession { token }),
            // Used elsewhere, or removed, between the question and the answer.
            Err(keep::Error::Conflict) => Err(StaffError::Refused),
            Err(error) => Err(error.into()),
        }
    }
}

fn ends_at(began: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    (now + IDLE).min(began + LONGEST)
}
