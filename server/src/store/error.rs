//! What can go wrong in a store.

/// Why a store did not do what it was asked. "Not found" is no error but an empty answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The expected version no longer holds, or the person is not there. Nothing was changed.
    #[error("changed by someone else in the meantime")]
    Conflict,
    /// The database cannot be reached, is full, or failed. Nothing may be relied upon that was
    /// not acknowledged.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// The database cannot be opened or created where it should be.
    #[error("{place}: the database cannot be opened: {reason}")]
    Place {
        /// File or address.
        place: String,
        /// What the system said.
        reason: String,
    },
    /// The database would not protect what is in it from a mistake of ours.
    #[error("the database would not keep people apart: {0}")]
    Unprotected(String),
    /// The database is not made for what was asked.
    #[error("{0}")]
    Unfit(String),
    /// The role may not do what the program must.
    #[error("the database role {role} lacks rights: {missing}; run `hikae migrate`")]
    Rights {
        /// The role.
        role: String,
        /// What it may not.
        missing: String,
    },
    /// The tables are of an older version of the program.
    #[error("the database has schema {found}, this program needs {needed}: run `hikae migrate`")]
    Older {
        /// Version of the tables; 0 if there are none.
        found: i64,
        /// Version that this program works with.
        needed: i64,
    },
    /// The tables are of a newer version of the program.
    #[error("the database has schema {found}, this program knows {known}: use a newer program")]
    Newer {
        /// Version of the tables.
        found: i64,
        /// Version that this program works with.
        known: i64,
    },
    /// The tables were made by other scripts than those of this program.
    #[error("the database's schema {0} is not the one this program was built with")]
    Foreign(i64),
}
