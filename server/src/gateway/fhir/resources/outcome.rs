//! OperationOutcome: why there is no answer (<http://hl7.org/fhir/R4/operationoutcome.html>).

use super::json::{Json, object};
use crate::gateway::fhir::Problem;

/// A problem, always of the same shape. What was sent is not repeated.
pub fn outcome(problem: Problem) -> Json {
    let parameter = problem.parameter().map(|name| format!("http.{name}"));
    object! {
        "resourceType": "OperationOutcome",
        "issue": [object! {
            "severity": "error",
            "code": problem.code(),
            "diagnostics": problem.to_string(),
            "expression": [parameter],
        }],
    }
}
