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
        use Measure::{Diastolic, HbA1c, Hdl, Hemoglobin, Systolic, Waist};
        use Sex::{Female, Male};
        for (measure, sex, steps) in [
            (
                Systolic,
                Male,
                [
                    ("129", Band::Normal),
                    ("130", Band::Guidance),
                    ("140", Band::Referral),
                ],
            ),
            (
                Systolic,
                Male,
                [
                    ("139", Band::Guidance),
                    ("159", Band::Referral),
                    ("160", Band::Urgent),
                ],
            ),
            (
                Diastolic,
                Male,
                [
                    ("84", Band::Normal),
                    ("99", Band::Referral),
                    ("100", Band::Urgent),
                ],
            ),
            (
                HbA1c,
                Male,
                [
                    ("5.5", Band::Normal),
                    ("5.60", Band::Guidance),
                    ("6.5", Band::Referral),
                ],
            ),
            (
                Hdl,
                Female,
                [
                    ("40", Band::Normal),
                    ("39.9", Band::Guidance),
                    ("20", Band::Guidance),
                ],
            ),
            (
                Hemoglobin,
                Male,
                [
                    ("13.1", Band::Normal),
                    ("13.0", Band::Guidance),
                    ("12.0", Band::Referral),
                ],
            ),
            (
                Hemoglobin,
                Female,
                [
                    ("12.1", Band::Normal),
                    ("12.0", Band::Guidance),
                    ("11.0", Band::Referral),
                ],
            ),
            (
                Waist,
                Male,
                [
                    ("84.9", Band::Normal),
                    ("85.0", Band::Guidance),
                    ("200", Band::Guidance),
                ],
            ),
            (
                Waist,
                Female,
                [
                    ("89.9", Band::Normal),
                    ("90.0", Band::Guidance),
                    ("200", Band::Guidance),
                ],
            ),
        ] {
            for (value, expected) in steps {
                assert_eq!(
                    band(measure, value, sex),
                    Some(expected),
                    "{measure:?} {value} {sex:?}"
                );
            }
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
