//! The gateway as institutions' software meets it.

mod description;
mod hostile;
mod insurance;
mod reading;
mod visits;

use std::path::Path;
use std::process::{Command, Output};

use axum::body::Body;
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::TimeDelta;
use hikae_core::ids::InstitutionId;
use hikae_core::watch::Pattern;
use hmac::{KeyInit as _, Mac as _};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::ambient::{Clock as _, SystemClock};
use crate::gateway::testing::software::message;
use crate::gateway::testing::{Software, admit, form, register};
use crate::gateway::{Admission, Budget, Keys};
use crate::intake::published::skip;
use crate::web::testing::{Site, site, site_at};

const SCOPE: &str = "system/Observation.rs system/Immunization.r";

#[tokio::test]
async fn whatever_is_not_there_is_told_in_one_shape_and_never_as_a_page() {
    let town = town().await;
    for (method, path, status) in [
        ("GET", "/fhir/Patient/1/2/3", 404),
        ("GET", "/gateway/nothing", 404),
        ("PUT", "/fhir/Patient/1", 405),
        ("DELETE", "/gateway/token", 405),
    ] {
        let request = Request::builder().method(method).uri(path);
        let answer = town.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {path}");
        assert_eq!(answer.header(CONTENT_TYPE), "application/fhir+json");
        assert_eq!(answer.json()["resourceType"], "OperationOutcome");
    }
    let page = Request::get("/nothing").body(Body::empty()).unwrap();
    assert!(town.send(page).await.body.starts_with("<!DOCTYPE html>"));
}

/// A portal, and a clinic whose software is let in.
struct Town {
    site: Site,
    clinic: InstitutionId,
    software: Software,
}

/// What came back, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn header(&self, name: impl AsRef<str>) -> &str {
        let found = self.headers.iter().find(|(it, _)| it == name.as_ref());
        found.map_or("", |(_, value)| value)
    }

    fn error(&self) -> (u16, String) {
        let error = self.json()["error"].as_str().unwrap().to_owned();
        (self.status.as_u16(), error)
    }
}

async fn town() -> Town {
    let site = site(false).await;
    let clinic = register(&site.state.keep, "9910000018").await;
    let software = Software::new(1, clinic, "http://localhost:8080/gateway/token");
    admit(&site.state.keep, clinic, &software).await;
    Town {
        site,
        clinic,
        software,
    }
}

