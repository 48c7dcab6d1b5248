//! What the two judgements of a checkup need to know.

use rust_decimal::Decimal;

use super::judgement::{Fact, Reason, Risk};
use super::limits::{Band, judge};
use crate::record::checkup::{BloodDrawing, Measure, Reading, Report};
use crate::resident::Sex;

/// The facts that the metabolic judgement and 階層化 rest on. What was not measured, or not
/// answered, is `None`. Values are in the units of [`Measure::unit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Sex.
    pub sex: Sex,
    /// Age at the end of the fiscal year (`calendar::age_at_fiscal_year_end`).
    pub age: u16,
    /// 腹囲.
    pub waist: Option<Decimal>,
    /// 内臓脂肪面積. Where it was measured, it takes the place of the waist.
    pub visceral_fat: Option<Decimal>,
    /// BMI.
    pub bmi: Option<Decimal>,
    /// 収縮期血圧.
    pub systolic: Option<Decimal>,
    /// 拡張期血圧.
    pub diastolic: Option<Decimal>,
    /// 空腹時中性脂肪.
    pub triglyceride_fasting: Option<Decimal>,
    /// 随時中性脂肪, drawn 3.5 hours or more after a meal.
    pub triglyceride_casual: Option<Decimal>,
    /// HDLコレステロール.
    pub hdl: Option<Decimal>,
    /// 空腹時血糖.
    pub glucose_fasting: Option<Decimal>,
    /// 随時血糖, drawn 3.5 hours or more after a meal.
    pub glucose_casual: Option<Decimal>,
    /// HbA1c(NGSP).
    pub hba1c: Option<Decimal>,
    /// Takes medication for blood pressure (質問1).
    pub blood_pressure_medication: Option<bool>,
    /// Takes medication for glucose, or insulin (質問2).
    pub glucose_medication: Option<bool>,
    /// Takes medication for lipids (質問3).
    pub lipid_medication: Option<bool>,
    /// Smokes now (質問8, answer 1; who stopped a month ago or more does not).
    pub smokes: Option<bool>,
}

impl Findings {
    /// Reads them from a report.
    ///
    /// A casual value counts only if the report says that blood was drawn 3.5 hours or more
    /// after a meal. An answer on medication gives way to the insurer's correction
    /// (保険者再確認 1: the person was taking it).
    pub fn of(report: &Report, sex: Sex, age: u16) -> Self {
        let value = |measure| {
            report
                .reading(measure)
                .filter(|reading| counts(report, reading))
                .map(|reading| reading.quantity.value)
        };
        let medication = |question, correction| {
            if report.coded(correction) == Some("1") {
                Some(true)
            } else {
                yes(report, question)
            }
        };
        Self {
            sex,
            age,
            waist: value(Measure::Waist),
            visceral_fat: value(Measure::VisceralFat),
            bmi: value(Measure::Bmi),
            systolic: value(Measure::Systolic),
            diastolic: value(Measure::Diastolic),
            triglyceride_fasting: value(Measure::TriglycerideFasting),
            triglyceride_casual: value(Measure::TriglycerideCasual),
            hdl: value(Measure::Hdl),
            glucose_fasting: value(Measure::GlucoseFasting),
            glucose_casual: value(Measure::GlucoseCasual),
            hba1c: value(Measure::HbA1c),
            blood_pressure_medication: medication("9N701000000000011", "9N702167200000049"),
            glucose_medication: medication("9N706000000000011", "9N707167200000049"),
            lipid_medication: medication("9N711000000000011", "9N712167200000049"),
            smokes: yes(report, "9N736000000000011"),
        }
    }

    /// Whether 内臓脂肪 is over its limit: by area where it was measured, else by waist. The waist
    /// need not be measured where BMI is below 20, and then counts as not over.
    pub(super) fn visceral_fat_over(&self) -> Option<bool> {
        self.over(Measure::VisceralFat, self.visceral_fat)
            .or_else(|| self.over(Measure::Waist, self.waist))
            .or_else(|| {
                self.bmi
                    .filter(|bmi| *bmi < Decimal::from(20))
                    .map(|_| false)
            })
    }

    /// The reason to give where [`Self::visceral_fat_over`] says yes.
    pub(super) const fn visceral_fat_reason(&self) -> Reason {
        if self.visceral_fat.is_some() {
            Reason::VisceralFat
        } else {
            Reason::Waist
        }
    }

    pub(super) fn bmi_over(&self) -> Option<bool> {
        self.over(Measure::Bmi, self.bmi)
    }

    /// The three risks that both rules know. Each rule has its own way with glucose.
    pub(super) fn evidence(&self, glucose_over: Option<bool>) -> [Evidence; 3] {
        let triglyceride = self
            .over(Measure::TriglycerideFasting, self.triglyceride_fasting)
            .or_else(|| self.over(Measure::TriglycerideCasual, self.triglyceride_casual));
        [
            Evidence {
                risk: Risk::BloodPressure,
                fact: Fact::BloodPressure,
                over: any_of([
                    self.over(Measure::Systolic, self.systolic),
                    self.over(Measure::Diastolic, self.diastolic),
                ]),
                medication: self.blood_pressure_medication,
            },
            Evidence {
                risk: Risk::Lipid,
                fact: Fact::Lipid,
                over: any_of([triglyceride, self.over(Measure::Hdl, self.hdl)]),
                medication: self.lipid_medication,
            },
            Evidence {
                risk: Risk::Glucose,
                fact: Fact::Glucose,
                over: glucose_over,
                medication: self.glucose_medication,
            },
        ]
    }

    /// Whether a value reaches 保健指導判定値 (or the limit of step 1).
    pub(super) fn over(&self, measure: Measure, value: Option<Decimal>) -> Option<bool> {
        judge(measure, value?, self.sex).map(|band| band >= Band::Guidance)
    }
}

