//! お知らせ: the inbox, and one notice of it.

mod letter;
mod one;
mod search;
#[cfg(test)]
mod tests;
mod words;

use chrono::{DateTime, SecondsFormat, Utc};
use hikae_core::circular::Topic;
use hikae_core::ids::NoticeId;
use hikae_core::notice::Notice;
use leptos::prelude::*;

use crate::components::{
    ButtonKind, Chip, Notice as Banner, NoticeKind, PageHeading, Pager, PostButton, Section, Tone,
    moment_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, alert, circular, notice};
use crate::page::{Frame, Nav, Page};

pub use letter::{After, calendar_title};
pub use one::NoticePage;
pub use search::{FoundPage, Needle, NeedleError, SHOWN};
pub use words::headline;

/// How many notices stand on one page.
pub const NOTICES: u32 = 20;

/// A notice as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Which.
    pub id: NoticeId,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// It was never opened.
    pub unread: bool,
    /// It was put away.
    pub archived: bool,
    /// What it says.
    pub notice: Notice,
}

/// What was done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// This one was put away.
    Archived(NoticeId),
    /// This one was put back.
    Restored(NoticeId),
    /// All were taken as read.
    AllRead,
}

/// The inbox, or what was put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticesPage {
    /// What was done just now.
    pub done: Option<Done>,
    /// The notices of this page, unread ones first.
    pub notices: Vec<Received>,
    /// How many there are of what is shown, on all pages.
    pub shown: u64,
    /// How many are in the inbox.
    pub inbox: u64,
    /// How many were put away.
    pub archived: u64,
    /// Those that were put away are shown.
    pub shows_archived: bool,
    /// Only what offices sent about this is shown.
    pub topic: Option<Topic>,
    /// How many in the inbox were never opened.
    pub unread: u64,
    /// Which page, from 1.
    pub page: u32,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Page for NoticesPage {
    fn title(&self, lang: Lang) -> Text {
        notice::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Notices)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let parts = parts(&self, lang);
        let topics = topics(&self, lang);
        let pager = pager(&self, lang);
        let empty = match (self.notices.is_empty(), self.topic, self.shows_archived) {
            (false, ..) => None,
            (true, Some(_), _) => Some(circular::topic_empty(lang)),
            (true, None, false) => Some(notice::empty(lang)),
            (true, None, true) => Some(notice::empty_archived(lang)),
        };
        let whole = self.topic.is_none() && !self.shows_archived;
        let read_all = (self.unread > 0 && whole).then(|| {
            let until = self.now.to_rfc3339_opts(SecondsFormat::Micros, true);
            view! {
                <div class="actions">
                    <PostButton
                        action="/notices/read"
                        label=notice::read_all(lang)
                        kind=ButtonKind::Small
                        values=vec![("until", until)]
                    />
                </div>
            }
        });
        let lists = if self.shows_archived {
            list(self.notices, lang).into_any()
        } else {
            let (unread, read): (Vec<_>, Vec<_>) =
                self.notices.into_iter().partition(|one| one.unread);
            let unread = (!unread.is_empty()).then(|| {
                view! { <Section title=notice::unread(lang)>{list(unread, lang)}{read_all}</Section> }
            });
            let read = (!read.is_empty())
                .then(|| view! { <Section title=notice::read(lang)>{list(read, lang)}</Section> });
            view! { {unread} {read} }.into_any()
        };
        view! {
            <PageHeading title=notice::heading(lang) lead=notice::lead(lang)/>
            {self.done.map(|done| said(done, lang))}
            {parts}
            {topics}
            {empty.map(|words| view! { <p class="empty">{words}</p> })}
            {lists}
            {pager}
            {search::form(&search::Needle::default(), None, lang)}
            <p><a href="/account/alerts">{alert::link(lang)}</a></p>
        }
        .into_any()
    }
}

fn said(done: Done, lang: Lang) -> AnyView {
    match done {
        Done::AllRead => view! {
            <Banner kind=NoticeKind::Success title=notice::all_read(lang) lang/>
        }
        .into_any(),
        Done::Restored(_) => view! {
            <Banner kind=NoticeKind::Success title=notice::restored(lang) lang/>
        }
        .into_any(),
        Done::Archived(id) => view! {
            <Banner kind=NoticeKind::Success title=notice::archived(lang) lang>
                <p>{notice::archived_more(lang)}</p>
                <div class="actions">
                    <PostButton
                        action=format!("/notices/{id}/restore")
                        label=notice::undo(lang)
                        kind=ButtonKind::Small
                    />
                </div>
            </Banner>
        }
        .into_any(),
    }
}

