//! An assertion of an institution's software.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("assertion"), |input: &[u8]| hikae_fuzz::assertion(input));
