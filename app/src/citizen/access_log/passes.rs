//! Passes over everyone in the register: they are part of everyone's log, and nobody's alone.

use chrono::{DateTime, Utc};
use hikae_core::circular::Rule;
use leptos::prelude::*;

use crate::circular::rule_words;
use crate::components::{Breadcrumbs, Moment, PageHeading};
use crate::i18n::{Lang, Sentence, Span, Text, log, pass};
use crate::page::{Frame, Nav, Page};

/// What everyone was gone through for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassFor {
    /// To count whom a rule describes.
    Count,
    /// To send a notice.
    Send,
}

/// One pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Which office.
    pub office: String,
    /// What for.
    pub what_for: PassFor,
    /// Whom it was looking for.
    pub rule: Rule,
}

/// The passes, newest first.
#[derive(Debug, Clone)]
pub struct PassesPage {
    /// Those of this page.
    pub passes: Vec<PassLine>,
    /// Where older ones are.
    pub older: Option<String>,
}

impl Page for PassesPage {
    fn title(&self, lang: Lang) -> Text {
        pass::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let trail = vec![("/access-log".to_owned(), log::title(lang))];
        let list = match self.passes.is_empty() {
            true => view! { <p>{pass::none(lang)}</p> }.into_any(),
            false => {
                let lines: Vec<_> = self.passes.iter().map(|it| line(it, lang)).collect();
                view! { <ul class="lines">{lines}</ul> }.into_any()
            }
        };
        let older = self
            .older
            .map(|href| view! { <p><a href=href>{pass::older(lang)}</a></p> });
        view! {
            <Breadcrumbs trail here=pass::title(lang) lang/>
            <PageHeading title=pass::title(lang) lead=pass::lead(lang)/>
            {list}
            {older}
        }
        .into_any()
    }
}

fn line(pass: &PassLine, lang: Lang) -> AnyView {
    let template = match pass.what_for {
        PassFor::Count => pass::counted(lang),
        PassFor::Send => pass::sent(lang),
    };
    let who = Span::StrongRaw(pass.office.clone());
    let rule = rule_words(lang, &pass.rule).into();
    let words = Sentence::fill(&template, &[("who", who), ("rule", rule)]);
    let at = pass.at;
    view! { <li><Moment at lang/>" "{words}</li> }.into_any()
}
