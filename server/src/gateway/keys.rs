//! The public keys of a client (RFC 7517), or where it publishes them.

use std::collections::BTreeSet;
use std::net::IpAddr;

use jsonwebtoken::jwk::JwkSet;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::{Host, Url};

use super::jose;

/// A client has no more keys than this.
const MOST: usize = 16;

/// Members of a key that only its owner may know (RFC 7518 §6).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Where a client's keys come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keys {
    /// They were handed over.
    Set(JwkSet),
    /// They are fetched from where the client publishes them.
    Url(Url),
}

impl Default for Keys {
    /// None: nobody gets in.
    fn default() -> Self {
        Self::Set(JwkSet::default())
    }
}

/// Why keys cannot be registered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// It is no key set.
    #[error("not a set of keys in JSON (RFC 7517)")]
    Form,
    /// There are none, or too many.
    #[error("1 to {MOST} keys are needed")]
    Count,
    /// A private key was handed over: it is none any more.
    #[error("holds a private key, which nobody but its owner may know: make another")]
    Private,
    /// A key has no name.
    #[error("a key has no kid")]
    Unnamed,
    /// Two keys have one name.
    #[error("two keys have the kid {0}")]
    Twice(String),
    /// A key that cannot be used here.
    #[error("the key {0} is neither RSA of 2048 to 8192 bits for RS384 nor P-384 for ES384")]
    Unusable(String),
    /// Keys are fetched, and others were to be taken beside them.
    #[error("keys can stand beside others only where both were handed over")]
    Beside,
    /// The address is none to fetch keys from.
    #[error("not an https address of a key set")]
    Address,
}

impl Keys {
    /// Keys as they were handed over.
    ///
    /// # Errors
    /// [`KeysError`].
    pub fn parse(json: &str) -> Result<Self, KeysError> {
        let value: Value = serde_json::from_str(json).map_err(|_| KeysError::Form)?;
        let keys = value.get("keys").and_then(Value::as_array);
        let keys = keys.ok_or(KeysError::Form)?;
        if keys
            .iter()
            .any(|key| PRIVATE.iter().any(|member| key.get(member).is_some()))
        {
            return Err(KeysError::Private);
        }
        let set: JwkSet = serde_json::from_value(value).map_err(|_| KeysError::Form)?;
        if set.keys.is_empty() || set.keys.len() > MOST {
            return Err(KeysError::Count);
        }
        let mut names = BTreeSet::new();
        for key in &set.keys {
            let name = key.common.key_id.clone().filter(|name| !name.is_empty());
            let name = name.ok_or(KeysError::Unnamed)?;
            if !jose::is_sound(key) {
                return Err(KeysError::Unusable(name));
            }
            if !names.insert(name.clone()) {
                return Err(KeysError::Twice(name));
            }
        }
        Ok(Self::Set(set))
    }

    /// Where keys are published: over https, except on this machine.
    ///
    /// # Errors
    /// [`KeysError::Address`].
    pub fn at(address: &str) -> Result<Self, KeysError> {
        let url: Url = address.parse().map_err(|_| KeysError::Address)?;
        let here = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
            Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
            None => return Err(KeysError::Address),
        };
        let bare = url.username().is_empty() && url.password().is_none();
        match url.scheme() {
            "https" if bare => Ok(Self::Url(url)),
            "http" if bare && here => Ok(Self::Url(url)),
            _ => Err(KeysError::Address),
        }
    }

    /// These beside others that go on being taken, so that a client can change over.
    ///
    /// # Errors
    /// [`KeysError`], also if either is an address.
    pub fn beside(self, old: Self) -> Result<Self, KeysError> {
        let (Self::Set(new), Self::Set(old)) = (self, old) else {
            return Err(KeysError::Beside);
        };
        let keys = new.keys.into_iter().chain(old.keys).collect();
        let both = serde_json::to_string(&JwkSet { keys });
        Self::parse(&both.map_err(|_| KeysError::Form)?)
    }
}

/// The keys of a published set that can be used; others may be there for other uses.
pub(super) fn usable(published: &[u8]) -> Option<JwkSet> {
    let mut set: JwkSet = serde_json::from_slice(published).ok()?;
    set.keys.retain(jose::is_sound);
    set.keys.truncate(MOST);
    Some(set)
}
