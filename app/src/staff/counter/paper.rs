//! Someone's records on paper, as they get them at the desk.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::record::Record;
use leptos::prelude::*;

use crate::citizen::{checkups, insurance};
use crate::components::{Day, Moment, PageHeading, SummaryList, SummaryRow, day_text};
use crate::i18n::{Lang, Text, category, counter};
use crate::page::{Frame, Page, StaffNav};

/// The paper.
#[derive(Debug, Clone)]
pub struct PaperPage {
    /// Whose.
    pub name: String,
    /// When they were born.
    pub born: NaiveDate,
    /// When it is printed.
    pub made_at: DateTime<Utc>,
    /// The entry of their log.
    pub entry: String,
    /// The records, in the order in which they are printed.
    pub sheets: Vec<Sheet>,
}

/// One record.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What it says.
    pub record: Record,
}

impl Page for PaperPage {
    fn title(&self, lang: Lang) -> Text {
        counter::paper(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Desk)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = vec![
            SummaryRow::new(counter::name(lang), self.name),
            SummaryRow::new(counter::born(lang), view! { <Day day=self.born lang/> }),
            SummaryRow::new(
                counter::paper_made(lang),
                view! { <Moment at=self.made_at lang/> },
            ),
            SummaryRow::new(counter::paper_entry(lang), self.entry),
        ];
        let empty = self
            .sheets
            .is_empty()
            .then(|| view! { <p class="empty">{counter::paper_empty(lang)}</p> });
        let sheets: Vec<_> = self
            .sheets
            .into_iter()
            .map(|sheet| sheet.view(lang))
            .collect();
        view! {
            <PageHeading
                title=counter::paper(lang)
                lead=counter::paper_lead(lang, &frame.municipality)
            />
            <div class="paper">
                <SummaryList rows lang/>
                <p>{counter::paper_not(lang)}</p>
                {empty}
                {sheets}
            </div>
            <p class="paper-back">{counter::paper_close(lang)}</p>
            <p class="paper-back"><a href=super::PATH>{counter::back(lang)}</a></p>
        }
        .into_any()
    }
}

impl Sheet {
    fn view(self, lang: Lang) -> AnyView {
        let (kind, day, rows) = match &self.record {
            Record::Checkup(report) => (
                hikae_core::record::Category::Checkup,
                report.performed_on,
                checkups::paper(report, lang),
            ),
            Record::Vaccination(it) => {
                let dose = it.dose.map(|dose| counter::dose(lang, dose).plain());
                let lot = it.lot.as_ref().map(|lot| counter::lot(lang, lot).plain());
                let place = it.performer.as_ref().map(|place| place.name.clone());
                let parts = [it.product.clone(), dose, lot, place];
                let more: Vec<_> = parts.into_iter().flatten().collect();
                let row = SummaryRow::new(Text::new(it.name.clone()), more.join(" / "));
                (
                    hikae_core::record::Category::Vaccination,
                    it.given_on,
                    vec![row],
                )
            }
            Record::Coverage(it) => (
                hikae_core::record::Category::Coverage,
                it.acquired_on,
                insurance::paper(it, lang),
            ),
            Record::Certificate(it) => (
                hikae_core::record::Category::Coverage,
                it.valid.from,
                insurance::paper_certificate(it, lang),
            ),
        };
        view! {
            <h2>{category::single(lang, kind)}" "{day_text(day, lang)}</h2>
            <SummaryList rows lang/>
        }
        .into_any()
    }
}
