//! The link to デジタル認証アプリ, on a page of its own below the account.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, ButtonKind, LinkButton, Notice, NoticeKind, PageHeading, PostButton, Section,
    SummaryList, SummaryRow, moment_text,
};
use crate::i18n::{Lang, Text, account, app};
use crate::page::{Frame, Nav, Page};

/// The link that opens the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppRow {
    /// Its id.
    pub id: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it was last used.
    pub used: DateTime<Utc>,
}

/// What happened to links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppChange {
    /// One was made, or made anew.
    Linked,
    /// One took the place of another.
    Replaced,
    /// One was removed.
    Removed,
}

/// The page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppLinkPage {
    /// The link that holds.
    pub now: Option<AppRow>,
    /// Where one can be made, if the portal offers it.
    pub add: Option<String>,
    /// Everything that happened, newest first.
    pub history: Vec<(DateTime<Utc>, AppChange)>,
    /// It was removed just now.
    pub removed: bool,
}

impl Page for AppLinkPage {
    fn title(&self, lang: Lang) -> Text {
        app::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let removed = self.removed.then(|| {
            view! {
                <Notice kind=NoticeKind::Success title=app::removed(lang) lang>
                    <p>{app::removed_more(lang)}</p>
                </Notice>
            }
        });
        let now = match self.now {
            Some(row) => link(row, lang),
            None => none(self.add, lang),
        };
        let history: Vec<_> = self
            .history
            .into_iter()
            .map(|(at, change)| {
                view! { <li>{moment_text(at, lang)}" "{change.words(lang)}</li> }
            })
            .collect();
        let history = (!history.is_empty()).then(|| {
            view! { <Section title=app::history(lang)><ul class="lines">{history}</ul></Section> }
        });
        view! {
            <Breadcrumbs
                trail=vec![("/account".to_owned(), account::heading(lang))]
                here=app::heading(lang)
                lang=lang
            />
            {removed}
            <PageHeading title=app::heading(lang) lead=app::lead(lang)/>
            <Section title=app::now(lang)>{now}</Section>
            {history}
        }
        .into_any()
    }
}

impl AppChange {
    fn words(self, lang: Lang) -> Text {
        match self {
            Self::Linked => app::was_linked(lang),
            Self::Replaced => app::was_replaced(lang),
            Self::Removed => app::was_removed(lang),
        }
    }
}

fn link(row: AppRow, lang: Lang) -> AnyView {
    let rows = vec![
        SummaryRow::new(app::since(lang), moment_text(row.since, lang).into_render()),
        SummaryRow::new(app::used(lang), moment_text(row.used, lang).into_render()),
    ];
    view! {
        <SummaryList rows lang/>
        <p>{app::remove_more(lang)}</p>
        <PostButton
            action="/account/app/remove"
            label=app::remove(lang)
            kind=ButtonKind::Secondary
            values=vec![("app", row.id)]
        />
    }
    .into_any()
}

fn none(add: Option<String>, lang: Lang) -> AnyView {
    let add = add.map(|href| {
        view! { <p class="actions"><LinkButton href label=app::add(lang)/></p> }
    });
    view! {
        <p class="empty">{app::none(lang)}</p>
        {add}
    }
    .into_any()
}

/// The part of the account page that leads here.
#[component]
pub fn AppLinkWay(
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Section title=app::heading(lang)>
            <p>{app::lead(lang)}</p>
            <p><a href="/account/app">{app::link(lang)}</a></p>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn render(lang: Lang, page: AppLinkPage) -> String {
        let frame = Frame {
            lang,
            demo: false,
            municipality: "みほん市".into(),
            who: None,
            unread: 0,
            staff: None,
            path: "/account/app".into(),
            session_seconds: None,
            assets: std::sync::Arc::default(),
        };
        crate::render(&frame, page)
    }

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn an_app_that_is_linked_can_be_removed_and_no_second_one_is_offered() {
        let page = AppLinkPage {
            now: Some(AppRow {
                id: "7".into(),
                since: at(0),
                used: at(5),
            }),
            add: Some("/register/app".into()),
            history: vec![(at(0), AppChange::Linked)],
            removed: false,
        };
        for lang in Lang::ALL {
            let html = render(lang, page.clone());
            assert!(html.contains(r#"action="/account/app/remove""#));
            assert!(html.contains(r#"name="app" value="7""#));
            assert!(!html.contains("/register/app"));
        }
    }

    #[test]
    fn without_one_it_says_so_and_offers_one_where_the_portal_does() {
        for lang in Lang::ALL {
            let none = render(lang, AppLinkPage::default());
            assert!(none.contains("empty") && !none.contains("/register/app"));
            let offered = AppLinkPage {
                add: Some("/register/app".into()),
                removed: true,
                ..AppLinkPage::default()
            };
            let html = render(lang, offered);
            assert!(html.contains(r#"href="/register/app""#) && html.contains("notice-success"));
        }
    }
}
