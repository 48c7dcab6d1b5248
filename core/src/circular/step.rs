//! What is done with a circular, as the audit record names it.

use serde::{Deserialize, Serialize};

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// It was begun.
    Wrote,
    /// Another version was written.
    Changed,
    /// It was counted for whom it is.
    Counted,
    /// It was handed on to be approved.
    Submitted,
    /// It was sent back.
    Returned,
    /// It was approved.
    Approved,
    /// It was given up before it went out.
    Cancelled,
    /// It was stopped on its way.
    Stopped,
    /// A correction of it was begun.
    Corrected,
    /// The letters for whom it reaches by post were taken out.
    Printed,
}
