//! Sealing: a key per person, wrapped by the root key.
