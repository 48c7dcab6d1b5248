//! The tables of a file.

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{Connection as _, SqliteConnection};

use super::{failed, told};
use crate::store::schema::{Found, judge};
use crate::store::{Error, OnOlder};

/// The scripts, embedded.
static SCRIPTS: Migrator = sqlx::migrate!("../migrations/sqlite");

/// The version of the last one.
#[cfg(test)]
pub(super) fn latest() -> i64 {
    SCRIPTS
        .iter()
        .map(|script| script.version)
        .max()
        .unwrap_or(0)
}

/// Makes sure that the tables are this program's.
pub(super) async fn check(
    connection: &mut SqliteConnection,
    on_older: OnOlder,
) -> Result<(), Error> {
    match (judge(&found(connection).await?, &SCRIPTS)?, on_older) {
        (None, _) => Ok(()),
        (Some(older), OnOlder::Refuse) => Err(older),
        (Some(_), OnOlder::Migrate) => migrate(connection).await,
    }
}

/// Brings the tables up to date in one transaction, so that of several processes that start at
/// once one does it and the others find it done.
async fn migrate(connection: &mut SqliteConnection) -> Result<(), Error> {
    let mut turn = connection
        .begin_with("BEGIN IMMEDIATE")
        .await
        .map_err(failed)?;
    if judge(&found(&mut turn).await?, &SCRIPTS)?.is_some() {
        SCRIPTS
            .run_direct(None, &mut *turn, false)
            .await
            .map_err(|error| match error {
                MigrateError::Execute(error) => Error::Unavailable(told(&error)),
                error => Error::Unavailable(error.to_string()),
            })?;
    }
    turn.commit().await.map_err(failed)
}

async fn found(connection: &mut SqliteConnection) -> Result<Found, Error> {
    let mut found = Found::default();
    if has(connection, "_sqlx_migrations").await? {
        found.applied = sqlx::query_as(
            "SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version",
        )
        .fetch_all(&mut *connection)
        .await
        .map_err(failed)?;
    }
    if has(connection, "schema_window").await? {
        found.oldest = sqlx::query_scalar("SELECT oldest FROM schema_window")
            .fetch_optional(connection)
            .await
            .map_err(failed)?;
    }
    Ok(found)
}

async fn has(connection: &mut SqliteConnection, table: &str) -> Result<bool, Error> {
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = $1")
        .bind(table)
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    Ok(tables > 0)
}
