//! Who someone is: card ceremonies, registration, sessions, levels.

pub mod agreement;
pub mod app;
pub mod browser;
pub mod ceremony;
pub mod clock;
pub mod passkey;
pub mod phone;
pub mod registration;
pub mod revocation;
pub mod session;
pub mod standing;
pub mod trust;

pub use ceremony::{Answered, Identity, Outcome, Parts, PendingCard, Waiting, Why};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
