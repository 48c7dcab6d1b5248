//! Judgements that this site computes, beside those that the institution recorded.

use hikae_core::calendar::{age_at_fiscal_year_end, fiscal_year};
use hikae_core::guidance::{
    Findings, GlucosePriority, MetabolicSyndrome, Reason, SupportLevel, metabolic_syndrome,
    support_level,
};
use hikae_core::record::checkup::Report;
use leptos::prelude::*;

use super::Subject;
use crate::components::{Chip, Section, Table, Tone};
use crate::i18n::{Lang, Text, checkup, computed};

/// メタボリックシンドローム判定 in a report.
pub(super) const METABOLIC: &str = "9N501000000000011";
/// 保健指導レベル in a report.
pub(super) const LEVEL: &str = "9N506000000000011";
/// The rules are those of phase 4.
const FIRST_FISCAL_YEAR: i32 = 2024;

/// Judgements computed from a report. Only those that can be told are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Computed {
    metabolic: Option<Line<MetabolicSyndrome>>,
    level: Option<Line<SupportLevel>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line<R> {
    recorded: Option<R>,
    computed: R,
    reasons: Vec<Reason>,
}

impl<R: PartialEq> Line<R> {
    fn differs(&self) -> bool {
        self.recorded
            .as_ref()
            .is_some_and(|recorded| *recorded != self.computed)
    }
}

impl Computed {
    /// What can be computed; `None` if nothing can, or if the checkup was before phase 4.
    pub(super) fn of(report: &Report, subject: Subject) -> Option<Self> {
        let day = report.performed_on;
        if fiscal_year(day) < FIRST_FISCAL_YEAR {
            return None;
        }
        let age = age_at_fiscal_year_end(subject.birth_date, day)?;
        let findings = Findings::of(report, subject.sex, age);
        let metabolic = metabolic_syndrome(&findings);
        let metabolic = (metabolic.result != MetabolicSyndrome::Undeterminable).then(|| Line {
            recorded: report
                .coded(METABOLIC)
                .and_then(MetabolicSyndrome::from_code),
            computed: metabolic.result,
            reasons: metabolic.reasons,
        });
        let level = support_level(&findings, GlucosePriority::default())
            .filter(|it| it.result != SupportLevel::Undeterminable)
            .map(|it| Line {
                recorded: report.coded(LEVEL).and_then(SupportLevel::from_code),
                computed: it.result,
                reasons: it.reasons,
            });
        (metabolic.is_some() || level.is_some()).then_some(Self { metabolic, level })
    }

    fn differs(&self) -> bool {
        self.metabolic.as_ref().is_some_and(Line::differs)
            || self.level.as_ref().is_some_and(Line::differs)
    }

    /// The section of the page.
    pub(super) fn view(self, lang: Lang) -> impl IntoView {
        let differs = self.differs();
        let metabolic = self.metabolic.map(|it| {
            row(lang, checkup::metabolic(lang), &it, move |result| {
                computed::metabolic(lang, result)
            })
        });
        let level = self.level.map(|it| {
            row(lang, checkup::guidance_level(lang), &it, move |result| {
                computed::level(lang, result)
            })
        });
        let head = vec![
            checkup::column_item(lang),
            computed::column_recorded(lang),
            computed::column_computed(lang),
            computed::column_reasons(lang),
        ];
        view! {
            <Section title=computed::computed(lang) id="computed">
                <p>
                    <Chip tone=Tone::Grey word=computed::for_reference(lang)/>
                    " "
                    {computed::computed_lead(lang)}
                </p>
                {differs.then(|| view! { <p>{computed::computed_differs(lang)}</p> })}
                <Table caption=computed::computed(lang) caption_hidden=true head>
                    {metabolic}
                    {level}
                </Table>
            </Section>
        }
    }
}

fn row<R: Copy>(lang: Lang, name: Text, line: &Line<R>, word: impl Fn(R) -> Text) -> AnyView {
    let recorded = line
        .recorded
        .map_or_else(|| checkup::not_recorded(lang), &word);
    let reasons: Vec<_> = if line.reasons.is_empty() {
        vec![computed::nothing(lang)]
    } else {
        line.reasons
            .iter()
            .map(|it| computed::reason(lang, *it))
            .collect()
    };
    let reasons: Vec<_> = reasons
        .into_iter()
        .map(|it| view! { <li>{it}</li> })
        .collect();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{recorded}</td>
            <td>{word(line.computed)}</td>
            <td>
                <ul>{reasons}</ul>
            </td>
        </tr>
    }
    .into_any()
}
