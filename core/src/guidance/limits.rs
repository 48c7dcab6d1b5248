//! The official limits (保健指導判定値, 受診勧奨判定値) and the bands between them.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::record::checkup::{Measure, table};
use crate::resident::Sex;

/// Where a value stands. Ordered from harmless to pressing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// No limit reached.
    Normal,
    /// 保健指導判定値 reached.
    Guidance,
    /// 受診勧奨判定値 reached.
    Referral,
    /// すぐに医療機関の受診を: the tier above it, which exists for blood pressure.
    Urgent,
}

/// On which side of a limit it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// `value >= limit`.
    AtLeast,
    /// `value <= limit`.
    AtMost,
    /// `value < limit`.
    Below,
}

/// One limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// The number, in the unit of the measure.
    pub value: Decimal,
    /// When it is reached.
    pub side: Side,
}

impl Limit {
    /// Whether a value reaches it.
    pub fn reached_by(self, value: Decimal) -> bool {
        match self.side {
            Side::AtLeast => value >= self.value,
            Side::AtMost => value <= self.value,
            Side::Below => value < self.value,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (side, number) = if let Some(number) = text.strip_prefix(">=") {
            (Side::AtLeast, number)
        } else if let Some(number) = text.strip_prefix("<=") {
            (Side::AtMost, number)
        } else {
            (Side::Below, text.strip_prefix('<')?)
        };
        Some(Self {
            value: number.parse().ok()?,
            side,
        })
    }
}

/// What a limit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The ministry's table of 保健指導判定値 and 受診勧奨判定値.
    Table,
    /// Step 1 of 階層化 (waist, visceral fat, BMI): no 受診勧奨判定値.
    StepOne,
}

/// The limits of one measure for one sex. Those that follow lie further out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// What they come from.
    pub basis: Basis,
    /// 保健指導判定値, or the limit of step 1.
    pub guidance: Limit,
    /// 受診勧奨判定値.
    pub referral: Option<Limit>,
    /// すぐに医療機関の受診を.
    pub urgent: Option<Limit>,
}

impl Limits {
    /// Where a value stands.
    pub fn band(&self, value: Decimal) -> Band {
        let reached = |limit: Option<Limit>| limit.is_some_and(|limit| limit.reached_by(value));
        if reached(self.urgent) {
            Band::Urgent
        } else if reached(self.referral) {
            Band::Referral
        } else if self.guidance.reached_by(value) {
            Band::Guidance
        } else {
            Band::Normal
        }
    }
}

struct Row {
    measure: Measure,
    sex: Option<Sex>,
    limits: Limits,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| table::rows(TABLE).filter_map(parse).collect());

const TABLE: &str = include_str!("../../data/thresholds.tsv");

/// The official limits of a measure; `None` if it has none (the measure is shown, not judged).
pub fn limits(measure: Measure, sex: Sex) -> Option<Limits> {
    ROWS.iter()
        .find(|row| row.measure == measure && row.sex.is_none_or(|it| it == sex))
        .map(|row| row.limits)
}

/// Where a value, in the unit of the measure, stands; `None` if the measure has no limits.
pub fn judge(measure: Measure, value: Decimal, sex: Sex) -> Option<Band> {
    limits(measure, sex).map(|limits| limits.band(value))
}

fn parse(row: &'static str) -> Option<Row> {
    let [measure, sex, basis, guidance, referral, urgent] = table::fields(row)?;
    Some(Row {
        measure: Measure::from_slug(measure)?,
        sex: match sex {
            "" => None,
            "male" => Some(Sex::Male),
            "female" => Some(Sex::Female),
            _ => return None,
        },
        limits: Limits {
            basis: match basis {
                "table" => Basis::Table,
                "step-one" => Basis::StepOne,
                _ => return None,
            },
            guidance: Limit::parse(guidance)?,
            referral: optional(referral)?,
            urgent: optional(urgent)?,
        },
    })
}

