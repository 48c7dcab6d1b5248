//! The list of checkups, by fiscal year.

use hikae_core::record::checkup::{Measure, Outcome, items};
use leptos::prelude::*;

use super::computed::{LEVEL, METABOLIC};
use super::value::{self, received};
use super::{KeptReport, Standout, Subject, newest_first, program};
use crate::citizen::cases::LeftOut;
use crate::components::{Day, PageHeading, Section, SummaryList, SummaryRow};
use crate::i18n::{Lang, Text, checkup, fiscal, measure};
use crate::{Frame, Nav, Page};

/// The page of all checkups.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckupList {
    /// Newest first.
    years: Vec<(i32, Vec<Entry>)>,
    /// The measures of which there is a value.
    measures: Vec<Measure>,
    left_out: LeftOut,
}

/// One report in the list.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    kept: KeptReport,
    standout: Standout,
}

impl CheckupList {
    /// The page of a person's reports, each in the version that holds.
    pub fn new(subject: Subject, reports: &[KeptReport]) -> Self {
        let mut years: Vec<(i32, Vec<Entry>)> = Vec::new();
        for kept in newest_first(reports) {
            let entry = Entry {
                kept: kept.clone(),
                standout: Standout::of(&kept.report, subject.sex),
            };
            match years.last_mut() {
                Some((year, entries)) if *year == kept.fiscal_year() => entries.push(entry),
                _ => years.push((kept.fiscal_year(), vec![entry])),
            }
        }
        let measures = Measure::ALL
            .iter()
            .copied()
            .filter(|it| {
                reports
                    .iter()
                    .any(|kept| kept.report.reading(*it).is_some())
            })
            .collect();
        Self {
            years,
            measures,
            left_out: LeftOut::default(),
        }
    }

    /// With how many reports are left out because they are not the person's.
    #[must_use]
    pub const fn left_out(mut self, left_out: LeftOut) -> Self {
        self.left_out = left_out;
        self
    }
}

impl Page for CheckupList {
    fn title(&self, lang: Lang) -> Text {
        checkup::list(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Checkups)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        if self.years.is_empty() {
            return view! {
                <PageHeading title=checkup::list(lang)/>
                <h2>{checkup::empty(lang)}</h2>
                <p>{checkup::empty_when(lang)}</p>
                <p>{checkup::empty_what(lang)}</p>
                {self.left_out.view(lang)}
            }
            .into_any();
        }
        let years: Vec<_> = self
            .years
            .into_iter()
            .map(|(year, entries)| {
                let entries: Vec<_> = entries
                    .into_iter()
                    .map(|entry| entry.view(year, lang))
                    .collect();
                view! {
                    <section class="section">
                        <h2>{fiscal::year(lang, year)}</h2>
                        {entries}
                    </section>
                }
            })
            .collect();
        view! {
            <PageHeading title=checkup::list(lang) lead=checkup::list_lead(lang)/>
            {self.left_out.view(lang)}
            {years}
            {trends(&self.measures, lang)}
        }
        .into_any()
    }
}

fn trends(measures: &[Measure], lang: Lang) -> Option<impl IntoView + use<>> {
    let links: Vec<_> = measures
        .iter()
        .map(|it| {
            let href = format!("/checkups/items/{}", it.slug());
            view! { <li><a href=href>{measure::name(lang, *it)}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <Section title=checkup::trends(lang) id="trends">
                <ul class="inline-list">{links}</ul>
            </Section>
        }
    })
}

impl Entry {
    fn view(self, year: i32, lang: Lang) -> impl IntoView {
        let report = &self.kept.report;
        let recorded = |code: &str| {
            report.observation(code).map(|it| &it.outcome).map_or_else(
                || checkup::not_recorded(lang).into_render(),
                |outcome: &Outcome| value::outcome(lang, outcome, items::item(code)),
            )
        };
        let kind = program(lang, &report.program_code);
        let rows = vec![
            SummaryRow::new(
                checkup::performed(lang),
                view! { <Day day=report.performed_on lang/> },
            ),
            SummaryRow::new(
                checkup::institution(lang),
                received(report.performer.name.clone()),
            ),
            SummaryRow::new(checkup::metabolic(lang), recorded(METABOLIC)),
            SummaryRow::new(checkup::guidance_level(lang), recorded(LEVEL)),
        ];
        let open = checkup::open(lang, year).with("program", &kind);
        view! {
            <article>
                <h3>{kind}</h3>
                <p>{self.standout.brief(lang)}</p>
                <SummaryList rows lang/>
                <p><a href=self.kept.href()>{open}</a></p>
            </article>
        }
    }
}
