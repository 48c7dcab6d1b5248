//! Guidance: what the official rules of phase 4 (FY2024 on) say about values.
//!
//! Everything here is for reference (参考): what the institution judged stands in the report.

mod findings;
mod judgement;
mod limits;
mod metabolic;
mod support;

#[cfg(test)]
mod testing;

pub use findings::{Findings, judge_reading};
pub use judgement::{Fact, Judgement, Reason, Risk};
pub use limits::{Band, Basis, Limit, Limits, Side, judge, limits};
pub use metabolic::{MetabolicSyndrome, metabolic_syndrome};
pub use support::{GlucosePriority, SupportLevel, support_level};
