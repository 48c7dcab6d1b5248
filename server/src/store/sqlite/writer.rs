//! The one writer. Requests queue; all that are waiting are done in one transaction, and each is
//! answered only after the commit: one flush to the disk acknowledges many.

use futures::future::BoxFuture;
use sqlx::SqliteConnection;
use tokio::sync::{mpsc, oneshot};

use super::{failed, told};
use crate::store::Error;

/// Requests that may wait before senders have to.
const QUEUE: usize = 1024;
/// Requests in one commit: enough to spread the flush, few enough not to keep the first waiting.
const GROUP: usize = 128;

/// What a request does.
type Work<T> =
    Box<dyn for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T, Error>> + Send>;

/// The way to the writer's task, which ends when this is dropped.
pub(super) struct Writer {
    requests: mpsc::Sender<Request>,
}

enum Request {
    Write(Box<dyn Job>),
    Scrub(oneshot::Sender<Result<(), Error>>),
}

impl Writer {
    /// Starts the task.
    pub(super) fn start(connection: SqliteConnection) -> Self {
        let (requests, queue) = mpsc::channel(QUEUE);
        tokio::spawn(serve(connection, queue));
        Self { requests }
    }

    /// Runs a write of one statement.
    pub(super) async fn one<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T, Error>>
            + Send
            + 'static,
    {
        self.write(false, Box::new(work)).await
    }

    /// Runs a write of several statements, all or none.
    pub(super) async fn all<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T, Error>>
            + Send
            + 'static,
    {
        self.write(true, Box::new(work)).await
    }

    async fn write<T: Send + 'static>(&self, savepoint: bool, work: Work<T>) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let job = Write {
            savepoint,
            work: Some(work),
            result: None,
            reply,
        };
        self.requests
            .send(Request::Write(Box::new(job)))
            .await
            .map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// Carries the log over into the file and empties it, so that nothing erased is left there.
    pub(super) async fn scrub(&self) -> Result<(), Error> {
        let (reply, answer) = oneshot::channel();
        self.requests
            .send(Request::Scrub(reply))
            .await
            .map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

fn stopped() -> Error {
    Error::Unavailable("the writer has stopped".into())
}

/// A request whose type of answer only its sender knows.
trait Job: Send {
    /// Does the work. An error here means that the whole transaction must be given up; a refusal
    /// of this one request is kept for [`Job::answer`].
    fn run<'a>(
        &'a mut self,
        connection: &'a mut SqliteConnection,
    ) -> BoxFuture<'a, Result<(), Error>>;

    /// Answers, now that the fate of the transaction is known.
    fn answer(self: Box<Self>, commit: &Result<(), Error>);
}

struct Write<T> {
    savepoint: bool,
    work: Option<Work<T>>,
    result: Option<Result<T, Error>>,
    reply: oneshot::Sender<Result<T, Error>>,
}

impl<T: Send> Job for Write<T> {
    fn run<'a>(
        &'a mut self,
        connection: &'a mut SqliteConnection,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let Some(work) = self.work.take() else {
                return Ok(());
            };
            if self.savepoint {
                execute("SAVEPOINT request", connection).await?;
            }
            let result = work(connection).await;
            // Out of space, memory or patience: SQLite may have rolled back everything already.
            if let Err(error @ Error::Unavailable(_)) = result {
                return Err(error);
            }
            if self.savepoint {
                if result.is_err() {
                    execute("ROLLBACK TO request", connection).await?;
                }
                execute("RELEASE request", connection).await?;
            }
            self.result = Some(result);
            Ok(())
        })
    }

    fn answer(self: Box<Self>, commit: &Result<(), Error>) {
        let result = match commit {
            Ok(()) => self.result.unwrap_or_else(|| Err(stopped())),
            Err(error) => Err(error.clone()),
        };
        // Whoever asked may have stopped waiting; what is committed stays committed.
        let _ = self.reply.send(result);
    }
}

async fn serve(mut connection: SqliteConnection, mut queue: mpsc::Receiver<Request>) {
    let mut requests = Vec::with_capacity(GROUP);
    while queue.recv_many(&mut requests, GROUP).await > 0 {
        let mut jobs = Vec::with_capacity(requests.len());
        let mut scrubs = Vec::new();
        for request in requests.drain(..) {
            match request {
                Request::Write(job) => jobs.push(job),
                Request::Scrub(reply) => scrubs.push(reply),
            }
        }
        if !jobs.is_empty() {
            let outcome = commit(&mut jobs, &mut connection).await;
            if let Err(error) = &outcome {
                tracing::error!(%error, requests = jobs.len(), "writes refused");
            }
            for job in jobs {
                job.answer(&outcome);
            }
        }
        for reply in scrubs {
            let _ = reply.send(empty_log(&mut connection).await);
        }
    }
}

/// All of these in one transaction, or none.
async fn commit(jobs: &mut [Box<dyn Job>], connection: &mut SqliteConnection) -> Result<(), Error> {
    execute("BEGIN IMMEDIATE", connection).await?;
    let outcome = async {
        for job in jobs {
            job.run(connection).await?;
        }
        execute("COMMIT", connection).await
    }
    .await;
    if outcome.is_err() {
        // SQLite may have rolled back by itself, in which case there is nothing to roll back.
        let _ = execute("ROLLBACK", connection).await;
    }
    outcome
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
