//! Controls that offer answers.

use leptos::prelude::*;

use super::field::{described_by, error_line, hint_line, required_mark};
use crate::i18n::{Lang, Text};

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// Its words.
    pub label: Text,
    /// What it means.
    pub hint: Option<Text>,
}

impl Choice {
    /// An answer without an explanation.
    pub fn new(value: impl Into<String>, label: Text) -> Self {
        Self {
            value: value.into(),
            label,
            hint: None,
        }
    }

    /// The answer with an explanation.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// One answer of several.
#[component]
pub fn Radios(
    /// Name of the answer; the id of its first control.
    #[prop(into)]
    name: String,
    /// The question.
    legend: Text,
    /// The answers.
    options: Vec<Choice>,
    /// Language of the page.
    lang: Lang,
    /// Value of the answer given.
    #[prop(default = None)]
    selected: Option<String>,
    /// How to answer.
    #[prop(optional)]
    hint: Option<Text>,
    /// What is wrong with the answer.
    #[prop(default = None)]
    error: Option<Text>,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// The question is the heading of the page: hide it here, it stands in the `<h1>`.
    #[prop(optional)]
    legend_hidden: bool,
) -> impl IntoView {
    let selected = selected.into_iter().collect();
    let group = Group {
        name,
        legend,
        lang,
        hint,
        error,
        required,
        legend_hidden,
    };
    group.view("radio", options, selected)
}

/// Any number of answers of several.
#[component]
pub fn Checkboxes(
    /// Name of the answers; the id of the first control.
    #[prop(into)]
    name: String,
    /// The question.
    legend: Text,
    /// The answers.
    options: Vec<Choice>,
    /// Language of the page.
    lang: Lang,
    /// Values of the answers given.
    #[prop(optional)]
    selected: Vec<String>,
    /// How to answer.
    #[prop(optional)]
    hint: Option<Text>,
    /// What is wrong with the answers.
    #[prop(default = None)]
    error: Option<Text>,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// The question is the heading of the page: hide it here, it stands in the `<h1>`.
    #[prop(optional)]
    legend_hidden: bool,
) -> impl IntoView {
    let group = Group {
        name,
        legend,
        lang,
        hint,
        error,
        required,
        legend_hidden,
    };
    group.view("checkbox", options, selected)
}

struct Group {
    name: String,
    legend: Text,
    lang: Lang,
    hint: Option<Text>,
    error: Option<Text>,
    required: bool,
    legend_hidden: bool,
}

impl Group {
    fn view(
        self,
        kind: &'static str,
        options: Vec<Choice>,
        selected: Vec<String>,
    ) -> impl IntoView {
        let Self {
            name,
            legend,
            lang,
            hint,
            error,
            required,
            legend_hidden,
        } = self;
        let described = described_by(&name, hint.is_some(), error.is_some());
        let class = if error.is_some() {
            "field field-invalid"
        } else {
            "field"
        };
        let legend_class = if legend_hidden {
            "visually-hidden"
        } else {
            "label"
        };
        let choices: Vec<_> = options
            .into_iter()
            .enumerate()
            .map(|(at, choice)| {
                let checked = selected.contains(&choice.value);
                option(&name, at, kind, choice, checked)
            })
            .collect();
        view! {
            <fieldset class=class aria-describedby=described>
                <legend class=legend_class>{legend}{required.then(|| required_mark(lang))}</legend>
                {hint_line(&name, hint)}
                {error_line(&name, error, lang)}
                {choices}
            </fieldset>
        }
    }
}

fn option(
    name: &str,
    at: usize,
    kind: &'static str,
    choice: Choice,
    checked: bool,
) -> impl IntoView + use<> {
    let id = if at == 0 {
        name.to_owned()
    } else {
        format!("{name}-{}", at + 1)
    };
    let hint_id = format!("{id}-means");
    let described = choice.hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="choice">
            <input
                type=kind
                id=id.clone()
                name=name.to_owned()
                value=choice.value
                checked=checked
                aria-describedby=described
            />
            <label for=id>{choice.label}</label>
            {choice.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// One answer of many, in a list that opens.
#[component]
pub fn Select(
    /// Its name, and its id.
    #[prop(into)]
    name: String,
    /// Its label.
    label: Text,
    /// The answers.
    options: Vec<Choice>,
    /// Language of the page.
    lang: Lang,
    /// Value of the answer given.
    #[prop(default = None)]
    selected: Option<String>,
    /// How to answer.
    #[prop(optional)]
    hint: Option<Text>,
    /// What is wrong with the answer.
    #[prop(default = None)]
    error: Option<Text>,
    /// Whether an answer is needed.
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
    let options: Vec<_> = options
        .into_iter()
        .map(|choice| {
            let chosen = selected.as_ref() == Some(&choice.value);
            view! { <option value=choice.value selected=chosen>{choice.label.plain()}</option> }
        })
        .collect();
    view! {
        <div class=class>
            <label class="label" for=name.clone()>{label}{required.then(|| required_mark(lang))}</label>
            {hint_line(&name, hint)}
            {error_line(&name, error, lang)}
            <select
                class="input"
                id=name.clone()
                name=name
                aria-describedby=described
                aria-invalid=invalid
            >
                {options}
            </select>
        </div>
    }
}
