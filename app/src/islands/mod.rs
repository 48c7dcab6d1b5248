//! The few parts of a page that run in the browser. Everything works without them.
//!
//! Their properties are written into the page, so they hold nothing that the page does not show.

mod session;

pub use session::{SessionWarning, SessionWords};
