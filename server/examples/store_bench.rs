//! How fast what is kept is read and written, each beside a bare statement of the same kind in the
//! same run: `cargo run --release -p hikae-server --example store_bench -- [PEOPLE] [SECONDS]`.
//!
//! Every line is measured with 32 tasks at once for that many seconds. "Bare" is sqlx alone on a
//! database of its own with the same settings: no traits, no sealing, no log of who is who; reads
//! fetch rows of the same number and size, writes insert one row per transaction. p99 is in
//! microseconds.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, TimeDelta};
use hikae_core::consent::{Directive, Effect, Grantees, InstitutionKind, Level, Purpose, Scope};
use hikae_core::disclosure::{Actor, ChainHead, Channel, Entry, InstitutionLabel, Outcome};
use hikae_core::ids::{CeremonyId, DirectiveId, EntryId, InstitutionId, PersonId, RequestId};
use hikae_core::record::checkup::{Observation, Outcome as Found, Quantity, Report, Section};
use hikae_core::record::vaccination::Vaccination;
use hikae_core::record::{Category, Organization, Record};
use hikae_core::resident::{InsuredNumber, Resident, Sex};
use hikae_server::ambient::{SystemClock, SystemEntropy};
use hikae_server::keep::{self, Keep, NewRecord, Source};
use hikae_server::vault::RootKey;
use rust_decimal::Decimal;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Tasks at once.
const TASKS: usize = 32;
/// Years of checkups of each person.
const CHECKUPS: u64 = 10;
/// Vaccinations of each person.
const VACCINATIONS: u64 = 20;
/// Entries in each person's log to begin with.
const ENTRIES: usize = 10;
/// Records in one transaction of an import.
const BATCH: usize = 60;

