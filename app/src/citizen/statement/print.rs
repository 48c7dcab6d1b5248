//! The paper as a page to print.

use leptos::prelude::*;

use super::paper::{Block, Paper};
use crate::components::{Breadcrumbs, PageHeading, SummaryList, SummaryRow};
use crate::i18n::{Lang, Text, log, statement};
use crate::page::{Frame, Nav, Page};

/// The paper as a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementPrint {
    /// What it says.
    pub paper: Paper,
}

impl Page for StatementPrint {
    fn title(&self, lang: Lang) -> Text {
        statement::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let blocks: Vec<_> = self
            .paper
            .blocks(lang)
            .into_iter()
            .map(|block| shown(block, lang))
            .collect();
        view! {
            <Breadcrumbs
                trail=vec![
                    ("/access-log".to_owned(), log::title(lang)),
                    ("/access-log/statement".to_owned(), statement::title(lang)),
                ]
                here=statement::print(lang)
                lang=lang
            />
            <PageHeading title=statement::title(lang)/>
            <div class="paper">{blocks}</div>
            <p class="paper-back">
                <a href="/access-log/statement">{statement::back(lang)}</a>
            </p>
        }
        .into_any()
    }
}

fn shown(block: Block, lang: Lang) -> AnyView {
    match block {
        Block::Heading(2, words) => view! { <h2>{words}</h2> }.into_any(),
        Block::Heading(_, words) => view! { <h3>{words}</h3> }.into_any(),
        Block::Words(words) => view! { <p>{words}</p> }.into_any(),
        Block::Facts(facts) => {
            let rows: Vec<_> = facts
                .into_iter()
                .map(|(name, value)| SummaryRow::new(name, value))
                .collect();
            view! { <SummaryList rows=rows lang=lang/> }.into_any()
        }
    }
}
