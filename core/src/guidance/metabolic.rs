//! メタボリックシンドローム判定.
//!
//! Visceral fat over its limit, and of the risks blood pressure, lipids and glucose two or more
//! (基準該当) or one (予備群該当). It is not 階層化: here the limit of glucose is 110 mg/dL (HbA1c
//! 6.0 %, only where glucose was not measured at all), medication counts as its risk, and smoking
//! is no risk.

use rust_decimal::Decimal;

use super::findings::{Evidence, Findings, any_of};
use super::judgement::{Fact, Judgement, Reason, possible, unanimous};

/// The result of the judgement, as code table `1.2.392.200119.6.1008` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetabolicSyndrome {
    /// 1 基準該当.
    Present,
    /// 2 予備群該当.
    Borderline,
    /// 3 非該当.
    Absent,
    /// 4 判定不能.
    Undeterminable,
}

impl MetabolicSyndrome {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "1",
            Self::Borderline => "2",
            Self::Absent => "3",
            Self::Undeterminable => "4",
        }
    }

    /// The result of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Present,
            Self::Borderline,
            Self::Absent,
            Self::Undeterminable,
        ]
        .into_iter()
        .find(|it| it.code() == code)
    }
}

/// Judges.
pub fn metabolic_syndrome(findings: &Findings) -> Judgement<MetabolicSyndrome> {
    let visceral_fat = findings.visceral_fat_over();
    let evidence = findings.evidence(glucose_over(findings));
    let risks = evidence.map(|it| any_of([it.over, it.medication]));
    let known = risks.iter().filter(|risk| **risk == Some(true)).count();
    let unknown = risks.iter().filter(|risk| risk.is_none()).count();
    let outcomes = possible(visceral_fat)
        .flat_map(|over| (known..=known + unknown).map(move |count| result(over, count)));
    match unanimous(outcomes) {
        Some(result) => Judgement {
            result,
            reasons: reasons(findings, visceral_fat, &evidence),
        },
        None => Judgement {
            result: MetabolicSyndrome::Undeterminable,
            reasons: reasons(findings, visceral_fat, &evidence)
                .into_iter()
                .chain(missing(visceral_fat, &evidence))
                .collect(),
        },
    }
}

const fn result(over: bool, risks: usize) -> MetabolicSyndrome {
    match (over, risks) {
        (false, _) | (_, 0) => MetabolicSyndrome::Absent,
        (true, 1) => MetabolicSyndrome::Borderline,
        (true, _) => MetabolicSyndrome::Present,
    }
}

/// Glucose, fasting or casual, before HbA1c.
fn glucose_over(findings: &Findings) -> Option<bool> {
    let glucose = findings.glucose_fasting.or(findings.glucose_casual);
    glucose
        .map(|glucose| glucose >= Decimal::from(110))
        .or_else(|| findings.hba1c.map(|hba1c| hba1c >= Decimal::from(6)))
}

fn reasons(findings: &Findings, visceral_fat: Option<bool>, evidence: &[Evidence]) -> Vec<Reason> {
    let fat = (visceral_fat == Some(true)).then(|| findings.visceral_fat_reason());
    let risks = evidence
        .iter()
        .filter_map(|it| match (it.over, it.medication) {
            (Some(true), _) => Some(Reason::Risk(it.risk)),
            (_, Some(true)) => Some(Reason::Medication(it.risk)),
            _ => None,
        });
    fat.into_iter().chain(risks).collect()
}

fn missing(visceral_fat: Option<bool>, evidence: &[Evidence]) -> Vec<Reason> {
    let open = || {
        evidence
            .iter()
            .filter(|it| any_of([it.over, it.medication]).is_none())
    };
    let waist = visceral_fat.is_none().then_some(Fact::Waist);
    let values = open().filter(|it| it.over.is_none()).map(|it| it.fact);
    let answers = open()
        .any(|it| it.medication.is_none())
        .then_some(Fact::Medication);
    waist
        .into_iter()
        .chain(values)
        .chain(answers)
        .map(Reason::Missing)
        .collect()
}

#[cfg(test)]
mod tests {
    use MetabolicSyndrome::{Absent, Borderline, Present, Undeterminable};

    use super::super::judgement::Risk;
    use super::super::testing::{decimal, findings};
    use super::*;
    use crate::resident::Sex;

    fn judged(change: impl FnOnce(&mut Findings)) -> MetabolicSyndrome {
        metabolic_syndrome(&findings(change)).result
    }

    #[test]
    fn the_waist_opens_the_door_and_risks_count() {
        assert_eq!(judged(|_| {}), Absent);
        assert_eq!(judged(|it| it.waist = decimal("85.0")), Absent);
        assert_eq!(judged(|it| it.systolic = decimal("130")), Absent);
        let over = |it: &mut Findings| {
            it.waist = decimal("85.0");
            it.systolic = decimal("130");
        };
        assert_eq!(judged(over), Borderline);
        assert_eq!(
            judged(|it| {
                over(it);
                it.hdl = decimal("39");
            }),
            Present
        );
    }

