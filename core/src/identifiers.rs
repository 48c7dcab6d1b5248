//! identifiers.
