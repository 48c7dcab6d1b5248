//! One measure over the years: a chart, and the same values in a table.

use chrono::NaiveDate;
use hikae_core::guidance::{Limits, limits};
use hikae_core::record::checkup::{Measure, Quantity, Side, codes, items};
use leptos::prelude::*;

use super::chart::{Point, chart};
use super::judged::{Judged, limit_words};
use super::scale::Scale;
use super::value::{self, received};
use super::{KeptReport, Subject, newest_first};
use crate::citizen::cases::LeftOut;
use crate::components::{Breadcrumbs, Day, PageHeading, Section, Table, day_text};
use crate::i18n::{Lang, Sentence, Span, Text, checkup, measure};
use crate::islands::{TrendChoices, TrendFilter};
use crate::{Frame, Nav, Page};

/// How many years back a reader may narrow a trend to.
const SPANS: [u32; 2] = [3, 5];

/// The page of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckupTrend {
    measure: Measure,
    limits: Option<Limits>,
    /// Newest first.
    values: Vec<Value>,
    left_out: LeftOut,
}

#[derive(Debug, Clone, PartialEq)]
struct Value {
    day: NaiveDate,
    year: i32,
    href: String,
    institution: String,
    quantity: Quantity,
    out_of_range: Option<Side>,
    judged: Judged,
    code: String,
    method: Option<String>,
    /// Measured in another way than the time before.
    method_changed: bool,
}

