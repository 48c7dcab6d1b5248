//! The registry and the keys of institutions, as an operator has them at a terminal.

#[cfg(test)]
#[expect(
    dead_code,
    reason = "what is refused here is refused after the database was made"
)]
#[path = "../database/operator.rs"]
mod operator;
#[cfg(test)]
mod registry;
#[cfg(test)]
#[expect(dead_code, reason = "only its public keys are registered here")]
#[path = "../support/software.rs"]
mod software;
