//! A provider of a test's own making, which says whatever a test wants it to. It shares no code with
//! what checks it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use rand::SeedableRng as _;
use rsa::signature::SignatureEncoding as _;
use rsa::traits::PublicKeyParts as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use url::Url;

use super::settings::{Endpoints, Settings};
use super::{App, Parts, Return};
use crate::ambient::{Clock as _, FixedClock, SystemEntropy};
use crate::demo::cards;
use crate::identity::testing::noon;
use crate::keep::Keep;

/// The portal's name there.
pub(crate) const CLIENT: &str = "RP00000001";

/// How an ID token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signed {
    /// By ES256, with the key of this number, under its name.
    Es256(u8),
    /// By ES256 with the key of this number, under the name of another.
    Under(u8, u8),
    /// Not at all.
    None,
    /// By HS256, with the public key as the shared secret.
    Hs256,
    /// By RS256, with a key that the provider publishes.
    Rs256,
    /// By ES256, and then a byte is changed.
    Broken,
}

/// How an endpoint answers instead of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// With this status and body.
    Says(u16, &'static str),
    /// With more than anyone reads.
    Huge,
    /// Never.
    Silent,
    /// By sending the one who asks elsewhere.
    Elsewhere,
}

/// What the provider does.
pub(crate) struct Conduct {
    /// Whose card is read: a key of the demo's cards.
    pub(crate) holder: &'static str,
    /// Who that is to this portal.
    pub(crate) sub: String,
    /// Claims of the ID token that are other than they should be; null leaves one out.
    pub(crate) claims: Value,
    /// The same in its header.
    pub(crate) header: Value,
    /// The same in what is told about the person.
    pub(crate) told: Value,
    /// How ID tokens are signed.
    pub(crate) signed: Signed,
    /// The keys that are published.
    pub(crate) published: Vec<u8>,
    /// Trouble at an endpoint: `token`, `userinfo`, `certs`.
    pub(crate) trouble: BTreeMap<&'static str, Trouble>,
    /// How often each was asked.
    pub(crate) asked: BTreeMap<&'static str, u32>,
    /// Codes that were given out, with what the browser brought along.
    codes: BTreeMap<String, BTreeMap<String, String>>,
    jtis: Vec<String>,
}

struct Inner {
    conduct: Mutex<Conduct>,
    clock: Arc<FixedClock>,
    address: String,
}

/// The provider. Clones are one.
#[derive(Clone)]
pub(crate) struct Provider(Arc<Inner>);

fn key(number: u8) -> SigningKey {
    SigningKey::from_slice(&[number; 32]).unwrap()
}

/// The key by which the portal proves who it is.
fn portals_key() -> SigningKey {
    key(200)
}

fn rsa_key() -> rsa::RsaPrivateKey {
    let mut random = rand::rngs::StdRng::from_seed([3; 32]);
    rsa::RsaPrivateKey::new(&mut random, 2048).unwrap()
}

fn point(key: &SigningKey) -> Vec<u8> {
    key.verifying_key().to_sec1_bytes().to_vec()
}

fn jwk(number: u8) -> Value {
    let point = point(&key(number));
    json!({
        "kty": "EC", "crv": "P-256", "kid": format!("key-{number}"), "alg": "ES256", "use": "sig",
        "x": BASE64.encode(&point[1..33]), "y": BASE64.encode(&point[33..]),
    })
}

