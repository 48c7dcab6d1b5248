//! Forms: their frame, their buttons and their errors.

use leptos::prelude::*;

use crate::i18n::{Lang, Text, common};

/// What is wrong with a form, by the name of the control, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<(String, Text)>);

impl FormErrors {
    /// Adds what is wrong with the control `name`.
    pub fn add(&mut self, name: impl Into<String>, message: Text) {
        self.0.push((name.into(), message));
    }

    /// What is wrong with the control `name`, if anything.
    pub fn of(&self, name: &str) -> Option<Text> {
        self.0
            .iter()
            .find(|(at, _)| at == name)
            .map(|(_, message)| message.clone())
    }

    /// Adds what is wrong elsewhere in the form.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is wrong with the form, each linked to its control; empty when nothing is.
/// Stands before the `<h1>`.
#[component]
pub fn ErrorSummary(
    /// What is wrong.
    errors: FormErrors,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let items: Vec<_> = errors
            .0
            .into_iter()
            .map(|(name, message)| view! { <li><a href=format!("#{name}")>{message}</a></li> })
            .collect();
        view! {
            <div class="error-summary" role="alert" aria-labelledby="error-summary" tabindex="-1">
                <h2 id="error-summary">{common::errors_heading(lang)}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// A form that posts. The server checks it, so the browser's own checks are off.
#[component]
pub fn Form(
    /// Where it posts to.
    #[prop(into)]
    action: String,
    /// Its controls and buttons.
    children: Children,
) -> impl IntoView {
    view! { <form class="form" method="post" action=action novalidate>{children()}</form> }
}

/// An answer that is carried along.
#[component]
pub fn Hidden(
    /// Its name.
    #[prop(into)]
    name: String,
    /// Its value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

/// How strongly a button calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on a page.
    #[default]
    Primary,
    /// Anything else.
    Secondary,
    /// Ends or removes something.
    Danger,
    /// A button in the size of the text, for rows of a list.
    Small,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Danger => "button button-danger",
            Self::Small => "button button-secondary button-small",
        }
    }
}

/// A button that submits the form around it.
#[component]
pub fn Button(
    /// Its words.
    label: Text,
    /// Its kind.
    #[prop(optional)]
    kind: ButtonKind,
    /// Name and value that it adds to the form.
    #[prop(optional)]
    answer: Option<(&'static str, String)>,
) -> impl IntoView {
    let (name, value) = answer.unzip();
    view! { <button type="submit" class=kind.class() name=name value=value>{label}</button> }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its words.
    label: Text,
    /// Its kind.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it is about, for those who hear it without its surroundings.
    #[prop(optional)]
    about: Option<Text>,
) -> impl IntoView {
    view! { <a class=kind.class() href=href>{label}{about.map(hidden_words)}</a> }
}

/// A form of one button.
#[component]
pub fn PostButton(
    /// Where it posts to.
    #[prop(into)]
    action: String,
    /// Its words.
    label: Text,
    /// Its kind.
    #[prop(optional)]
    kind: ButtonKind,
    /// Names and values that are posted.
    #[prop(optional)]
    values: Vec<(&'static str, String)>,
    /// What it is about, for those who hear it without its surroundings.
    #[prop(optional)]
    about: Option<Text>,
) -> impl IntoView {
    let values: Vec<_> = values
        .into_iter()
        .map(|(name, value)| view! { <Hidden name value/> })
        .collect();
    view! {
        <form class="post-button" method="post" action=action>
            {values}
            <button type="submit" class=kind.class()>{label}{about.map(hidden_words)}</button>
        </form>
    }
}

/// Ends the session.
#[component]
pub fn Logout(
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <form method="post" action="/logout">
            <button type="submit" class="link-button">{common::logout(lang)}</button>
        </form>
    }
}

/// Words for screen readers only.
pub(super) fn hidden_words(words: Text) -> impl IntoView {
    view! { <span class="visually-hidden">" "{words}</span> }
}
