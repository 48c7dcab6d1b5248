//! The keys of an institution, or their address.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("key_set"), |input: &[u8]| hikae_fuzz::key_set(input));
