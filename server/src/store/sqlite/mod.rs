//! SQLite: one file, one writer with group commit, a few readers.
//!
//! Write-ahead log with `synchronous=FULL`: what was acknowledged is on the disk. Deleted bytes
//! are overwritten with zeros (`secure_delete`), so that an erased key is gone from the file.

mod access;
mod cards;
mod directives;
mod disclosures;
mod imports;
mod institutions;
mod people;
mod pieces;
mod quarantine;
mod readers;
mod records;
mod roots;
mod schema;
#[cfg(test)]
mod tests;
mod writer;

use std::fs::{DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};

use super::Error;
use readers::Readers;
pub use schema::OnOlder;
use writer::Writer;

/// How long a statement waits for another process's write.
const PATIENCE: Duration = Duration::from_secs(10);

/// The SQLite engine.
pub struct Sqlite {
    writer: Writer,
    readers: Readers,
}

impl Sqlite {
    /// Opens the database in `file`, creating it (readable by its owner alone) and its folder if
    /// they are not there. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// [`Error::Place`] if it cannot be written there; [`Error::Older`] if the tables are older
    /// and `on_older` refuses; [`Error::Newer`] or [`Error::Foreign`] if they are not this
    /// program's.
    pub async fn open(file: &Path, on_older: OnOlder) -> Result<Self, Error> {
        let fail = |reason: String| Error::Place {
            place: file.display().to_string(),
            reason,
        };
        prepare(file).map_err(|error| fail(error.to_string()))?;
        let mut connection = writing(file)
            .connect()
            .await
            .map_err(|error| fail(told(&error)))?;
        schema::check(&mut connection, on_older).await?;
        let readers = Readers::open(&reading(file))
            .await
            .map_err(|error| fail(told(&error)))?;
        Ok(Self {
            writer: Writer::start(connection),
            readers,
        })
    }
}

/// Creates folder and file with modes that SQLite would not choose; its side files take the mode
/// of the file.
fn prepare(file: &Path) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    File::options()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(file)
        .map(drop)
}

fn writing(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(PATIENCE)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-16384")
        .pragma("journal_size_limit", "67108864")
        .disable_statement_logging()
}

fn reading(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(PATIENCE)
        .read_only(true)
        .row_buffer_size(256)
        .pragma("query_only", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-4096")
        .pragma("mmap_size", "268435456")
        .disable_statement_logging()
}

/// What a failure means to the caller. SQLite's texts name tables and columns, never values.
fn failed(error: sqlx::Error) -> Error {
    match &error {
        sqlx::Error::Database(database)
            if database.is_unique_violation() || database.is_foreign_key_violation() =>
        {
            Error::Conflict
        }
        _ => Error::Unavailable(told(&error)),
    }
}

fn told(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(database) => database.message().to_owned(),
        other => other.to_string(),
    }
}

fn broken(what: &str) -> Error {
    Error::Unavailable(format!("a row holds no {what}"))
}

/// Microseconds since 1970, as the tables hold times.
fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

fn instant(micros: i64) -> Result<DateTime<Utc>, Error> {
    DateTime::from_timestamp_micros(micros).ok_or_else(|| broken("time"))
}

fn number<T: TryFrom<i64>>(number: i64) -> Result<T, Error> {
    T::try_from(number).map_err(|_| broken("number"))
}

fn bytes<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Error> {
    <[u8; N]>::try_from(bytes).map_err(|_| broken("index"))
}

/// Runs a statement that must touch a row; the row it does not find was changed by someone else.
async fn must_touch(
    query: sqlx::query::Query<'_, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>,
    connection: &mut SqliteConnection,
) -> Result<(), Error> {
    match touched(query, connection).await? {
        0 => Err(Error::Conflict),
        _ => Ok(()),
    }
}

/// Runs a statement and answers how many rows it touched.
async fn touched(
    query: sqlx::query::Query<'_, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>,
    connection: &mut SqliteConnection,
) -> Result<u64, Error> {
    Ok(query
        .execute(connection)
        .await
        .map_err(failed)?
        .rows_affected())
}
