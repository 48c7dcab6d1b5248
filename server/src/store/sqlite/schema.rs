//! Which version the tables are, and what follows.

use sqlx::SqliteConnection;
use sqlx::migrate::Migrator;

use super::{failed, told};
use crate::store::Error;

/// The scripts, embedded.
static MIGRATIONS: Migrator = sqlx::migrate!("../migrations/sqlite");

/// What to do with tables of an older version (a new database among them).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnOlder {
    /// Bring them up to date.
    Migrate,
    /// Refuse with [`Error::Older`].
    Refuse,
}

/// Makes sure that the tables are this program's.
pub(super) async fn check(
    connection: &mut SqliteConnection,
    on_older: OnOlder,
) -> Result<(), Error> {
    let applied = applied(connection).await?;
    let found = applied.last().map_or(0, |(version, _)| *version);
    let needed = MIGRATIONS
        .iter()
        .map(|script| script.version)
        .max()
        .unwrap_or(0);
    if found > needed {
        return Err(Error::Newer {
            found,
            known: needed,
        });
    }
    for (version, checksum) in &applied {
        let ours = MIGRATIONS.iter().find(|script| script.version == *version);
        if ours.is_none_or(|script| *script.checksum != **checksum) {
            return Err(Error::Foreign(*version));
        }
    }
    match on_older {
        _ if found == needed => Ok(()),
        OnOlder::Refuse => Err(Error::Older { found, needed }),
        OnOlder::Migrate => MIGRATIONS
            .run_direct(None, connection, false)
            .await
            .map_err(|error| match error {
                sqlx::migrate::MigrateError::Execute(error) => Error::Unavailable(told(&error)),
                error => Error::Unavailable(error.to_string()),
            }),
    }
}

/// Versions and checksums of the scripts that made the tables, oldest first.
async fn applied(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>)>, Error> {
    let tables: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
            .fetch_one(&mut *connection)
            .await
            .map_err(failed)?;
    if tables == 0 {
        return Ok(Vec::new());
    }
    sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version")
        .fetch_all(connection)
        .await
        .map_err(failed)
}
