//! One command or response unit.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("apdu"), |input: &[u8]| hikae_fuzz::apdu(input));
