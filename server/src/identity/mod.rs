//! Who someone is: card ceremonies, registration, sessions, levels.

pub mod session;
