//! Reading a report: which of its observations answers a question about the person.

use super::{Measure, Observation, Outcome, Quantity, Report, Side, units};

/// The value that counts for a measure in one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'a> {
    /// What was measured.
    pub measure: Measure,
    /// The observation that it comes from.
    pub observation: &'a Observation,
    /// The number with its unit.
    pub quantity: &'a Quantity,
    /// Set if it lies outside what the format can carry.
    pub out_of_range: Option<Side>,
}

/// How long after a meal the blood was drawn (採血時間(食後), `1.2.392.200119.6.2202`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BloodDrawing {
    /// 4: less than 3.5 hours. Casual values do not count for a judgement.
    JustAfterMeal,
    /// 3: from 3.5 to less than 10 hours: casual.
    AfterMeal,
    /// 2: 10 hours or more: fasting.
    Fasting,
}

impl Outcome {
    /// The number that was measured, also where it lies outside the range of the format.
    pub const fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(quantity)
            | Self::OutOfRange {
                measured: Some(quantity),
                ..
            } => Some(quantity),
            _ => None,
        }
    }

    /// The code, if it is one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Coded { code, .. } => Some(code),
            _ => None,
        }
    }
}

impl Report {
    /// The first observation of an item.
    pub fn observation(&self, code: &str) -> Option<&Observation> {
        self.observations()
            .find(|observation| observation.code == code)
    }

    /// The code that an item was answered with.
    pub fn coded(&self, code: &str) -> Option<&str> {
        self.observation(code)
            .and_then(|observation| observation.outcome.code())
    }

    /// The value that counts for a measure: that of the first of its items, in the order of
    /// [`Measure::codes`], that has a number in the unit of the measure. A number in another
    /// unit is no reading: it could not be compared with anything.
    pub fn reading(&self, measure: Measure) -> Option<Reading<'_>> {
        measure.codes().iter().find_map(|code| {
            self.observations()
                .filter(|observation| observation.code == *code)
                .find_map(|observation| reading(measure, observation))
        })
    }

    /// The value that counts for each measure that the report has, in the order of the item table.
    pub fn readings(&self) -> impl Iterator<Item = Reading<'_>> {
        Measure::ALL
            .iter()
            .filter_map(|measure| self.reading(*measure))
    }

    /// How long after a meal the blood was drawn, if the report says so in a code of phase 4.
    pub fn blood_drawing(&self) -> Option<BloodDrawing> {
        match self.coded("9N141000000000011")? {
            "2" => Some(BloodDrawing::Fasting),
            "3" => Some(BloodDrawing::AfterMeal),
            "4" => Some(BloodDrawing::JustAfterMeal),
            _ => None,
        }
    }
}

fn reading(measure: Measure, observation: &Observation) -> Option<Reading<'_>> {
    let quantity = observation.outcome.quantity()?;
    let out_of_range = match observation.outcome {
        Outcome::OutOfRange { side, .. } => Some(side),
        _ => None,
    };
    units::same(&quantity.unit, measure.unit()).then_some(Reading {
        measure,
        observation,
        quantity,
        out_of_range,
    })
}
