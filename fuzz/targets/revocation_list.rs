//! A revocation list, as it comes or signed by an authority.
#![no_main]

libfuzzer_sys::fuzz_target!(init: hikae_fuzz::begin("revocation_list"), |input: &[u8]| hikae_fuzz::revocation_list(input));
