//! Hikae's pages. Every page is plain data that knows its title and its view; the server fills
//! the data and calls [`render`]. Nothing here knows a database, a request or a clock.
//!
//! Feature `ssr` is the server's half, with every page. Feature `hydrate` is the browser's half:
//! only [`islands`] is compiled to WASM.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod circular;
#[cfg(feature = "ssr")]
pub mod citizen;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod staff;
#[cfg(feature = "ssr")]
pub mod visit;

#[cfg(feature = "ssr")]
pub use i18n::{Lang, Text};
#[cfg(feature = "ssr")]
pub use page::{AssetNames, Frame, Nav, Page, PostName, StaffBadge, StaffNav};
#[cfg(feature = "ssr")]
pub use shell::{render, ships_script};

/// The service worker, with `@words@` and `@files@` in the places of what the server knows.
#[cfg(feature = "ssr")]
pub const WORKER: &str = include_str!("worker.js");

/// Called once by the boot module in the browser, before the islands are hydrated.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
