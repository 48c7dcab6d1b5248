//! The stretch of values that a band or a chart of a measure covers.

use hikae_core::record::checkup::Measure;

/// A stretch of values, in the unit of the measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Scale {
    /// The stretch of a measure that has official limits: wide enough for the limits and for what
    /// is usually measured. It is a choice of the drawing and says nothing about health.
    pub(super) const fn of(measure: Measure) -> Option<Self> {
        let (low, high) = match measure {
            Measure::Bmi => (15.0, 35.0),
            Measure::VisceralFat => (0.0, 200.0),
            Measure::Waist => (60.0, 110.0),
            Measure::Systolic => (90.0, 180.0),
            Measure::Diastolic => (50.0, 110.0),
            Measure::TriglycerideFasting | Measure::TriglycerideCasual => (0.0, 450.0),
            Measure::Hdl => (20.0, 100.0),
            Measure::Ldl => (60.0, 180.0),
            Measure::NonHdl => (90.0, 210.0),
            Measure::Ast | Measure::Alt => (0.0, 80.0),
            Measure::Ggt => (0.0, 150.0),
            Measure::Egfr => (15.0, 105.0),
            Measure::GlucoseFasting | Measure::GlucoseCasual => (70.0, 160.0),
            Measure::HbA1c => (4.5, 7.5),
            Measure::Hemoglobin => (8.0, 18.0),
            _ => return None,
        };
        Some(Self { low, high })
    }

    /// The stretch widened so that it holds `value`.
    pub(super) const fn holding(self, value: f64) -> Self {
        Self {
            low: self.low.min(value),
            high: self.high.max(value),
        }
    }

    /// Where a value lies, from 0 (low) to 1 (high); values outside lie at the ends.
    pub(super) fn place(self, value: f64) -> f64 {
        let width = self.high - self.low;
        if width > 0.0 {
            ((value - self.low) / width).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }
}

#[cfg(test)]
mod tests {
    use hikae_core::guidance::limits;
    use hikae_core::resident::Sex;
    use rust_decimal::prelude::ToPrimitive;

    use super::*;

    #[test]
    fn every_measure_with_limits_has_a_stretch_that_holds_them() {
        for sex in [Sex::Male, Sex::Female] {
            for measure in Measure::ALL {
                let Some(limits) = limits(*measure, sex) else {
                    continue;
                };
                let scale = Scale::of(*measure).unwrap();
                for limit in [Some(limits.guidance), limits.referral, limits.urgent] {
                    let Some(limit) = limit else { continue };
                    let place = scale.place(limit.value.to_f64().unwrap());
                    assert!((0.05..=0.95).contains(&place), "{measure:?} {limit:?}");
                }
            }
        }
    }

    #[test]
    fn a_value_outside_lies_at_the_end() {
        let scale = Scale {
            low: 10.0,
            high: 20.0,
        };
        assert!((scale.place(5.0) - 0.0).abs() < f64::EPSILON);
        assert!((scale.place(15.0) - 0.5).abs() < f64::EPSILON);
        assert!((scale.place(99.0) - 1.0).abs() < f64::EPSILON);
    }
}
