//! Read-only connections. sqlx's own pool asks a connection whether it is alive whenever it comes
//! back, which for a local file costs as much as the read itself.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::statement::rows;
use crate::store::Error;
use crate::store::engine::Statement;
use crate::store::row::Row;

/// A few more than there are cores on the machines this engine is meant for.
const READERS: usize = 4;

/// The connections.
pub(super) struct Readers {
    idle: Mutex<Vec<SqliteConnection>>,
    permits: Semaphore,
}

impl Readers {
    /// Opens them all.
    pub(super) async fn open(options: &SqliteConnectOptions) -> Result<Self, sqlx::Error> {
        let mut idle = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            idle.push(options.connect().await?);
        }
        Ok(Self {
            idle: Mutex::new(idle),
            permits: Semaphore::new(READERS),
        })
    }

    /// All rows of a statement.
    pub(super) async fn rows(&self, statement: Statement) -> Result<Vec<Row>, Error> {
        let mut loan = self.borrow().await?;
        rows(statement, loan.connection()?).await
    }

    /// A connection for several statements.
    pub(super) async fn borrow(&self) -> Result<Loan<'_>, Error> {
        let permit = self.permits.acquire().await.map_err(|_| closed())?;
        Ok(Loan {
            connection: self.idle().pop(),
            readers: self,
            _permit: permit,
        })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn closed() -> Error {
    Error::Unavailable("the database is closed".into())
}

/// A connection on loan. It goes back even if the read was given up halfway: a statement that
/// nobody listens to any more ends by itself. The permit goes back after the connection, so that
/// whoever gets it finds one.
pub(super) struct Loan<'a> {
    connection: Option<SqliteConnection>,
    readers: &'a Readers,
    _permit: SemaphorePermit<'a>,
}

impl Loan<'_> {
    /// The connection.
    pub(super) fn connection(&mut self) -> Result<&mut SqliteConnection, Error> {
        self.connection.as_mut().ok_or_else(closed)
    }
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        self.readers.idle().extend(self.connection.take());
    }
}
