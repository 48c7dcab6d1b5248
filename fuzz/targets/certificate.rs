//! A certificate, as it comes or signed by an authority.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("certificate"), |input: &[u8]| hikae_fuzz::certificate(input));
