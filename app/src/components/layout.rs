//! Headings and the parts of a page.

use leptos::prelude::*;

use crate::i18n::{Lang, Text, common};

/// The one `<h1>` of a page, with a line under it.
#[component]
pub fn PageHeading(
    /// The heading.
    title: Text,
    /// One sentence under it.
    #[prop(optional)]
    lead: Option<Text>,
) -> impl IntoView {
    view! {
        <h1 class="page-heading">{title}</h1>
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
    }
}

/// A part of a page under an `<h2>`.
#[component]
pub fn Section(
    /// The heading.
    title: Text,
    /// Anchor for links to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What stands under the heading.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section" id=id>
            <h2>{title}</h2>
            {children()}
        </section>
    }
}

/// The `<h1>` of one question in a sequence, with where in the sequence it stands.
#[component]
pub fn StepHeading(
    /// The question.
    title: Text,
    /// Which step, from 1.
    step: usize,
    /// How many steps.
    of: usize,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <p class="step">{common::step(lang, step, of)}</p>
        <h1 class="page-heading">{title}</h1>
    }
}

/// Says that something is done: the heading of a confirmation page.
#[component]
pub fn Confirmation(
    /// What is done; the `<h1>` of the page.
    title: Text,
    /// What follows from it, and how to undo it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="confirmation">
            <h1>{title}</h1>
            {children()}
        </div>
    }
}
