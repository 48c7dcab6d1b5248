//! Bare inserts of entries into a table of the log's shape, durable: one for each commit, and as many
//! in one commit as there are connections.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _};

use crate::{CONNECTIONS, Done};

pub async fn measure(folder: &Path, bytes: i64, time: Duration) -> Done<()> {
    let mut connection = SqliteConnectOptions::new()
        .filename(folder.join("bare.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging()
        .connect()
        .await?;
    connection
        .execute(
            "CREATE TABLE bare (person_id BLOB NOT NULL, seq INTEGER NOT NULL, entry_id BLOB NOT NULL, \
             sealed BLOB NOT NULL, PRIMARY KEY (person_id, seq)) STRICT; \
             CREATE UNIQUE INDEX bare_entry ON bare (person_id, entry_id)",
        )
        .await?;
    println!(
        "| bare inserts of {bytes} bytes in one commit | inserts per s | p50 ms of a commit | p99 ms |"
    );
    println!("|---|---|---|---|");
    let mut seq = 0_i64;
    for group in CONNECTIONS {
        let (mut times, began) = (Vec::new(), Instant::now());
        while began.elapsed() < time {
            let each = Instant::now();
            let mut turn = connection.begin().await?;
            for _ in 0..group {
                seq += 1;
                sqlx::query(
                    "INSERT INTO bare VALUES (randomblob(16), $1, randomblob(16), randomblob($2))",
                )
                .bind(seq)
                .bind(bytes)
                .execute(&mut *turn)
                .await?;
            }
            turn.commit().await?;
            times.push(each.elapsed().as_secs_f64() * 1000.0);
        }
        let rate = (times.len() * group) as f64 / began.elapsed().as_secs_f64();
        times.sort_by(f64::total_cmp);
        let at = |hundredth: usize| times[(times.len() * hundredth / 100).min(times.len() - 1)];
        println!("| {group} | {rate:.0} | {:.1} | {:.1} |", at(50), at(99));
    }
    Ok(())
}
