//! Choosing whom a notice goes to, beside a bare scan of the same rows, and telling them, beside
//! bare inserts of rows of the same size, in one run:
//! `cargo run --release --locked --workspace --example audience_bench -- [RESIDENTS] [TOLD]`.
//!
//! SQLite with `synchronous=FULL` in one process.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::disallowed_methods
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_core::circular::{AgeAt, Audience, Content, LIFE_EVENTS, Rule};
use hikae_core::ids::StaffId;
use hikae_core::resident::{Resident, Sex};
use hikae_core::staff::{Member, Post, Role};
use hikae_server::ambient::{FixedClock, SystemEntropy};
use hikae_server::circular::{Municipality, send};
use hikae_server::keep::Keep;
use hikae_server::staff::circulars::Bounds;
use hikae_server::staff::{Parts, Staff};
use hikae_server::vault::RootKey;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Row as _, SqliteConnection};

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const CODE: &str = "990019";

#[tokio::main]
async fn main() -> Done<()> {
    let mut asked = std::env::args().skip(1).map(|text| text.parse::<u32>());
    let residents = asked.next().transpose()?.unwrap_or(100_000);
    let told = asked.next().transpose()?.unwrap_or(10_000).min(residents);
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("hikae.sqlite");
    let clock = Arc::new(FixedClock::new("2026-11-21T03:00:00Z".parse()?));
    let root = RootKey::new([1; 32]);
    let entropy = Arc::new(SystemEntropy);
    let keep = Keep::open_sqlite(&file, root, clock.clone(), entropy.clone()).await?;
    let begun = Instant::now();
    fill(&keep, residents, told).await?;
    println!("{residents} residents put in {:?}", begun.elapsed());
    let town = Town {
        staff: Staff::new(Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy,
            origin: "http://localhost:8080",
            attestation: None,
        })?,
        bounds: Bounds {
            municipality: Municipality {
                code: CODE.to_owned(),
                name: "みほん市".to_owned(),
            },
            hosts: Vec::new(),
            per_day: u64::MAX / 2,
        },
        keep,
        clock,
    };

    let before = peak();
    let bare = scan(&file).await?;
    let chosen = town.count(everyone_of_forty()).await?;
    println!("| what | time | peak memory | ratio |");
    println!("|---|---|---|---|");
    println!(
        "| bare scan of the rows | {:.2} s | – | 1 |",
        bare.as_secs_f64()
    );
    println!(
        "| choosing by age and sex | {:.2} s | {} MB (before: {} MB) | {:.1} |",
        chosen.as_secs_f64(),
        peak(),
        before,
        chosen.as_secs_f64() / bare.as_secs_f64()
    );

    let (sent, time) = town.tell().await?;
    let inserts = inserts(folder.path(), sent).await?;
    let a_second = |time: Duration| sent as f64 / time.as_secs_f64();
    println!();
    println!("| what | people | per second | ratio |");
    println!("|---|---|---|---|");
    println!(
        "| bare inserts of three rows each, 32 people to a transaction | {sent} | {:.0} | 1 |",
        a_second(inserts)
    );
    println!(
        "| telling: entry, notice and reach in one transaction | {sent} | {:.0} | {:.2} |",
        a_second(time),
        a_second(time) / a_second(inserts)
    );
    Ok(())
}

/// Residents, of whom the first `told` live in a place of their own.
async fn fill(keep: &Keep, residents: u32, told: u32) -> Done<()> {
    for begin in (0..residents).step_by(5_000) {
        let end = (begin + 5_000).min(residents);
        let batch: Vec<_> = (begin..end).map(|n| resident(n, n < told)).collect();
        keep.enroll_all(&batch).await?;
    }
    Ok(())
}

fn resident(n: u32, told: bool) -> Resident {
    let born =
        NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + TimeDelta::days((n * 7 % 34_000).into());
    let place = if told { "北町" } else { "南町" };
    Resident {
        municipal_number: n.to_string(),
        municipality: CODE.to_owned(),
        name: format!("見本 {n}号"),
        kana: "ミホン ゴウ".to_owned(),
        birth_date: born,
        sex: if n.is_multiple_of(2) {
            Sex::Female
        } else {
            Sex::Male
        },
        postal_code: Some("999-0001".to_owned()),
        address: format!("架空県みほん市{place}{}番{}号", n % 90 + 1, n % 30 + 1),
        insured: None,
    }
}

