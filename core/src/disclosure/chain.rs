//! A person's chain: every entry carries its number and the hash of the one before it.
