//! What institutions get: HL7 FHIR R4 (4.0.1), read only.
//!
//! A request comes with who asks ([`Asker`]) and what for ([`Ask`]). [`read`] finds the person by
//! the institution's pseudonym, lets the disclosure gate decide and write the entry, and makes
//! resources out of what the gate released; there is nothing else they could be made of.

mod names;
mod problem;
pub mod query;
mod read;
pub mod resources;
#[cfg(test)]
mod tests;

pub use names::Names;
pub use problem::Problem;
pub use query::{Ask, Kind};
pub use read::{Answer, Asker, read};
