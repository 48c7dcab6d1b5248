//! The few parts of a page that run in the browser. Everything works without them.
//!
//! They take no properties, but read what they need from the page: properties are JSON, and a
//! parser of JSON would be a third of what the browser has to load.

mod card_wait;
mod session;
mod trend;

#[cfg(feature = "ssr")]
pub use card_wait::CardWaiting;
pub use card_wait::CardWatch;
pub use session::SessionWatch;
#[cfg(feature = "ssr")]
pub use session::{Session, SessionWarning};
pub use trend::TrendSpan;
#[cfg(feature = "ssr")]
pub use trend::{TrendChoices, TrendFilter};
