//! Many tasks at once, for a while: how often per second, and how long the slowest took.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// What a benchmark may fail with: it ends there.
pub type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// What is measured, given a running number.
pub type Each = Arc<dyn Fn(usize) -> BoxFuture<'static, Done<()>> + Send + Sync>;

/// Tasks at once.
pub const TASKS: usize = 32;

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// How often per second.
    pub per_second: f64,
    /// How long the slowest hundredth took at least.
    pub p99: Duration,
    /// How many running numbers were used up.
    pub items: usize,
}

/// What one task did.
struct Stint {
    began: Instant,
    ended: Instant,
    times: Vec<Duration>,
}

/// Runs `each` for `duration`, or until all numbers below `limit` are used up. The first time of
/// each task does not count: it opens connections and prepares statements.
pub async fn measure(duration: Duration, limit: usize, each: Each) -> Done<Rate> {
    let next = Arc::new(AtomicUsize::new(0));
    let ready = Arc::new(Barrier::new(TASKS));
    let mut tasks = JoinSet::new();
    for _ in 0..TASKS {
        let (next, ready, each) = (Arc::clone(&next), Arc::clone(&ready), Arc::clone(&each));
        tasks.spawn(async move {
            let number = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < limit);
            if let Some(n) = number() {
                each(n).await?;
            }
            ready.wait().await;
            let began = Instant::now();
            let mut times = Vec::new();
            while began.elapsed() < duration {
                let Some(n) = number() else { break };
                let start = Instant::now();
                each(n).await?;
                times.push(start.elapsed());
            }
            let ended = Instant::now();
            Done::Ok(Stint {
                began,
                ended,
                times,
            })
        });
    }
    let mut stints = Vec::with_capacity(TASKS);
    while let Some(stint) = tasks.join_next().await {
        stints.push(stint??);
    }
    Ok(rate(stints, next.load(Ordering::Relaxed).min(limit)))
}

fn rate(stints: Vec<Stint>, items: usize) -> Rate {
    let began = stints.iter().map(|stint| stint.began).min();
    let ended = stints.iter().map(|stint| stint.ended).max();
    let elapsed = ended
        .zip(began)
        .map(|(ended, began)| ended.duration_since(began))
        .unwrap_or_default();
    let mut times: Vec<_> = stints.into_iter().flat_map(|stint| stint.times).collect();
    times.sort_unstable();
    Rate {
        per_second: times.len() as f64 / elapsed.as_secs_f64(),
        p99: times
            .get(times.len() * 99 / 100)
            .copied()
            .unwrap_or_default(),
        items,
    }
}
