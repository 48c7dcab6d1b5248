//! Word of notices leaves the portal here, and nothing else does: that there is one, never what
//! stands in it.
//!
//! What goes out was written with its notice ([`crate::store::Deliveries`]). It is taken (durably)
//! before it is sent, and how it went is written down after. What was taken by a process that then
//! stopped was perhaps sent: it is not sent again. What certainly did not arrive is tried again.

mod courier;
pub mod push;
mod rest;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;

pub use courier::{Courier, Drained, Parts, attend};

/// What came of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken at the other end.
    Delivered,
    /// There is nobody any more where it was to go.
    Gone,
    /// It certainly did not arrive; perhaps later, perhaps not before so long.
    Later(Option<TimeDelta>),
    /// It did not arrive, and would not the next time, for this reason.
    Refused(&'static str),
    /// It was sent, and nobody knows whether it arrived.
    Perhaps,
}

/// What is tried again waits so long the first time; that doubles.
const FIRST: TimeDelta = TimeDelta::seconds(30);

/// The longest wait of our own accord.
const LONGEST: TimeDelta = TimeDelta::hours(6);

/// So often at most it is tried: about a day.
const TRIES: u32 = 12;

/// How long to wait after so many tries; `None` when it is given up.
fn wait(tries: u32, said: Option<TimeDelta>) -> Option<TimeDelta> {
    if tries >= TRIES {
        return None;
    }
    let doubled = FIRST * 2_i32.saturating_pow(tries.saturating_sub(1));
    let doubled = doubled.min(LONGEST);
    Some(doubled.max(said.unwrap_or_default().min(LONGEST)))
}
