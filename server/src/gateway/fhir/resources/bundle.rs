//! Bundles of what was found (<http://hl7.org/fhir/R4/bundle.html#searchset>).

use super::common::Resource;
use super::json::{Json, object};

/// A page of what was found.
pub struct Page {
    /// How many resources there are, on all pages.
    pub total: usize,
    /// Address of this page.
    pub own: String,
    /// Address of the next page.
    pub next: Option<String>,
    /// Address of what stands under `/fhir`.
    pub base: String,
    /// What is on this page.
    pub resources: Vec<Resource>,
}

/// The page as a Bundle. It tells nothing about what was withheld: neither its count nor its pages.
pub fn searchset(page: Page) -> Json {
    let link = |relation: &'static str, url: String| object! { "relation": relation, "url": url };
    let base = page.base;
    let entries = page.resources.into_iter().map(|it| {
        object! {
            "fullUrl": format!("{base}/{}/{}", it.kind, it.id),
            "resource": it.json,
            "search": object! { "mode": "match" },
        }
    });
    object! {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": page.total,
        "link": [
            Some(link("self", page.own)),
            page.next.map(|next| link("next", next)),
        ],
        "entry": Json::list(entries),
    }
}
