//! Hikae's domain: what a record is, what guidance says about it, who may see it, and what is
//! written down when someone does.
//!
//! Nothing here reads a file, a clock or a random source: every function is a plain computation
//! that compiles natively and to WASM, so that the browser can check what the server claims.

pub mod activity;
pub mod calendar;
pub mod case;
pub mod circular;
pub mod consent;
pub mod counter;
pub mod disaster;
pub mod disclosure;
pub mod furigana;
pub mod guidance;
pub mod identifiers;
pub mod ids;
pub mod institution;
pub mod login;
pub mod notice;
pub mod record;
pub mod resident;
pub mod staff;
pub mod transparency;
pub mod watch;
