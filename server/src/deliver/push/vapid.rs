//! How the portal says to a push service that it is the one that a browser subscribed to (VAPID,
//! RFC 8292): a JWT signed by ES256, in the one header that every service takes.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde::Serialize;
use url::Url;
use zeroize::Zeroizing;

use crate::ambient::{Entropy, random};

/// A token holds for so long: a day is the most that is allowed (section 2), and clocks differ.
const TERM: TimeDelta = TimeDelta::hours(2);

/// A key of the portal.
#[derive(Clone)]
pub struct PushKey {
    /// Its version.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    key: SigningKey,
}

#[derive(Serialize)]
struct Claims<'a> {
    aud: &'a str,
    exp: i64,
    sub: &'a str,
}

impl PushKey {
    /// Draws the bytes of a key. Numbers that are none are drawn about once in 2^32 times.
    pub fn draw(entropy: &dyn Entropy) -> Zeroizing<[u8; 32]> {
        loop {
            let drawn = Zeroizing::new(random::<32>(entropy));
            if SigningKey::from_slice(drawn.as_slice()).is_ok() {
                return drawn;
            }
        }
    }

    /// The key with these bytes, if they are those of one.
    pub fn new(version: u32, made_at: DateTime<Utc>, secret: &[u8]) -> Option<Self> {
        let key = SigningKey::from_slice(secret).ok()?;
        Some(Self {
            version,
            made_at,
            key,
        })
    }

    /// What browsers subscribe with (`applicationServerKey`): the public key, uncompressed.
    pub fn public(&self) -> String {
        BASE64.encode(self.key.verifying_key().to_sec1_point(false).as_bytes())
    }

    /// The `Authorization` for a request to this address, by the portal whose own is `contact`.
    pub fn authorization(&self, to: &Url, contact: &str, now: DateTime<Utc>) -> Option<String> {
        let claims = Claims {
            aud: &to.origin().ascii_serialization(),
            exp: (now + TERM).timestamp(),
            sub: contact,
        };
        let header = BASE64.encode(br#"{"typ":"JWT","alg":"ES256"}"#);
        let claims = BASE64.encode(serde_json::to_vec(&claims).ok()?);
        let signed = format!("{header}.{claims}");
        let signature: Signature = self.key.sign(signed.as_bytes());
        let signature = BASE64.encode(signature.to_bytes());
        Some(format!("vapid t={signed}.{signature}, k={}", self.public()))
    }
}
