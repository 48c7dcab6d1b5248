//! One notice.

use chrono::NaiveDate;
use hikae_core::ids::NoticeId;
use hikae_core::notice::Notice;
use leptos::prelude::*;

use super::letter::{After, Letter};
use super::{Received, chips, words};
use crate::citizen::delivery::{DeliveryRow, States};
use crate::components::{
    Breadcrumbs, ButtonKind, LinkButton, PageHeading, PostButton, Section, moment_text,
};
use crate::i18n::{Lang, Sentence, Text, alert, notice};
use crate::page::{Frame, Nav, Page};

/// One notice, with the way to what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePage {
    /// The notice.
    pub received: Received,
    /// For an alert: the entry that it is about, in words; none if it is not there.
    pub event: Option<Sentence>,
    /// For a circular: what became of it.
    pub after: After,
    /// Today.
    pub today: NaiveDate,
    /// How word of it went out.
    pub deliveries: Vec<DeliveryRow>,
}

impl Page for NoticePage {
    fn title(&self, lang: Lang) -> Text {
        words::headline(lang, &self.received.notice).plain().into()
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Notices)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let (after, today) = (self.after, self.today);
        let Received {
            id,
            made_at,
            archived,
            notice: about,
            ..
        } = self.received;
        let about = match about {
            Notice::Circular(arrived) => {
                let letter = Letter {
                    id,
                    made_at,
                    archived,
                    arrived: *arrived,
                    after,
                    today,
                };
                return view! { {letter.view(lang)} <States rows=self.deliveries lang/> }
                    .into_any();
            }
            other => other,
        };
        let event = match (&about, self.event) {
            (Notice::Alert { .. }, Some(event)) => Some(view! { <p>{event}</p> }.into_any()),
            (Notice::Alert { .. }, None) => {
                Some(view! { <p>{notice::event_gone(lang)}</p> }.into_any())
            }
            _ => None,
        };
        let lines = match &about {
            Notice::Digest { lines, .. } => lines
                .iter()
                .map(|line| view! { <li>{words::digest_line(lang, line)}</li> })
                .collect(),
            _ => Vec::new(),
        };
        let lines = (!lines.is_empty()).then(|| view! { <ul class="lines">{lines}</ul> });
        let link = words::way(lang, &about)
            .map(|(words, href)| view! { <LinkButton href=href label=words/> });
        view! {
            <Breadcrumbs
                trail=vec![("/notices".to_owned(), notice::heading(lang))]
                here=notice::one(lang)
                lang=lang
            />
            <PageHeading title=notice::one(lang)/>
            <p class="note">{chips(&about, lang)}{notice::made(lang)}" "{moment_text(made_at, lang)}</p>
            <p class="lead">{words::headline(lang, &about)}</p>
            {event}
            {words::more(lang, &about).map(|words| view! { <p>{words}</p> })}
            {lines}
            <div class="actions">
                {link}
                {shelve(id, archived, lang)}
            </div>
            {why(&about, lang)}
            <States rows=self.deliveries lang/>
            <p><a href="/notices">{notice::back(lang)}</a></p>
        }
        .into_any()
    }
}

/// Puts a notice away, or back.
pub(super) fn shelve(id: NoticeId, archived: bool, lang: Lang) -> impl IntoView + use<> {
    let (action, label) = if archived {
        ("restore", notice::restore(lang))
    } else {
        ("archive", notice::archive(lang))
    };
    view! {
        <PostButton
            action=format!("/notices/{id}/{action}")
            label=label
            kind=ButtonKind::Secondary
        />
    }
}

fn why(about: &Notice, lang: Lang) -> Option<impl IntoView + use<>> {
    let reasons: Vec<_> = words::rules(about)
        .into_iter()
        .map(|(rule, _)| view! { <li>{notice::rule_means(lang, rule)}</li> })
        .collect();
    (!reasons.is_empty()).then(|| {
        view! {
            <Section title=notice::why_title(lang)>
                <ul>{reasons}</ul>
                <p><a href="/account/alerts">{alert::link(lang)}</a></p>
            </Section>
        }
    })
}
