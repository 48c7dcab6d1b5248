//! What parsers are fed with, and what must hold whatever that was: nothing panics, hangs or
//! overflows, and each target asserts what its parser promises.
//!
//! A signature would stop nearly every mutation at the door. Where the input says so in its first
//! byte, it is therefore signed by a trusted key before it is handed over, so that what lies behind
//! the signature is reached as well.

// The same fictional world in which the tests live, of which not everything is used here.
#[allow(dead_code, missing_docs)]
#[path = "../../card/tests/card/fixture.rs"]
pub mod fixture;
#[allow(dead_code, missing_docs)]
#[path = "../../server/tests/support/software.rs"]
pub mod software;

use std::fs;
use std::path::Path;

#[path = "../../server/src/jose.rs"]
mod jose;

mod cards;
mod certificates;
mod gateway;
mod seeds;
mod texts;

pub use cards::{apdu, card, reader};
pub use certificates::{certificate, revocation_list};
pub use gateway::{assertion, key_set};
pub use texts::text;

use seeds::seeds;

/// What the first byte of an input says is done with the rest, of `kinds` kinds.
fn kind(input: &[u8], kinds: u8) -> Option<(u8, &[u8])> {
    let (first, rest) = input.split_first()?;
    Some((first % kinds, rest))
}

/// Parts of an input, each with its length before it.
fn parts(mut input: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some((length, rest)) = input.split_first() {
        let (part, after) = rest.split_at(usize::from(*length).min(rest.len()));
        parts.push(part);
        input = after;
    }
    parts
}

/// Before a target runs: its seeds hold, and are written into a folder of its name where
/// `HIKAE_FUZZ_SEEDS` says so.
///
/// # Panics
/// A seed does not do what it is there for, or cannot be written.
pub fn begin(target: &str) {
    let folder = std::env::var_os("HIKAE_FUZZ_SEEDS").map(|all| Path::new(&all).join(target));
    for seed in seeds(target) {
        // Whatever lies behind a signature is reached: what is good and signed again is taken.
        let taken = match (target, seed.name) {
            ("certificate", _) => certificates::accepted(&seed.input),
            ("revocation_list", _) => certificates::added(&seed.input),
            ("assertion", "signed" | "header") => gateway::held(&seed.input),
            _ => true,
        };
        assert!(taken, "the seed {} of {target} is not taken", seed.name);
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(seed.name), &seed.input).unwrap();
        }
    }
}
