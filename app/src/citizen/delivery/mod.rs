//! お知らせの届け方: on which devices a person is told that a notice has come, and of what.

mod offline;
mod states;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use hikae_core::ids::ChannelId;
use hikae_core::notice::{Means, Subject, Wishes};
use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, ButtonKind, Chip, ErrorSummary, Field, FormErrors, Hidden, Notice, NoticeKind,
    PageHeading, PostButton, Says, Section, Tone, moment_text,
};
use crate::i18n::{Lang, Text, account, delivery};
use crate::page::{Frame, Nav, Page};

pub use offline::OfflinePage;
pub use states::{DeliveryRow, DeliveryStanding, States};

/// So many devices a person may have.
pub const DEVICES: usize = 10;

/// A name is at most so long, in characters.
pub const NAME: usize = 40;

/// The page.
#[derive(Debug, Clone)]
pub struct DeliveryPage {
    /// What browsers subscribe with; absent where the portal sends nothing.
    pub key: Option<String>,
    /// The first to be set up first.
    pub devices: Vec<DeviceRow>,
    /// What the person is told of.
    pub wishes: Wishes,
    /// What this browser is called.
    pub device: String,
    /// What happened just now.
    pub said: Option<DeliverySaid>,
    /// Why this browser was not set up.
    pub refused: Option<DeviceRefusal>,
}

/// A device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// Which.
    pub id: ChannelId,
    /// What its owner calls it.
    pub name: String,
    /// By what its own browser knows that it is this one.
    pub mark: String,
    /// When it was set up.
    pub since: DateTime<Utc>,
    /// When it was reached last.
    pub reached: Option<DateTime<Utc>>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliverySaid {
    /// A device was set up.
    Added,
    /// A device was removed.
    Removed,
    /// Something was switched on or off.
    Set,
    /// A test is on its way.
    Tried,
}

impl DeliverySaid {
    /// What is said under this name.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "added" => Some(Self::Added),
            "removed" => Some(Self::Removed),
            "set" => Some(Self::Set),
            "tried" => Some(Self::Tried),
            _ => None,
        }
    }
}

/// Why a browser was not set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceRefusal {
    /// Its name is missing or too long.
    Name,
    /// There are as many as there may be.
    Many,
    /// Its push service is not one that is asked.
    Service,
    /// What it gave out is none.
    Keys,
}

impl DeviceRefusal {
    fn words(self, lang: Lang) -> Text {
        match self {
            Self::Name => delivery::name_wrong(lang),
            Self::Many => delivery::many(lang),
            Self::Service => delivery::refused_service(lang),
            Self::Keys => delivery::refused_keys(lang),
        }
    }
}

