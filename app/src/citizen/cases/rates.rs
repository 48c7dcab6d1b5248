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
    /// What came of looking into every read in an emergency, by name.
    pub review: Vec<RateRow>,
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
        let nothing =
            self.ordinary.is_empty() && self.emergency.is_empty() && self.review.is_empty();
        let empty = nothing.then(|| view! { <p>{case::rates_empty(lang)}</p> });
        view! {
            <PageHeading title=case::rates(lang)/>
            {lead}
            <p>{case::rates_hidden(lang)}</p>
            {empty}
            {table(case::rates_ordinary(lang), self.ordinary, true, lang)}
            {table(case::rates_emergency(lang), self.emergency, true, lang)}
            {table(case::rates_review(lang), self.review, false, lang)}
        }
        .into_any()
    }
}

/// A table of institutions. Who answered in time is told of cases that the institution answers.
fn table(caption: Text, rows: Vec<RateRow>, theirs: bool, lang: Lang) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let mut head = vec![case::column_institution(lang), case::column_answered(lang)];
    if theirs {
        head.extend([case::column_in_time(lang), case::column_late(lang)]);
    }
    head.push(case::column_justified(lang));
    if theirs {
        head.push(case::column_explained(lang));
    }
    head.push(case::column_unjustified(lang));
    let rows: Vec<_> = rows
        .into_iter()
        .map(|RateRow { institution, told }| {
            let mut counts = vec![told.answered];
            if theirs {
                counts.extend([told.in_time, told.late]);
            }
            counts.push(told.justified);
            if theirs {
                counts.push(told.explained);
            }
            counts.push(told.unjustified);
            let cells: Vec<_> = counts
                .into_iter()
                .map(|count| view! { <td>{number(count, lang)}</td> })
                .collect();
            view! { <tr><th scope="row">{institution}</th>{cells}</tr> }
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
