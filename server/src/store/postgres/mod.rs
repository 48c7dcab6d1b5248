//! PostgreSQL, 15 and newer: a pool of connections, each transaction under row-level security.
//!
//! The program runs as a role that owns nothing and is told, at the start of each transaction,
//! whose rows it is about ([`Scope`]): a forgotten condition still shows nothing of anyone else.
//! Everything that lasts longer than a transaction is avoided, so that connections may come from a
//! pooler in transaction mode, and so is what distributed relatives of PostgreSQL do not have:
//! sequences, advisory locks, notifications, transactions over several people.

mod address;
mod distribute;
mod migrate;
mod rights;
mod schema;
mod statement;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod transaction;
mod trouble;

use std::time::Duration;

use async_trait::async_trait;
use futures::stream::{self, StreamExt as _, TryStreamExt as _};
use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection as _, PgPool};

pub use self::address::Address;
pub use self::distribute::distribute;
pub use self::migrate::migrate;
use self::transaction::Limits;
use super::Error;
use super::engine::{Done, Engine, Scope, Script, Statement};
use super::row::Row;

/// How long a connection may lie idle before it is asked whether it is still alive.
const TRUSTED: Duration = Duration::from_secs(2);

/// How long someone waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many transactions of one batch run side by side, so that an import leaves connections to
/// the people who use the portal.
const ABREAST: usize = 4;

/// The PostgreSQL engine.
pub struct Postgres {
    pool: PgPool,
    limits: Limits,
    named: bool,
    spread: bool,
}

impl Postgres {
    /// Opens the database at `address` as the role that it names, with at most `connections`
    /// connections. Changes nothing.
    ///
    /// # Errors
    /// [`Error::Place`] if nobody answers there; [`Error::Unprotected`] if row-level security would
    /// not hold for this role, or what is acknowledged might be lost; [`Error::Rights`];
    /// [`Error::Older`], [`Error::Newer`] or [`Error::Foreign`] if the tables are not this
    /// program's.
    pub async fn open(address: &Address, connections: u32) -> Result<Self, Error> {
        let mut connection = address.connect().await?;
        rights::check_server(&mut connection).await?;
        schema::check(&mut connection).await?;
        rights::check_role(&mut connection).await?;
        let spread = distribute::is_spread(&mut connection).await?;
        // Nothing is left behind on the server; what goes wrong in saying so does not matter.
        let _ = connection.close().await;
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .before_acquire(|connection, pooled| {
                Box::pin(
                    async move { Ok(pooled.idle_for < TRUSTED || connection.ping().await.is_ok()) },
                )
            })
            .connect_lazy_with(address.options());
        Ok(Self {
            pool,
            limits: Limits::usual(),
            named: address.keeps_statements(),
            spread,
        })
    }
}

#[async_trait]
impl Engine for Postgres {
    async fn read(&self, scope: Scope, statement: Statement) -> Result<Vec<Row>, Error> {
        self.rows(scope, &statement).await
    }

    async fn read_each(&self, reads: Vec<(Scope, Statement)>) -> Result<Vec<Vec<Row>>, Error> {
        stream::iter(reads)
            .map(|(scope, statement)| self.read(scope, statement))
            .buffered(ABREAST)
            .try_collect()
            .await
    }

    async fn write(&self, script: Script) -> Result<Vec<Done>, Error> {
        self.run(&script).await
    }

    async fn write_each(&self, scripts: Vec<Script>) -> Vec<Result<Vec<Done>, Error>> {
        stream::iter(scripts)
            .map(|script| self.write(script))
            .buffered(ABREAST)
            .collect()
            .await
    }

    async fn scrub(&self) -> Result<(), Error> {
        // What was deleted is removed by the server's vacuum, which the tables' owner tunes.
        Ok(())
    }
}
