//! Settings from the environment, read once at start.
