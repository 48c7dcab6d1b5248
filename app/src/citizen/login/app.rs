//! デジタル認証アプリ: the way to it, its first use, and what can come of it when it is no login.

use leptos::prelude::*;

use crate::components::{
    ButtonKind, Confirmation, LinkButton, Notice, NoticeKind, PageHeading, Section,
};
use crate::i18n::{Lang, Text, app, login};
use crate::page::{Frame, Page};

/// The part of the login page that leads to the app. A link, not a form: what answers a form must
/// not lead to another site (Content Security Policy Level 3, `form-action`).
#[component]
pub fn AppWay(
    /// Where it begins.
    href: String,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Section title=app::way(lang)>
            <p>{app::way_more(lang)}</p>
            <p class="actions">
                <LinkButton href label=app::start(lang) kind=ButtonKind::Secondary/>
            </p>
        </Section>
    }
}

/// An app that is nobody's so far.
#[derive(Debug, Clone)]
pub struct AppFirstPage {
    /// Where being compared with the register begins.
    pub start: String,
}

impl Page for AppFirstPage {
    fn title(&self, lang: Lang) -> Text {
        app::first(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let lead = app::first_lead(lang, &frame.municipality);
        let desk = app::first_without(lang, &frame.municipality);
        view! {
            <PageHeading title=app::first(lang) lead/>
            <Section title=app::first_reads(lang)>
                <p>{app::first_reads_more(lang)}</p>
                <p>{app::first_replaces(lang)}</p>
                <p class="note">{desk}</p>
            </Section>
            <p class="actions">
                <LinkButton href=self.start label=app::first_start(lang)/>
                <LinkButton href="/login" label=app::other_ways(lang) kind=ButtonKind::Secondary/>
            </p>
        }
        .into_any()
    }
}

/// The app is linked, and its owner logged in.
#[derive(Debug, Clone)]
pub struct AppLinkedPage {
    /// Path of the page that the person wanted.
    pub next: String,
}

impl Page for AppLinkedPage {
    fn title(&self, lang: Lang) -> Text {
        app::linked(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <Confirmation title=app::linked(lang)>
                <p>{app::linked_more(lang)}</p>
            </Confirmation>
            <p class="actions"><LinkButton href=self.next label=login::go_on(lang)/></p>
        }
        .into_any()
    }
}

/// The link was removed in a session that was begun by it, which has ended.
#[derive(Debug, Clone, Copy)]
pub struct AppRemovedPage;

impl Page for AppRemovedPage {
    fn title(&self, lang: Lang) -> Text {
        app::removed(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <Confirmation title=app::removed(lang)>
                <p>{app::removed_more(lang)}</p>
                <p>{app::removed_here(lang)}</p>
            </Confirmation>
            <p class="actions"><LinkButton href="/login" label=app::other_ways(lang)/></p>
        }
        .into_any()
    }
}

/// Why nobody was logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppWhy {
    /// Begun elsewhere, over, or used.
    Again,
    /// It agrees with no resident, or is linked to another.
    Desk,
    /// The person said no.
    Declined,
    /// The provider cannot be asked.
    Unavailable,
    /// The card was not read, or not now.
    NotStrong,
    /// What came back cannot be relied upon.
    NotAccepted,
}

impl AppWhy {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::Again,
        Self::Desk,
        Self::Declined,
        Self::Unavailable,
        Self::NotStrong,
        Self::NotAccepted,
    ];

    /// The word in the page's path.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Desk => "desk",
            Self::Declined => "declined",
            Self::Unavailable => "unavailable",
            Self::NotStrong => "not-strong",
            Self::NotAccepted => "not-accepted",
        }
    }

    /// The reason with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.key() == key)
    }

    const fn kind(self) -> NoticeKind {
        match self {
            Self::Again | Self::Declined => NoticeKind::Info,
            Self::Desk | Self::Unavailable => NoticeKind::Warning,
            Self::NotStrong | Self::NotAccepted => NoticeKind::Error,
        }
    }

    fn words(self, lang: Lang, municipality: &str) -> (Text, Text) {
        match self {
            Self::Again => (app::again(lang), app::again_more(lang)),
            Self::Desk => (app::desk(lang), app::desk_more(lang, municipality)),
            Self::Declined => (app::declined(lang), app::declined_more(lang)),
            Self::Unavailable => (
                app::unavailable(lang),
                app::unavailable_more(lang, municipality),
            ),
            Self::NotStrong => (app::not_strong(lang), app::not_strong_more(lang)),
            Self::NotAccepted => (app::not_accepted(lang), app::not_accepted_more(lang)),
        }
    }
}

/// Nobody was logged in: what it means, and what to do.
#[derive(Debug, Clone, Copy)]
pub struct AppRefusedPage {
    /// Why.
    pub why: AppWhy,
}

impl Page for AppRefusedPage {
    fn title(&self, lang: Lang) -> Text {
        login::refused(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let (title, more) = self.why.words(lang, &frame.municipality);
        view! {
            <PageHeading title=login::refused(lang)/>
            <Notice kind=self.why.kind() title lang>
                <p>{more}</p>
            </Notice>
            <p class="actions">
                <LinkButton href="/login" label=app::other_ways(lang)/>
            </p>
        }
        .into_any()
    }
}
