//! What a login costs, by card and by passkey, as a whole ceremony through the portal's router,
//! beside one bare verification of its signature (RSA-2048, ES256), in one run:
//! `cargo run --release --locked --workspace --example login_bench -- [PEOPLE] [CARDS] [SECONDS]`.
//!
//! The portal, the software authenticators and the software cards run in one process; what
//! these need for their signatures is measured apart and taken off. SQLite with
//! `synchronous=FULL`; revocation is a list in memory.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::disallowed_methods
)]

#[allow(dead_code)]
#[path = "../../tests/support/authenticator.rs"]
mod authenticator;
mod card;
mod passkey;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use hikae_card::revocation::{Answer, Question};
use hikae_core::resident::{Resident, Sex};
use hikae_server::ambient::{Clock as _, SystemClock, SystemEntropy};
use hikae_server::config::{Limits, Portal};
use hikae_server::demo::cards;
use hikae_server::demo::reader::Reader;
use hikae_server::gateway::Gateway;
use hikae_server::identity::revocation::RevocationSource;
use hikae_server::identity::{Identity, Parts};
use hikae_server::keep::Keep;
use hikae_server::staff::{self, Staff};
use hikae_server::vault::RootKey;
use hikae_server::web::{AppState, Assets, Shared, portal};

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

#[tokio::main]
async fn main() -> Done<()> {
    let mut asked = std::env::args().skip(1).map(|text| text.parse::<u32>());
    let people = asked.next().transpose()?.unwrap_or(200);
    let cards = asked.next().transpose()?.unwrap_or(16);
    let seconds = asked.next().transpose()?.unwrap_or(5);
    let time = Duration::from_secs(seconds.into());
    let folder = tempfile::tempdir()?;
    let Town {
        state,
        reader,
        mut holders,
    } = town(folder.path(), people, cards).await?;
    let router = portal(state.clone());

    println!("| what | per second | processor time each | ratio to a bare verification |");
    println!("|---|---|---|---|");
    let bare = card::bare_verification();
    bare_line("RSA-2048", bare);
    let answer = card::of_a_card(&state, &reader, "card0").await?;
    for at_once in AT_ONCE {
        let counted = count(|| card::log_in(&state, &router, &reader, cards, at_once, time)).await;
        line("card", at_once, counted, answer, bare);
    }
    let bare = passkey::bare_verification();
    bare_line("ES256", bare);
    let proof = passkey::of_an_authenticator(&mut holders[0]);
    for at_once in AT_ONCE {
        let counted = count(|| passkey::log_in(&router, &mut holders, at_once, time)).await;
        line("passkey", at_once, counted, proof, bare);
    }
    println!(
        "\nTaken off: {answer:.0} µs for the answer of a software card, {proof:.0} µs for that of a \
         software authenticator."
    );
    Ok(())
}

fn bare_line(of: &str, bare: f64) {
    let rate = 1e6 / bare;
    println!("| bare {of} verification, one core | {rate:.0} | {bare:.0} µs | 1 |");
}

/// How often something was done, in what time, with how much of the processor.
struct Counted {
    done: usize,
    took: f64,
    processor: Duration,
}

async fn count<F: Future<Output = usize>>(run: impl FnOnce() -> F) -> Counted {
    let (before, began) = (processor(), Instant::now());
    let done = run().await;
    Counted {
        done,
        took: began.elapsed().as_secs_f64(),
        processor: processor() - before,
    }
}

fn line(by: &str, at_once: usize, counted: Counted, elsewhere: f64, bare: f64) {
    let done = counted.done as f64;
    let (rate, each) = (
        done / counted.took,
        counted.processor.as_secs_f64() * 1e6 / done - elsewhere,
    );
    let ratio = each / bare;
    println!("| login by {by}, {at_once} at once | {rate:.0} | {each:.0} µs | {ratio:.1} |");
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

/// The portal, and what is used to log in.
struct Town {
    state: AppState,
    reader: Arc<Reader>,
    holders: Vec<passkey::Holder>,
}

async fn town(folder: &Path, people: u32, cards: u32) -> Done<Town> {
    let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    let file = folder.join("hikae.sqlite");
    let root = RootKey::new([1; 32]);
    let keep = Keep::open_sqlite(&file, root, clock.clone(), entropy.clone()).await?;
    let lying: Vec<_> = (0..cards)
        .map(|n| cards::Holder {
            key: format!("card{n}"),
            resident: resident(1_000_000 + n),
            pin: format!("{:04}", 1000 + n),
            password: format!("PASSWORD{n}"),
        })
        .collect();
    let file = folder.join("cards.json");
    let reader = Reader::open(&file, &lying, &SystemEntropy, clock.now())?;
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
        holders.push(passkey::holder(&keep, &identity, person, n).await?);
    }
    for card in &lying {
        keep.enroll(&card.resident).await?;
        card::first_use(&identity, &reader, &card.key).await?;
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
            circulars: hikae_server::config::Circulars::default(),
            limits: Limits {
                address: 1_000_000,
                person: 1_000_000,
                all: 1_000_000,
            },
            client_address: axum_client_ip::ClientIpSource::ConnectInfo,
            push: hikae_server::deliver::push::Services::default(),
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
    Ok(Town {
        state,
        reader: Arc::new(reader),
        holders,
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