impl Page for DeliveryPage {
    fn title(&self, lang: Lang) -> Text {
        delivery::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn asks_for_push(&self) -> bool {
        self.key.is_some()
    }

    fn has_errors(&self) -> bool {
        self.refused.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let mut errors = FormErrors::default();
        if let Some(refused) = self.refused {
            errors.add("name", refused.words(lang));
        }
        let error = errors.of("name");
        let here = match self.key {
            Some(_) if self.devices.len() >= DEVICES => {
                view! { <p>{delivery::many(lang)}</p> }.into_any()
            }
            Some(key) => turn_on(key, self.device, error, lang),
            None => view! { <p>{delivery::nowhere(lang)}</p> }.into_any(),
        };
        let any = !self.devices.is_empty();
        view! {
            <ErrorSummary errors lang/>
            <Breadcrumbs
                trail=vec![("/account".to_owned(), account::heading(lang))]
                here=delivery::heading(lang)
                lang=lang
            />
            {self.said.map(|said| said_notice(said, lang))}
            <PageHeading title=delivery::heading(lang) lead=delivery::lead(lang)/>
            <Section title=delivery::about(lang)>
                <p>{delivery::about_shows(lang)}</p>
                <p>{delivery::about_service(lang)}</p>
                <p>{delivery::about_inbox(lang)}</p>
            </Section>
            <Section title=delivery::this_device(lang)>{here}</Section>
            <Section title=delivery::devices(lang)>{devices(self.devices, lang)}</Section>
            {any.then(|| subjects(&self.wishes, lang))}
            <p><a href="/account/alerts">{delivery::alerts(lang)}</a></p>
        }
        .into_any()
    }
}

fn said_notice(said: DeliverySaid, lang: Lang) -> impl IntoView {
    let (title, more) = match said {
        DeliverySaid::Added => (
            delivery::was_added(lang),
            Some(delivery::was_added_more(lang)),
        ),
        DeliverySaid::Removed => (
            delivery::was_removed(lang),
            Some(delivery::was_removed_more(lang)),
        ),
        DeliverySaid::Set => (delivery::was_set(lang), None),
        DeliverySaid::Tried => (
            delivery::was_tried(lang),
            Some(delivery::was_tried_more(lang)),
        ),
    };
    let more = more.map(|more| view! { <p>{more}</p> });
    view! { <Notice kind=NoticeKind::Success title lang>{more}</Notice> }
}

/// What the script says, by the words that it knows.
const SAYS: Says = &[
    ("working", delivery::says_working),
    ("denied", delivery::says_denied),
    ("unsupported", delivery::says_unsupported),
    ("failed", delivery::says_failed),
    ("here", delivery::says_here),
];

/// The form that the script fills in and sends. Without the script it says that one is needed.
fn turn_on(key: String, device: String, error: Option<Text>, lang: Lang) -> AnyView {
    let lines = SAYS
        .iter()
        .map(|(word, words)| view! { <p data-says=*word hidden>{words(lang)}</p> })
        .collect_view();
    view! {
        <div data-push=key>
            <div data-unless-script>
                <Notice kind=NoticeKind::Warning title=delivery::needs_script(lang) lang>
                    <p>{delivery::needs_script_more(lang)}</p>
                </Notice>
            </div>
            <form class="form" method="post" action="/account/delivery/devices" hidden novalidate>
                <Field
                    name="name"
                    label=delivery::name(lang)
                    hint=delivery::name_hint(lang)
                    value=device
                    error=error
                    autocomplete="off"
                    lang
                />
                <Hidden name="endpoint" value=""/>
                <Hidden name="p256dh" value=""/>
                <Hidden name="auth" value=""/>
                <Hidden name="key" value=""/>
                <p>{delivery::turn_on_more(lang)}</p>
                <p class="actions">
                    <button type="submit" class="button button-primary">{delivery::turn_on(lang)}</button>
                </p>
            </form>
            <div role="status">{lines}</div>
            <details class="more">
                <summary>{delivery::iphone(lang)}</summary>
                <p>{delivery::iphone_more(lang)}</p>
            </details>
        </div>
    }
    .into_any()
}

fn devices(devices: Vec<DeviceRow>, lang: Lang) -> AnyView {
    if devices.is_empty() {
        return view! { <p class="empty">{delivery::no_devices(lang)}</p> }.into_any();
    }
    let rows = devices.into_iter().map(|row| device(row, lang));
    view! {
        <ul class="rows">{rows.collect_view()}</ul>
        <p>{delivery::try_it_more(lang)}</p>
        <div class="actions">
            <PostButton
                action="/account/delivery/try"
                label=delivery::try_it(lang)
                kind=ButtonKind::Secondary
            />
        </div>
    }
    .into_any()
}

fn device(row: DeviceRow, lang: Lang) -> impl IntoView {
    let since = delivery::since(lang, &moment_text(row.since, lang).plain());
    let reached = match row.reached {
        Some(at) => delivery::reached(lang, &moment_text(at, lang).plain()),
        None => delivery::not_reached(lang),
    };
    let about = Text::new(row.name.clone());
    view! {
        <li class="row" data-device=row.mark>
            <div>
                <p><strong>{row.name}</strong></p>
                <p data-this-device hidden>{delivery::this_one(lang)}</p>
                <p class="note">{since}" · "{reached}</p>
            </div>
            <PostButton
                action=format!("/account/delivery/devices/{}/remove", row.id)
                label=delivery::remove(lang)
                kind=ButtonKind::Small
                about=about
            />
        </li>
    }
}

fn subjects(wishes: &Wishes, lang: Lang) -> impl IntoView + use<> {
    let rows = Subject::ALL
        .into_iter()
        .map(|subject| subject_row(subject, wishes.wants(subject, Means::Push), lang))
        .collect_view();
    view! {
        <Section title=delivery::subjects(lang)>
            <p>{delivery::subjects_more(lang)}</p>
            <ul class="rows">{rows}</ul>
        </Section>
    }
}

fn subject_row(subject: Subject, on: bool, lang: Lang) -> impl IntoView {
    let state = match on {
        true => view! { <Chip tone=Tone::Green word=delivery::on(lang)/> },
        false => view! { <Chip tone=Tone::Grey word=delivery::off(lang)/> },
    };
    let label = match on {
        true => delivery::switch_off(lang),
        false => delivery::switch_on(lang),
    };
    view! {
        <li class="row">
            <div>
                <p><strong>{delivery::subject(lang, subject)}</strong>" "{state}</p>
                <p class="note">{delivery::subject_means(lang, subject)}</p>
            </div>
            <PostButton
                action="/account/delivery/wishes"
                label=label
                kind=ButtonKind::Small
                values=vec![
                    ("subject", subject.key().to_owned()),
                    ("means", Means::Push.key().to_owned()),
                    ("on", u8::from(!on).to_string()),
                ]
                about=delivery::subject(lang, subject)
            />
        </li>
    }
}

/// The way from the account page.
#[component]
pub fn DeliverySection(
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Section title=delivery::heading(lang)>
            <p>{delivery::lead(lang)}</p>
            <p><a href="/account/delivery">{delivery::link(lang)}</a></p>
        </Section>
    }
}
