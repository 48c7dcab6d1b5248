//! Commands to a card, in turn.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("card"), |input: &[u8]| hikae_fuzz::card(input));
