//! A member's own passkeys.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::passkey::SAYS;
use crate::components::{
    ButtonKind, Notice, NoticeKind, PageHeading, Passkey, PostButton, Section, moment_text,
};
use crate::i18n::{Lang, Text, staff};
use crate::page::{Frame, Page, StaffNav};

/// The passkeys.
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// The first to be added first.
    pub keys: Vec<KeyRow>,
    /// What happened just now.
    pub said: Option<Said>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// One was added.
    Added,
    /// One was removed.
    Removed,
    /// The last one was not.
    Last,
}

/// A passkey.
#[derive(Debug, Clone)]
pub struct KeyRow {
    /// Its handle, hexadecimal.
    pub handle: String,
    /// Where it was made.
    pub label: String,
    /// When.
    pub added: DateTime<Utc>,
    /// When it was used last.
    pub used: Option<DateTime<Utc>>,
    /// It is copied between devices.
    pub synced: bool,
}

impl Page for AccountPage {
    fn title(&self, lang: Lang) -> Text {
        staff::account(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Account)
    }

    fn asks_for_passkey(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        self.said == Some(Said::Last)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let said = self.said.map(|said| {
            let (kind, title, more) = match said {
                Said::Added => (NoticeKind::Success, staff::key_was_added(lang), None),
                Said::Removed => (NoticeKind::Success, staff::key_was_removed(lang), None),
                Said::Last => (
                    NoticeKind::Error,
                    staff::key_last(lang),
                    Some(staff::key_last_more(lang)),
                ),
            };
            let more = more.map(|more| view! { <p>{more}</p> });
            view! { <Notice kind title lang>{more}</Notice> }
        });
        let keys = self
            .keys
            .into_iter()
            .map(|key| row(key, lang))
            .collect_view();
        view! {
            {said}
            <PageHeading title=staff::account(lang) lead=staff::account_lead(lang)/>
            <ul class="rows">{keys}</ul>
            <Section title=staff::key_add(lang)>
                <Passkey
                    what="register"
                    begin="/staff/account/passkeys/begin"
                    finish="/staff/account/passkeys/finish"
                    label=staff::join_do(lang)
                    says=SAYS
                    lang
                />
            </Section>
        }
        .into_any()
    }
}

fn row(key: KeyRow, lang: Lang) -> AnyView {
    let added = staff::key_added(lang, &moment_text(key.added, lang).plain());
    let used = key.used.map(|used| {
        let used = staff::key_used(lang, &moment_text(used, lang).plain());
        view! { " · "{used} }
    });
    let lies = if key.synced {
        staff::key_synced(lang)
    } else {
        staff::key_bound(lang)
    };
    let remove = staff::key_remove(lang, &key.label);
    view! {
        <li class="row">
            <div>
                <p><strong>{key.label}</strong></p>
                <p class="note">{added}{used}" · "{lies}</p>
            </div>
            <PostButton
                action="/staff/account/passkeys/remove"
                label=remove
                kind=ButtonKind::Small
                values=vec![("key", key.handle)]
            />
        </li>
    }
    .into_any()
}
