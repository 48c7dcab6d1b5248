//! 機関ごとの番号 (機関別符号): under what numbers institutions know the person, and how to get another.

use hikae_core::ids::InstitutionId;
use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, ButtonKind, LinkButton, Notice, NoticeKind, PageHeading, PostButton,
};
use crate::i18n::{Lang, Sentence, Span, Text, numbers, sharing};
use crate::page::{Frame, Nav, Page};

const PATH: &str = "/sharing/numbers";

/// Institutions that know the person under a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersPage {
    /// Which, with their names, by name.
    pub institutions: Vec<(InstitutionId, String)>,
    /// Where the person got another just now.
    pub renewed: Option<String>,
}

/// What another number means, before it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewNumberPage {
    /// For which institution.
    pub institution: InstitutionId,
    /// Its name.
    pub name: String,
}

impl Page for NumbersPage {
    fn title(&self, lang: Lang) -> Text {
        numbers::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let renewed = self.renewed.map(|name| {
            let told = Sentence::fill(&numbers::renewed(lang), &[("place", Span::Raw(name))]);
            view! {
                <Notice kind=NoticeKind::Success title=numbers::renewed_title(lang) lang>
                    <p>{told}</p>
                </Notice>
            }
        });
        let list = match self.institutions.is_empty() {
            true => view! { <p class="empty">{numbers::none(lang)}</p> }.into_any(),
            false => {
                let rows: Vec<_> = self
                    .institutions
                    .into_iter()
                    .map(|(id, name)| row(id, name, lang))
                    .collect();
                view! { <ul class="rows">{rows}</ul> }.into_any()
            }
        };
        view! {
            <Breadcrumbs
                trail=vec![("/sharing".to_owned(), sharing::title(lang))]
                here=numbers::title(lang)
                lang=lang
            />
            {renewed}
            <PageHeading title=numbers::title(lang) lead=numbers::lead(lang)/>
            {list}
        }
        .into_any()
    }
}

fn row(id: InstitutionId, name: String, lang: Lang) -> AnyView {
    let about = Text::new(name.clone());
    view! {
        <li class="row-split">
            <p>{name}</p>
            <LinkButton
                href=format!("{PATH}/{id}")
                label=numbers::renew(lang)
                kind=ButtonKind::Small
                about=about
            />
        </li>
    }
    .into_any()
}

impl Page for RenewNumberPage {
    fn title(&self, lang: Lang) -> Text {
        numbers::ask(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let slots = [("place", Span::StrongRaw(self.name))];
        let what = Sentence::fill(&numbers::what(lang), &slots);
        view! {
            <Breadcrumbs
                trail=vec![
                    ("/sharing".to_owned(), sharing::title(lang)),
                    (PATH.to_owned(), numbers::title(lang)),
                ]
                here=numbers::ask(lang)
                lang=lang
            />
            <PageHeading title=numbers::ask(lang)/>
            <p>{what}</p>
            <p>{numbers::then(lang)}</p>
            <p>{numbers::not(lang)}</p>
            <div class="actions">
                <PostButton action=format!("{PATH}/{}", self.institution) label=numbers::confirm(lang)/>
                <LinkButton href=PATH label=numbers::leave(lang) kind=ButtonKind::Secondary/>
            </div>
        }
        .into_any()
    }
}
