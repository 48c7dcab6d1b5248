//! The helper beside a real PC/SC service: pcscd with the virtual reader of vsmartcard, both of them
//! not ours, and OpenSC as another program that reads the same card.
//!
//! The service is a private one, in a mount namespace of its own. That takes root; where it, pcscd
//! or the virtual reader cannot be had, the tests say so and are skipped.

#[cfg(test)]
#[path = "../../../tests/card/fixture.rs"]
#[allow(
    dead_code,
    reason = "shared with the verifier's tests, which use more of it"
)]
mod fixture;
#[cfg(test)]
mod opensc;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod signing;
#[cfg(test)]
mod table;
