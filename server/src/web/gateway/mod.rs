//! For institutions' systems: how to get in, and what holds for every request.
//!
//! [`Client`] and [`Asking`] are the only ways in: whoever has neither gets an OperationOutcome that
//! says no more than that.

mod client;
mod disasters;
mod eligibility;
mod emergencies;
mod fhir;
mod me;
mod moves;
mod openapi;
mod outcome;
mod smart;
#[cfg(test)]
mod tests;
mod token;
mod visits;

pub use client::{Asking, Client};
pub use outcome::Outcome;
pub(super) use outcome::bare;

use super::Routes;

/// Whether a path is one of the gateway's.
pub(super) fn is_for_software(path: &str) -> bool {
    ["/fhir/", "/gateway/"]
        .iter()
        .any(|begin| path.starts_with(begin))
}

/// `/gateway/…`, `/fhir/…`, and where clients find out about it.
pub fn routes() -> Routes {
    Routes::new()
        .area(token::routes())
        .area(smart::routes())
        .area(me::routes())
        .area(eligibility::routes())
        .area(moves::routes())
        .area(openapi::routes())
        .area(emergencies::routes())
        .area(visits::routes())
        .area(disasters::routes())
        .area(fhir::routes())
}
