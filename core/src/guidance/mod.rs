//! Guidance: what the official rules of phase 4 (FY2024 on) say about values.
//!
//! Everything here is for reference (参考): what the institution judged stands in the report.

mod limits;

pub use limits::{Band, Basis, Limit, Limits, Side, judge, limits};
