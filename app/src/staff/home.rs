//! The first page of a member of staff: who they are here, and what they may do.

use leptos::prelude::*;

use super::post::{place_words, role_words};
use crate::components::{PageHeading, Section, SummaryList, SummaryRow};
use crate::i18n::{Lang, Text, staff};
use crate::page::{Frame, Page, StaffBadge, StaffNav};

/// The first page.
#[derive(Debug, Clone)]
pub struct HomePage {
    /// Who.
    pub who: StaffBadge,
}

impl Page for HomePage {
    fn title(&self, lang: Lang) -> Text {
        staff::home_title(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Home)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = vec![
            SummaryRow::new(staff::name(lang), self.who.name.clone()),
            SummaryRow::new(staff::acting_for(lang), place_words(&self.who.post, lang)),
            SummaryRow::new(staff::may(lang), role_words(&self.who.post, lang)),
        ];
        let tasks = StaffNav::of(&self.who.post)
            .into_iter()
            .filter_map(|nav| {
                let hint = nav.hint(lang)?;
                Some(view! {
                    <li class="row">
                        <div>
                            <p><a href=nav.path()><strong>{nav.label(lang)}</strong></a></p>
                            <p class="note">{hint}</p>
                        </div>
                    </li>
                })
            })
            .collect_view();
        view! {
            <PageHeading title=staff::home_title(lang)/>
            <SummaryList rows lang/>
            <Section title=staff::tasks(lang)>
                <ul class="rows">{tasks}</ul>
            </Section>
        }
        .into_any()
    }
}
