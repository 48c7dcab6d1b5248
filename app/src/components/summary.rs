//! Keys with values, and tables.

use leptos::prelude::*;

use super::form::hidden_words;
use crate::i18n::{Lang, Text, common};

/// One line of a summary list.
pub struct SummaryRow {
    key: Text,
    value: AnyView,
    change: Option<String>,
}

impl SummaryRow {
    /// A key with its value.
    pub fn new(key: Text, value: impl IntoRender<Output: IntoAny>) -> Self {
        Self {
            key,
            value: value.into_render().into_any(),
            change: None,
        }
    }

    /// With a link that changes it.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }
}

/// Keys with their values, each with a way to change it where there is one.
#[component]
pub fn SummaryList(
    /// The lines.
    rows: Vec<SummaryRow>,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|SummaryRow { key, value, change }| {
            let about = key.clone();
            view! {
                <div class="summary-row">
                    <dt>{key}</dt>
                    <dd>{value}</dd>
                    {change
                        .map(|href| {
                            view! {
                                <dd class="summary-change">
                                    <a href=href>{common::change(lang)}{hidden_words(about)}</a>
                                </dd>
                            }
                        })}
                </div>
            }
        })
        .collect();
    view! { <dl class="summary">{rows}</dl> }
}

/// A table with a caption; the children are its rows (`<tr>`, the first cell `<th scope="row">`).
/// Cells of class `wide-only` are left out on a phone.
#[component]
pub fn Table(
    /// What it shows.
    caption: Text,
    /// Headings of the columns.
    head: Vec<Text>,
    /// Hide the caption where a heading right before the table says the same.
    #[prop(optional)]
    caption_hidden: bool,
    /// Numbers of the columns, from 0, that are left out on a phone.
    #[prop(optional)]
    wide_only: Vec<usize>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let name = caption.plain();
    let head: Vec<_> = head
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let class = wide_only.contains(&at).then_some("wide-only");
            view! { <th scope="col" class=class>{text}</th> }
        })
        .collect();
    let caption_class = caption_hidden.then_some("visually-hidden");
    view! {
        <div class="table-scroll" role="region" aria-label=name tabindex="0">
            <table>
                <caption class=caption_class>{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
