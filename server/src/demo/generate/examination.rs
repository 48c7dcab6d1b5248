//! One checkup with everything that is measured, asked and judged in it.

use chrono::{Days, NaiveDate};
use hikae_core::calendar::{age_at_fiscal_year_end, age_on};
use hikae_core::guidance::{Findings, GlucosePriority, metabolic_syndrome, support_level};
use hikae_core::record::Organization;
use hikae_core::record::checkup::items::{self, ValueKind};
use hikae_core::record::checkup::{
    Interpretation, Observation, Outcome, Quantity, ReferenceRange, Report, Section,
};
use hikae_core::resident::Sex;
use rust_decimal::Decimal;

/// Days from the checkup to the file.
const DAYS_TO_FILE: u64 = 21;
/// 75 and older: 後期高齢者 are examined under another program.
const LATE_ELDERLY: u16 = 75;

/// What is measured and answered. Numbers are in units of the last digit that the item's picture
/// shows: 16230 is no height, 1623 is 162.3 cm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Examination {
    pub(super) sex: Sex,
    pub(super) born: NaiveDate,
    pub(super) day: NaiveDate,
    /// 0.1 cm.
    pub(super) height: i64,
    /// 0.1 kg.
    pub(super) weight: i64,
    /// 0.1 cm.
    pub(super) waist: i64,
    /// First and second measurement, mmHg.
    pub(super) systolic: (i64, i64),
    pub(super) diastolic: (i64, i64),
    /// mg/dL.
    pub(super) triglyceride: i64,
    pub(super) hdl: i64,
    pub(super) ldl: i64,
    /// U/L.
    pub(super) ast: i64,
    pub(super) alt: i64,
    pub(super) ggt: i64,
    /// mg/dL.
    pub(super) glucose: i64,
    /// 0.1 %.
    pub(super) hba1c: i64,
    /// 0.01 mg/dL.
    pub(super) creatinine: i64,
    /// 0.1 g/dL.
    pub(super) hemoglobin: i64,
    /// 0.1 mg/dL.
    pub(super) uric_acid: i64,
    /// Codes: 1 －, 2 ±, 3 ＋.
    pub(super) urine_sugar: u8,
    pub(super) urine_protein: u8,
    /// What the electrocardiogram showed, if anything.
    pub(super) ecg: Option<&'static str>,
    /// 既往歴, if any.
    pub(super) history: Option<&'static str>,
    /// Medication for blood pressure, glucose, lipids.
    pub(super) medication: [bool; 3],
    /// 1 yes, 2 stopped, 3 never.
    pub(super) smoking: u8,
    /// 1 every day … 8 never.
    pub(super) drinking: u8,
    /// 生活習慣の改善: 1 no intention … 5 for more than six months.
    pub(super) intention: u8,
    /// The doctor's words.
    pub(super) opinion: &'static str,
    /// The doctor.
    pub(super) doctor: &'static str,
    /// Items whose outcome is another one, or which are left out (`None`).
    pub(super) except: Vec<(&'static str, Option<Outcome>)>,
}

const SBP: [&str; 2] = ["9A751000000000001", "9A752000000000001"];
const DBP: [&str; 2] = ["9A761000000000001", "9A762000000000001"];
const BLOOD_COUNT: u16 = 1;
const ELECTROCARDIOGRAM: u16 = 2;
const FUNDUS: u16 = 3;
const KIDNEY: u16 = 4;

impl Examination {
    /// The day on which the file about it is made.
    pub(super) fn filed_on(&self) -> NaiveDate {
        self.day
            .checked_add_days(Days::new(DAYS_TO_FILE))
            .unwrap_or(self.day)
    }

    /// The report that the institution files.
    pub(super) fn report(&self, performer: &Organization) -> Report {
        let age = age_at_fiscal_year_end(self.born, self.day).unwrap_or_default();
        let late = age_on(self.born, self.day).is_some_and(|age| age >= LATE_ELDERLY);
        let (report_code, program_code) = match (age, late) {
            (_, true) => ("10", "020"),
            (40.., _) => ("10", "010"),
            _ => ("40", "030"),
        };
        let mut report = Report {
            report_code: report_code.to_owned(),
            program_code: program_code.to_owned(),
            performed_on: self.day,
            issued_on: self.filed_on(),
            performer: performer.clone(),
            author: performer.clone(),
            sections: vec![
                Section {
                    code: "01010".to_owned(),
                    title: "検査・問診結果セクション".to_owned(),
                    observations: [self.excepted(self.measured()), self.asked()].concat(),
                },
                Section {
                    code: "01990".to_owned(),
                    title: "任意追加項目セクション".to_owned(),
                    observations: vec![self.number("3C020000002327101", self.uric_acid)],
                },
            ],
        };
        let judged = self.judged(&Findings::of(&report, self.sex, age));
        if let Some(section) = report.sections.first_mut() {
            section.observations.extend(judged);
        }
        report
    }

