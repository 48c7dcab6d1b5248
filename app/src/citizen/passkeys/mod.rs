//! A person's own passkeys.

mod login;
mod one;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use hikae_core::consent::Level;
use leptos::prelude::*;

use crate::citizen::login::ProveAgain;
use crate::components::{
    Field, Notice, NoticeKind, PageHeading, Passkey, Says, Section, SummaryList, SummaryRow,
    moment_text,
};
use crate::i18n::{Lang, Text, passkey};
use crate::page::{Frame, Nav, Page};

pub use login::PasskeyLogin;
pub use one::PasskeyPage;

/// What is said when one is made.
const SAYS: Says = &[
    ("working", passkey::says_working),
    ("cancelled", passkey::says_cancelled),
    ("refused", passkey::says_not_made),
    ("known", passkey::says_known),
    ("many", passkey::says_many),
    ("name", passkey::name_wrong),
    ("stronger", passkey::says_stronger),
    ("gone", passkey::says_gone),
    ("unsupported", passkey::says_unsupported),
    ("failed", passkey::says_failed),
];

/// The passkeys.
#[derive(Debug, Clone)]
pub struct PasskeysPage {
    /// The number to log in with, once there is one.
    pub number: Option<String>,
    /// The first to be made first.
    pub keys: Vec<PasskeyRow>,
    /// Whether one can be made now.
    pub making: Making,
    /// What the browser is called, as a first name for a new one.
    pub device: String,
    /// What happened just now.
    pub said: Option<PasskeySaid>,
}

/// Whether a passkey can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// It can.
    Ready,
    /// After another proof, of this level at least.
    After(Level),
    /// There are as many as one may have.
    Many,
    /// Not at this portal's address.
    Nowhere,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeySaid {
    /// One was made.
    Added,
    /// One has another name.
    Renamed,
    /// One was removed.
    Removed,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Its handle, hexadecimal.
    pub handle: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub added: DateTime<Utc>,
    /// When it was used last.
    pub used: Option<DateTime<Utc>>,
    /// It is copied between devices.
    pub synced: bool,
    /// Whether it opens the door.
    pub state: PasskeyState,
}

/// Whether a passkey opens the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyState {
    /// It does.
    Good,
    /// Not while its card is on hold.
    Paused,
    /// Not any more: it may have been copied.
    Copied,
    /// Not any more: what it stands on has ended.
    Ended,
}

impl Page for PasskeysPage {
    fn title(&self, lang: Lang) -> Text {
        passkey::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn asks_for_passkey(&self) -> bool {
        self.making == Making::Ready
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let number = self.number.map(|number| {
            let rows = vec![SummaryRow::new(
                passkey::number(lang),
                view! { <strong>{number}</strong> },
            )];
            view! {
                <SummaryList rows lang/>
                <p class="note">{passkey::number_more(lang)}</p>
            }
        });
        let keys = if self.keys.is_empty() {
            view! { <p>{passkey::none(lang)}</p> }.into_any()
        } else {
            let rows = self.keys.into_iter().map(|key| row(key, lang));
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        };
        view! {
            {self.said.map(|said| said_notice(said, lang))}
            <PageHeading title=passkey::heading(lang) lead=passkey::lead(lang)/>
            <details class="more">
                <summary>{passkey::about(lang)}</summary>
                <p>{passkey::about_secret(lang)}</p>
                <p>{passkey::about_anchor(lang)}</p>
                <p>{passkey::about_lost(lang)}</p>
            </details>
            <Section title=passkey::yours(lang)>
                {number}
                {keys}
            </Section>
            <Section title=passkey::add(lang)>{make(self.making, self.device, lang)}</Section>
        }
        .into_any()
    }
}

fn said_notice(said: PasskeySaid, lang: Lang) -> impl IntoView {
    let (title, more) = match said {
        PasskeySaid::Added => (
            passkey::was_added(lang),
            Some(passkey::was_added_more(lang)),
        ),
        PasskeySaid::Renamed => (passkey::was_renamed(lang), None),
        PasskeySaid::Removed => (
            passkey::was_removed(lang),
            Some(passkey::was_removed_more(lang)),
        ),
    };
    let more = more.map(|more| view! { <p>{more}</p> });
    view! { <Notice kind=NoticeKind::Success title lang>{more}</Notice> }
}

fn make(making: Making, device: String, lang: Lang) -> AnyView {
    match making {
        Making::Ready => view! {
            <Passkey
                what="register"
                begin="/account/passkeys/begin"
                finish="/account/passkeys/finish"
                label=passkey::add_do(lang)
                says=SAYS
                lang
            >
                <Field
                    name="name"
                    label=passkey::name(lang)
                    hint=passkey::name_hint(lang)
                    value=device.clone()
                    autocomplete="off"
                    lang
                />
            </Passkey>
        }
        .into_any(),
        Making::After(least) => {
            view! { <ProveAgain least back="/account/passkeys".to_owned() lang/> }.into_any()
        }
        Making::Many => view! { <p>{passkey::says_many(lang)}</p> }.into_any(),
        Making::Nowhere => view! { <p>{passkey::nowhere(lang)}</p> }.into_any(),
    }
}

fn row(key: PasskeyRow, lang: Lang) -> AnyView {
    let state = match key.state {
        PasskeyState::Good => None,
        PasskeyState::Paused => Some(passkey::paused(lang)),
        PasskeyState::Copied => Some(passkey::copied(lang)),
        PasskeyState::Ended => Some(passkey::ended(lang)),
    };
    let state = state.map(|state| view! { <p><strong>{state}</strong></p> });
    let added = passkey::added(lang, &moment_text(key.added, lang).plain());
    let used = match key.used {
        Some(used) => passkey::used(lang, &moment_text(used, lang).plain()),
        None => passkey::unused(lang),
    };
    let lies = if key.synced {
        passkey::synced(lang)
    } else {
        passkey::bound(lang)
    };
    let href = format!("/account/passkeys/{}", key.handle);
    let change = passkey::change(lang, &key.name);
    view! {
        <li class="row">
            <div>
                <p><strong>{key.name}</strong></p>
                {state}
                <p class="note">{added}" · "{used}" · "{lies}</p>
            </div>
            <p><a href=href>{change}</a></p>
        </li>
    }
    .into_any()
}

/// The way from the account page.
#[component]
pub fn PasskeysSection(
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Section title=passkey::heading(lang)>
            <p>{passkey::lead(lang)}</p>
            <p><a href="/account/passkeys">{passkey::link(lang)}</a></p>
        </Section>
    }
}
