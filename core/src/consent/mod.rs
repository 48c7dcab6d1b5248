//! Consent: what a citizen has decided, and what follows from it for one request.
//!
//! [`decide`] is the only place where it is settled whether a record may leave. It is pure and
//! total, and its answer names the directive or the article of law that it rests on.

mod decide;
mod types;

pub use decide::decide;
pub use types::*;
