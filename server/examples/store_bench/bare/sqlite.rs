//! SQLite: one connection that writes, four that read, with the settings of the store.

use std::path::Path;

use async_trait::async_trait;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Bare, Noise};
use crate::measure::Done;

/// As many as the store has.
const READERS: u32 = 4;

const CREATE: &str = "CREATE TABLE bare (line INTEGER NOT NULL, key INTEGER NOT NULL, id INTEGER NOT NULL, \
     sealed BLOB NOT NULL, PRIMARY KEY (line, key, id)) STRICT";
const FILL: &str = "INSERT INTO bare WITH RECURSIVE \
     k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < $2), \
     r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n + 1 < $3) \
     SELECT $1, k.n, r.n, randomblob($4) FROM k, r";
const READ: &str = "SELECT id, sealed FROM bare WHERE line = $1 AND key = $2";
const INSERT: &str = "INSERT INTO bare (line, key, id, sealed) VALUES ($1, $2, $3, $4)";
const UPDATE: &str = "UPDATE bare SET sealed = $3 WHERE line = $1 AND key = $2";
const DELETE: &str = "DELETE FROM bare WHERE line = $1 AND key = $2";

/// The driver for SQLite.
pub struct Sqlite {
    readers: SqlitePool,
    writer: SqlitePool,
    noise: Noise,
}

impl Sqlite {
    /// Makes a database in `file`.
    pub async fn create(file: &Path, noise: Noise) -> Done<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("mmap_size", "268435456");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false)
            .connect_with(options.clone())
            .await?;
        sqlx::query(CREATE).execute(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .test_before_acquire(false)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Self {
            readers,
            writer,
            noise,
        })
    }
}

#[async_trait]
impl Bare for Sqlite {
    async fn fill(&self, line: i64, keys: i64, rows: usize, bytes: usize) -> Done<()> {
        sqlx::query(FILL)
            .bind(line)
            .bind(keys)
            .bind(i64::try_from(rows)?)
            .bind(i64::try_from(bytes)?)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn read(&self, line: i64, key: i64) -> Done<usize> {
        let rows: Vec<(i64, Vec<u8>)> = sqlx::query_as(READ)
            .bind(line)
            .bind(key)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.len())
    }

    async fn insert(&self, line: i64, key: i64, rows: usize, bytes: usize) -> Done<()> {
        if rows == 1 {
            sqlx::query(INSERT)
                .bind(line)
                .bind(key)
                .bind(0)
                .bind(self.noise.row(bytes))
                .execute(&self.writer)
                .await?;
            return Ok(());
        }
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        for (id, row) in (0_i64..).zip(self.noise.rows(rows, bytes)) {
            sqlx::query(INSERT)
                .bind(line)
                .bind(key)
                .bind(id)
                .bind(row)
                .execute(&mut *transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn update(&self, line: i64, key: i64, bytes: usize) -> Done<u64> {
        let outcome = sqlx::query(UPDATE)
            .bind(line)
            .bind(key)
            .bind(self.noise.row(bytes))
            .execute(&self.writer)
            .await?;
        Ok(outcome.rows_affected())
    }

    async fn delete(&self, line: i64, key: i64) -> Done<u64> {
        let outcome = sqlx::query(DELETE)
            .bind(line)
            .bind(key)
            .execute(&self.writer)
            .await?;
        Ok(outcome.rows_affected())
    }

    async fn settle(&self) -> Done<()> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}
