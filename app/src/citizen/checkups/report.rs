//! One report: what is on its page.

use chrono::NaiveDate;
use hikae_core::record::checkup::items::{self, Item, ItemCategory, ValueKind};
use hikae_core::record::checkup::{Measure, Observation, Outcome, Report};
use leptos::prelude::AnyView;

use super::computed::Computed;
use super::judged::Judged;
use super::topic::Topic;
use super::{KeptReport, Standout, Subject, newest_first, program, report_view};
use crate::citizen::cases::RecordCases;
use crate::i18n::{Lang, Text, checkup};
use crate::{Frame, Nav, Page};

/// The page of one report, or of one of its versions.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckupReport {
    pub(super) shown: KeptReport,
    /// Address of the version that holds, if this is an earlier one.
    pub(super) current: Option<String>,
    /// The versions before the one that holds, newest first, with the day on which they arrived.
    pub(super) earlier: Vec<(u32, NaiveDate)>,
    /// Fiscal year of the checkup before, if there was one.
    pub(super) before: Option<i32>,
    pub(super) standout: Standout,
    pub(super) parts: Vec<Part>,
    pub(super) computed: Option<Computed>,
    /// Whether it is sealed; unknown where nothing can be changed about it.
    pub(super) sealed: Option<bool>,
    /// What has been reported about it; unknown where nothing can be changed about it.
    pub(super) cases: Option<RecordCases>,
}

/// A section of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) topic: Topic,
    pub(super) rows: Vec<Row>,
}

impl Part {
    /// Whether a value in it is judged by an official limit.
    pub(super) fn is_judged(&self) -> bool {
        self.rows
            .iter()
            .any(|row| matches!(row.judged, Judged::Against { .. }))
    }

    /// Whether it holds numbers, so that bands and comparisons have a place.
    pub(super) fn is_measured(&self) -> bool {
        self.rows.iter().any(|row| {
            row.observation.outcome.quantity().is_some()
                || row
                    .item
                    .is_some_and(|item| item.value == ValueKind::Quantity)
        })
    }
}

/// One observation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) observation: Observation,
    pub(super) item: Option<&'static Item>,
    pub(super) measure: Option<Measure>,
    pub(super) judged: Judged,
    /// What came out in the checkup before.
    pub(super) before: Option<Outcome>,
}

impl Row {
    /// Whether a judgement is to be expected beside it, or words that there is none: beside a
    /// number, and beside what a urine strip showed.
    pub(super) fn wants_judgement(&self) -> bool {
        match &self.observation.outcome {
            Outcome::Quantity(_) | Outcome::OutOfRange { .. } => true,
            Outcome::Coded { .. } => self
                .item
                .is_some_and(|item| item.category == ItemCategory::Urine),
            Outcome::Text { .. } | Outcome::Missing | Outcome::NotPerformed => false,
        }
    }
}

impl CheckupReport {
    /// The page of `shown`, which is the version of its record that holds, or one of its earlier
    /// ones. `current` are the versions that hold of all the person's reports, `earlier` the
    /// earlier versions of this one, newest first.
    pub fn new(
        subject: Subject,
        shown: &KeptReport,
        current: &[KeptReport],
        earlier: &[KeptReport],
    ) -> Self {
        let report = &shown.report;
        let before = newest_first(current)
            .into_iter()
            .find(|kept| kept.id != shown.id && kept.report.performed_on < report.performed_on);
        let is_earlier = earlier.iter().any(|kept| kept.version == shown.version);
        Self {
            current: is_earlier.then(|| shown.href()),
            earlier: earlier
                .iter()
                .filter(|kept| kept.version != shown.version)
                .map(|kept| (kept.version, kept.received_on))
                .collect(),
            before: before.map(KeptReport::fiscal_year),
            standout: Standout::of(report, subject.sex),
            parts: parts(report, before.map(|kept| &kept.report), subject),
            computed: Computed::of(report, subject),
            shown: shown.clone(),
            sealed: None,
            cases: None,
        }
    }

    /// With whether the record is sealed (封印), and the button that changes it.
    #[must_use]
    pub const fn sealed(mut self, sealed: bool) -> Self {
        self.sealed = Some(sealed);
        self
    }

    /// With what the person has reported about the record.
    #[must_use]
    pub fn cases(mut self, cases: RecordCases) -> Self {
        self.cases = Some(cases);
        self
    }

    /// Whether the person says that it is not theirs.
    pub(super) fn is_frozen(&self) -> bool {
        self.cases.as_ref().is_some_and(RecordCases::is_frozen)
    }

    /// How many observations the report has; the page shows all of them.
    pub fn observations(&self) -> usize {
        self.shown.report.observations().count()
    }
}

impl Page for CheckupReport {
    fn title(&self, lang: Lang) -> Text {
        checkup::report(lang, self.shown.fiscal_year())
            .with("program", &program(lang, &self.shown.report.program_code))
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Checkups)
    }

    fn view(self, frame: &Frame) -> AnyView {
        report_view::view(self, frame.lang)
    }
}

fn parts(report: &Report, before: Option<&Report>, subject: Subject) -> Vec<Part> {
    let mut parts: Vec<Part> = Topic::ALL
        .into_iter()
        .map(|topic| Part {
            topic,
            rows: Vec::new(),
        })
        .collect();
    for observation in report.observations() {
        let item = items::item(&observation.code);
        let row = Row {
            observation: observation.clone(),
            item,
            measure: Measure::of(&observation.code),
            judged: Judged::of(report, observation, subject.sex),
            before: before.and_then(|before| earlier_outcome(before, observation)),
        };
        let topic = Topic::of(item);
        if let Some(part) = parts.iter_mut().find(|part| part.topic == topic) {
            part.rows.push(row);
        }
    }
    parts.retain(|part| !part.rows.is_empty());
    parts
}

/// What came out before: of the same item, else, for a number, of the same measure by another
/// method.
fn earlier_outcome(before: &Report, observation: &Observation) -> Option<Outcome> {
    let same_item = before.observation(&observation.code).map(|it| &it.outcome);
    let same_measure = || {
        observation.outcome.quantity()?;
        let reading = before.reading(Measure::of(&observation.code)?)?;
        Some(&reading.observation.outcome)
    };
    same_item.or_else(same_measure).cloned()
}
