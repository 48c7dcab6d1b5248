//! The part of the page that shows the check, and what the browser remembers.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DocumentFragment, Element, Event, HtmlTemplateElement, Node, Storage, window};

use crate::Done;
use crate::load::Trouble;
use crate::words::{Said, finding, lines};

/// Findings that are listed.
const LISTED: usize = 20;

/// The part of the page.
#[derive(Clone)]
pub struct Page {
    root: Element,
}

impl Page {
    /// The part of the page that is this element.
    pub const fn new(root: Element) -> Self {
        Self { root }
    }

    /// What the page says about the log.
    pub fn data(&self, name: &str) -> String {
        self.root
            .get_attribute(&format!("data-{name}"))
            .unwrap_or_default()
    }

    /// What an earlier check left behind.
    pub fn memory(&self) -> Option<String> {
        storage()?.get_item(&self.data("memory")).ok()?
    }

    /// Whether one did.
    pub fn remembers(&self) -> bool {
        self.memory().is_some()
    }

    /// Leaves this behind; whether the browser takes it.
    pub fn remember(&self, memory: &str) -> bool {
        storage().is_some_and(|it| it.set_item(&self.data("memory"), memory).is_ok())
    }

    /// How long the arithmetic took, for whoever measures.
    pub fn took(&self, milliseconds: f64) {
        let took = js_sys::Number::from(milliseconds).to_string_with_radix(10);
        if let Ok(took) = took {
            let _ = self.root.set_attribute("data-took", &String::from(took));
        }
    }

    /// Clears what an earlier check showed.
    pub fn begin(&self) {
        let _ = self.root.remove_attribute("data-took");
        self.working(0);
        if let Some(result) = self.part(".check-result") {
            result.set_text_content(None);
        }
    }

    /// How many entries were looked at.
    pub fn working(&self, taken: usize) {
        self.state(&Said::new("working").with("taken", taken));
    }

    /// The entries are done.
    pub fn working_tree(&self) {
        self.state(&Said::new("working-tree"));
    }

    /// Shows what came of it, and offers to forget what is kept.
    pub fn show(&self, done: &Done, kept: bool) {
        let report = &done.report;
        let sound = report.findings.is_empty();
        self.state(&Said::new(if sound { "done-sound" } else { "done-found" }));
        let lang = self.data("lang");
        let (frame, lines) = if sound {
            (self.template("good"), lines(done))
        } else {
            (self.template("bad"), Vec::new())
        };
        if let Some(frame) = frame {
            if let Some(into) = put(&frame) {
                for line in &lines {
                    self.line(&into, line);
                }
                for one in report.findings.iter().take(LISTED) {
                    self.finding(&into, &finding(one, &lang));
                }
                let more = report.findings.len().saturating_sub(LISTED);
                if more > 0 {
                    let said = Said::new("more").with("count", more);
                    self.finding(&into, &(vec![said], None));
                }
            }
            self.add(&frame);
        }
        if kept {
            self.offer_forget();
        }
    }

    /// Says why there is no result.
    pub fn fail(&self, trouble: Trouble) {
        match trouble {
            Trouble::Offline => self.state(&Said::new("offline")),
            Trouble::Session => {
                self.state(&Said::new("session"));
                if let Some(login) = self.template("login") {
                    self.add(&login);
                }
            }
        }
    }

    /// A button that checks again.
    pub fn offer_again(&self, again: impl FnMut() + 'static) {
        self.offer("again", again);
    }

    fn offer_forget(&self) {
        let page = self.clone();
        self.offer("forget", move || {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(&page.data("memory"));
            }
            page.state(&Said::new("forgotten"));
        });
    }

    fn offer(&self, name: &str, mut act: impl FnMut() + 'static) {
        let Some(offer) = self.template(name) else {
            return;
        };
        if let Ok(Some(button)) = offer.query_selector("button") {
            let pressed = Closure::<dyn FnMut(Event)>::new(move |_| act());
            let pressed = pressed.into_js_value();
            let _ = button.add_event_listener_with_callback("click", pressed.unchecked_ref());
        }
        self.add(&offer);
    }

    fn finding(&self, into: &Element, (said, link): &(Vec<Said>, Option<String>)) {
        let Some(item) = self.template("finding") else {
            return;
        };
        if let Some(words) = put(&item) {
            for (at, one) in said.iter().enumerate() {
                if at > 0 {
                    let _ = words.append_with_str_1("： ");
                }
                self.say(&words, one);
            }
        }
        if let Ok(Some(line)) = item.query_selector("[data-put=link]") {
            match (link, line.first_element_child()) {
                (Some(link), Some(anchor)) => {
                    let _ = anchor.set_attribute("href", link);
                }
                _ => line.remove(),
            }
        }
        let _ = into.append_child(&item);
    }

    fn line(&self, into: &Element, said: &Said) {
        if let Some(line) = self.template("line") {
            if let Some(words) = put(&line) {
                self.say(&words, said);
            }
            let _ = into.append_child(&line);
        }
    }

    fn state(&self, said: &Said) {
        if let Some(state) = self.part(".check-state") {
            state.set_text_content(None);
            self.say(&state, said);
        }
    }

    /// Puts a sentence there, its slots filled as text.
    fn say(&self, into: &Element, said: &Said) {
        let Some(words) = self.template(said.name) else {
            return;
        };
        for (slot, value) in &said.slots {
            let selector = format!("[data-slot={slot}]");
            if let Ok(Some(place)) = words.query_selector(&selector) {
                place.set_text_content(Some(value));
            }
        }
        let _ = into.append_child(&words);
    }

    fn template(&self, name: &str) -> Option<DocumentFragment> {
        let found = self.part(&format!("template[data-say={name}]"))?;
        let template: HtmlTemplateElement = found.dyn_into().ok()?;
        let copy = template.content().clone_node_with_deep(true).ok()?;
        copy.dyn_into().ok()
    }

    fn part(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok()?
    }

    fn add(&self, what: &Node) {
        if let Some(result) = self.part(".check-result") {
            let _ = result.append_child(what);
        }
    }
}

/// Where a template takes sentences.
fn put(template: &DocumentFragment) -> Option<Element> {
    template.query_selector("[data-put=words]").ok()?
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