impl Town {
    fn now(&self) -> i64 {
        self.site.clock.now().timestamp()
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.site.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let headers = response.headers().iter();
        let headers = headers
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer {
            status,
            headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    async fn post(&self, form: String) -> Answer {
        let request = Request::post("/gateway/token")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        self.send(request.unwrap()).await
    }

    async fn show(&self, assertion: &str) -> Answer {
        self.post(form(assertion, SCOPE)).await
    }

    async fn token(&self) -> String {
        let answer = self.show(&self.software.assertion(self.now())).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    async fn get(&self, path: &str, authorization: &str) -> Answer {
        let request = Request::get(path).header(AUTHORIZATION, authorization);
        self.send(request.body(Body::empty()).unwrap()).await
    }
}

#[tokio::test]
async fn a_token_says_what_was_granted_and_is_not_stored() {
    let town = town().await;
    let answer = town.show(&town.software.assertion(town.now())).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(CACHE_CONTROL), "no-store");
    let mut said = answer.json();
    let token = said["access_token"].take();
    assert_eq!(token.as_str().unwrap().len(), 43);
    let rest = json!({
        "access_token": null,
        "token_type": "bearer",
        "expires_in": 300,
        "scope": "system/Observation.rs system/Immunization.r",
    });
    assert_eq!(said, rest);
}

/// Assertions that must not be taken: what is wrong, and how it comes about.
async fn refused(town: &Town) -> Vec<(&'static str, String)> {
    let good = &town.software;
    let other = register(&town.site.state.keep, "9910000026").await;
    let colleague = Software::new(2, other, &good.audience);
    admit(&town.site.state.keep, other, &colleague).await;
    let stranger = InstitutionId::from_uuid(uuid::Uuid::from_u128(7));
    let now = town.now();
    let header = |field: &str, value: Value| {
        let mut header = good.header();
        header[field] = value;
        good.sign(&header, &good.claims(now))
    };
    let claim = |field: &str, value: Value| {
        let mut claims = good.claims(now);
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(field)),
            value => claims[field] = value,
        }
        good.sign(&good.header(), &claims)
    };
    let resigned = |algorithm: &str, sign: &dyn Fn(&str) -> Vec<u8>| {
        let mut header = good.header();
        header["alg"] = json!(algorithm);
        let message = message(&header, &good.claims(now));
        let signature = BASE64.encode(sign(&message));
        format!("{message}.{signature}")
    };
    let public = good.jwks().into_bytes();
    let shared = |secret: Vec<u8>| {
        move |message: &str| {
            let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(&secret).unwrap();
            mac.update(message.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
    };
    let point = {
        let key = good.jwk();
        let part = |name: &str| BASE64.decode(key[name].as_str().unwrap()).unwrap();
        [vec![4], part("x"), part("y")].concat()
    };
    let whole = good.assertion(now);
    let (body, signature) = whole.rsplit_once('.').unwrap();
    let half = signature.get(..64).unwrap();
    let rest = signature.get(1..).unwrap();
    let first = if signature.starts_with('A') { 'B' } else { 'A' };
    let used = good.assertion(now);
    assert_eq!(town.show(&used).await.status, StatusCode::OK);
    vec![
        ("used before", used.clone()),
        ("no words at all", "words".to_owned()),
        ("three dots", format!("{whole}.")),
        ("no signature", format!("{body}.")),
        ("half a signature", format!("{body}.{half}")),
        ("padding", format!("{whole}==")),
        ("a space before", format!(" {whole}")),
        ("another byte", format!("{body}.{first}{rest}")),
        ("too long", claim("jti", json!("x".repeat(20_000)))),
        ("alg none", resigned("none", &|_| Vec::new())),
        ("HS256 by the key set", resigned("HS256", &shared(public))),
        (
            "HS256 by the point",
            resigned("HS256", &shared(point.clone())),
        ),
        ("HS384 by the point", resigned("HS384", &shared(point))),
        ("ES256", header("alg", json!("ES256"))),
        ("RS256", header("alg", json!("RS256"))),
        ("RS384 by a key of ES384", header("alg", json!("RS384"))),
        ("no kid", header("kid", Value::Null)),
        ("unknown kid", header("kid", json!("ec-2"))),
        ("kid is a number", header("kid", json!(1))),
        ("crit", header("crit", json!(["exp"]))),
        ("unencoded payload", header("crit", json!(["b64"]))),
        ("another type", header("typ", json!("JOSE"))),
        ("no iss", claim("iss", Value::Null)),
        ("no sub", claim("sub", Value::Null)),
        ("no aud", claim("aud", Value::Null)),
        ("no exp", claim("exp", Value::Null)),
        ("no jti", claim("jti", Value::Null)),
        ("empty jti", claim("jti", json!(""))),
        ("long jti", claim("jti", json!("x".repeat(256)))),
        ("jti is a number", claim("jti", json!(1))),
        ("another sub", claim("sub", json!(other.to_string()))),
        ("another iss", claim("iss", json!(other.to_string()))),
        (
            "the same client written otherwise",
            claim("sub", json!(good.client.to_uppercase())),
        ),
        (
            "the origin as aud",
            claim("aud", json!("http://localhost:8080")),
        ),
        (
            "a slash after aud",
            claim("aud", json!(format!("{}/", good.audience))),
        ),
        (
            "two audiences",
            claim("aud", json!([good.audience, "https://other.example"])),
        ),
        ("no audience in the list", claim("aud", json!([]))),
        ("expired now", claim("exp", json!(now))),
        ("expired long ago", claim("exp", json!(0))),
        ("too long a time", claim("exp", json!(now + 331))),
        ("for ever", claim("exp", json!(1e300))),
        ("exp is words", claim("exp", json!("soon"))),
        ("not yet", claim("nbf", json!(now + 60))),
        ("made tomorrow", claim("iat", json!(now + 86_400))),
        (
            "a key of another institution",
            colleague.sign(&good.header(), &good.claims(now)),
        ),
        (
            "another institution with our kid",
            colleague.sign(&colleague.header(), &good.claims(now)),
        ),
        (
            "an unknown client",
            Software::new(1, stranger, &good.audience).assertion(now),
        ),
        (
            "a client id that is none",
            Software::new(1, "admin", &good.audience).assertion(now),
        ),
    ]
}

#[tokio::test]
async fn whatever_is_wrong_with_an_assertion_is_answered_alike() {
    let town = town().await;
    let cases = refused(&town).await;
    let mut answers = Vec::new();
    for (what, assertion) in &cases {
        let answer = town.show(assertion).await;
        assert_eq!(answer.error(), (401, "invalid_client".to_owned()), "{what}");
        answers.push(answer);
    }
    Admission::suspend(&town.site.state.keep, town.clinic)
        .await
        .unwrap();
    answers.push(town.show(&town.software.assertion(town.now())).await);
    let first = answers[0].clone();
    assert_eq!(first.header(CACHE_CONTROL), "no-store");
    assert!(answers.iter().all(|answer| *answer == first));
}

#[tokio::test]
async fn a_form_that_is_none_is_refused_by_its_own_word() {
    let town = town().await;
    let good = |assertion: &str| form(assertion, SCOPE);
    let fresh = || town.software.assertion(town.now());
    let without = |field: &str| {
        let form = good(&fresh());
        let kept = form.split('&').filter(|it| !it.starts_with(field));
        kept.collect::<Vec<_>>().join("&")
    };
    for (form, status, error) in [
        (String::new(), 400, "invalid_request"),
        (without("grant_type"), 400, "invalid_request"),
        (without("client_assertion="), 401, "invalid_client"),
        (without("client_assertion_type"), 401, "invalid_client"),
        (without("scope"), 400, "invalid_scope"),
        (
            good(&fresh()).replace("client_credentials", "authorization_code"),
            400,
            "unsupported_grant_type",
        ),
        (
            good(&fresh()).replace("jwt-bearer", "saml2-bearer"),
            401,
            "invalid_client",
        ),
        (
            form(&fresh(), "system/Coverage.write"),
            400,
            "invalid_scope",
        ),
        (
            format!("{}&scope=a", good(&fresh())),
            400,
            "invalid_request",
        ),
        (
            format!("{}&client_secret=a", good(&fresh())),
            400,
            "invalid_request",
        ),
        (
            format!("{}&client_id=another", good(&fresh())),
            401,
            "invalid_client",
        ),
        ("x".repeat(40_000), 400, "invalid_request"),
    ] {
        let answer = town.post(form.clone()).await;
        assert_eq!(answer.error(), (status, error.to_owned()), "{form}");
        assert_eq!(answer.header(CACHE_CONTROL), "no-store");
        assert!(answer.body.is_ascii());
    }
    let kept = format!("{}&client_id={}&other=1", good(&fresh()), town.clinic);
    assert_eq!(town.post(kept).await.status, StatusCode::OK);
    let json = Request::post("/gateway/token").header(CONTENT_TYPE, "application/json");
    let answer = town.send(json.body(Body::from("{}")).unwrap()).await;
    assert_eq!(answer.error(), (400, "invalid_request".to_owned()));
}

#[tokio::test]
async fn who_acts_is_said_wrongly_is_told_to_the_client_that_proved_itself() {
    let town = town().await;
    let mut claims = town.software.claims(town.now());
    claims["extensions"]["hikae"]["reason"] = json!("");
    let assertion = town.software.sign(&town.software.header(), &claims);
    let answer = town.show(&assertion).await;
    assert_eq!(answer.error(), (400, "invalid_request".to_owned()));
    let words = answer.json()["error_description"].to_string();
    assert!(words.contains("reason"), "{words}");
}

#[tokio::test]
async fn a_client_learns_how_its_requests_are_seen() {
    let town = town().await;
    let token = town.token().await;
    for authorization in [format!("Bearer {token}"), format!("bearer  {token}")] {
        let answer = town.get("/gateway/me", &authorization).await;
        let me = json!({
            "client_id": town.clinic.to_string(),
            "institution": "あおぞら内科クリニック",
            "code": "9910000018",
            "kind": "clinic",
            "units": ["内科"],
            "purposes": [
                { "purpose": "treatment", "code": "TREAT" },
                { "purpose": "emergency", "code": "ETREAT" },
                { "purpose": "disaster", "code": "DISASTER" },
            ],
            "scope": "system/Observation.rs system/Immunization.r",
            "expires_at": "2026-11-21T03:05:00+00:00",
            "actor": {
                "actor": "human",
                "role": "physician",
                "handle": "A-0312",
                "acting_for": null,
            },
            "unit": null,
            "purpose": "treatment",
            "reason": "診察のため",
        });
        assert_eq!(answer.json(), me);
        assert_eq!(answer.header(CACHE_CONTROL), "no-store");
    }
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_answered_alike_whatever_is_wrong_with_it() {
    let town = town().await;
    let token = town.token().await;
    let ended = town.token().await;
    Admission::suspend(&town.site.state.keep, town.clinic)
        .await
        .unwrap();
    let suspended = town.get("/gateway/me", &format!("Bearer {token}")).await;
    Admission::resume(&town.site.state.keep, town.clinic)
        .await
        .unwrap();
    let now = town.site.clock.now();
    town.site.clock.set(now + TimeDelta::minutes(5));
    for shown in [
        "x",
        "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        &ended,
        ended.get(1..).unwrap(),
        &"x".repeat(100_000),
    ] {
        let answer = town.get("/gateway/me", &format!("Bearer {shown}")).await;
        assert_eq!(answer, suspended, "{shown}");
    }
    assert_eq!(suspended.status, StatusCode::UNAUTHORIZED);
    assert_eq!(suspended.header(CONTENT_TYPE), "application/fhir+json");
    assert_eq!(suspended.json()["resourceType"], "OperationOutcome");
    let challenge = suspended.header(WWW_AUTHENTICATE);
    assert!(
        challenge.ends_with("error=\"invalid_token\""),
        "{challenge}"
    );
}

#[tokio::test]
async fn without_a_token_nothing_is_said_but_that_one_is_needed() {
    let town = town().await;
    let token = town.token().await;
    let none = Request::get("/gateway/me").body(Body::empty()).unwrap();
    let first = town.send(none).await;
    assert_eq!(first.status, StatusCode::UNAUTHORIZED);
    assert_eq!(first.header(WWW_AUTHENTICATE), "Bearer realm=\"hikae\"");
    for shown in [format!("Basic {token}"), token.clone(), "Bearer".to_owned()] {
        assert_eq!(town.get("/gateway/me", &shown).await, first, "{shown}");
    }
    let twice = Request::get("/gateway/me")
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .header(AUTHORIZATION, format!("Bearer {token}"));
    let twice = town.send(twice.body(Body::empty()).unwrap()).await;
    assert_eq!(twice, first);
}

#[tokio::test]
async fn a_system_without_anyone_who_acts_can_say_that_it_is_there_and_nothing_else() {
    let town = town().await;
    let mut claims = town.software.claims(town.now());
    claims.as_object_mut().unwrap().remove("extensions");
    let assertion = town.software.sign(&town.software.header(), &claims);
    let answer = town.show(&assertion).await.json();
    let bearer = format!("Bearer {}", answer["access_token"].as_str().unwrap());
    let me = town.get("/gateway/me", &bearer).await;
    assert_eq!(me.status, StatusCode::FORBIDDEN);
    assert_eq!(me.json()["issue"][0]["code"], "forbidden");
    assert_eq!(town.site.state.keep.heartbeats().await.unwrap(), []);
    let beat = Request::post("/gateway/heartbeat").header(AUTHORIZATION, bearer);
    let beat = town.send(beat.body(Body::empty()).unwrap()).await;
    assert_eq!(beat.status, StatusCode::NO_CONTENT);
    let heard = town.site.state.keep.heartbeats().await.unwrap();
    assert_eq!(heard[0].institution, town.clinic);
    assert_eq!(heard[0].called_at, Some(town.site.clock.now()));
}

#[tokio::test]
async fn who_asks_too_often_waits_and_others_do_not() {
    let town = town().await;
    let keep = &town.site.state.keep;
    let few = Budget {
        institution: 4,
        actor: 2,
    };
    Admission::allow(keep, town.clinic, few).await.unwrap();
    let bearer = format!("Bearer {}", town.token().await);
    let mut claims = town.software.claims(town.now());
    claims["extensions"]["hl7-b2b"]["subject_id"] = json!("A-0313");
    let assertion = town.software.sign(&town.software.header(), &claims);
    let colleague = town.show(&assertion).await.json();
    let colleague = format!("Bearer {}", colleague["access_token"].as_str().unwrap());
    let asked = async |bearer: &str| town.get("/gateway/me", bearer).await.status.as_u16();
    assert_eq!([asked(&bearer).await, asked(&bearer).await], [200, 200]);
    let answer = town.get("/gateway/me", &bearer).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header(RETRY_AFTER), "31");
    assert_eq!(answer.json()["issue"][0]["code"], "throttled");
    assert_eq!(asked(&colleague).await, 200, "another person there");
    let answer = town.get("/gateway/me", &colleague).await;
    assert_eq!(answer.header(RETRY_AFTER), "16", "the whole institution");
    let now = town.site.clock.now();
    town.site.clock.set(now + TimeDelta::seconds(31));
    assert_eq!(asked(&bearer).await, 200);
}

#[tokio::test]
async fn clients_find_out_how_to_get_in() {
    let town = town().await;
    let mut said = Vec::new();
    for path in [
        "/.well-known/smart-configuration",
        "/fhir/.well-known/smart-configuration",
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = town.send(request).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(CONTENT_TYPE), "application/json");
        said.push(answer.json());
    }
    assert_eq!(said[0], said[1]);
    insta::assert_snapshot!(format!("{:#}", said[0]));
}

/// The `n`-th block of a language in the documentation.
fn documented(language: &str, n: usize) -> String {
    let text = include_str!("../../../../docs/gateway.md");
    let fence = format!("```{language}\n");
    let block = text.split(&fence).nth(n + 1).unwrap();
    block.split("```").next().unwrap().to_owned()
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes))
        .concat()
}

