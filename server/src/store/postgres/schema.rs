//! The tables of a database.

use sqlx::PgConnection;
use sqlx::migrate::Migrator;

use super::trouble::failed;
use crate::store::Error;
use crate::store::schema::{Found, judge};

/// The scripts, embedded.
pub(super) fn scripts() -> Migrator {
    let mut scripts = sqlx::migrate!("../migrations/postgres");
    // No advisory locks: a script is one transaction, and of two at once one fails whole.
    scripts.set_locking(false);
    scripts
}

/// The version of the last one.
#[cfg(test)]
pub(super) fn latest() -> i64 {
    let versions = scripts().iter().map(|script| script.version).max();
    versions.unwrap_or(0)
}

/// Makes sure that the tables are this program's.
pub(super) async fn check(connection: &mut PgConnection) -> Result<(), Error> {
    match judge(&found(connection).await?, &scripts())? {
        None => Ok(()),
        Some(older) => Err(older),
    }
}

/// What the database says about its tables.
pub(super) async fn found(connection: &mut PgConnection) -> Result<Found, Error> {
    let mut found = Found::default();
    if readable(connection, "_sqlx_migrations").await? {
        found.applied = sqlx::query_as(
            "SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version",
        )
        .persistent(false)
        .fetch_all(&mut *connection)
        .await
        .map_err(failed)?;
    }
    if readable(connection, "schema_window").await? {
        found.oldest = sqlx::query_scalar("SELECT oldest FROM schema_window")
            .persistent(false)
            .fetch_optional(connection)
            .await
            .map_err(failed)?;
    }
    Ok(found)
}

/// Whether there is such a table. One that may not be read is a matter of rights.
async fn readable(connection: &mut PgConnection, table: &'static str) -> Result<bool, Error> {
    let right: Option<bool> =
        sqlx::query_scalar("SELECT has_table_privilege(to_regclass($1), 'SELECT')")
            .persistent(false)
            .bind(table)
            .fetch_one(&mut *connection)
            .await
            .map_err(failed)?;
    match right {
        None => Ok(false),
        Some(true) => Ok(true),
        Some(false) => Err(Error::Rights {
            role: sqlx::query_scalar("SELECT current_user::text")
                .persistent(false)
                .fetch_one(connection)
                .await
                .map_err(failed)?,
            missing: format!("SELECT on {table}"),
        }),
    }
}
