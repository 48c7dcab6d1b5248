//! What a failure of the database means.

use crate::store::Error;

/// What is to be done about a failure.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The database asks for the transaction to be run again; it has changed nothing.
    Again(Error),
    /// The connection is gone, and with it the transaction: it may be run again on another one.
    Lost(Error),
    /// It stays as it is.
    Final(Error),
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        let unavailable = Error::Unavailable(told(&error));
        match &error {
            sqlx::Error::Database(database) => match database.code().as_deref() {
                // Serialization failure, deadlock.
                Some("40001" | "40P01") => Self::Again(unavailable),
                // A unique or a foreign key: someone else was faster.
                Some("23505" | "23503") => Self::Final(Error::Conflict),
                // The server is going down, coming up, or has ended this connection.
                Some("57P01" | "57P02" | "57P03" | "25P03") => Self::Lost(unavailable),
                Some(code) if code.starts_with("08") => Self::Lost(unavailable),
                _ => Self::Final(unavailable),
            },
            sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => Self::Lost(unavailable),
            _ => Self::Final(unavailable),
        }
    }
}

impl Trouble {
    /// A failure of the commit itself: unless the database says what came of it, nobody knows.
    pub(super) fn at_commit(error: sqlx::Error) -> Self {
        match Self::from(error) {
            Self::Lost(error) => Self::Final(error),
            other => other,
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Final(error)
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Again(error) | Trouble::Lost(error) | Trouble::Final(error) => error,
        }
    }
}

/// What the database or the driver said, in one line. PostgreSQL's messages name tables and
/// columns; values stand in its details, which are left out.
pub(super) fn told(error: &sqlx::Error) -> String {
    let text = match error {
        sqlx::Error::Database(database) => database.message().to_owned(),
        other => other.to_string(),
    };
    text.lines().next().unwrap_or_default().to_owned()
}

/// For what is asked while opening.
pub(super) fn failed(error: sqlx::Error) -> Error {
    Trouble::from(error).into()
}
