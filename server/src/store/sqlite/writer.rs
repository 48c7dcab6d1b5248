//! The one writer. Transactions queue; all that are waiting are done in one of SQLite's, and each
//! is answered only after the commit: one flush to the disk acknowledges many.

use sqlx::SqliteConnection;
use tokio::sync::{mpsc, oneshot};

use super::{failed, statement, told};
use crate::store::Error;
use crate::store::engine::{Done, Script};

/// Requests that may wait before senders have to.
const QUEUE: usize = 1024;
/// Requests in one commit: enough to spread the flush, few enough not to keep the first waiting.
const GROUP: usize = 128;

type Reply<T> = oneshot::Sender<Result<T, Error>>;

/// The way to the writer's task, which ends when this is dropped.
pub(super) struct Writer {
    requests: mpsc::Sender<Request>,
}

enum Request {
    Write(Script, Reply<Vec<Done>>),
    Scrub(Reply<()>),
}

impl Writer {
    /// Starts the task.
    pub(super) fn start(connection: SqliteConnection) -> Self {
        let (requests, queue) = mpsc::channel(QUEUE);
        tokio::spawn(serve(connection, queue));
        Self { requests }
    }

    /// Runs a transaction.
    pub(super) async fn write(&self, script: Script) -> Result<Vec<Done>, Error> {
        self.ask(|reply| Request::Write(script, reply)).await
    }

    /// Carries the log over into the file and empties it, so that nothing erased is left there.
    pub(super) async fn scrub(&self) -> Result<(), Error> {
        self.ask(Request::Scrub).await
    }

    async fn ask<T>(&self, request: impl FnOnce(Reply<T>) -> Request) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        self.requests
            .send(request(reply))
            .await
            .map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

fn stopped() -> Error {
    Error::Unavailable("the writer has stopped".into())
}

async fn serve(mut connection: SqliteConnection, mut queue: mpsc::Receiver<Request>) {
    let mut requests = Vec::with_capacity(GROUP);
    while queue.recv_many(&mut requests, GROUP).await > 0 {
        let (mut scripts, mut replies, mut scrubs) = (Vec::new(), Vec::new(), Vec::new());
        for request in requests.drain(..) {
            match request {
                Request::Write(script, reply) => {
                    scripts.push(script);
                    replies.push(reply);
                }
                Request::Scrub(reply) => scrubs.push(reply),
            }
        }
        if !scripts.is_empty() {
            answer(replies, commit(scripts, &mut connection).await);
        }
        for reply in scrubs {
            let _ = reply.send(empty_log(&mut connection).await);
        }
    }
}

/// Answers, now that the fate of the transaction is known. Whoever asked may have stopped waiting;
/// what is committed stays committed.
fn answer(replies: Vec<Reply<Vec<Done>>>, outcome: Result<Vec<Result<Vec<Done>, Error>>, Error>) {
    match outcome {
        Ok(answers) => {
            for (reply, answer) in replies.into_iter().zip(answers) {
                let _ = reply.send(answer);
            }
        }
        Err(error) => {
            tracing::error!(%error, requests = replies.len(), "writes refused");
            for reply in replies {
                let _ = reply.send(Err(error.clone()));
            }
        }
    }
}

/// All of these in one transaction, or none. One that is refused by itself changes nothing and
/// does not keep the others.
async fn commit(
    scripts: Vec<Script>,
    connection: &mut SqliteConnection,
) -> Result<Vec<Result<Vec<Done>, Error>>, Error> {
    execute("BEGIN IMMEDIATE", connection).await?;
    let outcome = async {
        let mut answers = Vec::with_capacity(scripts.len());
        for script in scripts {
            answers.push(run(script, connection).await?);
        }
        execute("COMMIT", connection).await?;
        Ok(answers)
    }
    .await;
    if outcome.is_err() {
        // SQLite may have rolled back by itself, in which case there is nothing to roll back.
        let _ = execute("ROLLBACK", connection).await;
    }
    outcome
}

/// One request. An error means that the whole transaction must be given up; a refusal of this one
/// request is its answer.
async fn run(
    script: Script,
    connection: &mut SqliteConnection,
) -> Result<Result<Vec<Done>, Error>, Error> {
    let savepoint = script.steps.len() > 1;
    if savepoint {
        execute("SAVEPOINT request", connection).await?;
    }
    let answer = steps(script, connection).await;
    // Out of space, memory or patience: SQLite may have rolled back everything already.
    if let Err(error @ Error::Unavailable(_)) = answer {
        return Err(error);
    }
    if savepoint {
        if answer.is_err() {
            execute("ROLLBACK TO request", connection).await?;
        }
        execute("RELEASE request", connection).await?;
    }
    Ok(answer)
}

async fn steps(script: Script, connection: &mut SqliteConnection) -> Result<Vec<Done>, Error> {
    let mut done = Vec::with_capacity(script.steps.len());
    for step in script.steps {
        done.push(statement::step(step, connection).await?);
    }
    Ok(done)
}

async fn execute(sql: &'static str, connection: &mut SqliteConnection) -> Result<(), Error> {
    match sqlx::query(sql).execute(connection).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Error::Unavailable(told(&error))),
    }
}

async fn empty_log(connection: &mut SqliteConnection) -> Result<(), Error> {
    let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    match busy {
        0 => Ok(()),
        _ => Err(Error::Unavailable("a reader holds the log".into())),
    }
}
