//! Logins by passkey: what the portal asks, and what the authenticator answers.

use std::hint::black_box;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use hikae_card::Usage;
use hikae_card::revocation::Question;
use hikae_core::ids::PersonId;
use hikae_core::login::Anchor;
use hikae_server::ambient::SystemEntropy;
use hikae_server::identity::Identity;
use hikae_server::identity::browser::Browser;
use hikae_server::keep::{Keep, NewCard, Registered};
use http_body_util::BodyExt as _;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::authenticator::Authenticator;
use super::{Done, timed};

/// Someone with a passkey.
pub struct Holder {
    number: String,
    passkey: Authenticator,
}

/// Logs people in, `at_once` of them, until the time is over; answers how often.
pub async fn log_in(
    router: &Router,
    holders: &mut Vec<Holder>,
    at_once: usize,
    time: Duration,
) -> usize {
    let end = Instant::now() + time;
    let share = holders.len() / at_once;
    let mut tasks = Vec::new();
    for _ in 0..at_once {
        let mut mine: Vec<Holder> = holders.drain(..share).collect();
        let router = router.clone();
        tasks.push(tokio::spawn(async move {
            let mut done = 0;
            while Instant::now() < end {
                let turn = done % mine.len();
                ceremony(&router, &mut mine[turn]).await;
                done += 1;
            }
            (done, mine)
        }));
    }
    let mut all = 0;
    for task in tasks {
        let (done, mine) = task.await.unwrap();
        all += done;
        holders.extend(mine);
    }
    all
}

/// One whole login.
async fn ceremony(router: &Router, holder: &mut Holder) {
    let begin = json!({ "login": holder.number });
    let (asked, cookie) = post(router, "/login/passkey/begin", "", begin).await;
    let credential = holder.passkey.prove(&asked["options"]);
    let finish =
        json!({ "ceremony": asked["ceremony"], "credential": credential, "next": "/home" });
    let (gone, _) = post(router, "/login/passkey/finish", &cookie, finish).await;
    assert_eq!(gone["next"], "/home");
}

async fn post(router: &Router, path: &str, cookie: &str, body: Value) -> (Value, String) {
    let request = Request::post(path)
        .header(HOST, "localhost:8080")
        .header(CONTENT_TYPE, "application/json")
        .header(COOKIE, cookie)
        .body(Body::from(body.to_string()))
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (status, cookie) = (
        response.status(),
        response.headers().get(SET_COOKIE).cloned(),
    );
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(
        status,
        StatusCode::OK,
        "{}",
        String::from_utf8_lossy(&bytes)
    );
    let cookie = cookie.map(|cookie| {
        cookie
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    });
    (
        serde_json::from_slice(&bytes).unwrap(),
        cookie.unwrap_or_default(),
    )
}

/// Microseconds of one verification of a signature over as many bytes as a login's.
pub fn bare_verification() -> f64 {
    let key = SigningKey::from_slice(&[7; 32]).unwrap();
    let message = [5; 37 + 32];
    let signature: DerSignature = key.sign(&message);
    let key = VerifyingKey::from(&key);
    timed(2000, || {
        assert!(
            black_box(&key)
                .verify(black_box(&message), &signature)
                .is_ok()
        );
    })
}

/// Microseconds of one answer of a software authenticator.
pub fn of_an_authenticator(holder: &mut Holder) -> f64 {
    let options = json!({ "challenge": "AAAA", "rpId": "localhost" });
    timed(2000, || {
        black_box(holder.passkey.prove(&options));
    })
}

pub async fn holder(keep: &Keep, identity: &Identity, person: PersonId, n: u32) -> Done<Holder> {
    let card = NewCard {
        person,
        identity: format!("Fictional CA {n}").into_bytes(),
        not_after: keep.now() + TimeDelta::days(1000),
        label: format!("{n:04}"),
        question: Some(Question {
            usage: Usage::Authentication,
            issuer_key: vec![1; 20],
            serial: n.to_be_bytes().to_vec(),
            points: vec![vec![2; 100]],
        }),

        at_desk: false,
    };
    let (Registered::New(card) | Registered::Known(card)) = keep.register_card(&card).await? else {
        panic!("the card is someone's")
    };
    let mut secret = [1; 32];
    secret[..4].copy_from_slice(&(n + 1).to_be_bytes());
    let mut passkey = Authenticator::of_key(secret);
    let browser = Browser::new(&SystemEntropy);
    let whose = (person, Anchor::Card(card));
    let asked = identity.begin_passkey(&browser, whose, "見本 住民").await?;
    let made = serde_json::from_value(passkey.register(&asked.options))?;
    let added = identity.add_passkey(&browser, asked.ceremony, person, &made, "スマホ");
    added.await?;
    let account = keep.key_ring(person).await?.account;
    let number = account.map(|account| account.number.to_string());
    Ok(Holder {
        number: number.unwrap_or_default(),
        passkey,
    })
}
