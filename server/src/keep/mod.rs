//! What the store holds sealed, opened and typed: the only way for the rest of the server to reach it.
