//! Entries from being written to being in the tree under a signed checkpoint, all of it durable,
//! beside plain durable inserts of as many bytes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use hikae_core::ids::ProcessId;
use hikae_server::log;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::task::JoinSet;

use crate::Done;
use crate::house::House;

/// Tasks that write at once.
const TASKS: usize = 32;

/// Bytes of a sealed entry.
const BYTES: i64 = 724;

/// Plain inserts are slow enough for fewer of them.
const PLAIN: usize = 2_000;

pub async fn measure(entries: usize) -> Done<()> {
    let house = Arc::new(House::of(200).await?);
    let signer = log::signer(&house.keep, "https://kenko.mihon.example").await?;
    let me = house.keep.mint(ProcessId::new);
    log::integrate(&house.keep, &signer, me).await?;

    let (next, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let mut writers = JoinSet::new();
    for _ in 0..TASKS {
        let (next, house) = (Arc::clone(&next), Arc::clone(&house));
        writers.spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= entries {
                    return Done::Ok(());
                }
                house.read(n).await?;
            }
        });
    }
    let (mut leaves, mut written) = (0, None);
    while leaves < entries as u64 {
        leaves += log::integrate(&house.keep, &signer, me).await?;
        while let Some(ended) = writers.try_join_next() {
            ended??;
        }
        if written.is_none() && writers.is_empty() {
            written = Some(began.elapsed());
        }
        tokio::task::yield_now().await;
    }
    let integrated = began.elapsed();
    let plain = plain(&house.folder.path().join("plain.db")).await?;

    let per_second = |count: usize, time: std::time::Duration| count as f64 / time.as_secs_f64();
    let integrated = per_second(entries, integrated);
    println!(
        "| entries, {TASKS} writers, SQLite | per second | beside plain inserts |\n|---|---|---|"
    );
    println!("| plain durable inserts of {BYTES} B | {plain:.0} | 1 |");
    if let Some(written) = written {
        let written = per_second(entries, written);
        println!(
            "| written, while the tree grows | {written:.0} | {:.2} |",
            written / plain
        );
    }
    println!(
        "| in the tree under a checkpoint | {integrated:.0} | {:.2} |\n",
        integrated / plain
    );
    Ok(())
}

/// One insert, one commit.
async fn plain(file: &std::path::Path) -> Done<f64> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    sqlx::query("CREATE TABLE plain (n INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT")
        .execute(&mut connection)
        .await?;
    let began = Instant::now();
    for n in 0..PLAIN {
        sqlx::query("INSERT INTO plain VALUES ($1, randomblob($2))")
            .bind(i64::try_from(n)?)
            .bind(BYTES)
            .execute(&mut connection)
            .await?;
    }
    let rate = PLAIN as f64 / began.elapsed().as_secs_f64();
    connection.close().await?;
    Ok(rate)
}
