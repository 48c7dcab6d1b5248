//! What stands out in a report, in plain sentences.

use hikae_core::guidance::{Band, Basis, limits};
use hikae_core::record::checkup::{Measure, Report};
use hikae_core::resident::Sex;

use super::judged::Judged;
use crate::i18n::{Lang, Text, checkup, measure};

/// What stands out in a report, by the values that count for each measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standout {
    /// すぐに医療機関の受診を.
    pub urgent: Vec<Measure>,
    /// 受診勧奨判定値.
    pub referral: Vec<Measure>,
    /// 保健指導判定値.
    pub guidance: Vec<Measure>,
    /// The limits of step 1 of 階層化 (waist, visceral fat, BMI).
    pub selection: Vec<Measure>,
    /// How many measures with a limit are within range.
    pub within: usize,
    /// How many measures with a limit could not be compared with it.
    pub incomparable: usize,
}

impl Standout {
    /// What stands out in a report of a person of this sex.
    pub fn of(report: &Report, sex: Sex) -> Self {
        let mut found = Self::default();
        for measure in Measure::ALL {
            let has_limits = limits(*measure, sex).is_some();
            let is_there = report
                .observations()
                .any(|it| Measure::of(&it.code) == Some(*measure));
            if has_limits && is_there {
                found.sort(*measure, report, sex);
            }
        }
        found
    }

    fn sort(&mut self, measure: Measure, report: &Report, sex: Sex) {
        let judged = report
            .reading(measure)
            .map_or(Judged::Incomparable, |reading| {
                Judged::of(report, reading.observation, sex)
            });
        let Judged::Against { limits, band, .. } = judged else {
            self.incomparable += 1;
            return;
        };
        match (band, limits.basis) {
            (Band::Urgent, _) => self.urgent.push(measure),
            (Band::Referral, _) => self.referral.push(measure),
            (Band::Guidance, Basis::Table) => self.guidance.push(measure),
            (Band::Guidance, Basis::StepOne) => self.selection.push(measure),
            (Band::Normal, _) => self.within += 1,
        }
    }

    /// Whether a value is at or above 受診勧奨判定値.
    pub const fn needs_doctor(&self) -> bool {
        !self.urgent.is_empty() || !self.referral.is_empty()
    }

    /// 「○○は、医療機関で相談してください」, where a value is at or above 受診勧奨判定値.
    pub fn heading(&self, lang: Lang) -> Option<Text> {
        let measures: Vec<_> = self.urgent.iter().chain(&self.referral).copied().collect();
        self.needs_doctor()
            .then(|| checkup::consult(lang).with("names", &names(lang, &measures)))
    }

    /// Everything that stands out, most pressing first, and how many values do not.
    pub fn sentences(&self, lang: Lang) -> Vec<Text> {
        let mut sentences = self.groups(lang);
        sentences.extend(self.rest(lang));
        if self.incomparable > 0 {
            sentences.push(checkup::unjudged(lang, self.incomparable));
        }
        sentences
    }

    /// What stands out most, and how many values do not stand out.
    pub fn brief(&self, lang: Lang) -> Text {
        let most = self.groups(lang).into_iter().next();
        Text::join(
            most.into_iter().chain(self.rest(lang)),
            &checkup::between_sentences(lang),
        )
    }

    /// A sentence for each kind of standing out that there is, most pressing first.
    fn groups(&self, lang: Lang) -> Vec<Text> {
        [
            (&self.urgent, checkup::at_urgent(lang)),
            (&self.referral, checkup::at_referral(lang)),
            (&self.guidance, checkup::at_guidance(lang)),
            (&self.selection, checkup::at_selection(lang)),
        ]
        .into_iter()
        .filter(|(measures, _)| !measures.is_empty())
        .map(|(measures, sentence)| sentence.with("names", &names(lang, measures)))
        .collect()
    }

    /// How many values do not stand out.
    fn rest(&self, lang: Lang) -> Option<Text> {
        let stands_out = [
            &self.urgent,
            &self.referral,
            &self.guidance,
            &self.selection,
        ]
        .into_iter()
        .any(|measures| !measures.is_empty());
        match (stands_out, self.within) {
            (false, 0) => Some(checkup::none_judged(lang)),
            (false, within) => Some(checkup::all_within(lang, within)),
            (true, 0) => None,
            (true, within) => Some(checkup::rest_within(lang, within)),
        }
    }
}

fn names(lang: Lang, measures: &[Measure]) -> Text {
    Text::join(
        measures.iter().map(|it| measure::name(lang, *it)),
        &checkup::and(lang),
    )
}
