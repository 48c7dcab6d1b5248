//! What was done in a person's own account.

use chrono::{DateTime, Utc};
use hikae_core::activity::{Activity, Deed};
use hikae_core::ids::EventId;
use leptos::prelude::*;

use crate::components::{Breadcrumbs, ButtonKind, LinkButton, PageHeading, moment_text};
use crate::i18n::{Lang, Text, account, activity, stop};
use crate::page::{Frame, Nav, Page};

/// So many are shown at a time.
pub const ACTIVITIES: u32 = 50;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRow {
    /// Which.
    pub id: EventId,
    /// When.
    pub at: DateTime<Utc>,
    /// What, and where.
    pub activity: Activity,
}

/// What was done, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityPage {
    /// What is shown.
    pub rows: Vec<ActivityRow>,
    /// It begins with the newest.
    pub newest: bool,
    /// There are older ones, before this.
    pub older: Option<EventId>,
}

impl Page for ActivityPage {
    fn title(&self, lang: Lang) -> Text {
        activity::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = match self.rows.as_slice() {
            [] => view! { <p>{activity::none(lang)}</p> }.into_any(),
            rows => {
                let rows = rows.iter().map(|row| one(row, lang)).collect_view();
                view! { <ul class="rows">{rows}</ul> }.into_any()
            }
        };
        let newest = (!self.newest)
            .then(|| view! { <a href="/account/activity">{activity::to_newest(lang)}</a> });
        let older = self.older.map(|id| {
            let href = format!("/account/activity?before={id}");
            view! { <a href=href rel="next">{activity::to_older(lang)}</a> }
        });
        view! {
            <Breadcrumbs
                trail=vec![("/account".to_owned(), account::heading(lang))]
                here=activity::heading(lang)
                lang=lang
            />
            <PageHeading title=activity::heading(lang) lead=activity::lead(lang)/>
            {rows}
            <p class="actions">{newest}{older}</p>
            <p>{activity::not_me(lang)}</p>
            <p>
                <LinkButton
                    href="/account/stop"
                    label=stop::go(lang)
                    kind=ButtonKind::Secondary
                />
            </p>
        }
        .into_any()
    }
}

fn one(row: &ActivityRow, lang: Lang) -> AnyView {
    let what = match row.activity.deed {
        Deed::LoggedIn { level } => activity::by(lang, level),
        Deed::Viewed { part } => activity::viewed(lang, part),
        Deed::TookAlong { file } => activity::took(lang, file),
        Deed::Locked => stop::done(lang),
        Deed::Unlocked => stop::opened(lang),
    };
    let device = row.activity.device.clone();
    view! {
        <li class="row">
            <div>
                <p><strong>{what}</strong></p>
                <p class="note">{moment_text(row.at, lang)}" · "{device}</p>
            </div>
        </li>
    }
    .into_any()
}