    fn excepted(&self, observations: Vec<Observation>) -> Vec<Observation> {
        let change = |mut observation: Observation| match self
            .except
            .iter()
            .find(|(code, _)| *code == observation.code)
        {
            None => Some(observation),
            Some((_, None)) => None,
            Some((_, Some(outcome))) => {
                observation.outcome = outcome.clone();
                if matches!(outcome, Outcome::Missing | Outcome::NotPerformed) {
                    observation.interpretation = None;
                    observation.reference = None;
                }
                Some(observation)
            }
        };
        observations.into_iter().filter_map(change).collect()
    }

    fn measured(&self) -> Vec<Observation> {
        let mut all = vec![
            self.number("9N001000000000001", self.height),
            self.number("9N006000000000001", self.weight),
            self.number("9N011000000000001", self.bmi()),
            self.number("9N016160100000001", self.waist),
            self.coded(
                "9N056000000000011",
                if self.history.is_some() { 1 } else { 2 },
            ),
        ];
        all.extend(
            self.history
                .map(|history| text("9N056160400000049", history)),
        );
        all.extend([
            self.coded("9N061000000000011", 2),
            self.coded("9N066000000000011", 2),
            self.number(SBP[0], self.systolic.0),
            self.number(SBP[1], self.systolic.1),
            self.number(DBP[0], self.diastolic.0),
            self.number(DBP[1], self.diastolic.1),
            self.coded("9N141000000000011", 2),
            self.number("3F015000002327101", self.triglyceride),
            self.number("3F070000002327101", self.hdl),
            self.number("3F077000002327101", self.ldl),
            self.number("3B035000002327201", self.ast),
            self.number("3B045000002327201", self.alt),
            self.number("3B090000002327101", self.ggt),
            self.number("3D010000001926101", self.glucose),
            self.number("3D046000001906202", self.hba1c),
            self.coded("1A020000000191111", self.urine_sugar),
            self.coded("1A010000000191111", self.urine_protein),
        ]);
        let grouped = |group: u16, members: Vec<Observation>| {
            members.into_iter().map(move |member| Observation {
                group: Some(group),
                ..member
            })
        };
        all.extend(grouped(
            BLOOD_COUNT,
            vec![
                self.number("2A040000001930102", self.hemoglobin * 3),
                self.number("2A030000001930101", self.hemoglobin),
                self.number("2A020000001930101", self.hemoglobin * 33 / 10),
                text("2A020161001930149", "医師の判断により実施"),
            ],
        ));
        let mut ecg = vec![self.coded("9A110160700000011", if self.ecg.is_some() { 1 } else { 2 })];
        ecg.extend(self.ecg.map(|findings| text("9A110160800000049", findings)));
        ecg.push(self.coded("9A110161600000011", u8::from(self.systolic.1 >= 140)));
        all.extend(grouped(ELECTROCARDIOGRAM, ecg));
        all.extend(grouped(
            FUNDUS,
            vec![
                self.coded("9E100166600000011", 1),
                self.coded("9E100161600000011", u8::from(self.systolic.1 >= 140)),
            ],
        ));
        all.extend(grouped(
            KIDNEY,
            vec![
                self.number("3C015000002327101", self.creatinine),
                self.number("8A065000002391901", self.egfr()),
                self.coded("3C015161602399911", u8::from(self.systolic.1 >= 130)),
            ],
        ));
        all
    }

    /// In tenths.
    const fn bmi(&self) -> i64 {
        let square = self.height * self.height;
        (self.weight * 1_000_000 + square / 2) / square
    }

    /// 194 × Cr^−1.094 × age^−0.287, for women × 0.739 (日本腎臓学会), in tenths.
    fn egfr(&self) -> i64 {
        let creatinine = f64::from(i32::try_from(self.creatinine).unwrap_or(100)) / 100.0;
        let age = f64::from(age_on(self.born, self.day).unwrap_or(50));
        let factor = if self.sex == Sex::Female { 0.739 } else { 1.0 };
        let egfr = 194.0 * creatinine.powf(-1.094) * age.powf(-0.287) * factor;
        format!("{:.0}", egfr * 10.0).parse().unwrap_or_default()
    }

    fn judged(&self, findings: &Findings) -> Vec<Observation> {
        let mut all = Vec::new();
        if let Some(level) = support_level(findings, GlucosePriority::default()) {
            all.push(code(
                "9N501000000000011",
                metabolic_syndrome(findings).result.code(),
            ));
            all.push(code("9N506000000000011", level.result.code()));
        }
        let author = Some(self.doctor.to_owned());
        all.push(Observation {
            author,
            ..text("9N511000000000049", self.opinion)
        });
        if self
            .except
            .iter()
            .any(|(_, outcome)| *outcome == Some(Outcome::NotPerformed))
        {
            all.push(self.coded("9N512000000000011", 2));
        }
        all
    }

