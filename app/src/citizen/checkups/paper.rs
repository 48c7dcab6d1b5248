//! A report on paper: every item with what came out, and what the institution said of it.

use hikae_core::record::checkup::Report;
use hikae_core::record::checkup::items;
use leptos::prelude::*;

use super::value::{institution, name, outcome, received};
use crate::components::SummaryRow;
use crate::i18n::{Lang, checkup};

/// The lines of a report.
pub fn paper(report: &Report, lang: Lang) -> Vec<SummaryRow> {
    let performer = SummaryRow::new(
        checkup::institution(lang),
        received(report.performer.name.clone()),
    );
    let observations = report.observations().map(|observation| {
        let item = items::item(&observation.code);
        let said: Vec<_> = institution(lang, observation)
            .into_iter()
            .map(|said| view! { <p class="small muted">{said}</p> })
            .collect();
        let value = view! { {outcome(lang, &observation.outcome, item)} {said} };
        let name = crate::i18n::Text::new(name(lang, observation, item).plain());
        SummaryRow::new(name, value)
    });
    std::iter::once(performer).chain(observations).collect()
}
