//! What a login by passkey costs, as a whole ceremony through the portal's router, beside one bare
//! ES256 verification, in one run:
//! `cargo run --release --locked --workspace --example passkey_bench -- [PEOPLE] [SECONDS]`.
//!
//! The portal and the software authenticators run in one process; what the authenticators need for
//! their signatures is measured apart and taken off. SQLite with `synchronous=FULL`; revocation is
//! answered at once.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::disallowed_methods
)]

#[allow(dead_code)]
#[path = "../tests/support/authenticator.rs"]
mod authenticator;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use authenticator::Authenticator;
use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use axum::http::{Request, StatusCode};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_card::Usage;
use hikae_card::revocation::{Answer, Question};
use hikae_core::ids::PersonId;
use hikae_core::login::Anchor;
use hikae_core::resident::{Resident, Sex};
use hikae_server::ambient::{Clock as _, SystemClock, SystemEntropy};
use hikae_server::config::{Limits, Portal};
use hikae_server::demo::reader::Reader;
use hikae_server::gateway::Gateway;
use hikae_server::identity::browser::Browser;
use hikae_server::identity::revocation::RevocationSource;
use hikae_server::identity::{Identity, Parts};
use hikae_server::keep::{Keep, NewCard, Registered};
use hikae_server::staff::{self, Staff};
use hikae_server::vault::RootKey;
use hikae_server::web::{AppState, Assets, Shared, portal};
use http_body_util::BodyExt as _;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use tower::ServiceExt as _;

const ORIGIN: &str = "http://localhost:8080";

/// How many people log in at once.
const AT_ONCE: [usize; 3] = [1, 4, 16];

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A source that answers at once.
struct NothingRevoked;

#[async_trait::async_trait]
impl RevocationSource for NothingRevoked {
    async fn answer(&self, _question: &Question, _at: DateTime<Utc>) -> Answer {
        Answer::Good
    }
}

/// Someone with a passkey.
struct Holder {
    number: String,
    passkey: Authenticator,
}

#[tokio::main]
async fn main() -> Done<()> {
    let mut asked = std::env::args().skip(1).map(|text| text.parse::<u32>());
    let people = asked.next().transpose()?.unwrap_or(200);
    let seconds = asked.next().transpose()?.unwrap_or(5);
    let time = Duration::from_secs(seconds.into());
    let folder = tempfile::tempdir()?;
    let (state, mut holders) = town(folder.path(), people).await?;
    let router = portal(state);

    let verification = bare_verification();
    let authenticator = of_an_authenticator(&mut holders[0]);
    println!("| what | per second | processor time each | ratio to a bare verification |");
    println!("|---|---|---|---|");
    println!(
        "| bare ES256 verification, one core | {:.0} | {verification:.0} µs | 1 |",
        1e6 / verification
    );
    for at_once in AT_ONCE {
        let before = processor();
        let began = Instant::now();
        let done = log_in(&router, &mut holders, at_once, time).await;
        let took = began.elapsed().as_secs_f64();
        let each = (processor() - before).as_secs_f64() * 1e6 / done as f64 - authenticator;
        println!(
            "| login by passkey, {at_once} at once | {:.0} | {each:.0} µs | {:.1} |",
            done as f64 / took,
            each / verification
        );
    }
    println!(
        "\nA software authenticator needs {authenticator:.0} µs for its answer, which is taken off."
    );
    Ok(())
}

/// Logs people in, `at_once` of them, until the time is over; answers how often.
async fn log_in(
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
fn bare_verification() -> f64 {
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
fn of_an_authenticator(holder: &mut Holder) -> f64 {
    let options = json!({ "challenge": "AAAA", "rpId": "localhost" });
    timed(2000, || {
        black_box(holder.passkey.prove(&options));
    })
}

fn timed(times: u32, mut each: impl FnMut()) -> f64 {
    let began = Instant::now();
    for _ in 0..times {
        each();
    }
    began.elapsed().as_secs_f64() * 1e6 / f64::from(times)
}

/// Processor time of this process so far, in steps of 10 ms (proc_pid_stat(5), utime and stime).
fn processor() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<_> = stat
        .rsplit_once(')')
        .unwrap()
        .1
        .split_whitespace()
        .collect();
    let ticks = |field: usize| fields[field].parse::<u64>().unwrap();
    Duration::from_millis(10 * (ticks(11) + ticks(12)))
}

async fn town(folder: &Path, people: u32) -> Done<(AppState, Vec<Holder>)> {
    let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    let file = folder.join("hikae.sqlite");
    let root = RootKey::new([1; 32]);
    let keep = Keep::open_sqlite(&file, root, clock.clone(), entropy.clone()).await?;
    let reader = Reader::open(&folder.join("cards.json"), &[], &SystemEntropy, clock.now())?;
    let identity = Identity::new(Parts {
        keep: keep.clone(),
        clock: clock.clone(),
        entropy: entropy.clone(),
        trust: reader.trust().clone(),
        revocation: Arc::new(NothingRevoked),
        origin: ORIGIN.parse()?,
    });
    let mut holders = Vec::new();
    for n in 0..people {
        let person = keep.enroll(&resident(n)).await?.person;
        holders.push(holder(&keep, &identity, person, n).await?);
    }
    let staff = Staff::new(staff::Parts {
        keep: keep.clone(),
        clock: clock.clone(),
        entropy: entropy.clone(),
        origin: ORIGIN,
        attestation: None,
    })?;
    let state = AppState::new(Shared {
        keep: keep.clone(),
        clock,
        entropy: entropy.clone(),
        portal: Portal {
            origin: ORIGIN.to_owned(),
            municipality: "みほん市".into(),
            municipality_code: "990019".into(),
            case_days: 14,
            limits: Limits {
                address: 1_000_000,
                person: 1_000_000,
                all: 1_000_000,
            },
            client_address: axum_client_ip::ClientIpSource::ConnectInfo,
            phone_login: hikae_server::config::PhoneLogin::default(),
            demo: false,
        },
        assets: Assets::none(),
        identity,
        app: None,
        gateway: Gateway::new(keep, entropy, ORIGIN),
        staff,
        press: None,
        reader: None,
    });
    Ok((state, holders))
}

async fn holder(keep: &Keep, identity: &Identity, person: PersonId, n: u32) -> Done<Holder> {
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

fn resident(n: u32) -> Resident {
    Resident {
        municipal_number: format!("{n:07}"),
        municipality: "990019".into(),
        name: format!("見本 住民{n}"),
        kana: "ミホン ジュウミン".into(),
        birth_date: NaiveDate::from_ymd_opt(1970, 4, 1).unwrap_or_default(),
        sex: Sex::Female,
        postal_code: None,
        address: "見本県みほん市一丁目".into(),
        insured: None,
    }
}
