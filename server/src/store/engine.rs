//! What an engine must be able to do: run statements and transactions that are plain data.
//!
//! A transaction is a scope and its steps, so that an engine may run it again when the database
//! asks for that, and a scope says whose rows it may touch at all.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;
use uuid::Uuid;

use super::Error;
pub use super::row::Row;
use crate::vault::{Blind, RootId, Sealed};

/// Whose rows a statement or transaction may touch. PostgreSQL enforces it by row-level security,
/// so that a forgotten condition still shows nothing of anyone else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Rows of one person.
    Person(PersonId),
    /// Rows under a blind index, before it is known whose they are.
    Blind(Blind),
    /// The row under an id that its holder alone knows.
    Id(Uuid),
    /// The ids of everyone.
    Census,
    /// Everyone's wrapped keys.
    Rotation,
    /// What has expired, whoever it was.
    Sweep,
    /// The ids of whoever is logged in.
    Presence,
    /// Entries of everyone's log.
    Supervision,
    /// Everyone's row of the register, for a pass over all of them.
    Audience,
    /// Whose notices wait to be delivered, and by what.
    Delivery,
    /// Rows that are nobody's.
    Common,
}

/// A value bound to a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An id.
    Id(Option<Uuid>),
    /// A number, or a time in microseconds since 1970.
    Number(i64),
    /// A number or a time, or none.
    Instant(Option<i64>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// Some ids.
    Ids(Vec<Uuid>),
}

macro_rules! value {
    ($($from:ty => |$it:ident| $make:expr,)+) => {
        $(impl From<$from> for Value {
            fn from($it: $from) -> Self {
                $make
            }
        })+
    };
}

value! {
    Uuid => |id| Self::Id(Some(id)),
    Option<Uuid> => |id| Self::Id(id),
    PersonId => |id| Self::Id(Some(id.uuid())),
    RootId => |id| Self::Id(Some(Uuid::from_bytes(id.0))),
    Blind => |blind| Self::Bytes(Some(blind.0.to_vec())),
    Option<Blind> => |blind| Self::Bytes(blind.map(|blind| blind.0.to_vec())),
    [u8; 32] => |hash| Self::Bytes(Some(hash.to_vec())),
    Vec<u8> => |bytes| Self::Bytes(Some(bytes)),
    Sealed => |sealed| Self::Bytes(Some(sealed.0)),
    &Sealed => |sealed| Self::Bytes(Some(sealed.0.clone())),
    DateTime<Utc> => |at| Self::Number(at.timestamp_micros()),
    Option<DateTime<Utc>> => |at| Self::Instant(at.map(|at| at.timestamp_micros())),
    Option<u32> => |number| Self::Instant(number.map(i64::from)),
    u8 => |number| Self::Number(number.into()),
    u32 => |number| Self::Number(number.into()),
    // Beyond the range of a column there are no rows.
    u64 => |number| Self::Number(i64::try_from(number).unwrap_or(i64::MAX)),
    Vec<Uuid> => |ids| Self::Ids(ids),
}

/// The text of a statement, in each engine's dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

impl From<&'static str> for Text {
    fn from(both: &'static str) -> Self {
        Self {
            sqlite: both,
            postgres: both,
        }
    }
}

/// A statement with what is bound to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its text.
    pub text: Text,
    /// Its values, in order.
    pub values: Vec<Value>,
}

impl Statement {
    /// A statement to which nothing is bound so far.
    pub fn new(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            values: Vec::new(),
        }
    }

    /// Binds the next value.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }
}

/// What a step of a transaction is run for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Whatever it touches.
    Any,
    /// It must touch a row: one that it does not find was changed by someone else, and the whole
    /// transaction is a conflict.
    Touch,
    /// The rows that it returns.
    Rows,
    /// It must return a row; without one the whole transaction is a conflict.
    Found,
}

/// A transaction: all steps or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Whose rows it may touch.
    pub scope: Scope,
    /// What it decides may depend on rows that it does not change.
    pub serializable: bool,
    /// Its steps.
    pub steps: Vec<(Statement, Expect)>,
}

