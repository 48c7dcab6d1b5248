//! だれが見たか: the access log, and one event of it in full.

mod coverage;
mod detail;
mod event;
mod ground;
mod group;
mod mark;
mod passes;
mod query;
mod verify;
mod view;
mod words;

#[cfg(test)]
pub(super) mod tests;

use hikae_core::disclosure::Entry;
use hikae_core::ids::InstitutionId;
use leptos::prelude::*;

use crate::i18n::{Lang, Text, log};
use crate::page::{Frame, Nav, Page};

pub use coverage::{Contact, CoveragePage, EXPECTED, Files, OperatorsPage, Source};
pub use detail::AccessLogEntryPage;
pub use event::{DirectiveNote, Event, Ground, Notes};
pub use ground::{Way, situation_address, situation_anchor};
pub use group::{Group, Month, group, months};
pub use mark::{Mark, marks};
pub use passes::{PassFor, PassLine, PassesPage};
pub use query::{Filter, Query};
pub(super) use verify::unreadable_line;
pub use verify::{UnreadableEntry, UnreadablePage, VerifyPage, Witness, unreadable};
pub(super) use view::{reason_text, silence_note};
pub use words::{counted_records, entry_sentence, group_sentence, place, who};

/// How many groups stand on one page.
pub const PAGE_GROUPS: usize = 20;

/// The log as the citizen sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessLogPage {
    /// What was asked for.
    pub query: Query,
    /// How many events each filter would show.
    pub counts: [(Filter, usize); 5],
    /// Every institution in the log, with its latest name, by name.
    pub institutions: Vec<(InstitutionId, String)>,
    /// How many entries the whole log has.
    pub entries: usize,
    /// Whether the entries follow on one another without a gap or a change.
    pub sound: bool,
    /// What is there and cannot be read.
    pub unreadable: Vec<UnreadableEntry>,
    /// The groups of this page under their months.
    pub months: Vec<Month>,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
}

impl AccessLogPage {
    /// The page that `query` asks for. `entries` is the person's whole log, oldest first, and
    /// `sound` whether its chain holds.
    pub fn new(entries: Vec<Entry>, notes: &Notes, sound: bool, query: Query) -> Self {
        let total = entries.len();
        let institutions = institutions(&entries);
        let marks = marks(&entries);
        let found: Vec<Event> = entries
            .into_iter()
            .zip(marks)
            .map(|(entry, marks)| Event::new(entry, marks, notes))
            .filter(|event| query.finds(event))
            .collect();
        let counts = Filter::ALL.map(|filter| {
            (
                filter,
                found
                    .iter()
                    .filter(|event| filter.shows(&event.marks))
                    .count(),
            )
        });
        let shown = found
            .into_iter()
            .filter(|event| query.filter.shows(&event.marks))
            .collect();
        let groups = group(shown);
        let pages = groups.len().div_ceil(PAGE_GROUPS).max(1);
        let page = query.page.clamp(1, pages);
        let groups = groups
            .into_iter()
            .skip((page - 1) * PAGE_GROUPS)
            .take(PAGE_GROUPS)
            .collect();
        Self {
            query,
            counts,
            institutions,
            entries: total,
            sound,
            unreadable: Vec::new(),
            months: months(groups),
            page,
            pages,
        }
    }
}

impl Page for AccessLogPage {
    fn title(&self, lang: Lang) -> Text {
        log::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn has_errors(&self) -> bool {
        !self.query.errors(Lang::Ja).is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        view::list(self, frame.lang)
    }
}

fn institutions(entries: &[Entry]) -> Vec<(InstitutionId, String)> {
    let mut latest = std::collections::BTreeMap::new();
    for entry in entries {
        latest.insert(entry.institution.id, entry.institution.name.clone());
    }
    let mut named: Vec<_> = latest.into_iter().collect();
    named.sort_by(|one, other| one.1.cmp(&other.1));
    named
}
