//! The pages of a citizen, and those that anyone sees.

pub mod error;
