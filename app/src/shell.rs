//! The document around a page.

use leptos::prelude::*;

use crate::page::{Frame, Page};

/// Renders a page to a complete HTML document.
#[cfg(feature = "ssr")]
pub fn render<P: Page>(frame: &Frame, page: P) -> String {
    use hydration_context::SsrSharedContext;
    let owner = Owner::new_root(Some(std::sync::Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        let lang = frame.lang;
        let title = page.title(lang).plain();
        let main = page.view(frame);
        view! {
            <html lang=lang.tag()>
                <head>
                    <meta charset="utf-8"/>
                    <title>{title}</title>
                </head>
                <body><main id="main">{main}</main></body>
            </html>
        }
        .to_html()
    });
    format!("<!DOCTYPE html>{html}")
}
