//! Signatures of clients: by RS384 or ES384 (SMART App Launch, asymmetric client authentication).

use jsonwebtoken::Algorithm;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use serde::de::DeserializeOwned;

use crate::jose;
pub(super) use crate::jose::{issuer, key_id};

const TAKEN: [Algorithm; 2] = [Algorithm::RS384, Algorithm::ES384];

/// Whether a key is one that can be checked with: RSA of 2048 to 8192 bits, or a point of P-384.
pub(super) fn is_sound(key: &Jwk) -> bool {
    jose::is_sound(key, &TAKEN)
}

/// The claims of a JWS that one of these keys has signed.
pub(super) fn verified<T: DeserializeOwned>(jws: &str, keys: &JwkSet) -> Option<T> {
    jose::verified(jws, keys, &TAKEN)
}
