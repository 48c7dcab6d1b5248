//! How the portal proves to the provider that it is the portal: `private_key_jwt` (OpenID Connect
//! Core 1.0 §9, RFC 7523 §3), signed by ES256.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde::Serialize;

use super::settings::Settings;

/// The type of such an assertion.
pub(super) const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// How long it can be shown: it is used at once.
const TERM: TimeDelta = TimeDelta::seconds(60);

#[derive(Serialize)]
struct Header<'a> {
    alg: &'static str,
    typ: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<&'a str>,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    jti: &'a str,
    iat: i64,
    exp: i64,
}

/// An assertion for the token endpoint, and for it alone.
///
/// # Errors
/// JSON that cannot be written, which there is none of here.
pub(super) fn sign(
    settings: &Settings,
    jti: &str,
    now: DateTime<Utc>,
) -> Result<String, serde_json::Error> {
    let header = Header {
        alg: "ES256",
        typ: "JWT",
        kid: settings.key_id.as_deref(),
    };
    let claims = Claims {
        iss: &settings.client,
        sub: &settings.client,
        aud: settings.endpoints.token.as_str(),
        jti,
        iat: now.timestamp(),
        exp: (now + TERM).timestamp(),
    };
    let header = BASE64.encode(serde_json::to_vec(&header)?);
    let claims = BASE64.encode(serde_json::to_vec(&claims)?);
    let signed = format!("{header}.{claims}");
    let signature = signature(&settings.key, signed.as_bytes());
    Ok(format!("{signed}.{}", BASE64.encode(signature.to_bytes())))
}

/// By RFC 6979: without randomness, which may be bad, and the same each time.
fn signature(key: &SigningKey, message: &[u8]) -> Signature {
    key.sign(message)
}
