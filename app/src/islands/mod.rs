//! The few parts of a page that run in the browser. Everything works without them.
//!
//! They take no properties, but read what they need from the page: see [`SessionWatch`].

mod card_wait;
mod session;

#[cfg(feature = "ssr")]
pub use card_wait::CardWaiting;
pub use card_wait::CardWatch;
pub use session::SessionWatch;
#[cfg(feature = "ssr")]
pub use session::{Session, SessionWarning};
