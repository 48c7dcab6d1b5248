//! The software of an institution: it signs assertions, also wrong ones, and shares no code with
//! what checks them.

use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use p384::ecdsa::signature::Signer as _;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rsa::signature::SignatureEncoding as _;
use rsa::traits::PublicKeyParts as _;
use serde_json::{Value, json};
use sha2::Sha384;

static COUNT: AtomicU64 = AtomicU64::new(1);

/// One key of one institution.
#[derive(Clone)]
pub struct Software {
    /// The institution's id.
    pub client: String,
    /// Whom its assertions are for.
    pub audience: String,
    key: Key,
}

#[derive(Clone)]
enum Key {
    Ec(p384::ecdsa::SigningKey),
    Rsa(Box<rsa::RsaPrivateKey>),
}

impl Software {
    /// Signs by ES384, with the key of this number.
    pub fn new(number: u8, client: impl ToString, audience: &str) -> Self {
        Self {
            client: client.to_string(),
            audience: audience.to_owned(),
            key: Key::Ec(p384::ecdsa::SigningKey::from_slice(&[number; 48]).unwrap()),
        }
    }

    /// The same with an RSA key.
    pub fn rsa(&self, number: u8, bits: usize) -> Self {
        let mut random = StdRng::from_seed([number; 32]);
        let key = rsa::RsaPrivateKey::new(&mut random, bits).unwrap();
        Self {
            key: Key::Rsa(Box::new(key)),
            ..self.clone()
        }
    }

    /// Its public key.
    pub fn jwk(&self) -> Value {
        match &self.key {
            Key::Ec(key) => {
                let point = key.verifying_key().to_sec1_bytes();
                json!({
                    "kty": "EC", "crv": "P-384", "kid": "ec-1", "alg": "ES384", "use": "sig",
                    "x": BASE64.encode(&point[1..49]), "y": BASE64.encode(&point[49..]),
                })
            }
            Key::Rsa(key) => json!({
                "kty": "RSA", "kid": "rsa-1", "alg": "RS384",
                "n": BASE64.encode(key.n().to_be_bytes_trimmed_vartime()),
                "e": BASE64.encode(key.e().to_be_bytes_trimmed_vartime()),
            }),
        }
    }

    /// Its public keys, as they are handed over.
    pub fn jwks(&self) -> String {
        json!({ "keys": [self.jwk()] }).to_string()
    }

    /// Its private key.
    pub fn pem(&self) -> String {
        use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
        match &self.key {
            Key::Ec(_) => panic!("only that of an RSA key is asked for"),
            Key::Rsa(key) => key.to_pkcs8_pem(LineEnding::LF).unwrap().to_string(),
        }
    }

    /// The header of a good assertion.
    pub fn header(&self) -> Value {
        let key = self.jwk();
        json!({ "typ": "JWT", "alg": key["alg"], "kid": key["kid"] })
    }

    /// The claims of a good assertion, each time with another jti.
    pub fn claims(&self, now: i64) -> Value {
        json!({
            "iss": self.client,
            "sub": self.client,
            "aud": self.audience,
            "exp": now + 240,
            "iat": now,
            "jti": format!("jti-{}", COUNT.fetch_add(1, Ordering::Relaxed)),
            "extensions": {
                "hl7-b2b": {
                    "version": "1",
                    "subject_id": "A-0312",
                    "subject_role": "physician",
                    "purpose_of_use": ["urn:oid:2.16.840.1.113883.5.8#TREAT"],
                },
                "hikae": { "reason": "診察のため" },
            },
        })
    }

    /// Signs whatever it is given, by its key.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        self.sign_text(&header.to_string(), &claims.to_string())
    }

    /// Signs texts, whether or not they say anything.
    pub fn sign_text(&self, header: &str, claims: &str) -> String {
        let message = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
        let signature = match &self.key {
            Key::Ec(key) => {
                let signature: p384::ecdsa::Signature = key.sign(message.as_bytes());
                signature.to_bytes().to_vec()
            }
            Key::Rsa(key) => {
                let key = rsa::pkcs1v15::SigningKey::<Sha384>::new((**key).clone());
                rsa::signature::Signer::sign(&key, message.as_bytes()).to_vec()
            }
        };
        format!("{message}.{}", BASE64.encode(signature))
    }

    /// A good assertion.
    pub fn assertion(&self, now: i64) -> String {
        self.sign(&self.header(), &self.claims(now))
    }
}

/// What is signed.
pub fn message(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

/// The form with which a token is asked for.
pub fn form(assertion: &str, scope: &str) -> String {
    let fields = [
        ("grant_type", "client_credentials"),
        ("scope", scope),
        (
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ),
        ("client_assertion", assertion),
    ];
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