impl Provider {
    pub(crate) async fn new(clock: Arc<FixedClock>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let conduct = Conduct {
            holder: "hanako",
            sub: "hanako-here".to_owned(),
            claims: json!({}),
            header: json!({}),
            told: json!({}),
            signed: Signed::Es256(1),
            published: vec![1],
            trouble: BTreeMap::new(),
            asked: BTreeMap::new(),
            codes: BTreeMap::new(),
            jtis: Vec::new(),
        };
        let provider = Self(Arc::new(Inner {
            conduct: Mutex::new(conduct),
            clock,
            address,
        }));
        let router = Router::new()
            .route("/protocol/openid-connect/certs", get(certs))
            .route("/protocol/openid-connect/token", post(token))
            .route("/protocol/openid-connect/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    pub(crate) fn conduct(&self) -> MutexGuard<'_, Conduct> {
        self.0.conduct.lock().unwrap()
    }

    pub(crate) fn asked(&self, endpoint: &'static str) -> u32 {
        self.conduct().asked.get(endpoint).copied().unwrap_or(0)
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings {
            issuer: self.0.address.clone(),
            client: CLIENT.to_owned(),
            endpoints: Endpoints::below(&self.0.address).unwrap(),
            acr: "aal3 crl".to_owned(),
            key: portals_key(),
            key_id: None,
        }
    }

    /// The portal's side of it.
    pub(crate) fn app(&self, keep: &Keep) -> App {
        self.app_with(keep, self.settings())
    }

    pub(crate) fn app_with(&self, keep: &Keep, settings: Settings) -> App {
        App::new(Parts {
            keep: keep.clone(),
            clock: self.0.clock.clone(),
            entropy: Arc::new(SystemEntropy),
            settings,
            origin: "http://localhost:8080".to_owned(),
        })
    }

    /// What happens when a browser comes with this address and the person shows their card: what
    /// the browser brings back.
    pub(crate) fn visited(&self, url: &Url) -> Return {
        let said: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        let mut conduct = self.conduct();
        let code = format!("code-{}", conduct.codes.len());
        let state = said["state"].clone();
        conduct.codes.insert(code.clone(), said);
        Return {
            state,
            code: Some(code),
            ..Return::default()
        }
    }

    fn trouble(&self, endpoint: &'static str) -> Option<Trouble> {
        let mut conduct = self.conduct();
        *conduct.asked.entry(endpoint).or_default() += 1;
        conduct.trouble.get(endpoint).copied()
    }

    fn id_token(&self, asked: &BTreeMap<String, String>) -> String {
        let now = self.0.clock.now().timestamp();
        let conduct = self.conduct();
        let mut claims = json!({
            "iss": self.0.address, "sub": conduct.sub, "aud": CLIENT, "azp": CLIENT,
            "exp": now + 300, "iat": now, "auth_time": now, "nonce": asked["nonce"],
            "acr": asked["acr_values"], "jti": "token", "typ": "ID",
        });
        change(&mut claims, &conduct.claims);
        sign(conduct.signed, &conduct.header, &claims)
    }
}

fn change(what: &mut Value, changes: &Value) {
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(what.as_object_mut().unwrap().remove(name)),
            value => what[name] = value.clone(),
        }
    }
}

fn sign(signed: Signed, changes: &Value, claims: &Value) -> String {
    let (alg, kid) = match signed {
        Signed::Es256(number) | Signed::Under(_, number) => ("ES256", format!("key-{number}")),
        Signed::Broken => ("ES256", "key-1".to_owned()),
        Signed::None => ("none", "key-1".to_owned()),
        Signed::Hs256 => ("HS256", "key-1".to_owned()),
        Signed::Rs256 => ("RS256", "rsa".to_owned()),
    };
    let mut header = json!({ "alg": alg, "typ": "JWT", "kid": kid });
    change(&mut header, changes);
    let [header, claims] = [&header, claims].map(|part| BASE64.encode(part.to_string()));
    let message = format!("{header}.{claims}");
    let bytes = message.as_bytes();
    let by = |number| {
        let signature: Signature = key(number).sign(bytes);
        signature.to_bytes().to_vec()
    };
    let signature = match signed {
        Signed::Es256(number) | Signed::Under(number, _) => by(number),
        Signed::Broken => {
            let mut signature = by(1);
            signature[5] ^= 1;
            signature
        }
        Signed::None => Vec::new(),
        Signed::Hs256 => {
            let secret = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &point(&key(1)));
            ring::hmac::sign(&secret, bytes).as_ref().to_vec()
        }
        Signed::Rs256 => rsa::pkcs1v15::SigningKey::<Sha256>::new(rsa_key())
            .sign(bytes)
            .to_vec(),
    };
    format!("{message}.{}", BASE64.encode(signature))
}

async fn troubled(trouble: Trouble) -> Response {
    match trouble {
        Trouble::Says(status, body) => {
            (StatusCode::from_u16(status).unwrap(), body).into_response()
        }
        Trouble::Huge => format!("{{\"keys\":[{}]}}", " ".repeat(70_000)).into_response(),
        Trouble::Silent => std::future::pending().await,
        Trouble::Elsewhere => axum::response::Redirect::to("/").into_response(),
    }
}

