//! The only `<textarea>` of the portal.

use leptos::prelude::*;

use super::field::{described_by, error_line, hint_line, required_mark};
use crate::i18n::{Lang, Text};

/// A labelled control of several lines.
///
/// Leptos 0.8 renders the children of a `<textarea>` unescaped, so the content is escaped here
/// and handed over as inner HTML. Emit a `<textarea>` nowhere else.
#[component]
pub fn TextArea(
    /// Its name, and its id.
    #[prop(into)]
    name: String,
    /// Its label.
    label: Text,
    /// Language of the page.
    lang: Lang,
    /// What is in it.
    #[prop(optional, into)]
    value: String,
    /// Its height in lines.
    #[prop(default = 4)]
    rows: u32,
    /// How to fill it in.
    #[prop(optional)]
    hint: Option<Text>,
    /// What is wrong with it.
    #[prop(default = None)]
    error: Option<Text>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described = described_by(&name, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    let class = if error.is_some() {
        "field field-invalid"
    } else {
        "field"
    };
    view! {
        <div class=class>
            <label class="label" for=name.clone()>{label}{required.then(|| required_mark(lang))}</label>
            {hint_line(&name, hint)}
            {error_line(&name, error, lang)}
            <textarea
                class="input"
                id=name.clone()
                name=name
                rows=rows
                aria-describedby=described
                aria-invalid=invalid
                aria-required=required.then_some("true")
                inner_html=escaped(&value)
            ></textarea>
        </div>
    }
}

/// The content of a `<textarea>` as HTML. A parser drops one line break at the beginning, so one
/// is put there (HTML Standard §13.2.6.4.7).
fn escaped(value: &str) -> String {
    let mut html = String::with_capacity(value.len() + 1);
    html.push('\n');
    for character in value.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html
}
