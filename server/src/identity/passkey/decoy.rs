//! What stands in for the passkey of who is not there.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use webauthn_rs::prelude::{Passkey, WebauthnError};

/// A passkey with this id, whose key is the base point of P-256: anyone can sign for it, and what
/// is signed for it is never taken.
pub(crate) fn decoy(id: &[u8]) -> Result<Passkey, WebauthnError> {
    let coordinate = |hex: &str| hex::decode(hex).unwrap_or_default();
    let credential = json!({ "cred": {
        "cred_id": URL_SAFE_NO_PAD.encode(id),
        "cred": { "type_": "ES256", "key": { "EC_EC2": {
            "curve": "SECP256R1",
            "x": coordinate("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
            "y": coordinate("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
        } } },
        "counter": 0,
        "transports": null,
        "user_verified": true,
        "backup_eligible": false,
        "backup_state": false,
        "registration_policy": "required",
        "extensions": {},
        "attestation": { "data": "None", "metadata": "None" },
        "attestation_format": "none",
    } });
    serde_json::from_value(credential).map_err(|_| WebauthnError::CredentialNotFound)
}
