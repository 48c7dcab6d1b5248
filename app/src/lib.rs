//! Hikae's pages. Every page is plain data that knows its title and its view; the server fills
//! the data and calls [`render`]. Nothing here knows a database, a request or a clock.

pub mod citizen;
pub mod components;
pub mod i18n;
pub mod islands;
mod page;
mod shell;

pub use i18n::{Lang, Text};
pub use page::{AssetNames, Frame, Nav, Page};
#[cfg(feature = "ssr")]
pub use shell::render;

/// Called once by the boot module in the browser, before the islands are hydrated.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
