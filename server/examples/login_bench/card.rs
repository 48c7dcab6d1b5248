//! Logins by card: every step of the ceremony, the helper's answer included.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hikae_core::ids::CeremonyId;
use hikae_server::ambient::SystemEntropy;
use hikae_server::demo::reader::Reader;
use hikae_server::identity::browser::Browser;
use hikae_server::identity::{Identity, Outcome};
use hikae_server::keep::Claim;
use hikae_server::web::AppState;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::sha2::{Digest as _, Sha256};
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::json;
use tower::ServiceExt as _;

use super::{Done, timed};

/// Registers the card of this holder at its first use.
pub async fn first_use(identity: &Identity, reader: &Reader, key: &str) -> Done<()> {
    let browser = Browser::new(&SystemEntropy);
    let id = identity.begin_login(&browser, "/home").await?;
    let Outcome::UnknownCard { card, .. } = outcome(identity, reader, &browser, id, key).await?
    else {
        return Err("the card is known".into());
    };
    let id = identity.begin_registration(&browser, card, "/home").await?;
    match outcome(identity, reader, &browser, id, key).await? {
        Outcome::Registered { .. } => Ok(()),
        _ => Err("the card was not registered".into()),
    }
}

async fn outcome(
    identity: &Identity,
    reader: &Reader,
    browser: &Browser,
    id: CeremonyId,
    key: &str,
) -> Done<Outcome> {
    let text = identity.waiting(id).await?.ok_or("no ceremony")?.text;
    let card = reader.card(key).await?;
    let secret = match text.purpose() {
        hikae_card::message::Purpose::Register => card.password,
        _ => card.pin,
    };
    let answer = reader.sign(key, &secret, &text).await?;
    identity
        .answer(id, &answer.certificate, &answer.signature)
        .await?;
    match identity.claim(id, browser).await? {
        Claim::Outcome(outcome) => Ok(outcome),
        _ => Err("no outcome".into()),
    }
}

/// Logs in with all cards in turn, `at_once` at a time, until the time is over; answers how often.
pub async fn log_in(
    state: &AppState,
    router: &Router,
    reader: &Arc<Reader>,
    cards: u32,
    at_once: usize,
    time: Duration,
) -> usize {
    let end = Instant::now() + time;
    let mut tasks = Vec::new();
    for first in 0..at_once {
        let (state, router, reader) = (state.clone(), router.clone(), Arc::clone(reader));
        tasks.push(tokio::spawn(async move {
            let mut done = 0;
            while Instant::now() < end {
                let key = format!("card{}", (first + done) % cards as usize);
                ceremony(&state, &router, &reader, &key).await;
                done += 1;
            }
            done
        }));
    }
    let mut all = 0;
    for task in tasks {
        all += task.await.unwrap();
    }
    all
}

/// One whole login: the page's button, the helper's answer, the browser's claim.
async fn ceremony(state: &AppState, router: &Router, reader: &Reader, key: &str) {
    let begun = send(router, form("/login/card", "next=/home")).await;
    let cookie = cookie(&begun);
    let path = begun.headers()[LOCATION].to_str().unwrap().to_owned();
    let id: CeremonyId = path.rsplit('/').next().unwrap().parse().unwrap();
    let text = state.identity.waiting(id).await.unwrap().unwrap().text;
    let card = reader.card(key).await.unwrap();
    let answer = reader.sign(key, &card.pin, &text).await.unwrap();
    let posted = json!({
        "ceremony": id,
        "certificate": BASE64_STANDARD.encode(answer.certificate),
        "signature": BASE64_STANDARD.encode(answer.signature),
    });
    let request = Request::post("/card/answer")
        .header(HOST, "localhost:8080")
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(posted.to_string()))
        .unwrap();
    assert_eq!(send(router, request).await.status(), StatusCode::ACCEPTED);
    let claim = Request::get(format!("/login/claim/{id}"))
        .header(HOST, "localhost:8080")
        .header(COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    assert_eq!(send(router, claim).await.headers()[LOCATION], "/home");
}

fn form(path: &str, body: &'static str) -> Request<Body> {
    Request::post(path)
        .header(HOST, "localhost:8080")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap()
}

async fn send(router: &Router, request: Request<Body>) -> Response<Body> {
    router.clone().oneshot(request).await.unwrap()
}

fn cookie(response: &Response<Body>) -> String {
    let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// Microseconds of one verification of an RSA-2048 signature (PKCS#1 v1.5).
pub fn bare_verification() -> f64 {
    let key = RsaPrivateKey::new(&mut rand::rng(), 2048).unwrap();
    let hash = Sha256::digest(b"HIKAE-CARD-V1");
    let signature = key.sign(Pkcs1v15Sign::new::<Sha256>(), &hash).unwrap();
    let key = RsaPublicKey::from(&key);
    timed(500, || {
        let scheme = Pkcs1v15Sign::new::<Sha256>();
        assert!(black_box(&key).verify(scheme, &hash, &signature).is_ok());
    })
}

/// Microseconds of one answer of the software card.
pub async fn of_a_card(state: &AppState, reader: &Reader, key: &str) -> Done<f64> {
    let browser = Browser::new(&SystemEntropy);
    let id = state.identity.begin_login(&browser, "/home").await?;
    let text = state.identity.waiting(id).await?.ok_or("no ceremony")?.text;
    let began = Instant::now();
    for _ in 0..100 {
        let card = reader.card(key).await?;
        black_box(reader.sign(key, &card.pin, &text).await?);
    }
    Ok(began.elapsed().as_secs_f64() * 1e4)
}
