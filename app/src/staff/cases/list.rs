//! What is to be answered, and what is done: neither whose it is nor what it is about.

use chrono::{DateTime, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::case::{Kind, Standing};
use leptos::prelude::*;

use super::Desk;
use crate::citizen::cases::{last_day, standing_chip};
use crate::components::{Chip, Notice, NoticeKind, PageHeading, Table, Tone, day_text};
use crate::i18n::{Lang, Text, case, desk};
use crate::page::{Frame, Page, StaffNav};

/// A page of a list.
#[derive(Debug, Clone)]
pub struct QueuePage {
    /// Where.
    pub desk: Desk,
    /// It is the list of what is done.
    pub done: bool,
    /// The cases, by deadline.
    pub cases: Vec<QueuedCase>,
    /// It is not the first page.
    pub later: bool,
    /// Address of the next page.
    pub next: Option<String>,
    /// A case was answered just now.
    pub answered: bool,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// A case in it.
#[derive(Debug, Clone)]
pub struct QueuedCase {
    /// Its id.
    pub id: String,
    /// What kind of case.
    pub kind: Kind,
    /// The access in question was made in an emergency.
    pub emergency: bool,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// How it stands.
    pub standing: Standing,
}

impl Page for QueuePage {
    fn title(&self, lang: Lang) -> Text {
        self.desk.title(self.done, lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(self.desk.nav())
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let (place, done, now) = (self.desk, self.done, self.now);
        let open = place.path();
        let over = format!("{open}?done=yes");
        let answered = self
            .answered
            .then(|| view! { <Notice kind=NoticeKind::Success title=desk::answered(lang) lang/> });
        let (other, to_other) = if done {
            (open.to_owned(), desk::open(lang))
        } else {
            (over.clone(), desk::done(lang))
        };
        let title = place.title(done, lang);
        let list = if self.cases.is_empty() {
            let none = if done {
                desk::none_done(lang)
            } else {
                desk::none_open(lang)
            };
            view! { <p>{none}</p> }.into_any()
        } else {
            let rows: Vec<_> = self
                .cases
                .into_iter()
                .map(|queued| row(queued, place, now, lang))
                .collect();
            view! {
                <Table
                    caption=title.clone()
                    caption_hidden=true
                    head=vec![
                        desk::what(lang),
                        desk::state(lang),
                        desk::due(lang),
                        desk::since(lang),
                    ]
                    wide_only=vec![3]
                >
                    {rows}
                </Table>
            }
            .into_any()
        };
        let first = self.later.then(|| {
            let href = if done { over } else { open.to_owned() };
            view! { <a href=href>{desk::first(lang)}</a>" " }
        });
        let next = self
            .next
            .map(|href| view! { <a href=href rel="next">{desk::more(lang)}</a> });
        view! {
            {answered}
            <PageHeading title lead=place.lead(lang)/>
            {list}
            <p class="actions">{first}{next}</p>
            <p><a href=other>{to_other}</a></p>
        }
        .into_any()
    }
}

fn row(queued: QueuedCase, place: Desk, now: DateTime<Utc>, lang: Lang) -> AnyView {
    let href = format!("{}/{}", place.path(), queued.id);
    let due = match queued.standing {
        Standing::Open { due, .. } => last_day(due, lang),
        _ => "—".into(),
    };
    let emergency = queued
        .emergency
        .then(|| view! { " "<Chip tone=Tone::Orange word=desk::emergency(lang)/> });
    view! {
        <tr>
            <th scope="row"><a href=href>{case::kind(lang, queued.kind)}</a>{emergency}</th>
            <td>{standing_chip(lang, queued.standing, now)}</td>
            <td>{due}</td>
            <td class="wide-only">{day_text(jst_date(queued.opened_at), lang)}</td>
        </tr>
    }
    .into_any()
}
