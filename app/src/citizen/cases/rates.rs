//! How institutions answer, for everyone to see.

use chrono::NaiveDate;
use hikae_core::case::{Count, Published};
use leptos::prelude::*;

use crate::components::{PageHeading, Section, Table, day_text};
use crate::i18n::{Lang, Sentence, Span, Text, case};
use crate::page::{Frame, Page};

/// One institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRow {
    /// Its name.
    pub institution: String,
    /// What is told.
    pub told: Published,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatesPage {
    /// Counted is what was answered before this day; none if nothing was counted yet.
    pub until: Option<NaiveDate>,
    /// About ordinary reads, by name.
    pub ordinary: Vec<RateRow>,
    /// About reads in an emergency, by name.
    pub emergency: Vec<RateRow>,
}

impl Page for RatesPage {
    fn title(&self, lang: Lang) -> Text {
        case::rates(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let lead = self.until.map(|day| {
            let slots = [("day", Span::Words(day_text(day, lang)))];
            view! { <p class="lead">{Sentence::fill(&case::rates_lead(lang), &slots)}</p> }
        });
        let empty = (self.ordinary.is_empty() && self.emergency.is_empty())
            .then(|| view! { <p>{case::rates_empty(lang)}</p> });
        view! {
            <PageHeading title=case::rates(lang)/>
            {lead}
            <p>{case::rates_hidden(lang)}</p>
            {empty}
            {table(case::rates_ordinary(lang), self.ordinary, lang)}
            {table(case::rates_emergency(lang), self.emergency, lang)}
        }
        .into_any()
    }
}

fn table(caption: Text, rows: Vec<RateRow>, lang: Lang) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let head = vec![
        case::column_institution(lang),
        case::column_answered(lang),
        case::column_in_time(lang),
        case::column_late(lang),
        case::column_justified(lang),
        case::column_explained(lang),
        case::column_unjustified(lang),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|RateRow { institution, told }| {
            let cells = [
                told.answered,
                told.in_time,
                told.late,
                told.justified,
                told.explained,
                told.unjustified,
            ]
            .map(|count| view! { <td>{number(count, lang)}</td> });
            view! { <tr><th scope="row">{institution}</th>{cells.collect_view()}</tr> }
        })
        .collect();
    let title = caption.clone();
    Some(
        view! {
            <Section title>
                <Table caption head caption_hidden=true>
                    {rows}
                </Table>
            </Section>
        }
        .into_any(),
    )
}

fn number(count: Count, lang: Lang) -> Text {
    match count {
        Count::Exactly(count) => count.to_string().into(),
        Count::AtLeast(count) => case::at_least(lang, count),
        Count::Under(count) => case::under(lang, count),
    }
}
