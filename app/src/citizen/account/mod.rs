//! The account page: language, cards, sessions.

mod activities;
mod stopping;

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::consent::Level;
use leptos::prelude::*;

use super::delivery::DeliverySection;
use super::passkeys::PasskeysSection;
use crate::citizen::app_link::AppLinkWay;
use crate::components::{
    ButtonKind, Day, LinkButton, Notice, NoticeKind, PageHeading, PostButton, Section, SummaryList,
    SummaryRow, moment_text,
};
use crate::i18n::{Lang, Text, account, activity, alert, stop};
use crate::page::{Frame, Nav, Page};

pub use activities::{ACTIVITIES, ActivityPage, ActivityRow};
pub use stopping::{StopPage, StoppedPage};

/// The account page.
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// Cards, newest first.
    pub cards: Vec<CardRow>,
    /// Sessions, the one in use first.
    pub sessions: Vec<SessionRow>,
    /// What was done just now.
    pub done: Option<Done>,
    /// Since when every other way in is stopped, if they are.
    pub stopped: Option<DateTime<Utc>>,
    /// There is, or can be, a link to デジタル認証アプリ.
    pub app: bool,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Sessions were ended.
    Ended,
    /// What was stopped was opened again.
    Opened,
}

/// A card.
#[derive(Debug, Clone)]
pub struct CardRow {
    /// What the person recognises it by.
    pub label: String,
    /// Day of its registration.
    pub registered: NaiveDate,
    /// Last day of the certificate.
    pub ends: NaiveDate,
    /// Its state.
    pub state: CardState,
}

/// Whether a card opens the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardState {
    /// It does.
    Active,
    /// On hold.
    OnHold,
    /// Revoked.
    Revoked,
    /// Removed by the person.
    Removed,
    /// Replaced by a newer one.
    Replaced,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Its handle, hexadecimal.
    pub handle: String,
    /// Browser and system, roughly.
    pub device: String,
    /// When it began.
    pub began: DateTime<Utc>,
    /// How strongly it was proved.
    pub level: Level,
    /// It is the one in use.
    pub current: bool,
}

impl Page for AccountPage {
    fn title(&self, lang: Lang) -> Text {
        account::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let others = self
            .sessions
            .iter()
            .filter(|session| !session.current)
            .count();
        let done = self.done.map(|done| {
            let (title, more) = match done {
                Done::Ended => (account::ended(lang), account::ended_more(lang)),
                Done::Opened => (stop::opened(lang), stop::opened_more(lang)),
            };
            view! {
                <Notice kind=NoticeKind::Success title lang>
                    <p>{more}</p>
                </Notice>
            }
        });
        let stopped = self.stopped.map(|since| {
            let since = moment_text(since, lang).plain();
            view! {
                <Notice kind=NoticeKind::Warning title=stop::is_stopped(lang) lang>
                    <p>{stop::is_stopped_more(lang, &since)}</p>
                    <PostButton action="/account/open" label=stop::open(lang)/>
                </Notice>
            }
        });
        let offer = self.stopped.is_none().then(|| {
            view! {
                <Section title=stop::heading(lang)>
                    <p>{stop::when(lang)}</p>
                    <p>
                        <LinkButton
                            href="/account/stop"
                            label=stop::go(lang)
                            kind=ButtonKind::Danger
                        />
                    </p>
                </Section>
            }
        });
        let end_others = (others > 1).then(|| {
            view! {
                <PostButton
                    action="/account/sessions/end-others"
                    label=account::end_others(lang)
                    kind=ButtonKind::Secondary
                />
            }
        });
        view! {
            {done}
            {stopped}
            <PageHeading title=account::heading(lang) lead=account::lead(lang)/>
            <Section title=account::sessions(lang)>
                <p>{account::sessions_more(lang)}</p>
                <ul class="rows">
                    {self.sessions.into_iter().map(|row| session(row, lang)).collect_view()}
                </ul>
                {end_others}
            </Section>
            <Section title=activity::heading(lang)>
                <p>{activity::lead(lang)}</p>
                <p><a href="/account/activity">{activity::link(lang)}</a></p>
            </Section>
            <Section title=account::cards(lang)>
                {self.cards.into_iter().map(|row| card(row, lang)).collect_view()}
            </Section>
            <PasskeysSection lang/>
            {self.app.then(|| view! { <AppLinkWay lang/> })}
            <Section title=alert::heading(lang)>
                <p>{alert::lead(lang)}</p>
                <p><a href="/account/alerts">{alert::link(lang)}</a></p>
            </Section>
            <DeliverySection lang/>
            <Section title=account::language(lang)>
                <p>{account::language_now(lang, lang.name())}</p>
                <ul>
                    {Lang::ALL
                        .into_iter()
                        .filter(|other| *other != lang)
                        .map(|other| {
                            let href = format!("/language/{}?back=/account", other.key());
                            view! {
                                <li><a href=href lang=other.tag() hreflang=other.tag()>{other.name()}</a></li>
                            }
                        })
                        .collect_view()}
                </ul>
            </Section>
            {offer}
        }
        .into_any()
    }
}

fn session(row: SessionRow, lang: Lang) -> AnyView {
    let since = account::since(lang, &moment_text(row.began, lang).plain());
    let level = activity::by(lang, row.level);
    let action = if row.current {
        view! { <p><strong>{account::this_one(lang)}</strong></p> }.into_any()
    } else {
        let words = account::end(lang, &row.device);
        view! {
            <PostButton
                action="/account/sessions/end"
                label=words
                kind=ButtonKind::Small
                values=vec![("session", row.handle)]
            />
        }
        .into_any()
    };
    view! {
        <li class="row">
            <div>
                <p><strong>{row.device}</strong></p>
                <p class="note">{since}" · "{level}</p>
            </div>
            {action}
        </li>
    }
    .into_any()
}

fn card(row: CardRow, lang: Lang) -> AnyView {
    let state = match row.state {
        CardState::Active => account::active(lang),
        CardState::OnHold => account::on_hold(lang),
        CardState::Revoked => account::revoked(lang),
        CardState::Removed => account::removed(lang),
        CardState::Replaced => account::replaced(lang),
    };
    let rows = vec![
        SummaryRow::new(account::status(lang), state.into_render()),
        SummaryRow::new(
            account::registered(lang),
            view! { <Day day=row.registered lang/> },
        ),
        SummaryRow::new(account::ends(lang), view! { <Day day=row.ends lang/> }),
    ];
    view! {
        <h3>{account::card(lang, &row.label)}</h3>
        <SummaryList rows lang/>
    }
    .into_any()
}