/// What is known about one risk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    pub risk: Risk,
    /// What has to be measured for it.
    pub fact: Fact,
    /// Whether its values reach their limits.
    pub over: Option<bool>,
    /// Whether medication is taken for it.
    pub medication: Option<bool>,
}

/// Where a reading stands, in the light of the whole report; `None` if its measure has no
/// official limits, or if the value does not count: casual, and not known to be drawn 3.5 hours
/// or more after a meal.
pub fn judge_reading(report: &Report, reading: &Reading<'_>, sex: Sex) -> Option<Band> {
    if counts(report, reading) {
        judge(reading.measure, reading.quantity.value, sex)
    } else {
        None
    }
}

fn counts(report: &Report, reading: &Reading<'_>) -> bool {
    match reading.measure {
        Measure::TriglycerideCasual | Measure::GlucoseCasual => report
            .blood_drawing()
            .is_some_and(|drawing| drawing >= BloodDrawing::AfterMeal),
        _ => true,
    }
}

/// The answer to a question whose first answer is yes.
fn yes(report: &Report, question: &str) -> Option<bool> {
    match report.coded(question)? {
        "1" => Some(true),
        "2" | "3" => Some(false),
        _ => None,
    }
}

/// Whether any of several things is so: yes if one is, no if none is, else unknown.
pub(super) fn any_of<const N: usize>(parts: [Option<bool>; N]) -> Option<bool> {
    if parts.contains(&Some(true)) {
        Some(true)
    } else if parts.contains(&None) {
        None
    } else {
        Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MetabolicSyndrome, SupportLevel, metabolic_syndrome, support_level};
    use super::*;
    use crate::record::checkup::testing::{answered, measured, observed, quantity, report};
    use crate::record::checkup::{Outcome, Side};

    /// What the payment fund's sample of the file format says of its fictional person.
    fn sample() -> Report {
        report(vec![
            measured("9N011000000000001", "24.9", "kg/m2"),
            measured("9N016160100000001", "70", "cm"),
            observed("9A751000000000001", Outcome::Missing),
            measured("9A752000000000001", "149", "mm[Hg]"),
            observed("9A755000000000001", Outcome::NotPerformed),
            measured("9A761000000000001", "90", "mm[Hg]"),
            measured("9A762000000000001", "95", "mm[Hg]"),
            observed(
                "9A765000000000001",
                Outcome::OutOfRange {
                    side: Side::Above,
                    measured: Some(quantity("150", "mm[Hg]")),
                },
            ),
            measured("3F015129902327101", "60", "mg/dL"),
            measured("3F070000002327101", "45", "mg/dL"),
            measured("3D046000001906202", "7", "%"),
            answered("9N141000000000011", "3"),
            answered("9N701000000000011", "2"),
            answered("9N706000000000011", "2"),
            answered("9N711000000000011", "2"),
            answered("9N736000000000011", "2"),
        ])
    }

    #[test]
    fn a_report_is_read_into_findings() {
        let findings = Findings::of(&sample(), Sex::Male, 54);
        let text = |value: Option<Decimal>| value.map(|it| it.to_string());
        assert_eq!(text(findings.systolic).as_deref(), Some("149"));
        assert_eq!(text(findings.diastolic).as_deref(), Some("150"));
        assert_eq!(text(findings.triglyceride_casual).as_deref(), Some("60"));
        assert_eq!(findings.triglyceride_fasting, None);
        assert_eq!(findings.smokes, Some(false));
        assert_eq!(findings.blood_pressure_medication, Some(false));
    }

    #[test]
    fn the_sample_is_judged_as_its_institution_judged() {
        let findings = Findings::of(&sample(), Sex::Male, 54);
        assert_eq!(
            metabolic_syndrome(&findings).result,
            MetabolicSyndrome::Absent
        );
        let level = support_level(&findings, super::super::GlucosePriority::default());
        assert_eq!(level.unwrap().result, SupportLevel::InformationOnly);
    }

    #[test]
    fn a_casual_value_counts_only_if_drawn_long_enough_after_a_meal() {
        let casual = "3F015129902327101";
        for (drawing, band) in [
            (Some("2"), Some(Band::Guidance)),
            (Some("3"), Some(Band::Guidance)),
            (Some("4"), None),
            (None, None),
        ] {
            let mut observations = vec![measured(casual, "175", "mg/dL")];
            observations.extend(drawing.map(|code| answered("9N141000000000011", code)));
            let report = report(observations);
            let reading = report.reading(Measure::TriglycerideCasual).unwrap();
            assert_eq!(
                judge_reading(&report, &reading, Sex::Female),
                band,
                "{drawing:?}"
            );
            let findings = Findings::of(&report, Sex::Female, 50);
            assert_eq!(
                findings.triglyceride_casual.is_some(),
                band.is_some(),
                "{drawing:?}"
            );
        }
    }

    #[test]
    fn the_insurers_correction_counts_before_the_answer() {
        for (correction, expected) in [("1", true), ("2", false)] {
            let report = report(vec![
                answered("9N701000000000011", "2"),
                answered("9N702167200000049", correction),
            ]);
            let findings = Findings::of(&report, Sex::Male, 50);
            assert_eq!(
                findings.blood_pressure_medication,
                Some(expected),
                "{correction}"
            );
        }
    }

    #[test]
    fn an_answer_that_is_none_is_unknown() {
        let report = report(vec![
            answered("9N736000000000011", "7"),
            observed("9N701000000000011", Outcome::Missing),
        ]);
        let findings = Findings::of(&report, Sex::Male, 50);
        assert_eq!(
            (findings.smokes, findings.blood_pressure_medication),
            (None, None)
        );
    }
}
