//! Checks a person's access log in their browser: loads their entries and the public tiles, lets
//! [`hikae_core::transparency::audit`] judge them, and shows what came of it with the sentences
//! that stand on the page as templates.
//!
//! It is a module apart from the islands, because of its size: one page loads it.

#![cfg(target_arch = "wasm32")]

mod load;
mod page;
mod words;

use hikae_core::transparency::audit::{Audit, Next, Report};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use load::{Trouble, now};
use page::Page;

/// Checks the log that the part `root` of the page describes.
#[wasm_bindgen]
pub fn check(root: Element) {
    spawn_local(run(Page::new(root)));
}

async fn run(page: Page) {
    page.begin();
    match checked(&page).await {
        Ok(done) => {
            let kept = match &done.report.memory {
                Some(memory) => page.remember(&memory.to_string()),
                None => page.remembers(),
            };
            page.show(&done, kept);
            page.took(done.took);
        }
        Err(trouble) => page.fail(trouble),
    }
    let again = page.clone();
    page.offer_again(move || spawn_local(run(again.clone())));
}

/// A check that came to its end.
pub struct Done {
    /// What it found.
    pub report: Report,
    /// The clocks of device and server differ by minutes.
    pub skewed: bool,
    /// Milliseconds of arithmetic.
    took: f64,
}

async fn checked(page: &Page) -> Result<Done, Trouble> {
    let note = load::text("/log/checkpoint").await?;
    let mut took = 0.0;
    let mut timed = |began: f64| took += now() - began;
    let began = now();
    let mut audit = Audit::begin(&page.data("key"), &note, page.memory().as_deref());
    timed(began);
    let path = page.data("entries");
    let mut asked = path.clone();
    let mut skewed = false;
    loop {
        let (bytes, skew) = load::entries(&asked).await?;
        skewed |= skew;
        let began = now();
        let next = audit.page(bytes);
        timed(began);
        page.working(audit.taken());
        match next {
            Ok(Next::Before(seq)) => asked = format!("{path}?before={seq}"),
            // What cannot be read is part of the result.
            Ok(Next::End) | Err(_) => break,
        }
    }
    page.working_tree();
    let began = now();
    let needed = audit.needed();
    timed(began);
    for some in needed.chunks(load::ABREAST) {
        let paths = some.iter().map(|(_, path)| path.as_str());
        for ((id, _), bytes) in some.iter().zip(load::tiles(paths).await?) {
            if let Some(bytes) = bytes {
                audit.tile(*id, &bytes);
            }
        }
    }
    let began = now();
    let report = audit.finish();
    timed(began);
    Ok(Done {
        report,
        skewed,
        took,
    })
}