fn parts(page: &NoticesPage, lang: Lang) -> impl IntoView + use<> {
    let here = |is: bool| is.then_some("true");
    let shown = page.shows_archived;
    let (inbox, archived) = (page.inbox, page.archived);
    view! {
        <nav class="filters" aria-label=notice::parts(lang).plain()>
            <ul>
                <li>
                    <a class="filter" href="/notices" aria-current=here(!shown)>
                        {notice::part_inbox(lang)}" "{inbox.to_string()}
                    </a>
                </li>
                <li>
                    <a class="filter" href="/notices?show=archived" aria-current=here(shown)>
                        {notice::part_archived(lang)}" "{archived.to_string()}
                    </a>
                </li>
            </ul>
        </nav>
    }
}

/// The choice of topics, in the part that is shown.
fn topics(page: &NoticesPage, lang: Lang) -> impl IntoView + use<> {
    let address = |topic: Option<Topic>| {
        let show = page.shows_archived.then_some("show=archived".to_owned());
        let topic = topic.map(|topic| format!("topic={}", topic.key()));
        let asked: Vec<_> = show.into_iter().chain(topic).collect();
        match asked.is_empty() {
            true => "/notices".to_owned(),
            false => format!("/notices?{}", asked.join("&")),
        }
    };
    let choice = |topic: Option<Topic>| {
        let here = (page.topic == topic).then_some("true");
        let word = topic.map_or_else(
            || circular::topics_all(lang),
            |it| circular::topic(lang, it),
        );
        view! { <li><a class="filter" href=address(topic) aria-current=here>{word}</a></li> }
    };
    let choices: Vec<_> = std::iter::once(None)
        .chain(Topic::ALL.map(Some))
        .map(choice)
        .collect();
    view! {
        <nav class="filters" aria-label=circular::topics(lang).plain()>
            <ul>{choices}</ul>
        </nav>
    }
}

fn pager(page: &NoticesPage, lang: Lang) -> Option<impl IntoView + use<>> {
    let all = page.shown;
    let (here, pages) = (u64::from(page.page), all.div_ceil(u64::from(NOTICES)));
    let show = if page.shows_archived {
        "show=archived&"
    } else {
        ""
    };
    let topic = page.topic.map(|topic| format!("topic={}&", topic.key()));
    let topic = topic.unwrap_or_default();
    let address = |page: u64| format!("/notices?{show}{topic}page={page}");
    (pages > 1).then(|| {
        view! {
            <Pager
                previous=(here > 1).then(|| address(here - 1))
                here=notice::page_of(lang, here, pages)
                next=(here < pages).then(|| address(here + 1))
                lang=lang
            />
        }
    })
}

pub(super) fn list(notices: Vec<Received>, lang: Lang) -> impl IntoView {
    let rows: Vec<_> = notices.into_iter().map(|one| row(one, lang)).collect();
    view! { <ul class="rows notices">{rows}</ul> }
}

fn row(one: Received, lang: Lang) -> impl IntoView {
    let said = headline(lang, &one.notice);
    let about: Text = said.plain().into();
    let unread = one
        .unread
        .then(|| view! { <Chip tone=Tone::Green word=notice::unread_chip(lang)/>" " });
    let (action, label) = if one.archived {
        ("restore", notice::restore(lang))
    } else {
        ("archive", notice::archive(lang))
    };
    view! {
        <li class="row">
            <div>
                <p class="note">{unread}{chips(&one.notice, lang)}{moment_text(one.made_at, lang)}</p>
                <p><a href=format!("/notices/{}", one.id)>{said}</a></p>
                {outcome(&one.notice, lang)}
            </div>
            <PostButton
                action=format!("/notices/{}/{action}", one.id)
                label=label
                kind=ButtonKind::Small
                about=about
            />
        </li>
    }
}

pub(super) fn chips(about: &Notice, lang: Lang) -> impl IntoView + use<> {
    let rules = words::rules(about).into_iter();
    let rules = rules.map(|(rule, tone)| (tone, notice::rule(lang, rule)));
    let letter = match about {
        Notice::Circular(arrived) => letter::chips(arrived, lang),
        _ => Vec::new(),
    };
    rules
        .chain(letter)
        .map(|(tone, word)| view! { <Chip tone=tone word=word/>" " })
        .collect_view()
}

fn outcome(about: &Notice, lang: Lang) -> Option<impl IntoView + use<>> {
    let words: Sentence = match about {
        Notice::Alert { outcome, .. } => notice::outcome(lang, *outcome).into(),
        Notice::Circular(arrived) => {
            let office = ("office", Span::Raw(arrived.office.clone()));
            Sentence::fill(&circular::from(lang), &[office])
        }
        _ => return None,
    };
    Some(view! { <p class="note">{words}</p> })
}
