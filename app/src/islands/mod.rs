//! islands.
