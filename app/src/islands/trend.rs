//! Narrows a trend to its last years. Chart and table are rendered by the server; every part that
//! belongs to a fiscal year carries it as `data-year`, and the rest follows from these.

use leptos::prelude::*;

/// The choices of the filter and its words, in the language of the page. `％` stands for a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrendChoices {
    /// How many years back each choice goes.
    pub spans: Vec<u32>,
    /// What the filter is.
    pub legend: String,
    /// The choice of everything.
    pub all: String,
    /// The choice of some years.
    pub years: String,
    /// How many values are shown.
    pub shown: String,
}

/// The filter of a trend. Stays hidden where there is no script.
#[cfg(feature = "ssr")]
#[component]
pub fn TrendFilter(
    /// What it offers.
    choices: TrendChoices,
) -> impl IntoView {
    provide_context(choices.clone());
    let spans: Vec<_> = choices.spans.iter().map(ToString::to_string).collect();
    view! {
        <div
            id="trend-filter"
            data-spans=spans.join(" ")
            data-legend=choices.legend
            data-all=choices.all
            data-years=choices.years
            data-shown=choices.shown
        >
            <TrendSpan/>
        </div>
    }
}

/// The buttons of the filter.
#[island]
pub fn TrendSpan() -> impl IntoView {
    #[cfg(not(feature = "hydrate"))]
    let choices = use_context::<TrendChoices>().unwrap_or_default();
    #[cfg(feature = "hydrate")]
    let choices = browser::described();
    let ready = RwSignal::new(false);
    let chosen = RwSignal::new(None::<u32>);
    let found = RwSignal::new(String::new());
    // Effects run in a browser only.
    Effect::new(move |_| ready.set(true));
    #[cfg(feature = "hydrate")]
    {
        let words = choices.shown.clone();
        Effect::new(move |before: Option<()>| {
            let count = browser::show(chosen.get());
            if before.is_some() {
                found.set(words.replace('％', &count.to_string()));
            }
        });
    }
    let button = move |span: Option<u32>, words: String| {
        view! {
            <button
                type="button"
                class="filter"
                aria-pressed=move || if chosen.get() == span { "true" } else { "false" }
                on:click=move |_| chosen.set(span)
            >
                {words}
            </button>
        }
    };
    let spans: Vec<_> = choices
        .spans
        .iter()
        .map(|span| button(Some(*span), choices.years.replace('％', &span.to_string())))
        .collect();
    view! {
        <div
            class="trend-filter"
            role="group"
            aria-label=choices.legend
            hidden=move || !ready.get()
        >
            {button(None, choices.all)}
            {spans}
            <span class="small muted" role="status">{move || found.get()}</span>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::Element;

    use super::TrendChoices;

    /// Reads what `TrendFilter` wrote.
    pub fn described() -> TrendChoices {
        let Some(element) = document().get_element_by_id("trend-filter") else {
            return TrendChoices::default();
        };
        let text = |name: &str| element.get_attribute(name).unwrap_or_default();
        TrendChoices {
            spans: text("data-spans")
                .split(' ')
                .filter_map(|span| span.parse().ok())
                .collect(),
            legend: text("data-legend"),
            all: text("data-all"),
            years: text("data-years"),
            shown: text("data-shown"),
        }
    }

    /// Shows the last `span` fiscal years, or all, and says how many values these are.
    pub fn show(span: Option<u32>) -> usize {
        let parts: Vec<(i32, Element)> = all("[data-year]")
            .into_iter()
            .filter_map(|part| Some((part.get_attribute("data-year")?.parse().ok()?, part)))
            .collect();
        let newest = parts
            .iter()
            .map(|(year, _)| *year)
            .max()
            .unwrap_or_default();
        let first = span
            .and_then(|span| newest.checked_sub_unsigned(span))
            .map(|year| year + 1);
        let mut rows = 0;
        for (year, part) in &parts {
            let hidden = first.is_some_and(|first| *year < first);
            // Without an attribute to set or remove there is nothing that could fail.
            let _ = if hidden {
                part.set_attribute("hidden", "")
            } else {
                part.remove_attribute("hidden")
            };
            rows += usize::from(!hidden && part.tag_name() == "TR");
        }
        stretch();
        rows
    }

    /// Spreads the visible points over the width that all of them had, and draws the line anew.
    fn stretch() {
        let every: Vec<f64> = all(".trend-point")
            .iter()
            .map(|point| number(point, "cx"))
            .collect();
        let seen = all("[data-year]:not([hidden]) > .trend-point");
        let places: Vec<f64> = seen.iter().map(|point| number(point, "cx")).collect();
        let (Some(from), Some(to)) = (extent(&every), extent(&places)) else {
            return;
        };
        let moved = |x: f64| {
            if to.1 > to.0 {
                (x - to.0) / (to.1 - to.0) * (from.1 - from.0) + from.0 - x
            } else {
                f64::midpoint(from.0, from.1) - x
            }
        };
        let mut line = String::new();
        for (point, x) in seen.iter().zip(places) {
            let y = point.get_attribute("cy").unwrap_or_default();
            line = format!("{line} {},{y}", written(x + moved(x)));
        }
        for part in all("svg [data-year]") {
            let point = part.query_selector(".trend-point").ok().flatten();
            let x = point.map_or_else(|| number(&part, "x"), |point| number(&point, "cx"));
            let _ = part.set_attribute("transform", &format!("translate({} 0)", written(moved(x))));
        }
        for drawn in all(".trend-line") {
            let _ = drawn.set_attribute("points", &line);
        }
    }

    fn all(selector: &str) -> Vec<Element> {
        let Ok(found) = document().query_selector_all(selector) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|at| found.item(at)?.dyn_into().ok())
            .collect()
    }

    fn extent(numbers: &[f64]) -> Option<(f64, f64)> {
        let low = numbers.iter().copied().reduce(f64::min)?;
        let high = numbers.iter().copied().reduce(f64::max)?;
        Some((low, high))
    }

    // The browser reads and writes numbers with fractions: Rust's own code for it is large.
    fn number(element: &Element, name: &str) -> f64 {
        js_sys::parse_float(&element.get_attribute(name).unwrap_or_default())
    }

    fn written(number: f64) -> String {
        js_sys::Number::from(number)
            .to_fixed(1)
            .map_or_else(|_| String::new(), String::from)
    }
}
