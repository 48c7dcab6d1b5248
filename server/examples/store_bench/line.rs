//! A line of the table: an operation, what stands beside it, and both measured on one engine.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;

use crate::bare::{Bare, Beside};
use crate::measure::{Done, Each, Rate, measure};
use crate::world::World;

type Operation = Arc<dyn Fn(Arc<World>, usize) -> BoxFuture<'static, Done<bool>> + Send + Sync>;

/// An operation beside a bare statement.
pub struct Line {
    /// What is done.
    pub name: &'static str,
    /// The bare statement.
    pub beside: Beside,
    /// Whether it uses up what the line before has made, each once.
    pub uses_up: bool,
    operation: Operation,
}

impl Line {
    /// An operation that is given a running number and answers whether it found what it should.
    pub fn new<O, F>(name: &'static str, beside: Beside, operation: O) -> Self
    where
        O: Fn(Arc<World>, usize) -> F + Send + Sync + 'static,
        F: Future<Output = Done<bool>> + Send + 'static,
    {
        Self {
            name,
            beside,
            uses_up: false,
            operation: Arc::new(move |world, n| Box::pin(operation(world, n))),
        }
    }

    /// The running numbers are those that the line before has used, each once.
    #[must_use]
    pub fn using_up(self) -> Self {
        Self {
            uses_up: true,
            ..self
        }
    }
}

/// An engine with what was kept in it.
pub struct Side {
    world: Arc<World>,
    bare: Arc<dyn Bare>,
    /// Under which line the bare rows lie that are used up now.
    row: i64,
    kept_before: usize,
    bare_before: usize,
}

/// What was measured on one engine.
pub struct Beat {
    /// The operation.
    pub keep: Rate,
    /// The bare statement.
    pub bare: Rate,
}

impl Side {
    /// An engine before anything was measured.
    pub fn new(world: World, bare: impl Bare + 'static) -> Self {
        Self {
            world: Arc::new(world),
            bare: Arc::new(bare),
            row: 0,
            kept_before: 0,
            bare_before: 0,
        }
    }

    /// Puts in the rows that the bare statements of the table need.
    pub async fn prepare(&self, lines: impl Iterator<Item = &Line>) -> Done<()> {
        for (row, line) in (0..).zip(lines) {
            if !line.uses_up {
                let people = self.world.people();
                line.beside.prepare(&*self.bare, row, people).await?;
            }
        }
        self.bare.settle().await
    }

    /// Measures a line, which is in this row of the table.
    pub async fn run(&mut self, row: i64, line: &Line, duration: Duration) -> Done<Beat> {
        if !line.uses_up {
            (self.row, self.kept_before, self.bare_before) = (row, usize::MAX, usize::MAX);
        }
        let keep = measure(duration, self.kept_before, self.operation(line)).await?;
        let bare = measure(duration, self.bare_before, self.statement(line)).await?;
        (self.kept_before, self.bare_before) = (keep.items, bare.items);
        Ok(Beat { keep, bare })
    }

    fn operation(&self, line: &Line) -> Each {
        let (world, operation) = (Arc::clone(&self.world), Arc::clone(&line.operation));
        let name = line.name;
        Arc::new(move |n| {
            let done = operation(Arc::clone(&world), n);
            Box::pin(async move {
                if done.await? {
                    Ok(())
                } else {
                    Err(format!("not as it should be: {name}").into())
                }
            })
        })
    }

    fn statement(&self, line: &Line) -> Each {
        let (bare, row, beside) = (Arc::clone(&self.bare), self.row, line.beside);
        let (world, uses_up) = (Arc::clone(&self.world), line.uses_up);
        Arc::new(move |n| {
            let key = match beside {
                Beside::Read(..) | Beside::Update(_) if !uses_up => world.turn(n),
                _ => n,
            };
            let bare = Arc::clone(&bare);
            Box::pin(async move { beside.run(&*bare, row, key).await })
        })
    }
}