#[tokio::main]
async fn main() -> Done<()> {
    let mut args = std::env::args().skip(1);
    let people = args.next().map_or(Ok(1000), |text| text.parse())?;
    let seconds = args.next().map_or(Ok(3), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kept.sqlite");
    let keep = Keep::open_sqlite(
        &file,
        RootKey::new([1; 32]),
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
    )
    .await?;
    let began = Instant::now();
    let people = inhabit(&keep, people).await?;
    println!(
        "{} people with {CHECKUPS} checkups, {VACCINATIONS} vaccinations and {ENTRIES} entries \
         each, in {:.1} s; {} MB\n",
        people.len(),
        began.elapsed().as_secs_f64(),
        std::fs::metadata(&file)?.len() / 1_000_000
    );
    let bare = Bare::open(&folder.path().join("bare.sqlite"), people.len()).await?;
    let bench = Bench {
        duration: Duration::from_secs(seconds),
        people,
    };
    reads(&bench, &keep, &bare).await?;
    writes(&bench, &keep, &bare).await
}

async fn reads(bench: &Bench, keep: &Keep, bare: &Bare) -> Done<()> {
    println!(
        "{:<44}{:>9}{:>8}{:>12}{:>8}",
        "read", "per s", "p99", "bare per s", "p99"
    );
    let one = bench
        .run(
            bare,
            |bare, n| async move { bare.read(n, "resident", 1).await },
        )
        .await?;
    let small = bench
        .run(
            bare,
            |bare, n| async move { bare.read(n, "small", 30).await },
        )
        .await?;
    let home = bench
        .run(
            bare,
            |bare, n| async move { bare.read(n, "home", 45).await },
        )
        .await?;
    let log = bench
        .run(bare, |bare, n| async move { bare.read(n, "log", 10).await })
        .await?;
    let reports = bench
        .run(
            bare,
            |bare, n| async move { bare.read(n, "report", 10).await },
        )
        .await?;
    let of = |n: usize| bench.person(n);
    bench
        .line("a resident", keep, one, |keep, n| {
            let person = of(n);
            async move { keep.resident(person).await }
        })
        .await?;
    bench
        .line("headers of 30 records", keep, small, |keep, n| {
            let person = of(n);
            async move { keep.record_refs(person).await }
        })
        .await?;
    bench
        .line("a case: headers and directives", keep, small, |keep, n| {
            let person = of(n);
            async move { keep.case_file(person).await }
        })
        .await?;
    bench
        .line("10 checkups, opened", keep, reports, |keep, n| {
            let person = of(n);
            async move { keep.records(person, Some(Category::Checkup)).await }
        })
        .await?;
    bench
        .line("20 vaccinations, opened", keep, small, |keep, n| {
            let person = of(n);
            async move { keep.records(person, Some(Category::Vaccination)).await }
        })
        .await?;
    bench
        .line("10 entries of the log", keep, log, |keep, n| {
            let person = of(n);
            async move { keep.entries(person, None, 10).await }
        })
        .await?;
    bench
        .line(
            "the first page: 30 records, 5 entries",
            keep,
            home,
            |keep, n| {
                let person = of(n);
                async move { keep.home(person, 5).await }
            },
        )
        .await
}

async fn writes(bench: &Bench, keep: &Keep, bare: &Bare) -> Done<()> {
    println!(
        "\n{:<44}{:>9}{:>8}{:>12}{:>8}",
        "write", "per s", "p99", "bare per s", "p99"
    );
    let one = bench
        .run(bare, |bare, n| async move { bare.write(n, 1).await })
        .await?;
    let batch = bench
        .run(bare, |bare, n| async move { bare.write(n, BATCH).await })
        .await?;
    let of = |n: usize| bench.person(n);
    bench
        .line("an entry of the log, durable", keep, one, |keep, n| {
            let person = of(n);
            async move {
                let build = |head: &ChainHead| entry(&keep, person, head);
                keep.append_entry(person, build).await
            }
        })
        .await?;
    bench
        .line("a directive", keep, one, |keep, n| {
            let person = of(n);
            async move {
                keep.put_directive(person, directive(&keep, person), 0)
                    .await
            }
        })
        .await?;
    let expires = keep.now() + TimeDelta::hours(1);
    keep.create_session(b"token", None, expires, &"content")
        .await?;
    bench
        .line("a session saved", keep, one, |keep, _| async move {
            keep.save_session(b"token", None, expires, &"content").await
        })
        .await?;
    bench
        .line(
            "a ceremony begun and consumed",
            keep,
            one,
            |keep, _| async move {
                let id = keep.mint(CeremonyId::new);
                keep.open_ceremony(id, b"browser", expires, &"content")
                    .await?;
                keep.consume_ceremony::<String>(id).await
            },
        )
        .await?;
    bench
        .line("60 checkups in one import batch", keep, batch, |keep, n| {
            let people: Vec<_> = (0..BATCH).map(|k| of(n * BATCH + k)).collect();
            async move {
                let day = day(20_000 + n as u64);
                let batch: Vec<_> = people.iter().map(|person| checkup(*person, day)).collect();
                keep.put_records(&batch).await
            }
        })
        .await?;
    bench
        .line(
            "60 checkups that are known already",
            keep,
            batch,
            |keep, n| {
                let people: Vec<_> = (0..BATCH).map(|k| of(n * BATCH + k)).collect();
                async move {
                    let batch: Vec<_> = people
                        .iter()
                        .map(|person| checkup(*person, day(0)))
                        .collect();
                    keep.put_records(&batch).await
                }
            },
        )
        .await
}

/// How often per second, and how long the slowest hundredth took at least.
#[derive(Clone, Copy)]
struct Rate {
    per_second: f64,
    p99: Duration,
}

struct Bench {
    duration: Duration,
    people: Vec<PersonId>,
}

impl Bench {
    /// The people in turn.
    fn person(&self, n: usize) -> PersonId {
        let n = n.checked_rem(self.people.len()).unwrap_or_default();
        self.people
            .get(n)
            .copied()
            .unwrap_or(PersonId::from_uuid(uuid::Uuid::nil()))
    }

    /// Runs `each` with a running number, from many tasks at once.
    async fn run<C, F, T, E, R>(&self, context: &C, each: R) -> Done<Rate>
    where
        C: Clone,
        F: Future<Output = Result<T, E>>,
        E: Into<Box<dyn Error + Send + Sync>>,
        R: Fn(C, usize) -> F,
    {
        let next = AtomicUsize::new(0);
        let began = Instant::now();
        let task = || async {
            let mut times = Vec::new();
            while began.elapsed() < self.duration {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let start = Instant::now();
                each(context.clone(), n).await.map_err(Into::into)?;
                times.push(start.elapsed());
            }
            Ok::<_, Box<dyn Error + Send + Sync>>(times)
        };
        let tasks = (0..TASKS).map(|_| task());
        let mut times = futures::future::try_join_all(tasks).await?.concat();
        let per_second = times.len() as f64 / began.elapsed().as_secs_f64();
        times.sort_unstable();
        let p99 = times
            .get(times.len() * 99 / 100)
            .copied()
            .unwrap_or_default();
        Ok(Rate { per_second, p99 })
    }

    /// Runs `each` and prints its rate beside `bare`.
    async fn line<F, T, R>(&self, name: &str, keep: &Keep, bare: Rate, each: R) -> Done<()>
    where
        F: Future<Output = Result<T, keep::Error>>,
        R: Fn(Keep, usize) -> F,
    {
        let rate = self.run(keep, each).await?;
        println!(
            "{name:<44}{:>9.0}{:>8}{:>12.0}{:>8}",
            rate.per_second,
            rate.p99.as_micros(),
            bare.per_second,
            bare.p99.as_micros()
        );
        Ok(())
    }
}

/// sqlx alone.
#[derive(Clone)]
struct Bare {
    readers: SqlitePool,
    writer: SqlitePool,
    people: usize,
}

impl Bare {
    async fn open(file: &Path, people: usize) -> Done<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("mmap_size", "268435456");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        sqlx::query(
            "CREATE TABLE bare (kind TEXT NOT NULL, person INTEGER NOT NULL, id INTEGER NOT NULL, \
             sealed BLOB NOT NULL, PRIMARY KEY (kind, person, id)) STRICT",
        )
        .execute(&writer)
        .await?;
        sqlx::query("CREATE TABLE written (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT")
            .execute(&writer)
            .await?;
        let kinds = [
            ("resident", 1, 500),
            ("small", 30, 400),
            ("home", 45, 2_000),
            ("log", 10, 1_000),
            ("report", 10, 11_000),
        ];
        for (kind, rows, size) in kinds {
            sqlx::query(
                "INSERT INTO bare WITH RECURSIVE p(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM p \
                 WHERE n + 1 < $1), r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r \
                 WHERE n + 1 < $2) SELECT $4, p.n, r.n, randomblob($3) FROM p, r",
            )
            .bind(i64::try_from(people)?)
            .bind(rows)
            .bind(size)
            .bind(kind)
            .execute(&writer)
            .await?;
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .test_before_acquire(false)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Self {
            readers,
            writer,
            people,
        })
    }

    async fn read(&self, n: usize, kind: &str, rows: usize) -> Done<()> {
        let found: Vec<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT id, sealed FROM bare WHERE kind = $1 AND person = $2")
                .bind(kind)
                .bind(i64::try_from(n % self.people)?)
                .fetch_all(&self.readers)
                .await?;
        match found.len() == rows {
            true => Ok(()),
            false => Err("rows are missing".into()),
        }
    }

    async fn write(&self, n: usize, rows: usize) -> Done<()> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let size = if rows == 1 { 1_000 } else { 11_000 };
        for _ in 0..rows {
            sqlx::query("INSERT INTO written (sealed) VALUES ($1)")
                .bind(vec![u8::try_from(n % 256)?; size])
                .execute(&mut *transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// Fills the database with people and their records.
async fn inhabit(keep: &Keep, people: usize) -> Done<Vec<PersonId>> {
    let residents: Vec<_> = (0..people).map(resident).collect();
    let mut ids = Vec::with_capacity(people);
    for batch in residents.chunks(500) {
        let enrolled = keep.enroll_all(batch).await?;
        ids.extend(enrolled.iter().map(|enrolled| enrolled.person));
    }
    for batch in ids.chunks(20) {
        let mut records = Vec::new();
        for person in batch {
            records.extend((0..CHECKUPS).map(|year| checkup(*person, day(year * 365))));
            records.extend((0..VACCINATIONS).map(|n| vaccination(*person, day(n * 30))));
        }
        keep.put_records(&records).await?;
        let logs = batch.iter().map(|person| async {
            for _ in 0..ENTRIES {
                keep.append_entry(*person, |head| entry(keep, *person, head))
                    .await?;
            }
            for _ in 0..3 {
                keep.put_directive(*person, directive(keep, *person), 0)
                    .await?;
            }
            Ok::<_, keep::Error>(())
        });
        futures::future::try_join_all(logs).await?;
    }
    Ok(ids)
}

fn day(n: u64) -> NaiveDate {
    NaiveDate::default() + Days::new(16_000 + n)
}

fn resident(n: usize) -> Resident {
    Resident {
        municipal_number: format!("{n:010}"),
        municipality: "999999".into(),
        name: "見本 花子".into(),
        kana: "ミホン ハナコ".into(),
        birth_date: day(n as u64 % 10_000),
        sex: Sex::Female,
        postal_code: Some("000-0001".into()),
        address: "見本県見本市見本一丁目".into(),
        insured: Some(InsuredNumber {
            insurer: "99999999".into(),
            symbol: Some("見本".into()),
            number: format!("{n}"),
            branch: Some("01".into()),
        }),
    }
}

fn clinic() -> Organization {
    Organization {
        code: Some("9999999999".into()),
        name: "例示クリニック".into(),
    }
}

fn source() -> Source {
    Source {
        import: None,
        file: "sample.zip/DATA/h99999999.xml".into(),
        line: None,
    }
}

fn checkup(person: PersonId, on: NaiveDate) -> NewRecord {
    let observation = |n: i64| Observation {
        code: format!("9N{n:03}000000000011"),
        name: Some("見本の項目".into()),
        outcome: Found::Quantity(Quantity {
            value: Decimal::new(500 + n, 1),
            unit: "mg/dL".into(),
        }),
        interpretation: None,
        reference: None,
        method: None,
        author: None,
        group: None,
    };
    let section = Section {
        code: "01010".into(),
        title: "検査・問診結果セクション".into(),
        observations: (0..70).map(observation).collect(),
    };
    NewRecord {
        person,
        record: Record::Checkup(Report {
            report_code: "10".into(),
            program_code: "010".into(),
            performed_on: on,
            issued_on: on,
            performer: clinic(),
            author: clinic(),
            sections: vec![section],
        }),
        sensitive: None,
        source_key: format!("checkup {on}").into_bytes(),
        source: source(),
    }
}

fn vaccination(person: PersonId, on: NaiveDate) -> NewRecord {
    NewRecord {
        person,
        record: Record::Vaccination(Vaccination {
            vaccine: "MR1".into(),
            name: "麻しん風しん".into(),
            given_on: on,
            dose: Some(1),
            product: Some("見本ワクチン".into()),
            lot: Some("A1".into()),
            volume_ml: None,
            performer: Some(clinic()),
            municipality: "999999".into(),
        }),
        sensitive: None,
        source_key: format!("vaccination {on}").into_bytes(),
        source: source(),
    }
}

fn directive(keep: &Keep, person: PersonId) -> Directive {
    let now = keep.now();
    Directive {
        id: keep.mint(DirectiveId::new),
        version: 1,
        effect: Effect::Deny,
        purposes: [Purpose::Emergency].into(),
        grantees: Grantees::Everyone,
        except: [].into(),
        scope: Scope::All,
        period: None,
        valid_from: now,
        valid_until: None,
        made_at: now,
        made_by: person,
        made_with: Level::Card,
        study: None,
    }
}

fn entry(keep: &Keep, person: PersonId, head: &ChainHead) -> Entry {
    let now = keep.now();
    Entry {
        version: 1,
        id: keep.mint(EntryId::new),
        person,
        seq: head.seq + 1,
        previous: head.hash.clone(),
        occurred_at: now,
        recorded_at: now,
        institution: InstitutionLabel {
            id: keep.mint(InstitutionId::new),
            name: "例示クリニック".into(),
            kind: InstitutionKind::Clinic,
            unit: Some("内科".into()),
        },
        actor: Actor::Machine {
            task: "見本の処理".into(),
        },
        purpose: Purpose::Treatment,
        reason: "初診のため、これまでの健診の結果を見る。".into(),
        asked: vec![Category::Checkup, Category::Vaccination],
        given: Vec::new(),
        withheld: Vec::new(),
        outcome: Outcome::NothingFound,
        channel: Channel::Demo,
        request: keep.mint(RequestId::new),
    }
}
