//! SQLite: one file, one writer with group commit, a few readers.
//!
//! Write-ahead log with `synchronous=FULL`: what was acknowledged is on the disk. Deleted bytes
//! are overwritten with zeros (`secure_delete`), so that an erased key is gone from the file.

mod readers;
mod schema;
mod statement;
#[cfg(test)]
pub(super) mod tests;
mod writer;

use std::fs::{DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use self::readers::Readers;
use self::writer::Writer;
use super::engine::{Done, Engine, Scope, Script, Statement};
use super::row::Row;
use super::{Error, OnOlder};

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
        let _turn = turn(file).await.map_err(|error| fail(error.to_string()))?;
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

/// A lock on the folder, until it is dropped. A file that is opened for the first time changes its
/// mode, for which SQLite does not wait, and gets its tables: processes that start at once do so
/// one after the other.
async fn turn(file: &Path) -> std::io::Result<File> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => Path::new(".").to_path_buf(),
    };
    let locked = tokio::task::spawn_blocking(move || {
        let folder = File::open(folder)?;
        folder.lock()?;
        Ok(folder)
    });
    locked.await.map_err(std::io::Error::other)?
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

#[async_trait]
impl Engine for Sqlite {
    // Whose rows may be touched is up to the statements: SQLite has no roles.
    async fn read(&self, _: Scope, statement: Statement) -> Result<Vec<Row>, Error> {
        self.readers.rows(statement).await
    }

    async fn read_each(&self, reads: Vec<(Scope, Statement)>) -> Result<Vec<Vec<Row>>, Error> {
        let mut loan = self.readers.borrow().await?;
        let mut answers = Vec::with_capacity(reads.len());
        for (_, statement) in reads {
            answers.push(statement::rows(statement, loan.connection()?).await?);
        }
        Ok(answers)
    }

    async fn write(&self, script: Script) -> Result<Vec<Done>, Error> {
        self.writer.write(script).await
    }

    async fn scrub(&self) -> Result<(), Error> {
        self.writer.scrub().await
    }
}
