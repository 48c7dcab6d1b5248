//! A value against the official limits.

use hikae_core::guidance::{Band, Basis, Limit, Limits, Side, limits};
use hikae_core::record::checkup::{BloodDrawing, Measure, Observation, Report, units};
use hikae_core::resident::Sex;
use rust_decimal::Decimal;

use crate::i18n::{Lang, Text, checkup};

/// How one observation stands against the official limits. For reference (参考): what the
/// institution judged stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// There is a limit and a value.
    Against {
        /// What was measured.
        measure: Measure,
        /// The number, in the unit of the measure.
        value: Decimal,
        /// The limits.
        limits: Limits,
        /// Where the value stands.
        band: Band,
    },
    /// There is a limit, but no value that could be compared with it.
    Incomparable,
    /// There is a limit, but a casual sample counts only if the report says that it was drawn
    /// 3.5 hours or more after a meal.
    MealTooNear,
    /// There is no official limit.
    NoLimit,
}

impl Judged {
    /// How an observation of a report stands.
    pub(super) fn of(report: &Report, observation: &Observation, sex: Sex) -> Self {
        let Some(measure) = Measure::of(&observation.code) else {
            return Self::NoLimit;
        };
        let Some(limits) = limits(measure, sex) else {
            return Self::NoLimit;
        };
        let long_after_meal = report
            .blood_drawing()
            .is_some_and(|drawing| drawing >= BloodDrawing::AfterMeal);
        if is_casual(measure) && !long_after_meal {
            return Self::MealTooNear;
        }
        observation
            .outcome
            .quantity()
            .filter(|quantity| units::same(&quantity.unit, measure.unit()))
            .map_or(Self::Incomparable, |quantity| Self::Against {
                measure,
                value: quantity.value,
                limits,
                band: limits.band(quantity.value),
            })
    }

    /// The judgement in words.
    pub(super) fn word(self, lang: Lang) -> Text {
        match self {
            Self::Against { limits, band, .. } => band_word(lang, band, limits.basis),
            Self::Incomparable => checkup::no_band(lang),
            Self::MealTooNear => checkup::meal_too_near(lang),
            Self::NoLimit => checkup::no_official(lang),
        }
    }

    /// Class of the words, for those who see colours.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Against {
                band: Band::Referral | Band::Urgent,
                ..
            } => "judgement judgement-refer",
            Self::Against {
                band: Band::Guidance,
                ..
            } => "judgement judgement-guidance",
            Self::Against { .. } => "judgement",
            _ => "judgement judgement-none",
        }
    }
}

const fn is_casual(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::TriglycerideCasual | Measure::GlucoseCasual
    )
}

/// A band in words.
pub(super) fn band_word(lang: Lang, band: Band, basis: Basis) -> Text {
    match (band, basis) {
        (Band::Normal, _) => checkup::within(lang),
        (Band::Guidance, Basis::StepOne) => checkup::selection(lang),
        (Band::Guidance, Basis::Table) => checkup::guidance(lang),
        (Band::Referral, _) => checkup::referral(lang),
        (Band::Urgent, _) => checkup::urgent(lang),
    }
}

/// Every limit with its name: 「保健指導判定値 130以上」, …
pub(super) fn limit_words(lang: Lang, limits: &Limits) -> Vec<Text> {
    let guidance = match limits.basis {
        Basis::Table => checkup::limit_guidance(lang),
        Basis::StepOne => checkup::limit_selection(lang),
    };
    let named = |name: Text, limit: Limit| name.with("limit", &reached(lang, limit));
    let mut words = vec![named(guidance, limits.guidance)];
    words.extend(
        limits
            .referral
            .map(|limit| named(checkup::limit_referral(lang), limit)),
    );
    words.extend(
        limits
            .urgent
            .map(|limit| named(checkup::limit_urgent(lang), limit)),
    );
    words
}

fn reached(lang: Lang, limit: Limit) -> Text {
    let number = Text::new(limit.value.to_string());
    match limit.side {
        Side::AtLeast => checkup::at_least(lang),
        Side::AtMost => checkup::at_most(lang),
        Side::Below => checkup::less_than(lang),
    }
    .with("value", &number)
}
