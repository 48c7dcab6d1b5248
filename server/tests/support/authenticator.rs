//! An authenticator made of software, which can also do what a real one would not: leave the
//! person unverified, count backwards, answer for another site.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// One authenticator with one passkey.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    id: [u8; 32],
    /// What it has counted.
    pub counter: u32,
    /// Whether it counts at all.
    pub counts: bool,
    /// Whether it verifies the person.
    pub verifies: bool,
    /// Whether its maker copies the passkey to other devices.
    pub synced: bool,
    /// The site that the browser says it is at.
    pub origin: String,
    /// By what the site knows who made the passkey.
    pub handle: Option<String>,
}

impl Authenticator {
    /// The authenticator of this number.
    pub fn new(number: u8) -> Self {
        Self {
            id: [number; 32],
            ..Self::of_key([number; 32])
        }
    }

    /// The authenticator that has this secret.
    pub fn of_key(secret: [u8; 32]) -> Self {
        Self {
            key: SigningKey::from_slice(&secret).unwrap(),
            id: secret,
            counter: 0,
            counts: true,
            verifies: true,
            synced: false,
            origin: "http://localhost:8080".to_owned(),
            handle: None,
        }
    }

    /// Answers the options of a registration.
    pub fn register(&mut self, options: &Value) -> Value {
        self.handle = options["user"]["id"].as_str().map(ToOwned::to_owned);
        let mut data = self.data(options["rp"]["id"].as_str().unwrap(), 0x40);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 32]);
        data.extend(point.y().unwrap());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        self.credential(json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(object),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client("webauthn.create", options)),
        }))
    }

    /// Answers the options of a sign-in.
    pub fn prove(&mut self, options: &Value) -> Value {
        self.counter = if self.counts { self.counter + 1 } else { 0 };
        let data = self.data(options["rpId"].as_str().unwrap(), 0);
        let client = self.client("webauthn.get", options);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature: DerSignature = self.key.sign(&signed);
        self.credential(json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "signature": URL_SAFE_NO_PAD.encode(signature.as_bytes()),
            "userHandle": self.handle,
        }))
    }

    fn credential(&self, response: Value) -> Value {
        let id = URL_SAFE_NO_PAD.encode(self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} })
    }

    fn data(&self, site: &str, with: u8) -> Vec<u8> {
        let verified = if self.verifies { 0x04 } else { 0 };
        let synced = if self.synced { 0x18 } else { 0 };
        let mut data = Sha256::digest(site).to_vec();
        data.push(0x01 | verified | synced | with);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }
}