    #[test]
    fn limits_of_the_waist_differ_by_sex_and_those_of_its_area_do_not() {
        for (sex, waist, expected) in [
            (Sex::Male, "84.9", Absent),
            (Sex::Male, "85.0", Borderline),
            (Sex::Female, "89.9", Absent),
            (Sex::Female, "90.0", Borderline),
        ] {
            let result = judged(|it| {
                it.sex = sex;
                it.waist = decimal(waist);
                it.diastolic = decimal("85");
            });
            assert_eq!(result, expected, "{sex:?} {waist}");
        }
        let by_area = |area| {
            metabolic_syndrome(&findings(|it| {
                it.waist = decimal("84");
                it.visceral_fat = decimal(area);
                it.diastolic = decimal("85");
            }))
        };
        assert_eq!(by_area("99.9").result, Absent);
        assert_eq!(by_area("100.0").result, Borderline);
        assert_eq!(
            by_area("100.0").reasons,
            [Reason::VisceralFat, Reason::Risk(Risk::BloodPressure)]
        );
    }

    #[test]
    fn glucose_has_its_own_limit_here_and_hba1c_stands_in_for_it() {
        for (fasting, casual, hba1c, expected) in [
            (Some("109"), None, None, Absent),
            (Some("110"), None, None, Borderline),
            (Some("109"), None, Some("9.0"), Absent),
            (None, Some("110"), Some("5.0"), Borderline),
            (None, None, Some("5.9"), Absent),
            (None, None, Some("6.0"), Borderline),
            (None, None, None, Undeterminable),
        ] {
            let result = judged(|it| {
                it.waist = decimal("90");
                it.glucose_fasting = fasting.and_then(decimal);
                it.glucose_casual = casual.and_then(decimal);
                it.hba1c = hba1c.and_then(decimal);
            });
            assert_eq!(result, expected, "{fasting:?} {casual:?} {hba1c:?}");
        }
    }

    #[test]
    fn casual_triglyceride_counts_from_175_and_only_without_a_fasting_one() {
        for (fasting, casual, expected) in [
            (Some("149"), Some("300"), Absent),
            (None, Some("174"), Absent),
            (None, Some("175"), Borderline),
        ] {
            let result = judged(|it| {
                it.waist = decimal("90");
                it.triglyceride_fasting = fasting.and_then(decimal);
                it.triglyceride_casual = casual.and_then(decimal);
            });
            assert_eq!(result, expected, "{fasting:?} {casual:?}");
        }
    }

    #[test]
    fn medication_counts_as_its_risk_and_smoking_is_none() {
        let judgement = metabolic_syndrome(&findings(|it| {
            it.waist = decimal("90");
            it.glucose_medication = Some(true);
            it.smokes = Some(true);
        }));
        assert_eq!(judgement.result, Borderline);
        assert_eq!(
            judgement.reasons,
            [Reason::Waist, Reason::Medication(Risk::Glucose)]
        );
    }

    #[test]
    fn a_missing_fact_matters_only_if_it_could_change_the_result() {
        assert_eq!(judged(|it| it.hdl = None), Absent, "the waist is not over");
        let judgement = metabolic_syndrome(&findings(|it| {
            it.waist = decimal("90");
            it.hdl = None;
            it.glucose_medication = None;
        }));
        assert_eq!(judgement.result, Undeterminable);
        assert_eq!(
            judgement.reasons,
            [
                Reason::Waist,
                Reason::Missing(Fact::Lipid),
                Reason::Missing(Fact::Medication)
            ]
        );
        let judgement = metabolic_syndrome(&findings(|it| {
            it.waist = decimal("90");
            it.hdl = None;
            it.systolic = decimal("140");
            it.glucose_fasting = decimal("126");
        }));
        assert_eq!(judgement.result, Present, "two risks are enough");
    }

    #[test]
    fn the_waist_may_be_left_out_where_bmi_is_below_20() {
        assert_eq!(
            judged(|it| {
                it.waist = None;
                it.bmi = decimal("19.9");
                it.systolic = decimal("140");
            }),
            Absent
        );
        assert_eq!(
            judged(|it| {
                it.waist = None;
                it.bmi = decimal("20.0");
                it.systolic = decimal("140");
            }),
            Undeterminable
        );
    }

    #[test]
    fn codes_are_those_of_the_table() {
        use crate::record::checkup::codes;
        for (result, display) in [
            (Present, "基準該当"),
            (Borderline, "予備群該当"),
            (Absent, "非該当"),
            (Undeterminable, "判定不能"),
        ] {
            assert_eq!(
                codes::display(codes::METABOLIC, result.code()),
                Some(display)
            );
            assert_eq!(MetabolicSyndrome::from_code(result.code()), Some(result));
        }
        assert_eq!(MetabolicSyndrome::from_code("5"), None);
    }
}
