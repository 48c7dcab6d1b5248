//! Transactions that can be run again, each for one scope.

use std::time::Duration;

use sqlx::Executor as _;

use super::Postgres;
use super::statement;
use super::trouble::Trouble;
use crate::store::Error;
use crate::store::engine::{Done, Expect, Scope, Script, Statement};
use crate::store::row::Row;

/// Holds for this transaction alone: whose rows it may touch, how long a statement may take, and
/// how long it may wait for someone else's.
const SETTINGS: &str = "SELECT set_config('app.person_id', $1, true), \
     set_config('app.blind', $2, true), set_config('app.id', $3, true), \
     set_config('app.duty', $4, true), set_config('statement_timeout', $5, true), \
     set_config('lock_timeout', $6, true)";

/// The same where the tables are spread over machines by Citus, which carries settings over to
/// them only from `SET LOCAL`: a function makes these of its arguments.
const SPREAD_SETTINGS: &str = "SELECT hikae_scope($1, $2, $3, $4), \
     set_config('statement_timeout', $5, true), set_config('lock_timeout', $6, true)";

const READ: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY";
const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
const SERIALIZABLE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";

/// How often a transaction is run again because the database asks for it.
const AGAIN: u32 = 8;

/// How long a transaction may wait for the database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// One statement.
    pub(super) statement: &'static str,
    /// A row that someone else is changing.
    pub(super) lock: &'static str,
}

impl Limits {
    pub(super) const fn usual() -> Self {
        Self {
            statement: "10s",
            lock: "5s",
        }
    }
}

/// The first pause before running again; it doubles.
const PAUSE: Duration = Duration::from_millis(2);

impl Postgres {
    /// The rows of a statement that changes nothing.
    pub(super) async fn rows(
        &self,
        scope: Scope,
        statement: &Statement,
    ) -> Result<Vec<Row>, Error> {
        let mut done = self
            .insist(READ, scope, &[(statement, Expect::Rows)])
            .await?;
        Ok(done.pop().unwrap_or_default().rows)
    }

    /// Runs a transaction.
    pub(super) async fn run(&self, script: &Script) -> Result<Vec<Done>, Error> {
        let begin = if script.serializable {
            SERIALIZABLE
        } else {
            WRITE
        };
        let steps: Vec<_> = script
            .steps
            .iter()
            .map(|(statement, expect)| (statement, *expect))
            .collect();
        self.insist(begin, script.scope, &steps).await
    }

    /// Runs a transaction again when the database asks for it, or when the connection broke before
    /// the commit: every connection of the pool may have broken at once.
    async fn insist(
        &self,
        begin: &'static str,
        scope: Scope,
        steps: &[(&Statement, Expect)],
    ) -> Result<Vec<Done>, Error> {
        let mut again = 0;
        let mut lost = 0;
        loop {
            match self.attempt(begin, scope, steps).await {
                Ok(done) => return Ok(done),
                Err(Trouble::Again(error)) if again < AGAIN => {
                    tracing::debug!(%error, again, "a transaction is run again");
                    tokio::time::sleep(PAUSE * 2_u32.pow(again)).await;
                    again += 1;
                }
                Err(Trouble::Lost(error)) if lost <= self.pool.options().get_max_connections() => {
                    tracing::debug!(%error, lost, "a connection was lost");
                    lost += 1;
                }
                Err(trouble) => return Err(trouble.into()),
            }
        }
    }

    async fn attempt(
        &self,
        begin: &'static str,
        scope: Scope,
        steps: &[(&Statement, Expect)],
    ) -> Result<Vec<Done>, Trouble> {
        let mut transaction = self.pool.begin_with(begin).await?;
        let Settings {
            person,
            blind,
            id,
            duty,
        } = Settings::of(scope);
        let settings = if self.spread {
            SPREAD_SETTINGS
        } else {
            SETTINGS
        };
        let settings = sqlx::query(settings)
            .persistent(self.named)
            .bind(person)
            .bind(blind)
            .bind(id)
            .bind(duty)
            .bind(self.limits.statement)
            .bind(self.limits.lock);
        transaction.execute(settings).await?;
        let mut done = Vec::with_capacity(steps.len());
        for (statement, expect) in steps {
            done.push(statement::step(statement, *expect, self.named, &mut transaction).await?);
        }
        transaction.commit().await.map_err(Trouble::at_commit)?;
        Ok(done)
    }
}

/// A scope as the policies of the tables read it.
#[derive(Default)]
struct Settings {
    person: String,
    blind: String,
    id: String,
    duty: &'static str,
}

impl Settings {
    fn of(scope: Scope) -> Self {
        let mut settings = Self::default();
        match scope {
            Scope::Person(person) => settings.person = person.uuid().to_string(),
            Scope::Blind(blind) => settings.blind = hex::encode(blind.0),
            Scope::Id(id) => settings.id = id.to_string(),
            Scope::Census => settings.duty = "census",
            Scope::Rotation => settings.duty = "rotation",
            Scope::Sweep => settings.duty = "sweep",
            Scope::Presence => settings.duty = "presence",
            Scope::Audience => settings.duty = "audience",
            Scope::Supervision => settings.duty = "supervision",
            Scope::Delivery => settings.duty = "delivery",
            Scope::Common => {}
        }
        settings
    }
}