fn optional(field: &str) -> Option<Option<Limit>> {
    if field.is_empty() {
        Some(None)
    } else {
        Limit::parse(field).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn band(measure: Measure, value: &str, sex: Sex) -> Option<Band> {
        judge(measure, value.parse().unwrap(), sex)
    }

    #[test]
    fn every_row_of_the_table_is_a_set_of_limits() {
        for row in table::rows(TABLE) {
            assert!(parse(row).is_some(), "{row}");
        }
        assert_eq!(ROWS.len(), 20);
    }

    #[test]
    fn a_limit_is_reached_by_its_own_value() {
        use Band::{Guidance, Normal, Referral, Urgent};
        let cases: &[(Measure, &[(&str, Band)])] = &[
            (
                Measure::Systolic,
                &[("129", Normal), ("130", Guidance), ("139", Guidance)],
            ),
            (
                Measure::Systolic,
                &[("140", Referral), ("159", Referral), ("160", Urgent)],
            ),
            (
                Measure::Diastolic,
                &[("84", Normal), ("85", Guidance), ("89", Guidance)],
            ),
            (
                Measure::Diastolic,
                &[("90", Referral), ("99", Referral), ("100", Urgent)],
            ),
            (
                Measure::TriglycerideFasting,
                &[("149", Normal), ("150", Guidance), ("300", Referral)],
            ),
            (
                Measure::TriglycerideCasual,
                &[("174", Normal), ("175", Guidance), ("300", Referral)],
            ),
            (
                Measure::Hdl,
                &[("40", Normal), ("39.9", Guidance), ("20", Guidance)],
            ),
            (
                Measure::Ldl,
                &[("119", Normal), ("120", Guidance), ("140", Referral)],
            ),
            (
                Measure::NonHdl,
                &[("149", Normal), ("150", Guidance), ("170", Referral)],
            ),
            (
                Measure::GlucoseFasting,
                &[("99", Normal), ("100", Guidance), ("126", Referral)],
            ),
            (
                Measure::GlucoseCasual,
                &[("99", Normal), ("100", Guidance), ("126", Referral)],
            ),
            (
                Measure::HbA1c,
                &[("5.5", Normal), ("5.60", Guidance), ("6.5", Referral)],
            ),
            (
                Measure::Ast,
                &[("30", Normal), ("31", Guidance), ("51", Referral)],
            ),
            (
                Measure::Alt,
                &[("30", Normal), ("31", Guidance), ("51", Referral)],
            ),
            (
                Measure::Ggt,
                &[("50", Normal), ("51", Guidance), ("101", Referral)],
            ),
            (
                Measure::Egfr,
                &[("60", Normal), ("59.9", Guidance), ("44.9", Referral)],
            ),
            (
                Measure::VisceralFat,
                &[("99.9", Normal), ("100.0", Guidance), ("500", Guidance)],
            ),
            (
                Measure::Bmi,
                &[("24.9", Normal), ("25.0", Guidance), ("50", Guidance)],
            ),
        ];
        for (measure, steps) in cases {
            for (value, expected) in *steps {
                for sex in [Sex::Male, Sex::Female] {
                    assert_eq!(
                        band(*measure, value, sex),
                        Some(*expected),
                        "{measure:?} {value}"
                    );
                }
            }
        }
    }

    #[test]
    fn waist_and_hemoglobin_have_limits_of_their_own_for_each_sex() {
        use Band::{Guidance, Normal, Referral};
        for (measure, sex, value, expected) in [
            (Measure::Waist, Sex::Male, "84.9", Normal),
            (Measure::Waist, Sex::Male, "85.0", Guidance),
            (Measure::Waist, Sex::Female, "89.9", Normal),
            (Measure::Waist, Sex::Female, "90.0", Guidance),
            (Measure::Hemoglobin, Sex::Male, "13.1", Normal),
            (Measure::Hemoglobin, Sex::Male, "13.0", Guidance),
            (Measure::Hemoglobin, Sex::Male, "12.0", Referral),
            (Measure::Hemoglobin, Sex::Female, "12.1", Normal),
            (Measure::Hemoglobin, Sex::Female, "12.0", Guidance),
            (Measure::Hemoglobin, Sex::Female, "11.0", Referral),
        ] {
            assert_eq!(
                band(measure, value, sex),
                Some(expected),
                "{measure:?} {sex:?} {value}"
            );
        }
    }

    #[test]
    fn a_measure_without_an_official_limit_is_not_judged() {
        assert_eq!(band(Measure::Creatinine, "9.9", Sex::Male), None);
        assert_eq!(band(Measure::UricAcid, "9.9", Sex::Female), None);
    }

    #[test]
    fn limits_that_follow_lie_further_out() {
        for row in ROWS.iter() {
            let Limits {
                guidance,
                referral,
                urgent,
                ..
            } = row.limits;
            for (near, far) in [(Some(guidance), referral), (referral, urgent)] {
                if let (Some(near), Some(far)) = (near, far) {
                    assert_eq!(near.side, far.side, "{:?}", row.measure);
                    assert!(near.reached_by(far.value), "{:?}", row.measure);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_worse_value_never_gets_a_better_band(
            index in 0..Measure::ALL.len(),
            one in 0_i64..100_000,
            other in 0_i64..100_000,
            scale in 0_u32..3,
            male: bool,
        ) {
            let sex = if male { Sex::Male } else { Sex::Female };
            let measure = Measure::ALL[index];
            let (small, large) = (one.min(other), one.max(other));
            let low = judge(measure, Decimal::new(small, scale), sex);
            let high = judge(measure, Decimal::new(large, scale), sex);
            match limits(measure, sex).map(|limits| limits.guidance.side) {
                None => prop_assert!(low.is_none() && high.is_none()),
                Some(Side::AtLeast) => prop_assert!(low <= high),
                Some(Side::AtMost | Side::Below) => prop_assert!(low >= high),
            }
        }
    }
}
