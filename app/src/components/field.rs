//! Controls of one line.

use leptos::prelude::*;

use crate::i18n::{Lang, Text, common};

/// What a one-line control takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Text.
    #[default]
    Text,
    /// A day, sent as `YYYY-MM-DD`.
    Date,
    /// Digits: a telephone's number keys, but no arrows.
    Number,
    /// A secret.
    Password,
    /// A secret of digits: a telephone's number keys.
    Pin,
}

/// A labelled one-line control.
#[component]
pub fn Field(
    /// Its name, and its id.
    #[prop(into)]
    name: String,
    /// Its label.
    label: Text,
    /// Language of the page.
    lang: Lang,
    /// What it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// What is in it.
    #[prop(optional, into)]
    value: String,
    /// How to fill it in.
    #[prop(optional)]
    hint: Option<Text>,
    /// What is wrong with it.
    #[prop(default = None)]
    error: Option<Text>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// Token of the `autocomplete` attribute (WCAG 2.2, 1.3.5).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let (kind, mode) = match kind {
        FieldKind::Text => ("text", None),
        FieldKind::Date => ("date", None),
        FieldKind::Number => ("text", Some("numeric")),
        FieldKind::Password => ("password", None),
        FieldKind::Pin => ("password", Some("numeric")),
    };
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
            <input
                class="input"
                type=kind
                id=name.clone()
                name=name
                value=value
                inputmode=mode
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=invalid
                aria-required=required.then_some("true")
            />
        </div>
    }
}

pub(super) fn required_mark(lang: Lang) -> impl IntoView {
    view! { <span class="required">{common::required(lang)}</span> }
}

pub(super) fn hint_line(name: &str, hint: Option<Text>) -> Option<impl IntoView + use<>> {
    let id = format!("{name}-hint");
    hint.map(|hint| view! { <p class="hint" id=id>{hint}</p> })
}

pub(super) fn error_line(
    name: &str,
    error: Option<Text>,
    lang: Lang,
) -> Option<impl IntoView + use<>> {
    let id = format!("{name}-error");
    error.map(|error| {
        view! {
            <p class="field-error" id=id>
                <span class="visually-hidden">{common::error_word(lang)}": "</span>
                {error}
            </p>
        }
    })
}

/// Ids of the lines that explain a control.
pub(super) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    }
}
