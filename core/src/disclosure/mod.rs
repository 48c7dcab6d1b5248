//! The disclosure log's entry: who asked for what about whom, why, on what ground, and what came
//! of it. Its canonical bytes (RFC 8785) are what a person's chain of hashes runs over.

mod chain;
mod days;
mod entry;
pub(crate) mod instant;
#[cfg(test)]
pub(crate) mod tests;

pub use chain::*;
pub use days::Days;
pub use entry::*;
pub use instant::to_millis;
