//! PostgreSQL: a pool, and each statement a transaction by itself, in a schema of its owner.

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, PgPool};

use super::{Bare, Noise};
use crate::measure::Done;

const CREATE_SCHEMA: &str = "CREATE SCHEMA bare";
const CREATE: &str = "CREATE TABLE bare.bare (line BIGINT NOT NULL, key BIGINT NOT NULL, id BIGINT NOT NULL, \
     sealed BYTEA NOT NULL, PRIMARY KEY (line, key, id))";
const READ: &str = "SELECT id, sealed FROM bare.bare WHERE line = $1 AND key = $2";
const INSERT: &str = "INSERT INTO bare.bare (line, key, id, sealed) VALUES ($1, $2, 0, $3)";
const INSERT_ALL: &str = "INSERT INTO bare.bare (line, key, id, sealed) \
     SELECT $1, $2, id, sealed FROM unnest($3::bytea[]) WITH ORDINALITY AS it (sealed, id)";
const UPDATE: &str = "UPDATE bare.bare SET sealed = $3 WHERE line = $1 AND key = $2";
const DELETE: &str = "DELETE FROM bare.bare WHERE line = $1 AND key = $2";
const SETTINGS: &str = "SELECT concat('PostgreSQL ', current_setting('server_version'), \
     ', fsync ', current_setting('fsync'), \
     ', synchronous_commit ', current_setting('synchronous_commit'))";

/// The driver for PostgreSQL.
pub struct Postgres {
    pool: PgPool,
    noise: Noise,
}

impl Postgres {
    /// Makes a table in the database of `address`, used with at most `connections` connections.
    pub async fn create(address: &str, connections: u32, noise: Noise) -> Done<Self> {
        let options: PgConnectOptions = address.parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .test_before_acquire(false)
            .connect_with(options.disable_statement_logging())
            .await?;
        sqlx::query(CREATE_SCHEMA).execute(&pool).await?;
        sqlx::query(CREATE).execute(&pool).await?;
        Ok(Self { pool, noise })
    }

    /// Which server it is, and whether what it acknowledges is durable.
    pub async fn about(&self) -> Done<String> {
        Ok(sqlx::query_scalar(SETTINGS).fetch_one(&self.pool).await?)
    }
}

#[async_trait]
impl Bare for Postgres {
    async fn fill(&self, line: i64, keys: i64, rows: usize, bytes: usize) -> Done<()> {
        let mut transaction = self.pool.begin().await?;
        for key in 0..keys {
            sqlx::query(INSERT_ALL)
                .bind(line)
                .bind(key)
                .bind(self.noise.rows(rows, bytes))
                .execute(&mut *transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn read(&self, line: i64, key: i64) -> Done<usize> {
        let rows: Vec<(i64, Vec<u8>)> = sqlx::query_as(READ)
            .bind(line)
            .bind(key)
            .fetch_all(&self.pool)
            .await?;
        Ok(rows.len())
    }

    async fn insert(&self, line: i64, key: i64, rows: usize, bytes: usize) -> Done<()> {
        let insert = if rows == 1 {
            sqlx::query(INSERT)
                .bind(line)
                .bind(key)
                .bind(self.noise.row(bytes))
        } else {
            sqlx::query(INSERT_ALL)
                .bind(line)
                .bind(key)
                .bind(self.noise.rows(rows, bytes))
        };
        insert.execute(&self.pool).await?;
        Ok(())
    }

    async fn update(&self, line: i64, key: i64, bytes: usize) -> Done<u64> {
        let outcome = sqlx::query(UPDATE)
            .bind(line)
            .bind(key)
            .bind(self.noise.row(bytes))
            .execute(&self.pool)
            .await?;
        Ok(outcome.rows_affected())
    }

    async fn delete(&self, line: i64, key: i64) -> Done<u64> {
        let outcome = sqlx::query(DELETE)
            .bind(line)
            .bind(key)
            .execute(&self.pool)
            .await?;
        Ok(outcome.rows_affected())
    }

    async fn settle(&self) -> Done<()> {
        sqlx::query("VACUUM (ANALYZE)").execute(&self.pool).await?;
        Ok(())
    }
}
