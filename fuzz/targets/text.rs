//! The text that a card signs, its link, or an origin.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("text"), |input: &[u8]| hikae_fuzz::text(input));