fn everyone_of_forty() -> Rule {
    Rule::All {
        of: vec![
            Rule::Age {
                from: 40,
                to: 74,
                at: AgeAt::FiscalYearEnd,
            },
            Rule::Sex { sex: Sex::Female },
        ],
    }
}

struct Town {
    keep: Keep,
    clock: Arc<FixedClock>,
    staff: Staff,
    bounds: Bounds,
}

fn member(n: u8) -> Member {
    let at: DateTime<Utc> = DateTime::UNIX_EPOCH;
    Member {
        id: StaffId::new(at, [n; 10]),
        login: format!("staff{n}"),
        name: format!("架空 職員{n}"),
        post: Post::Office {
            office: "健康課".to_owned(),
            roles: Role::ALL.into(),
        },
    }
}

fn to(rule: Rule) -> Content {
    let name = "ためし".to_owned();
    Content {
        audience: Audience::Rule { name, rule },
        ..LIFE_EVENTS[0].content()
    }
}

impl Town {
    /// How long it takes to count whom a rule describes.
    async fn count(&self, rule: Rule) -> Done<Duration> {
        let author = member(1);
        let id = self.staff.write_circular(&author, &to(rule)).await?;
        let begun = Instant::now();
        let looked = self.staff.look_at_circular(&author, &self.bounds, (id, 1));
        looked.await?;
        Ok(begun.elapsed())
    }

    /// How many were told, and how long that took.
    async fn tell(&self) -> Done<(u64, Duration)> {
        let author = member(1);
        let place = "架空県みほん市北町".to_owned();
        let content = to(Rule::District { place });
        let id = self.staff.write_circular(&author, &content).await?;
        let look = self.staff.look_at_circular(&author, &self.bounds, (id, 1));
        let change = look.await?.kept.change;
        let submit = self
            .staff
            .submit_circular(&author, &self.bounds, (id, change));
        submit.await?;
        let (approver, which) = (member(2), (id, change + 1));
        let approve = self
            .staff
            .approve_circular(&approver, &self.bounds, which, None);
        approve.await?;
        self.clock.set("2026-11-21T03:00:01Z".parse()?);
        let begun = Instant::now();
        let sent = send(&self.keep, &self.bounds.municipality).await?;
        Ok((sent[0].told, begun.elapsed()))
    }
}

async fn open(file: &Path) -> Done<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    Ok(options.connect().await?)
}

/// Reads the rows that a pass reads, in as many pages, and opens none.
async fn scan(file: &Path) -> Done<Duration> {
    let mut connection = open(file).await?;
    let begun = Instant::now();
    let mut after: Vec<u8> = vec![0; 16];
    loop {
        let rows = sqlx::query(
            "SELECT p.person_id, k.root_id, k.wrapped, p.version, p.sealed, \
             EXISTS (SELECT 1 FROM directive d WHERE d.person_id = p.person_id) \
             FROM person p JOIN person_key k ON k.person_id = p.person_id \
             WHERE p.person_id > $1 ORDER BY p.person_id LIMIT 2000",
        )
        .bind(&after)
        .fetch_all(&mut connection)
        .await?;
        match rows.last() {
            Some(last) => after = last.get(0),
            None => return Ok(begun.elapsed()),
        }
    }
}

/// Durable inserts of three rows for each, 32 people to a transaction.
async fn inserts(folder: &Path, people: u64) -> Done<Duration> {
    let mut connection = open(&folder.join("bare.sqlite")).await?;
    sqlx::query("CREATE TABLE bare (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT")
        .execute(&mut connection)
        .await?;
    let sealed = vec![7_u8; 1200];
    let begun = Instant::now();
    for batch in (0..people).collect::<Vec<_>>().chunks(32) {
        sqlx::query("BEGIN IMMEDIATE")
            .execute(&mut connection)
            .await?;
        for _ in 0..batch.len() * 3 {
            sqlx::query("INSERT INTO bare (sealed) VALUES ($1)")
                .bind(&sealed)
                .execute(&mut connection)
                .await?;
        }
        sqlx::query("COMMIT").execute(&mut connection).await?;
    }
    Ok(begun.elapsed())
}

/// The most memory that the process has had, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
