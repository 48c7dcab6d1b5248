//! Reading a report: which of its observations answers a question about the person.

use super::items::{Item, item};
use super::{Measure, Observation, Outcome, Quantity, Report, Side, codes, units};

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

impl Observation {
    /// The item that it observes; `None` if the code is not in the official table.
    pub fn item(&self) -> Option<&'static Item> {
        item(&self.code)
    }

    /// The official name of the item, or else its name as received, or else its code.
    pub fn label(&self) -> &str {
        self.item()
            .map(|item| item.name)
            .or(self.name.as_deref())
            .unwrap_or(&self.code)
    }

    /// What its code means: by the table that the file names, or that of the item if it names
    /// none. `None` if it is no code, or an unknown one.
    pub fn meaning(&self) -> Option<&'static str> {
        match &self.outcome {
            Outcome::Coded { code, system } if system.is_empty() => {
                codes::display(self.item()?.codes?, code)
            }
            Outcome::Coded { code, system } => codes::display(system, code),
            _ => None,
        }
    }
}

impl Quantity {
    /// The unit as the official table prints it, or as received if it is not in the table.
    pub fn display_unit(&self) -> &str {
        units::find(&self.unit).map_or(&self.unit, |unit| unit.display)
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

#[cfg(test)]
mod tests {
    use super::super::testing::{answered, measured, observed, quantity, report};
    use super::*;

    const OTHER: &str = "9A755000000000001";
    const SECOND: &str = "9A752000000000001";
    const FIRST: &str = "9A751000000000001";

    fn value(report: &Report, measure: Measure) -> Option<String> {
        report
            .reading(measure)
            .map(|reading| reading.quantity.value.to_string())
    }

    #[test]
    fn of_several_blood_pressures_the_mean_counts_then_the_second() {
        let first = measured(FIRST, "150", "mm[Hg]");
        let second = measured(SECOND, "140", "mm[Hg]");
        let mean = measured(OTHER, "145", "mm[Hg]");
        let all = report(vec![first.clone(), second.clone(), mean]);
        assert_eq!(value(&all, Measure::Systolic).as_deref(), Some("145"));
        let two = report(vec![
            first.clone(),
            second,
            observed(OTHER, Outcome::NotPerformed),
        ]);
        assert_eq!(value(&two, Measure::Systolic).as_deref(), Some("140"));
        let one = report(vec![first, observed(SECOND, Outcome::Missing)]);
        assert_eq!(value(&one, Measure::Systolic).as_deref(), Some("150"));
        assert_eq!(value(&one, Measure::Diastolic), None);
    }

    #[test]
    fn a_value_out_of_range_counts_and_says_so() {
        let out = |measured| Outcome::OutOfRange {
            side: Side::Above,
            measured,
        };
        let with = report(vec![observed(OTHER, out(Some(quantity("350", "mm[Hg]"))))]);
        let reading = with.reading(Measure::Systolic).unwrap();
        assert_eq!(reading.out_of_range, Some(Side::Above));
        assert_eq!(reading.quantity.value.to_string(), "350");
        assert_eq!(
            report(vec![observed(OTHER, out(None))]).reading(Measure::Systolic),
            None
        );
    }

    #[test]
    fn a_value_keeps_the_decimals_that_it_came_with() {
        let report = report(vec![measured("3D046000001906202", "5.60", "%")]);
        assert_eq!(value(&report, Measure::HbA1c).as_deref(), Some("5.60"));
    }

    #[test]
    fn a_number_in_a_foreign_unit_is_no_reading() {
        let kilopascal = report(vec![measured(OTHER, "17.3", "kPa")]);
        assert_eq!(kilopascal.reading(Measure::Systolic), None);
        let printed = report(vec![measured(OTHER, "130", "mmHg")]);
        assert!(printed.reading(Measure::Systolic).is_some());
    }

    #[test]
    fn readings_come_in_the_order_of_the_item_table() {
        let report = report(vec![
            measured("2A030000001930101", "14.0", "g/dL"),
            measured(SECOND, "120", "mm[Hg]"),
            answered("9N736000000000011", "1"),
            measured("9N001000000000001", "170.0", "cm"),
        ]);
        let measures: Vec<Measure> = report.readings().map(|it| it.measure).collect();
        assert_eq!(
            measures,
            [Measure::Height, Measure::Systolic, Measure::Hemoglobin]
        );
    }

    #[test]
    fn a_code_means_what_its_own_table_says() {
        let mut smoking = answered("9N736000000000011", "2");
        let in_the_items_table = "以前は吸っていたが、最近1ヶ月間は吸っていない";
        assert_eq!(smoking.meaning(), Some(in_the_items_table));
        smoking.outcome = Outcome::Coded {
            code: "2".to_owned(),
            system: "1.2.392.200119.6.2003".to_owned(),
        };
        assert_eq!(smoking.meaning(), Some("いいえ"));
        smoking.outcome = Outcome::Coded {
            code: "9".to_owned(),
            system: String::new(),
        };
        assert_eq!(smoking.meaning(), None);
        assert_eq!(
            observed("9N736000000000011", Outcome::Missing).meaning(),
            None
        );
    }

    #[test]
    fn an_item_has_its_official_name_and_an_unknown_one_the_name_it_came_with() {
        let mut observation = measured("9N001000000000001", "170.0", "cm");
        observation.name = Some("しんちょう".to_owned());
        assert_eq!(observation.label(), "身長");
        observation.code = "9X999000000000001".to_owned();
        assert_eq!(observation.label(), "しんちょう");
        observation.name = None;
        assert_eq!(observation.label(), "9X999000000000001");
    }

    #[test]
    fn units_are_shown_as_the_official_table_prints_them() {
        assert_eq!(quantity("130", "mm[Hg]").display_unit(), "mmHg");
        assert_eq!(quantity("1", "furlong").display_unit(), "furlong");
    }

    #[test]
    fn the_time_since_the_last_meal_is_one_of_three() {
        for (code, expected) in [
            ("1", None),
            ("2", Some(BloodDrawing::Fasting)),
            ("3", Some(BloodDrawing::AfterMeal)),
            ("4", Some(BloodDrawing::JustAfterMeal)),
        ] {
            let report = report(vec![answered("9N141000000000011", code)]);
            assert_eq!(report.blood_drawing(), expected, "{code}");
        }
        assert_eq!(report(vec![]).blood_drawing(), None);
    }
}
