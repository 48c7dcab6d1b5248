//! Intake: files become kept records. Parse → match → keep, or quarantine.
//!
//! Formats: `docs/formats.md`. A file is recognised by its content, never by its name. What cannot
//! be taken waits in quarantine with its file, line and reason; the rest goes in.

pub mod cda;
pub mod checkups;
pub mod fault;
pub mod found;
pub mod free_text;
pub mod import;
pub mod kind;
mod link;
pub mod matching;
pub mod mhlw;
mod moves;
mod number;
pub mod package;
pub mod parsed;
pub mod progress;
#[cfg(test)]
pub(crate) mod published;
pub mod table;
pub mod terminal;
#[cfg(test)]
mod tests;
mod xml;

pub use fault::{Fault, Reason};
pub use import::import;
pub use parsed::{CoverageRow, InstitutionRow, ParsedCheckup, Subject, VaccinationRow};
pub use progress::{Progress, Silent, Summary};
