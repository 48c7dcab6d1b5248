//! Ways to other pages.

use leptos::prelude::*;

use crate::i18n::{Lang, Text, common};

/// The way from the top to this page.
#[component]
pub fn Breadcrumbs(
    /// Addresses and names of the pages above this one.
    trail: Vec<(String, Text)>,
    /// Name of this page.
    here: Text,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let trail: Vec<_> = trail
        .into_iter()
        .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
        .collect();
    view! {
        <nav class="breadcrumbs" aria-label=common::breadcrumbs(lang).plain()>
            <ol>
                {trail}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}

/// Links to the pages before and after this one.
#[component]
pub fn Pager(
    /// Address of the page before.
    #[prop(default = None)]
    previous: Option<String>,
    /// Which part this is, in words.
    here: Text,
    /// Address of the page after.
    #[prop(default = None)]
    next: Option<String>,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let link = |href: Option<String>, rel: &'static str, words: Text| {
        href.map(|href| view! { <a href=href rel=rel>{words}</a> })
    };
    view! {
        <nav class="pager" aria-label=common::pager(lang).plain()>
            {link(previous, "prev", common::previous_page(lang))}
            <span>{here}</span>
            {link(next, "next", common::next_page(lang))}
        </nav>
    }
}
