//! All cases of a person.

use leptos::prelude::*;

use super::words::{ShownCase, standing_chip, standing_sentence};
use crate::components::{PageHeading, Pager};
use crate::i18n::{Lang, Text, case, common};
use crate::page::{Frame, Page};

/// A page of the list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseListPage {
    /// The cases of this page.
    pub cases: Vec<ShownCase>,
    /// Which page, from 1.
    pub page: usize,
    /// How many pages.
    pub pages: usize,
}

impl CaseListPage {
    /// Cases on a page.
    pub const SIZE: usize = 20;
}

impl Page for CaseListPage {
    fn title(&self, lang: Lang) -> Text {
        case::title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        if self.cases.is_empty() {
            return view! {
                <PageHeading title=case::title(lang) lead=case::lead(lang)/>
                <p>{case::empty(lang)}</p>
                <p>{case::empty_how(lang)}</p>
                <p>
                    <a href="/access-log">{common::nav_access_log(lang)}</a>
                </p>
                <p>
                    <a href="/institutions">{case::rates(lang)}</a>
                </p>
            }
            .into_any();
        }
        let rows: Vec<_> = self.cases.iter().map(|shown| row(shown, lang)).collect();
        let address = |page: usize| format!("/cases?page={page}");
        let pager = (self.pages > 1).then(|| {
            let previous = (self.page > 1).then(|| address(self.page - 1));
            let next = (self.page < self.pages).then(|| address(self.page + 1));
            let here = Text::from(format!("{} / {}", self.page, self.pages));
            view! { <Pager previous here next lang/> }
        });
        view! {
            <PageHeading title=case::title(lang) lead=case::lead(lang)/>
            <ul class="rows">{rows}</ul>
            {pager}
            <p>
                <a href="/institutions">{case::rates(lang)}</a>
            </p>
        }
        .into_any()
    }
}

fn row(shown: &ShownCase, lang: Lang) -> AnyView {
    let kind = case::kind(lang, shown.case.subject.kind());
    let chip = standing_chip(lang, shown.case.standing(), shown.now);
    view! {
        <li class="row">
            <div>
                <h2 class="row-title"><a href=shown.href()>{kind}</a></h2>
                <p>{shown.about.text(lang)}</p>
                <p>{chip}" "{standing_sentence(lang, shown)}</p>
            </div>
        </li>
    }
    .into_any()
}