/// A portal on a port of this machine, at the real time.
async fn served() -> (Site, String) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let site = site_at(&origin, false).await;
    site.clock.set(SystemClock.now());
    let router = site.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (site, origin)
}

#[tokio::test]
async fn headers_of_two_megabytes_are_not_read() {
    let (_site, origin) = served().await;
    let client = crate::log::client().unwrap();
    let large = "x".repeat(2 * 1024 * 1024);
    let me = format!("{origin}/gateway/me");
    let many = (0..5_000).fold(client.get(&me), |asked, n| {
        asked.header(format!("x-header-{n}"), "x")
    });
    for asked in [
        client.get(&me).bearer_auth(&large),
        client.get(format!("{origin}/fhir/Observation?patient={large}")),
        many,
    ] {
        // The server may hang up before all of it was sent.
        if let Ok(answer) = asked.send().await {
            let refused = [
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
                StatusCode::URI_TOO_LONG,
            ];
            assert!(refused.contains(&answer.status()), "{}", answer.status());
        }
    }
    let answer = client.get(&me).send().await.unwrap();
    assert_eq!(
        answer.status(),
        StatusCode::UNAUTHORIZED,
        "it still answers"
    );
}

fn run(command: &mut Command, folder: &Path, origin: &str, client: InstitutionId) -> Output {
    command
        .current_dir(folder)
        .env("HIKAE", origin)
        .env("CLIENT_ID", client.to_string())
        .env("KEY_ID", "rsa-1")
        .env("NO_PROXY", "*")
        .output()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documented_client_in_python_gets_in() {
    let python = std::env::var_os("HIKAE_PYTHON").filter(|python| {
        let asked = Command::new(python)
            .args(["-c", "import jwt.algorithms, cryptography"])
            .output();
        asked.is_ok_and(|output| output.status.success())
    });
    let Some(python) = python else {
        skip("HIKAE_PYTHON names no Python with PyJWT and cryptography");
        return;
    };
    let (site, origin) = served().await;
    let clinic = register(&site.state.keep, "9910000018").await;
    let folder = tempfile::tempdir().unwrap();
    let made = run(
        Command::new("sh").args(["-c", &documented("sh", 0)]),
        folder.path(),
        &origin,
        clinic,
    );
    assert!(made.status.success(), "{}", said(&made));
    let keys = run(
        Command::new(&python).args(["-c", &documented("python", 0), "rsa-1"]),
        folder.path(),
        &origin,
        clinic,
    );
    let keys = Keys::parse(&String::from_utf8_lossy(&keys.stdout)).unwrap();
    Admission::register(&site.state.keep, clinic, keys, false)
        .await
        .unwrap();
    let client = run(
        Command::new(&python).args(["-X", "utf8", "-c", &documented("python", 1)]),
        folder.path(),
        &origin,
        clinic,
    );
    assert!(client.status.success(), "{}", said(&client));
    let said = said(&client);
    assert!(said.contains("あおぞら内科クリニック"), "{said}");
    assert!(
        said.contains("診察の前に健診の結果を確かめるため"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documented_client_in_a_shell_says_that_it_is_there() {
    for program in ["curl", "openssl"] {
        if Command::new(program).arg("version").output().is_err() {
            skip(&format!("there is no {program}"));
            return;
        }
    }
    let (site, origin) = served().await;
    let keep = &site.state.keep;
    let clinic = register(keep, "9910000018").await;
    let software = Software::new(1, clinic, "").rsa(1, 2048);
    admit(keep, clinic, &software).await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("private.pem"), software.pem()).unwrap();
    let client = run(
        Command::new("sh").args(["-e", "-c", &documented("sh", 1)]),
        folder.path(),
        &origin,
        clinic,
    );
    assert!(client.status.success(), "{}", said(&client));
    let heard = keep.heartbeats().await.unwrap();
    assert_eq!(heard[0].institution, clinic, "{}", said(&client));
}

#[tokio::test]
async fn a_budget_that_is_used_up_is_put_before_the_oversight_once_a_day() {
    let town = town().await;
    let keep = &town.site.state.keep;
    let budget = Budget {
        institution: 100,
        actor: 2,
    };
    Admission::allow(keep, town.clinic, budget).await.unwrap();
    let bearer = format!("Bearer {}", town.token().await);
    for status in [200, 200, 429, 429] {
        let answer = town.get("/gateway/me", &bearer).await;
        assert_eq!(answer.status.as_u16(), status);
    }
    let [found] = keep.findings(false, 9).await.unwrap().try_into().unwrap();
    let (finding, who) = (&found.finding, found.finding.handle.as_deref());
    assert_eq!(
        (finding.pattern, finding.institution),
        (Pattern::Budget, town.clinic)
    );
    assert_eq!(who, Some("A-0312"));
}
