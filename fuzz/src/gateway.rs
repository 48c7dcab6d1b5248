//! What an institution's software sends: assertions and key sets. The modules are the server's own,
//! taken in by their paths, so that the server need not be compiled with counters.

#[allow(dead_code)]
#[path = "../../server/src/gateway/assertion.rs"]
mod assertions;
#[allow(dead_code)]
#[path = "../../server/src/gateway/jose.rs"]
mod jose;
#[allow(dead_code, missing_docs)]
#[path = "../../server/src/gateway/keys.rs"]
mod keys;

use std::sync::OnceLock;

use chrono::TimeDelta;
use hikae_core::ids::InstitutionId;
use jsonwebtoken::jwk::JwkSet;

use crate::software::Software;
use crate::{fixture, kind};
use assertions::Claims;
use keys::Keys;

pub(crate) const AUDIENCE: &str = "https://hikae.example.lg.jp/gateway/token";

pub(crate) fn client() -> InstitutionId {
    InstitutionId::new(fixture::now(), [7; 10])
}

pub(crate) fn institution() -> &'static Software {
    static SOFTWARE: OnceLock<Software> = OnceLock::new();
    SOFTWARE.get_or_init(|| Software::new(1, client(), AUDIENCE))
}

/// The institution's public keys.
fn known() -> &'static JwkSet {
    static KEYS: OnceLock<JwkSet> = OnceLock::new();
    KEYS.get_or_init(|| serde_json::from_str(&institution().jwks()).unwrap())
}

/// The input as it is, or as the claims or the header of what the institution signs.
fn sent(input: &[u8]) -> Option<(bool, String)> {
    let software = institution();
    let (kind, rest) = kind(input, 3)?;
    let text = std::str::from_utf8(rest).ok()?;
    let now = fixture::now().timestamp();
    Some(match kind {
        0 => (false, text.to_owned()),
        1 => (
            true,
            software.sign_text(&software.header().to_string(), text),
        ),
        _ => (
            true,
            software.sign_text(text, &software.claims(now).to_string()),
        ),
    })
}

/// Whether an assertion holds. One that the institution did not sign is never looked into.
pub(crate) fn held(input: &[u8]) -> bool {
    let Some((signed, jws)) = sent(input) else {
        return false;
    };
    let (issuer, key) = (jose::issuer(&jws), jose::key_id(&jws));
    let Some(claims) = jose::verified::<Claims>(&jws, known()) else {
        return false;
    };
    assert!(signed, "a forged assertion: {issuer:?}, {key:?}");
    let now = fixture::now();
    let until = claims.hold(client(), AUDIENCE, now);
    if let Some(until) = until {
        assert!(now < until && until <= now + TimeDelta::minutes(6));
        assert!(!claims.jti.is_empty() && claims.jti.len() < 256);
        assert_eq!(issuer, Some(client().to_string()));
    }
    until.is_some()
}

/// An assertion.
pub fn assertion(input: &[u8]) {
    held(input);
}

/// Keys that an institution hands over, or publishes.
pub fn key_set(input: &[u8]) {
    if let Some(set) = keys::usable(input) {
        assert!(set.keys.len() <= 16 && set.keys.iter().all(jose::is_sound));
    }
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    if let Ok(Keys::Set(set)) = Keys::parse(text) {
        assert!((1..=16).contains(&set.keys.len()));
        assert!(set.keys.iter().all(jose::is_sound));
        let again = serde_json::to_string(&set).unwrap();
        assert_eq!(Keys::parse(&again), Ok(Keys::Set(set)));
    }
    if let Ok(Keys::Url(url)) = Keys::at(text) {
        assert!(matches!(url.scheme(), "https" | "http"));
    }
}