impl Script {
    /// A transaction without steps so far.
    pub const fn new(scope: Scope) -> Self {
        Self {
            scope,
            serializable: false,
            steps: Vec::new(),
        }
    }

    /// A transaction that must come out as if no other ran beside it.
    pub const fn serializable(scope: Scope) -> Self {
        Self {
            scope,
            serializable: true,
            steps: Vec::new(),
        }
    }

    /// Adds a step.
    #[must_use]
    pub fn step(mut self, statement: Statement, expect: Expect) -> Self {
        self.steps.push((statement, expect));
        self
    }

    /// Adds a step that must touch a row.
    #[must_use]
    pub fn must(self, statement: Statement) -> Self {
        self.step(statement, Expect::Touch)
    }

    /// Adds a step that must find a row.
    #[must_use]
    pub fn given(self, statement: Statement) -> Self {
        self.step(statement, Expect::Found)
    }

    /// Adds a step that may touch rows.
    #[must_use]
    pub fn may(self, statement: Statement) -> Self {
        self.step(statement, Expect::Any)
    }
}

/// What came of a step.
#[derive(Debug, Default)]
pub struct Done {
    /// How many rows it touched.
    pub touched: u64,
    /// The rows that it returned, if it was run for them.
    pub rows: Vec<Row>,
}

/// A database.
#[async_trait]
pub trait Engine: Send + Sync + 'static {
    /// The rows of a statement that changes nothing.
    async fn read(&self, scope: Scope, statement: Statement) -> Result<Vec<Row>, Error>;

    /// Several reads, each with a scope of its own; answers in order.
    async fn read_each(&self, reads: Vec<(Scope, Statement)>) -> Result<Vec<Vec<Row>>, Error>;

    /// Runs a transaction; done when it is durable. What came of each step, in order.
    async fn write(&self, script: Script) -> Result<Vec<Done>, Error>;

    /// Runs several transactions, each for itself; what came of each, in order.
    async fn write_each(&self, scripts: Vec<Script>) -> Vec<Result<Vec<Done>, Error>> {
        let all = scripts.into_iter().map(|script| self.write(script));
        futures::future::join_all(all).await
    }

    /// Removes what was deleted from files that the engine itself controls.
    async fn scrub(&self) -> Result<(), Error>;
}

/// Runs a transaction of one statement that must touch a row.
pub async fn must<E: Engine>(engine: &E, scope: Scope, statement: Statement) -> Result<(), Error> {
    engine.write(Script::new(scope).must(statement)).await?;
    Ok(())
}

/// Runs a transaction of one statement; how many rows it touched.
pub async fn touched<E: Engine>(
    engine: &E,
    scope: Scope,
    statement: Statement,
) -> Result<u64, Error> {
    let done = engine.write(Script::new(scope).may(statement)).await?;
    Ok(done.iter().map(|step| step.touched).sum())
}

/// Runs a transaction for each of several people; those whose transaction was a conflict.
///
/// # Errors
/// Some other failure; what was written for whom is unknown.
pub async fn write_of_each<E: Engine>(
    engine: &E,
    scripts: BTreeMap<PersonId, Script>,
) -> Result<BTreeSet<PersonId>, Error> {
    let (people, scripts): (Vec<_>, Vec<_>) = scripts.into_iter().unzip();
    let outcomes = engine.write_each(scripts).await;
    let refused = people
        .into_iter()
        .zip(outcomes)
        .filter_map(|(person, outcome)| match outcome {
            Ok(_) => None,
            Err(Error::Conflict) => Some(Ok(person)),
            Err(error) => Some(Err(error)),
        });
    refused.collect()
}

/// Runs a transaction of one statement for the rows that it returns.
pub async fn returned<E: Engine>(
    engine: &E,
    scope: Scope,
    statement: Statement,
) -> Result<Vec<Row>, Error> {
    let script = Script::new(scope).step(statement, Expect::Rows);
    let mut done = engine.write(script).await?;
    Ok(done.pop().unwrap_or_default().rows)
}
