//! sqlx alone, on a table of its own: no traits, no sealing, no row-level security.

mod noise;
mod postgres;
mod sqlite;

use std::fmt;

use async_trait::async_trait;

pub use self::noise::Noise;
pub use self::postgres::Postgres;
pub use self::sqlite::Sqlite;
use crate::measure::Done;

/// The bare statement that stands beside an operation.
#[derive(Debug, Clone, Copy)]
pub enum Beside {
    /// So many rows read, each of so many bytes.
    Read(usize, usize),
    /// So many rows inserted, each of so many bytes.
    Insert(usize, usize),
    /// A row changed, to so many bytes.
    Update(usize),
    /// A row changed that everyone changes, to so many bytes.
    Contend(usize),
    /// A row deleted.
    Delete,
    /// A row deleted that is not there.
    DeleteNothing,
}

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(rows, bytes) => write!(f, "read {rows} × {bytes} B"),
            Self::Insert(rows, bytes) => write!(f, "insert {rows} × {bytes} B"),
            Self::Update(bytes) => write!(f, "update 1 × {bytes} B"),
            Self::Contend(bytes) => write!(f, "update the same 1 × {bytes} B"),
            Self::Delete => write!(f, "delete 1"),
            Self::DeleteNothing => write!(f, "delete none"),
        }
    }
}

/// The driver of an engine. Rows lie under the line that they are for and a key.
#[async_trait]
pub trait Bare: Send + Sync {
    /// Puts rows under every key below `keys`.
    async fn fill(&self, line: i64, keys: i64, rows: usize, bytes: usize) -> Done<()>;

    /// How many rows there are under a key, all fetched.
    async fn read(&self, line: i64, key: i64) -> Done<usize>;

    /// Inserts rows, all or none.
    async fn insert(&self, line: i64, key: i64, rows: usize, bytes: usize) -> Done<()>;

    /// Changes the row under a key; how many there were.
    async fn update(&self, line: i64, key: i64, bytes: usize) -> Done<u64>;

    /// Deletes the row under a key; how many there were.
    async fn delete(&self, line: i64, key: i64) -> Done<u64>;

    /// Does what a server does by itself after a while, so that it does not do it meanwhile.
    async fn settle(&self) -> Done<()>;
}

impl Beside {
    /// Puts what it needs under a line.
    pub async fn prepare(self, bare: &dyn Bare, line: i64, keys: usize) -> Done<()> {
        let keys = i64::try_from(keys)?;
        match self {
            Self::Read(rows, bytes) => bare.fill(line, keys, rows, bytes).await,
            Self::Update(bytes) => bare.fill(line, keys, 1, bytes).await,
            Self::Contend(bytes) => bare.fill(line, 1, 1, bytes).await,
            Self::Insert(..) | Self::Delete | Self::DeleteNothing => Ok(()),
        }
    }

    /// Runs it once.
    pub async fn run(self, bare: &dyn Bare, line: i64, key: usize) -> Done<()> {
        let key = i64::try_from(key)?;
        let done = match self {
            Self::Read(rows, _) => bare.read(line, key).await? == rows,
            Self::Insert(rows, bytes) => {
                bare.insert(line, key, rows, bytes).await?;
                true
            }
            Self::Update(bytes) => bare.update(line, key, bytes).await? == 1,
            Self::Contend(bytes) => bare.update(line, 0, bytes).await? == 1,
            Self::Delete => bare.delete(line, key).await? == 1,
            Self::DeleteNothing => bare.delete(line, key).await? == 0,
        };
        if done {
            Ok(())
        } else {
            Err(format!("bare rows are missing: {self}").into())
        }
    }
}
