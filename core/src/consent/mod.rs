//! Consent: what a citizen has decided, and what follows from it for one request.
//!
//! [`decide`] is the only place where it is settled whether a record may leave. It is pure and
//! total, and its answer names the directive or the article of law that it rests on.
//!
//! Before anything else: a record of which the person says that it is not theirs is frozen. It is
//! likely someone else's, and leaves for nobody, not even by law ([`Basis::Frozen`]).
//!
//! The order in which it asks about the others:
//! 1. Does the request have what its purpose demands ([`Purpose::rule`], an emergency declared, a
//!    disaster, a study)? If not, the answer is no ([`Basis::Unfounded`]), whatever anyone said.
//! 2. Does a law hand the record over? Then yes; no directive changes it.
//! 3. Does a deny match? Then no, and nothing outweighs it, not even a consent at the card reader.
//! 4. Does a permit match, at the card reader or as a directive? Then yes.
//! 5. Otherwise what silence means for the purpose. It never means yes for a sensitive class:
//!    these are in no "all", and silence is the widest "all" of them.

mod check;
mod decide;
mod matching;
mod preview;
mod purpose;
mod standing;
#[cfg(test)]
mod tests;
mod types;
mod visit;

pub use check::Fault;
pub use decide::decide;
pub use preview::{Preview, preview};
pub use purpose::{Rule, Silence};
pub use standing::{Standing, Verdict, standing};
pub use types::*;