impl CheckupTrend {
    /// The page of a measure in a person's reports, each in the version that holds.
    pub fn new(subject: Subject, measure: Measure, reports: &[KeptReport]) -> Self {
        let mut values: Vec<Value> = newest_first(reports)
            .into_iter()
            .filter_map(|kept| Value::of(subject, measure, kept))
            .collect();
        let earlier: Vec<_> = values
            .iter()
            .skip(1)
            .map(|value| (value.code.clone(), value.method.clone()))
            .collect();
        for (value, (code, method)) in values.iter_mut().zip(earlier) {
            value.method_changed = value.code != code || value.method != method;
        }
        Self {
            measure,
            limits: limits(measure, subject.sex),
            values,
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

impl Value {
    fn of(subject: Subject, measure: Measure, kept: &KeptReport) -> Option<Self> {
        let reading = kept.report.reading(measure)?;
        let observation = reading.observation;
        let stated = observation
            .method
            .as_deref()
            .filter(|code| !code.is_empty());
        let method = stated.or_else(|| items::item(&observation.code).and_then(|it| it.method));
        Some(Self {
            day: kept.report.performed_on,
            year: kept.fiscal_year(),
            href: kept.href(),
            institution: kept.report.performer.name.clone(),
            quantity: reading.quantity.clone(),
            out_of_range: reading.out_of_range,
            judged: Judged::of(&kept.report, observation, subject.sex),
            code: observation.code.clone(),
            method: method.map(|code| {
                codes::display(codes::METHODS, code)
                    .unwrap_or(code)
                    .to_owned()
            }),
            method_changed: false,
        })
    }

    fn row(self, lang: Lang) -> impl IntoView {
        let beyond = self.out_of_range.map(|side| match side {
            Side::Above => checkup::above(lang),
            Side::Below => checkup::below(lang),
        });
        let changed = self.method_changed.then(|| checkup::method_changed(lang));
        view! {
            <tr data-year=self.year.to_string()>
                <th scope="row">
                    <a href=self.href><Day day=self.day lang/></a>
                </th>
                <td>
                    {value::quantity(lang, &self.quantity)}
                    {beyond.map(|words| view! { <p class="small muted">{words}</p> })}
                </td>
                <td><span class=self.judged.class()>{self.judged.word(lang)}</span></td>
                <td>
                    {received(self.institution)}
                    {self.method.map(|method| view! { <p class="small muted">{received(method)}</p> })}
                    {changed.map(|words| view! { <p class="small muted">{words}</p> })}
                </td>
            </tr>
        }
    }
}

impl Page for CheckupTrend {
    fn title(&self, lang: Lang) -> Text {
        checkup::trend(lang).with("name", &measure::name(lang, self.measure))
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Checkups)
    }

    fn has_island(&self) -> bool {
        !self.spans().is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = self.title(lang);
        let trail = vec![("/checkups".to_owned(), checkup::list(lang))];
        let limits: Vec<_> = self
            .limits
            .iter()
            .flat_map(|it| limit_words(lang, it))
            .collect();
        view! {
            <Breadcrumbs trail here=measure::name(lang, self.measure) lang/>
            <PageHeading title lead=measure::meaning(lang, self.measure)/>
            {self.left_out.view(lang)}
            {self.values_view(lang)}
            <Section title=checkup::limits(lang)>
                {if limits.is_empty() {
                    view! { <p>{checkup::no_limits(lang)}</p> }.into_any()
                } else {
                    let limits: Vec<_> =
                        limits.into_iter().map(|it| view! { <li>{it}</li> }).collect();
                    view! {
                        <ul>{limits}</ul>
                        <p class="small muted">{checkup::bands_explained(lang)}</p>
                    }
                    .into_any()
                }}
            </Section>
            <p><a href="/checkups">{checkup::back(lang)}</a></p>
        }
        .into_any()
    }
}

impl CheckupTrend {
    fn values_view(&self, lang: Lang) -> AnyView {
        if self.values.is_empty() {
            return view! { <p>{checkup::trend_empty(lang)}</p> }.into_any();
        }
        let points: Vec<Point> = self
            .values
            .iter()
            .rev()
            .map(|value| Point {
                day: value.day,
                value: value.quantity.value,
            })
            .collect();
        let drawn = chart(
            &points,
            self.limits,
            Scale::of(self.measure),
            lang,
            self.title(lang).plain(),
            self.summary(lang).plain(),
        );
        let head = vec![
            checkup::column_day(lang),
            checkup::column_value(lang),
            checkup::column_judgement(lang),
            checkup::column_where(lang),
        ];
        let rows: Vec<_> = self
            .values
            .iter()
            .cloned()
            .map(|value| value.row(lang))
            .collect();
        let caption = self.title(lang);
        let name = checkup::trend_chart(lang).plain();
        view! {
            {self.filter(lang)}
            <Section title=checkup::trend_chart(lang)>
                <div class="table-scroll" role="region" tabindex="0" aria-label=name>
                    {drawn}
                </div>
            </Section>
            <Section title=checkup::trend_table(lang)>
                <Table caption caption_hidden=true head>
                    {rows}
                </Table>
            </Section>
        }
        .into_any()
    }

    /// The spans that leave something out.
    fn spans(&self) -> Vec<u32> {
        let (newest, oldest) = match (self.values.first(), self.values.last()) {
            (Some(newest), Some(oldest)) => (newest.year, oldest.year),
            _ => return Vec::new(),
        };
        let years = newest.abs_diff(oldest) + 1;
        SPANS.into_iter().filter(|span| *span < years).collect()
    }

    fn filter(&self, lang: Lang) -> Option<impl IntoView + use<>> {
        self.has_island().then(|| {
            let choices = TrendChoices {
                spans: self.spans(),
                legend: checkup::filter(lang).plain(),
                all: checkup::filter_all(lang).plain(),
                years: checkup::filter_years(lang).plain(),
                shown: checkup::filter_shown(lang).plain(),
            };
            view! { <TrendFilter choices/> }
        })
    }

    /// The chart in words.
    fn summary(&self, lang: Lang) -> Sentence {
        let raw = |value: &Value| Span::Raw(value::quantity_words(lang, &value.quantity));
        let day = |value: &Value| Span::Words(day_text(value.day, lang));
        match (self.values.last(), self.values.first()) {
            (Some(first), Some(last)) if self.values.len() > 1 => Sentence::fill(
                &checkup::trend_summary(lang, self.values.len()),
                &[
                    ("from", day(first)),
                    ("first", raw(first)),
                    ("until", day(last)),
                    ("last", raw(last)),
                ],
            ),
            (Some(only), _) => Sentence::fill(
                &checkup::trend_single(lang),
                &[("date", day(only)), ("value", raw(only))],
            ),
            _ => checkup::trend_empty(lang).into(),
        }
    }
}