async fn certs(State(provider): State<Provider>) -> Response {
    if let Some(trouble) = provider.trouble("certs") {
        return troubled(trouble).await;
    }
    let conduct = provider.conduct();
    let mut keys: Vec<_> = conduct
        .published
        .iter()
        .map(|number| jwk(*number))
        .collect();
    if conduct.signed == Signed::Rs256 {
        let key = rsa_key();
        let [n, e] = [
            key.n().to_be_bytes_trimmed_vartime(),
            key.e().to_be_bytes_trimmed_vartime(),
        ]
        .map(|number| BASE64.encode(number));
        keys.push(
            json!({ "kty": "RSA", "kid": "rsa", "use": "sig", "alg": "RS256", "n": n, "e": e }),
        );
    }
    json!({ "keys": keys }).to_string().into_response()
}

fn problem(error: &str) -> Response {
    let body = json!({ "error": error }).to_string();
    (StatusCode::BAD_REQUEST, body).into_response()
}

async fn token(
    State(provider): State<Provider>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    if let Some(trouble) = provider.trouble("token") {
        return troubled(trouble).await;
    }
    if !provider.knows(&form) {
        return problem("invalid_client");
    }
    let asked = provider.conduct().codes.remove(&form["code"]);
    let Some(asked) = asked else {
        return problem("invalid_grant");
    };
    let challenge = BASE64.encode(Sha256::digest(&form["code_verifier"]));
    let same = asked["code_challenge"] == challenge && asked["code_challenge_method"] == "S256";
    if !same || asked["redirect_uri"] != form["redirect_uri"] {
        return problem("invalid_grant");
    }
    let answer = json!({
        "token_type": "Bearer", "expires_in": 300, "scope": asked["scope"],
        "access_token": format!("access {}", asked["scope"]), "id_token": provider.id_token(&asked),
    });
    answer.to_string().into_response()
}

impl Provider {
    /// Whether the portal proves who it is (RFC 7523 §3).
    fn knows(&self, form: &BTreeMap<String, String>) -> bool {
        let assertion = &form["client_assertion"];
        let (message, signature) = assertion.rsplit_once('.').unwrap();
        let signature = Signature::from_slice(&BASE64.decode(signature).unwrap()).unwrap();
        let portal = VerifyingKey::from(&portals_key());
        let part = |at: usize| -> Value {
            let part = message.split('.').nth(at).unwrap();
            serde_json::from_slice(&BASE64.decode(part).unwrap()).unwrap()
        };
        let (header, claims) = (part(0), part(1));
        let now = self.0.clock.now().timestamp();
        let until = claims["exp"].as_i64().unwrap();
        let jti = claims["jti"].as_str().unwrap().to_owned();
        let mut conduct = self.conduct();
        let fresh = !conduct.jtis.contains(&jti);
        conduct.jtis.push(jti);
        portal.verify(message.as_bytes(), &signature).is_ok()
            && header["alg"] == "ES256"
            && claims["iss"] == CLIENT
            && claims["sub"] == CLIENT
            && claims["aud"] == format!("{}/protocol/openid-connect/token", self.0.address)
            && (now + 1..=now + 120).contains(&until)
            && fresh
            && form["client_id"] == CLIENT
            && form["grant_type"] == "authorization_code"
            && form["client_assertion_type"]
                == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    }
}

async fn userinfo(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    if let Some(trouble) = provider.trouble("userinfo") {
        return troubled(trouble).await;
    }
    let token = headers["authorization"].to_str().unwrap();
    if token != "Bearer access openid name address birthdate gender" {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let conduct = provider.conduct();
    let holders = cards::holders(noon().date_naive());
    let holder = holders.iter().find(|it| it.key == conduct.holder).unwrap();
    let resident = &holder.resident;
    let sex = match resident.sex {
        hikae_core::resident::Sex::Male => "1",
        hikae_core::resident::Sex::Female => "2",
    };
    let mut told = json!({
        "sub": conduct.sub, "name": resident.name.replace(' ', "　"), "address": resident.address,
        "birthdate": resident.birth_date.format("%Y%m%d").to_string(), "gender": sex,
    });
    change(&mut told, &conduct.told);
    told.to_string().into_response()
}
