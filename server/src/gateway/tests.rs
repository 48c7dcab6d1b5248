use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::http::header::CACHE_CONTROL;
use axum::routing::get;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::InstitutionId;
use proptest::prelude::*;
use serde_json::json;

use super::testing::{Software, admit, form, keep, register};
use super::*;
use crate::ambient::{Clock as _, FixedClock, SystemEntropy};

const ORIGIN: &str = "https://hikae.mihon.example";
const ENDPOINT: &str = "https://hikae.mihon.example/gateway/token";

struct House {
    keep: Keep,
    gateway: Gateway,
    clock: Arc<FixedClock>,
    clinic: InstitutionId,
    software: Software,
    folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new("2026-11-21T03:00:00Z".parse().unwrap()));
    let keep = keep(folder.path(), &clock).await;
    let clinic = register(&keep, "9910000018").await;
    let software = Software::new(1, clinic, ENDPOINT);
    admit(&keep, clinic, &software).await;
    House {
        gateway: Gateway::new(keep.clone(), Arc::new(SystemEntropy), ORIGIN),
        keep,
        clock,
        clinic,
        software,
        folder,
    }
}

impl House {
    fn now(&self) -> i64 {
        self.clock.now().timestamp()
    }

    fn wait(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    async fn ask(&self, assertion: &str) -> Result<Granted, Refused> {
        let form = form(assertion, "system/Observation.rs");
        self.gateway.grant(form.as_bytes()).await
    }

    async fn token(&self) -> Granted {
        let assertion = self.software.assertion(self.now());
        self.ask(&assertion).await.unwrap()
    }

    async fn holds(&self, granted: &Granted) -> bool {
        let presented = self.gateway.presented(&granted.token).await.unwrap();
        presented.is_some()
    }

    async fn change(&self, keys: Result<Keys, KeysError>, beside: bool) {
        Admission::register(&self.keep, self.clinic, keys.unwrap(), beside)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn an_assertion_by_a_registered_key_is_worth_a_token_of_five_minutes() {
    let house = house().await;
    let granted = house.token().await;
    assert_eq!(granted.scopes.to_string(), "system/Observation.rs");
    let presented = house.gateway.presented(&granted.token).await;
    let presented = presented.unwrap().unwrap();
    assert_eq!(presented.institution.id, house.clinic);
    assert_eq!(presented.until, granted.until);
    assert_eq!(presented.pass.acting.unwrap().reason.as_str(), "診察のため");
    house.wait(TimeDelta::seconds(299));
    assert!(house.holds(&granted).await);
    house.wait(TimeDelta::seconds(1));
    assert!(!house.holds(&granted).await);
}

#[tokio::test]
async fn an_rsa_key_signs_as_well() {
    let house = house().await;
    let software = house.software.rsa(1, 2048);
    house.change(Keys::parse(&software.jwks()), false).await;
    let assertion = software.assertion(house.now());
    assert!(house.ask(&assertion).await.is_ok());
}

#[tokio::test]
async fn of_many_with_one_assertion_exactly_one_gets_a_token() {
    let house = house().await;
    let assertion = house.software.assertion(house.now());
    // Another process, with a connection of its own.
    let other = keep(house.folder.path(), &house.clock).await;
    let other = Gateway::new(other, Arc::new(SystemEntropy), ORIGIN);
    let form = form(&assertion, "system/Observation.rs");
    let tries = (0..8).map(|n| {
        let gateway = if n % 2 == 0 { &house.gateway } else { &other };
        gateway.grant(form.as_bytes())
    });
    let outcomes = futures::future::join_all(tries).await;
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    assert!(
        outcomes
            .iter()
            .all(|it| matches!(it, Ok(_) | Err(Refused::Client)))
    );
}

#[tokio::test]
async fn two_clients_may_use_the_same_jti() {
    let house = house().await;
    let other = register(&house.keep, "9910000026").await;
    let software = Software::new(2, other, ENDPOINT);
    admit(&house.keep, other, &software).await;
    for software in [&house.software, &software] {
        let mut claims = software.claims(house.now());
        claims["jti"] = json!("1");
        let assertion = software.sign(&software.header(), &claims);
        assert!(house.ask(&assertion).await.is_ok());
        assert!(house.ask(&assertion).await.is_err());
    }
}

#[tokio::test]
async fn an_assertion_that_was_refused_for_its_signature_does_not_use_up_a_jti() {
    let house = house().await;
    let claims = house.software.claims(house.now());
    let forger = Software::new(9, house.clinic, ENDPOINT);
    let forged = forger.sign(&forger.header(), &claims);
    assert!(house.ask(&forged).await.is_err());
    let real = house.software.sign(&house.software.header(), &claims);
    assert!(house.ask(&real).await.is_ok());
}

#[tokio::test]
async fn whatever_changes_about_a_client_ends_its_tokens_at_once() {
    let house = house().await;
    let granted = house.token().await;
    Admission::suspend(&house.keep, house.clinic).await.unwrap();
    assert!(!house.holds(&granted).await);
    let assertion = house.software.assertion(house.now());
    assert!(matches!(house.ask(&assertion).await, Err(Refused::Client)));
    Admission::resume(&house.keep, house.clinic).await.unwrap();
    assert!(!house.holds(&granted).await, "an old token came back");
    let granted = house.token().await;
    let next = Software::new(2, house.clinic, ENDPOINT);
    house.change(Keys::parse(&next.jwks()), false).await;
    assert!(!house.holds(&granted).await);
}

#[tokio::test]
async fn who_is_suspended_stays_so_with_other_keys() {
    let house = house().await;
    Admission::suspend(&house.keep, house.clinic).await.unwrap();
    house
        .change(Keys::parse(&house.software.jwks()), false)
        .await;
    let assertion = house.software.assertion(house.now());
    assert!(house.ask(&assertion).await.is_err());
    let lines = house.keep.audit(None, 9).await.unwrap();
    assert_eq!(lines.len(), 3, "{lines:?}");
}

#[tokio::test]
async fn a_client_changes_over_to_another_key_without_a_gap() {
    let house = house().await;
    let old = house.software.rsa(1, 2048);
    let new = &house.software;
    house.change(Keys::parse(&old.jwks()), false).await;
    house.change(Keys::parse(&new.jwks()), true).await;
    for software in [&old, new] {
        let assertion = software.assertion(house.now());
        assert!(house.ask(&assertion).await.is_ok());
    }
    house.change(Keys::parse(&new.jwks()), false).await;
    let late = old.assertion(house.now());
    assert!(house.ask(&late).await.is_err());
}

#[tokio::test]
async fn a_purpose_that_the_registry_takes_away_ends_with_the_next_token() {
    let house = house().await;
    house.token().await;
    let institution = house.keep.institution(house.clinic).await.unwrap().unwrap();
    let institution = Institution {
        purposes: BTreeSet::new(),
        ..institution
    };
    house.keep.put_institution(&institution).await.unwrap();
    let assertion = house.software.assertion(house.now());
    assert!(matches!(
        house.ask(&assertion).await,
        Err(Refused::Acting(ActingError::Purpose))
    ));
}

#[test]
fn keys_are_registered_only_if_they_can_be_used_and_are_public() {
    let software = Software::new(1, "client", ENDPOINT);
    let (good, weak) = (software.jwk(), software.rsa(1, 1024).jwk());
    let with = |field: &str, value: serde_json::Value| {
        let mut key = good.clone();
        key[field] = value;
        json!({ "keys": [key] })
    };
    let sixteen_more: Vec<_> = (0..17)
        .map(|n| {
            let mut key = good.clone();
            key["kid"] = json!(n.to_string());
            key
        })
        .collect();
    let unusable = |name: &str| KeysError::Unusable(name.to_owned());
    for (keys, error) in [
        (json!([]), KeysError::Form),
        (json!({ "keys": {} }), KeysError::Form),
        (json!({ "keys": [] }), KeysError::Count),
        (json!({ "keys": sixteen_more }), KeysError::Count),
        (with("d", json!("AAAA")), KeysError::Private),
        (
            json!({ "keys": [{ "kty": "oct", "kid": "1", "k": "AAAA" }] }),
            KeysError::Private,
        ),
        (with("kid", json!("")), KeysError::Unnamed),
        (
            json!({ "keys": [good, good] }),
            KeysError::Twice("ec-1".to_owned()),
        ),
        (json!({ "keys": [weak] }), unusable("rsa-1")),
        (with("crv", json!("P-256")), unusable("ec-1")),
        (with("alg", json!("ES256")), unusable("ec-1")),
        (with("use", json!("enc")), unusable("ec-1")),
        (with("key_ops", json!(["encrypt"])), unusable("ec-1")),
        (with("x", json!("AAAA")), unusable("ec-1")),
    ] {
        assert_eq!(Keys::parse(&keys.to_string()), Err(error), "{keys}");
    }
    assert!(Keys::parse(&software.jwks()).is_ok());
    for address in [
        "http://hospital.example/jwks.json",
        "https://user:secret@hospital.example/jwks.json",
        "file:///etc/passwd",
        "jwks.json",
    ] {
        assert_eq!(Keys::at(address), Err(KeysError::Address), "{address}");
    }
    assert!(Keys::at("https://hospital.example/jwks.json").is_ok());
}

/// A server of an institution that publishes keys; counts how often it is asked.
async fn publisher(keys: String, cache: &'static str) -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let answer = move || {
        count.fetch_add(1, Ordering::Relaxed);
        let keys = keys.clone();
        async move { ([(CACHE_CONTROL, cache)], keys) }
    };
    let moved = || async { axum::response::Redirect::to("/jwks.json") };
    let large = || async { format!("{{\"keys\":[{}]}}", " ".repeat(70_000)) };
    let router = Router::new()
        .route("/jwks.json", get(answer))
        .route("/moved", get(moved))
        .route("/large", get(large));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (format!("http://{address}"), asked)
}

#[tokio::test]
async fn published_keys_are_fetched_and_remembered_for_as_long_as_they_say() {
    for (cache, remembered) in [("max-age=60", true), ("no-store", false)] {
        let house = house().await;
        let (address, asked) = publisher(house.software.jwks(), cache).await;
        house
            .change(Keys::at(&format!("{address}/jwks.json")), false)
            .await;
        let count = || asked.load(Ordering::Relaxed);
        house.token().await;
        house.token().await;
        assert_eq!(count(), 1, "{cache}");
        house.wait(TimeDelta::seconds(30));
        house.token().await;
        assert_eq!(count() == 1, remembered, "{cache}");
        let before = count();
        house.wait(TimeDelta::seconds(61));
        house.token().await;
        assert_eq!(count(), before + 1, "{cache}");
    }
}

#[tokio::test]
async fn a_key_that_is_not_remembered_is_looked_for_but_not_at_every_request() {
    let house = house().await;
    let (address, asked) = publisher(house.software.jwks(), "max-age=60").await;
    house
        .change(Keys::at(&format!("{address}/jwks.json")), false)
        .await;
    house.token().await;
    let mut header = house.software.header();
    header["kid"] = json!("another");
    for wait in [0, 6, 0, 0] {
        house.wait(TimeDelta::seconds(wait));
        let claims = house.software.claims(house.now());
        let assertion = house.software.sign(&header, &claims);
        assert!(house.ask(&assertion).await.is_err());
    }
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn keys_that_cannot_be_fetched_let_nobody_in() {
    let house = house().await;
    let (address, _) = publisher(house.software.jwks(), "max-age=60").await;
    for path in ["/none", "/moved", "/large"] {
        house
            .change(Keys::at(&format!("{address}{path}")), false)
            .await;
        let assertion = house.software.assertion(house.now());
        assert!(
            matches!(house.ask(&assertion).await, Err(Refused::Client)),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_header_that_brings_its_own_key_along_is_not_listened_to() {
    let house = house().await;
    let forger = Software::new(9, house.clinic, ENDPOINT);
    let (address, asked) = publisher(forger.jwks(), "max-age=60").await;
    for (field, value) in [
        ("jku", json!(format!("{address}/jwks.json"))),
        ("jwk", forger.jwk()),
        ("x5u", json!(format!("{address}/chain.pem"))),
        ("x5c", json!([forger.jwk()["x"]])),
    ] {
        let mut header = forger.header();
        header[field] = value;
        let assertion = forger.sign(&header, &forger.claims(house.now()));
        assert!(house.ask(&assertion).await.is_err(), "{field}");
        let assertion = house
            .software
            .sign(&header, &house.software.claims(house.now()));
        assert!(house.ask(&assertion).await.is_ok(), "{field}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_thief_of_the_database_finds_neither_tokens_nor_who_acts() {
    let house = house().await;
    let granted = house.token().await;
    let files = std::fs::read_dir(house.folder.path()).unwrap();
    let bytes: Vec<u8> = files
        .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .collect();
    let found = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    let token = grant::bytes(&granted.token).unwrap();
    for mark in [
        granted.token.as_bytes(),
        &token,
        b"A-0312",
        "診察のため".as_bytes(),
        b"jti-",
        b"ec-1",
    ] {
        assert!(!found(mark));
    }
    assert!(
        found(house.clinic.uuid().as_bytes()),
        "nothing was looked at"
    );
}

/// What extensions say beyond those of a good assertion.
fn extended(change: impl Fn(&mut serde_json::Value)) -> Result<Option<Acting>, ActingError> {
    let software = Software::new(1, "client", ENDPOINT);
    let mut claims = software.claims(0);
    change(&mut claims["extensions"]);
    let institution = Institution {
        id: InstitutionId::from_uuid(uuid::Uuid::nil()),
        code: String::new(),
        name: String::new(),
        kind: hikae_core::consent::InstitutionKind::Municipality,
        units: vec!["健康課".to_owned()],
        purposes: [
            hikae_core::consent::Purpose::Treatment,
            hikae_core::consent::Purpose::MunicipalMove,
            hikae_core::consent::Purpose::NoticeTargeting,
        ]
        .into(),
        contact: String::new(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    };
    Acting::read(claims.get("extensions").cloned(), &institution)
}

#[test]
fn who_acts_and_why_is_said_whole_or_not_at_all() {
    use ActingError as Error;
    use serde_json::Value;
    type Change = fn(&mut Value);
    let refused: [(Change, Error); 21] = [
        (|it| *it = json!("words"), Error::Form),
        (|it| it["hl7-b2b"] = Value::Null, Error::Form),
        (|it| it["hikae"] = json!([]), Error::Form),
        (|it| it["hl7-b2b"]["version"] = json!("2"), Error::Form),
        (|it| it["hl7-b2b"]["subject_id"] = json!(7), Error::Form),
        (|it| it["hikae"]["reason"] = Value::Null, Error::Form),
        (|it| it["hikae"]["reason"] = json!("  "), Error::Reason),
        (
            |it| it["hikae"]["reason"] = json!("123456789018"),
            Error::Reason,
        ),
        (|it| it["hl7-b2b"]["subject_id"] = Value::Null, Error::Actor),
        (
            |it| it["hl7-b2b"]["subject_role"] = Value::Null,
            Error::Actor,
        ),
        (|it| it["hikae"]["task"] = json!("集計"), Error::Actor),
        (
            |it| it["hl7-b2b"]["subject_role"] = json!("king"),
            Error::Role,
        ),
        (
            |it| it["hl7-b2b"]["subject_role"] = json!("auditor"),
            Error::Role,
        ),
        (
            |it| it["hl7-b2b"]["subject_role"] = json!("privacy-officer"),
            Error::Role,
        ),
        (|it| it["hl7-b2b"]["subject_id"] = json!(""), Error::Words),
        (
            |it| it["hl7-b2b"]["subject_id"] = json!("a\nb"),
            Error::Words,
        ),
        (
            |it| it["hikae"]["acting_for"] = json!("x".repeat(101)),
            Error::Words,
        ),
        (|it| it["hikae"]["unit"] = json!("外科"), Error::Unit),
        (
            |it| it["hl7-b2b"]["purpose_of_use"] = json!([]),
            Error::Purpose,
        ),
        (
            |it| it["hl7-b2b"]["purpose_of_use"] = json!(["TREAT", "ETREAT"]),
            Error::Purpose,
        ),
        (
            |it| it["hl7-b2b"]["purpose_of_use"] = json!(["PUBHLTH"]),
            Error::Ambiguous,
        ),
    ];
    for (at, (change, error)) in refused.into_iter().enumerate() {
        assert_eq!(extended(change), Err(error), "{at}");
    }
    for code in ["HRESCH", "research", "Treatment", ""] {
        let asked = extended(|it| it["hl7-b2b"]["purpose_of_use"] = json!([code]));
        assert_eq!(asked, Err(Error::Purpose), "{code}");
    }
    for code in [
        "TREAT",
        "treatment",
        "urn:oid:2.16.840.1.113883.5.8#TREAT",
        "http://terminology.hl7.org/CodeSystem/v3-ActReason#TREAT",
    ] {
        let asked = extended(|it| it["hl7-b2b"]["purpose_of_use"] = json!([code]));
        assert!(asked.unwrap().is_some(), "{code}");
    }
    assert_eq!(extended(|it| *it = json!({})), Ok(None));
    assert_eq!(extended(|it| *it = json!({ "other": 1 })), Ok(None));
}

#[test]
fn a_program_says_its_task_and_a_person_for_whom_they_act() {
    let program = extended(|it| {
        *it = json!({
            "hl7-b2b": { "version": "1", "purpose_of_use": ["municipal-move"] },
            "hikae": { "reason": "転入の手続き", "task": "接種記録の引き継ぎ", "unit": "健康課" },
        });
    });
    let program = program.unwrap().unwrap();
    let task = "接種記録の引き継ぎ".to_owned();
    assert_eq!(
        program.actor,
        hikae_core::disclosure::Actor::Machine { task }
    );
    assert_eq!(program.unit.as_deref(), Some("健康課"));
    let person = extended(|it| it["hikae"]["acting_for"] = json!("A-0001"));
    let hikae_core::disclosure::Actor::Human { acting_for, .. } = person.unwrap().unwrap().actor
    else {
        panic!("not a person");
    };
    assert_eq!(acting_for.as_deref(), Some("A-0001"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// One byte changed anywhere: nothing panics, and nothing is taken.
    #[test]
    fn an_assertion_with_a_byte_changed_is_none(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let software = Software::new(1, "client", ENDPOINT);
        let keys = keys::usable(software.jwks().as_bytes()).unwrap();
        let mut bytes = software.assertion(0).into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        let changed = String::from_utf8_lossy(&bytes);
        prop_assert!(jose::verified::<assertion::Claims>(&changed, &keys).is_none());
    }

    /// Anything at all is read without a panic, and is none.
    #[test]
    fn whatever_is_no_assertion_is_none(text in "\\PC{0,80}|[A-Za-z0-9_-]{0,40}(\\.[A-Za-z0-9_-]{0,40}){0,4}") {
        let software = Software::new(1, "client", ENDPOINT);
        let keys = keys::usable(software.jwks().as_bytes()).unwrap();
        prop_assert!(jose::issuer(&text).is_none());
        prop_assert!(jose::verified::<assertion::Claims>(&text, &keys).is_none());
    }

    /// An assertion holds between now and five minutes from now, by its own clock and ours.
    #[test]
    fn an_assertion_holds_in_its_time_only(exp in -1_000_000_i64..1_000_000, iat in -1_000_i64..1_000) {
        let id = InstitutionId::from_uuid(uuid::Uuid::nil());
        let now: DateTime<Utc> = "2026-11-21T03:00:00Z".parse().unwrap();
        let claims = json!({
            "iss": id.to_string(), "sub": id.to_string(), "aud": [ENDPOINT], "jti": "1",
            "exp": now.timestamp() + exp, "iat": now.timestamp() + iat,
        });
        let claims: assertion::Claims = serde_json::from_value(claims).unwrap();
        let held = claims.hold(id, ENDPOINT, now).is_some();
        prop_assert_eq!(held, (1..=330).contains(&exp) && iat <= 30);
    }
}
