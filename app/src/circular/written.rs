//! What staff wrote, on a page.

use hikae_core::circular::text::{Block, Run};
use leptos::prelude::*;

use crate::i18n::{Sentence, Span};

/// Paragraphs and lists as a person gets them. Everything in them is text: staff have no markup.
#[component]
pub fn Written(
    /// What stands under the title.
    body: Vec<Block<Run>>,
) -> impl IntoView {
    let blocks: Vec<_> = body.into_iter().map(block).collect();
    view! { <div class="written">{blocks}</div> }
}

fn block(block: Block<Run>) -> AnyView {
    match block {
        Block::Paragraph(lines) => {
            let lines: Vec<_> = lines
                .into_iter()
                .enumerate()
                .map(|(at, line)| {
                    let parted = (at > 0).then(|| view! { <br/> });
                    view! { {parted}{words(line)} }
                })
                .collect();
            view! { <p>{lines}</p> }.into_any()
        }
        Block::Bullets(items) => view! { <ul>{list(items)}</ul> }.into_any(),
        Block::Numbers(items) => view! { <ol>{list(items)}</ol> }.into_any(),
    }
}

fn list(items: Vec<Vec<Run>>) -> impl IntoView {
    let item = |line| view! { <li>{words(line)}</li> };
    items.into_iter().map(item).collect_view()
}

fn words(line: Vec<Run>) -> Sentence {
    Span::Written(line).into()
}