    fn asked(&self) -> Vec<Observation> {
        let yes = |answer: bool| if answer { 1 } else { 2 };
        let [pressure, glucose, lipids] = self.medication;
        let heavier = self.bmi() >= 250;
        [
            ("9N701000000000011", yes(pressure)),
            ("9N706000000000011", yes(glucose)),
            ("9N711000000000011", yes(lipids)),
            ("9N716000000000011", 2),
            ("9N721000000000011", 2),
            ("9N726000000000011", 2),
            ("9N731000000000011", 2),
            ("9N736000000000011", self.smoking),
            ("9N741000000000011", yes(heavier)),
            ("9N746000000000011", yes(self.intention == 5)),
            ("9N751000000000011", yes(!heavier)),
            ("9N756000000000011", yes(!heavier)),
            ("9N872000000000011", 1),
            ("9N766000000000011", if heavier { 1 } else { 2 }),
            ("9N771000000000011", yes(heavier)),
            ("9N782000000000011", 2),
            ("9N781000000000011", yes(self.smoking == 1)),
            ("9N786000000000011", self.drinking),
            ("9N791000000000011", if self.drinking <= 2 { 2 } else { 1 }),
            ("9N796000000000011", yes(self.smoking != 1)),
            ("9N801000000000011", self.intention),
            ("9N808000000000011", 2),
        ]
        .map(|(item, answer)| self.coded(item, answer))
        .to_vec()
    }

    /// A number, in units of the last digit that the item's picture shows, with the institution's
    /// reference range and judgement where it has one.
    fn number(&self, item: &str, last_digits: i64) -> Observation {
        let decimals = items::item(item)
            .and_then(items::Item::decimals)
            .unwrap_or_default();
        let scale = u32::try_from(decimals).unwrap_or_default();
        let unit = items::item(item).map_or("", |item| item.xml_unit);
        let quantity = |value| Quantity {
            value: Decimal::new(value, scale),
            unit: unit.to_owned(),
        };
        let mut observation = base(item, Outcome::Quantity(quantity(last_digits)));
        if let Some((low, high)) = normal(item, self.sex) {
            observation.interpretation = Some(match last_digits {
                below if low.is_some_and(|low| below < low) => Interpretation::Low,
                above if high.is_some_and(|high| above > high) => Interpretation::High,
                _ => Interpretation::Normal,
            });
            observation.reference = Some(ReferenceRange {
                low: low.map(quantity),
                high: high.map(quantity),
            });
        }
        observation
    }

    fn coded(&self, item: &str, answer: u8) -> Observation {
        code(item, &answer.to_string())
    }
}

/// The institution's own reference ranges, in units of the last digit.
fn normal(item: &str, sex: Sex) -> Option<(Option<i64>, Option<i64>)> {
    let man = sex == Sex::Male;
    Some(match item.get(..5)? {
        "9N011" => (Some(185), Some(249)),
        "9N016" => (None, Some(if man { 849 } else { 899 })),
        "9A751" | "9A752" => (None, Some(129)),
        "9A761" | "9A762" => (None, Some(84)),
        "3F015" => (Some(30), Some(149)),
        "3F070" => (Some(40), None),
        "3F077" => (Some(60), Some(119)),
        "3B035" | "3B045" => (None, Some(30)),
        "3B090" => (None, Some(50)),
        "3D010" => (None, Some(99)),
        "3D046" => (None, Some(55)),
        "2A040" => {
            if man {
                (Some(385), Some(489))
            } else {
                (Some(355), Some(439))
            }
        }
        "2A030" => {
            if man {
                (Some(131), Some(163))
            } else {
                (Some(121), Some(145))
            }
        }
        "2A020" => {
            if man {
                (Some(400), Some(539))
            } else {
                (Some(360), Some(489))
            }
        }
        "3C015" => (None, Some(if man { 100 } else { 70 })),
        "8A065" => (Some(600), None),
        "3C020" => (Some(21), Some(70)),
        _ => return None,
    })
}

fn code(item: &str, code: &str) -> Observation {
    let system = items::item(item)
        .and_then(|item| item.codes)
        .unwrap_or_default();
    base(
        item,
        Outcome::Coded {
            code: code.to_owned(),
            system: system.to_owned(),
        },
    )
}

fn text(item: &str, text: &str) -> Observation {
    base(
        item,
        Outcome::Text {
            text: text.to_owned(),
        },
    )
}

fn base(code: &str, outcome: Outcome) -> Observation {
    let item = items::item(code);
    Observation {
        code: code.to_owned(),
        name: item.map(|item| item.name.to_owned()),
        outcome,
        interpretation: None,
        reference: None,
        method: item
            .filter(|item| item.value != ValueKind::Text)
            .and_then(|item| item.method)
            .map(str::to_owned),
        author: None,
        group: None,
    }
}
