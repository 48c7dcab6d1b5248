//! Answers of a card, in turn.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("reader"), |input: &[u8]| hikae_fuzz::reader(input));
