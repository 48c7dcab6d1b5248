//! An emergency, at the head of the home page: who declared it and why, until when it lasts, what was
//! looked at, and what can be done about it.

use chrono::{DateTime, Utc};
use hikae_core::case::Kind;
use leptos::prelude::*;

use crate::citizen::access_log::{Event, Group, entry_sentence, group_sentence, reason_text};
use crate::components::{ButtonKind, LinkButton, Notice, NoticeKind, moment_text};
use crate::i18n::{Lang, Sentence, Span, case, home};

/// An emergency of the last days.
#[derive(Debug, Clone)]
pub struct Emergency {
    /// The entry that declared it.
    pub declared: Event,
    /// When it ends, or has ended.
    pub until: DateTime<Utc>,
    /// Whether it has ended.
    pub over: bool,
    /// What was asked for in it, newest first.
    pub reads: Vec<Group>,
}

impl Emergency {
    pub(super) fn view(&self, lang: Lang) -> AnyView {
        let entry = &self.declared.entry;
        let seen = self
            .reads
            .iter()
            .flat_map(Group::events)
            .any(|event| !event.entry.given.is_empty());
        let title = match seen {
            true => home::emergency(lang),
            false => home::emergency_declared(lang),
        };
        let template = match self.over {
            true => home::emergency_over(lang),
            false => home::emergency_lasts(lang),
        };
        let slots = [("when", Span::Words(moment_text(self.until, lang)))];
        let until = Sentence::fill(&template, &slots);
        let reads = match self.reads.as_slice() {
            [] => view! { <p>{home::emergency_unread(lang)}</p> }.into_any(),
            reads => reads
                .iter()
                .map(|group| read(group, lang))
                .collect_view()
                .into_any(),
        };
        let details = format!("/access-log/{}", entry.id);
        let object = format!("/cases/new/entry/{}", entry.id);
        let told = entry_sentence(lang, entry);
        let reason = reason_text(lang, &entry.reason);
        view! {
            <Notice kind=NoticeKind::Warning title lang>
                <p>{told}" "{reason}</p>
                <p>{until}</p>
                {reads}
                <div class="actions">
                    <LinkButton
                        href=details
                        label=home::details(lang)
                    />
                    <LinkButton
                        href=object
                        label=case::object(lang, Kind::Entry)
                        kind=ButtonKind::Secondary
                    />
                </div>
            </Notice>
        }
        .into_any()
    }
}

fn read(group: &Group, lang: Lang) -> impl IntoView + use<> {
    let href = format!("/access-log/{}", group.newest().entry.id);
    view! {
        <p>{group_sentence(lang, group)}" "<a href=href>{home::emergency_read(lang)}</a></p>
    }
}
