//! Goes on when the card has answered. Without a script the page looks again every few seconds.

use leptos::prelude::*;

/// Waits for the card, with what it needs in attributes.
#[cfg(feature = "ssr")]
#[component]
pub fn CardWaiting(
    /// Path of the event stream that says that the answer is there.
    events: String,
    /// Path of the page that takes the outcome.
    claim: String,
) -> impl IntoView {
    view! {
        <div id="card-waiting" data-events=events data-claim=claim>
            <CardWatch/>
        </div>
    }
}

/// Listens for the one event that says that the answer is there.
#[island]
pub fn CardWatch() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::follow();
    view! { <span></span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::{document, window};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{Event, EventSource};

    /// Where the stream cannot be had nothing happens: the page has a link that looks again.
    pub fn follow() -> Option<()> {
        let waiting = document().get_element_by_id("card-waiting")?;
        let events = waiting.get_attribute("data-events")?;
        let claim = waiting.get_attribute("data-claim")?;
        let source = EventSource::new(&events).ok()?;
        let stream = source.clone();
        let answered = Closure::once_into_js(move |_event: Event| {
            stream.close();
            // A browser that does not go leaves the person with the same link.
            let _ = window().location().set_href(&claim);
        });
        source
            .add_event_listener_with_callback("answered", answered.unchecked_ref())
            .ok()
    }
}
