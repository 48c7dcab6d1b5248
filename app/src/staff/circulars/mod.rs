//! The console in which staff write circulars, and approve each other's.

mod audience;
mod edit;
mod one;
mod samples;

use chrono::{DateTime, Utc};
use hikae_core::circular::{LIFE_EVENTS, State};
use hikae_core::ids::CircularId;
use leptos::prelude::*;

pub use audience::{AudienceForm, GROUPS, Group};
pub use edit::{EditForm, EditPage};
pub use one::{May, OnePage};
pub use samples::SamplesPage;

use crate::components::{
    ButtonKind, Chip, LinkButton, Moment, PageHeading, PostButton, Section, Table, Tone,
};
use crate::i18n::{Lang, Text, console};
use crate::page::{Frame, Page, StaffNav};

/// Where the console is.
pub const PATH: &str = "/staff/notices";

/// One of the list.
#[derive(Debug, Clone)]
pub struct CircularLine {
    /// Which.
    pub id: CircularId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Which office wrote it.
    pub office: String,
    /// When.
    pub written_at: DateTime<Utc>,
    /// For practice.
    pub training: bool,
}

/// The list.
#[derive(Debug, Clone)]
pub struct CircularsPage {
    /// The newest first.
    pub lines: Vec<CircularLine>,
    /// Where older ones are.
    pub older: Option<String>,
    /// Whether this member writes.
    pub may_write: bool,
}

pub(super) fn chip(state: State, lang: Lang) -> impl IntoView {
    let tone = match state {
        State::Draft => Tone::Grey,
        State::Waiting => Tone::Orange,
        State::Approved | State::Sending => Tone::Blue,
        State::Sent => Tone::Green,
        State::Stopped | State::Cancelled => Tone::Red,
    };
    view! { <Chip tone word=console::state(lang, state)/> }
}

pub(super) fn title_of(title: &str, lang: Lang) -> String {
    match title.trim() {
        "" => console::untitled(lang).plain(),
        title => title.to_owned(),
    }
}

impl Page for CircularsPage {
    fn title(&self, lang: Lang) -> Text {
        console::title(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Circulars)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let begin = self.may_write.then(|| begin(lang));
        let list = if self.lines.is_empty() {
            view! { <p>{console::none(lang)}</p> }.into_any()
        } else {
            let rows: Vec<_> = self.lines.iter().map(|row| line(row, lang)).collect();
            let head = vec![
                console::col_title(lang),
                console::col_state(lang),
                console::col_office(lang),
                console::col_written(lang),
            ];
            let caption = console::title(lang);
            view! { <Table caption caption_hidden=true head>{rows}</Table> }.into_any()
        };
        let older = self.older.map(|href| {
            view! { <p><LinkButton href label=console::older(lang) kind=ButtonKind::Secondary/></p> }
        });
        view! {
            <PageHeading title=console::title(lang) lead=console::lead(lang)/>
            {list}
            {older}
            {begin}
        }
        .into_any()
    }
}

fn line(row: &CircularLine, lang: Lang) -> AnyView {
    let href = format!("{PATH}/{}", row.id);
    let title = title_of(&row.title, lang);
    let office = row.office.clone();
    let training = row
        .training
        .then(|| view! { " " <Chip tone=Tone::Grey word=console::training(lang)/> });
    let (at, state) = (row.written_at, chip(row.state, lang));
    view! {
        <tr>
            <th scope="row"><a href=href>{title}</a>{training}</th>
            <td>{state}</td>
            <td>{office}</td>
            <td><Moment at lang/></td>
        </tr>
    }
    .into_any()
}

fn begin(lang: Lang) -> impl IntoView {
    let ready: Vec<_> = LIFE_EVENTS
        .iter()
        .map(|event| {
            let label = Text::new(event.content().texts.ja.title);
            let values = vec![("from", event.key.to_owned())];
            view! {
                <li>
                    <PostButton action=PATH label kind=ButtonKind::Secondary values/>
                    <p class="hint">{event.name}</p>
                </li>
            }
        })
        .collect();
    view! {
        <Section title=console::begin(lang)>
            <PostButton action=PATH label=console::blank(lang)/>
            <h3>{console::ready(lang)}</h3>
            <ul class="bare">{ready}</ul>
        </Section>
    }
}
