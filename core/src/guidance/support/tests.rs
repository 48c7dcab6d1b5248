//! 階層化, case by case and at large.

use SupportLevel::{Active, InformationOnly, Motivational, Undeterminable};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::testing::{decimal, findings};
use super::*;
use crate::resident::Sex;

fn judged(change: impl FnOnce(&mut Findings)) -> Judgement<SupportLevel> {
    support_level(&findings(change), GlucosePriority::default()).unwrap()
}

#[test]
fn every_combination_of_the_rule_gives_its_level() {
    let table = include_str!("../../../tests/data/support-levels.tsv");
    let rows: Vec<&str> = table.lines().filter(|row| !row.starts_with('#')).collect();
    assert_eq!(rows.len(), 73);
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        let [
            sex,
            age,
            waist,
            bmi,
            pressure,
            lipid,
            glucose,
            smokes,
            medicated,
            level,
        ] = fields[..]
        else {
            panic!("{row}")
        };
        let judgement = judged(|it| {
            it.sex = if sex == "M" { Sex::Male } else { Sex::Female };
            it.age = age.parse().unwrap();
            it.waist = decimal(waist);
            it.bmi = decimal(bmi);
            it.systolic = decimal(if pressure == "1" { "130" } else { "129" });
            it.triglyceride_fasting = decimal(if lipid == "1" { "150" } else { "149" });
            it.glucose_fasting = decimal(if glucose == "1" { "100" } else { "99" });
            it.smokes = Some(smokes == "1");
            it.lipid_medication = Some(medicated == "1");
        });
        assert_eq!(judgement.result.code(), level, "{row}");
    }
}

#[test]
fn each_part_of_a_risk_counts_by_itself_and_two_parts_count_once() {
    type Change = fn(&mut Findings);
    let parts: [(Change, Risk); 6] = [
        (|it| it.systolic = decimal("130"), Risk::BloodPressure),
        (|it| it.diastolic = decimal("85"), Risk::BloodPressure),
        (|it| it.triglyceride_fasting = decimal("150"), Risk::Lipid),
        (|it| it.hdl = decimal("39"), Risk::Lipid),
        (|it| it.glucose_fasting = decimal("100"), Risk::Glucose),
        (
            |it| {
                it.glucose_fasting = None;
                it.hba1c = decimal("5.6");
            },
            Risk::Glucose,
        ),
    ];
    for (change, risk) in parts {
        let judgement = judged(|it| {
            it.waist = decimal("85.0");
            change(it);
        });
        assert_eq!(judgement.result, Motivational);
        assert_eq!(judgement.reasons, [Reason::Waist, Reason::Risk(risk)]);
    }
    let twice = judged(|it| {
        it.waist = decimal("85.0");
        it.systolic = decimal("130");
        it.diastolic = decimal("85");
    });
    assert_eq!(twice.result, Motivational);
}

#[test]
fn smoking_alone_is_no_risk() {
    let judgement = judged(|it| {
        it.waist = decimal("85.0");
        it.smokes = Some(true);
    });
    assert_eq!(judgement.result, InformationOnly);
    assert_eq!(judgement.reasons, [Reason::Waist]);
}

#[test]
fn medication_of_any_kind_leads_to_no_guidance() {
    type Change = fn(&mut Findings);
    let kinds: [(Change, Risk); 3] = [
        (
            |it| it.blood_pressure_medication = Some(true),
            Risk::BloodPressure,
        ),
        (|it| it.lipid_medication = Some(true), Risk::Lipid),
        (|it| it.glucose_medication = Some(true), Risk::Glucose),
    ];
    for (change, risk) in kinds {
        let judgement = judged(|it| {
            it.waist = decimal("95");
            it.systolic = decimal("150");
            it.hdl = decimal("30");
            change(it);
        });
        assert_eq!(judgement.result, InformationOnly);
        assert!(judgement.reasons.contains(&Reason::Medication(risk)));
    }
}

#[test]
fn the_rule_is_for_people_from_40_to_74() {
    let at = |age| support_level(&findings(|it| it.age = age), GlucosePriority::default());
    assert!(at(39).is_none() && at(75).is_none());
    assert!(at(40).is_some() && at(74).is_some());
}

#[test]
fn which_glucose_value_counts_is_a_choice() {
    let findings = findings(|it| {
        it.waist = decimal("90");
        it.glucose_fasting = decimal("99");
        it.hba1c = decimal("5.6");
        it.glucose_casual = decimal("150");
    });
    let level = |priority| support_level(&findings, priority).unwrap().result;
    assert_eq!(level(GlucosePriority::FastingFirst), InformationOnly);
    assert_eq!(level(GlucosePriority::Either), Motivational);
}

#[test]
fn casual_glucose_counts_only_where_hba1c_was_not_measured() {
    let level = |hba1c: Option<&str>| {
        judged(|it| {
            it.waist = decimal("90");
            it.glucose_fasting = None;
            it.hba1c = hba1c.and_then(decimal);
            it.glucose_casual = decimal("100");
        })
        .result
    };
    assert_eq!(level(None), Motivational);
    assert_eq!(level(Some("5.5")), InformationOnly);
}

#[test]
fn a_missing_fact_is_named_where_it_could_change_the_level() {
    let judgement = judged(|it| {
        it.waist = decimal("90");
        it.systolic = decimal("130");
        it.smokes = None;
    });
    assert_eq!(judgement.result, Undeterminable);
    assert_eq!(
        judgement.reasons,
        [
            Reason::Waist,
            Reason::Risk(Risk::BloodPressure),
            Reason::Missing(Fact::Smoking)
        ]
    );
    let lean = judged(|it| {
        it.smokes = None;
        it.hdl = None;
    });
    assert_eq!(lean.result, InformationOnly, "step 1 has already said no");
    let medicated = judged(|it| {
        it.waist = None;
        it.hdl = None;
        it.lipid_medication = Some(true);
        it.glucose_medication = None;
    });
    assert_eq!(
        medicated.result, InformationOnly,
        "one medication is enough"
    );
}

#[test]
fn a_report_without_values_is_undeterminable_and_says_what_is_missing() {
    let judgement = judged(|it| {
        let (sex, age) = (it.sex, it.age);
        *it = Findings {
            sex,
            age,
            waist: None,
            visceral_fat: None,
            bmi: None,
            systolic: None,
            diastolic: None,
            triglyceride_fasting: None,
            triglyceride_casual: None,
            hdl: None,
            glucose_fasting: None,
            glucose_casual: None,
            hba1c: None,
            blood_pressure_medication: None,
            glucose_medication: None,
            lipid_medication: None,
            smokes: None,
        };
    });
    assert_eq!(judgement.result, Undeterminable);
    let missing = [
        Fact::Waist,
        Fact::Bmi,
        Fact::BloodPressure,
        Fact::Lipid,
        Fact::Glucose,
        Fact::Smoking,
        Fact::Medication,
    ];
    assert_eq!(judgement.reasons, missing.map(Reason::Missing));
}

#[test]
fn codes_are_those_of_the_table() {
    use crate::record::checkup::codes;
    for (level, display) in [
        (Active, "積極的支援"),
        (Motivational, "動機付け支援"),
        (InformationOnly, "なし(情報提供)"),
        (Undeterminable, "判定不能"),
    ] {
        assert_eq!(
            codes::display(codes::SUPPORT_LEVEL, level.code()),
            Some(display)
        );
        assert_eq!(SupportLevel::from_code(level.code()), Some(level));
    }
    assert_eq!(SupportLevel::from_code(""), None);
}

fn around(limit: i64) -> impl Strategy<Value = Option<Decimal>> {
    prop::option::weighted(0.9, (limit - 20..limit + 20).prop_map(Decimal::from))
}

fn answer() -> impl Strategy<Value = Option<bool>> {
    prop::option::weighted(0.9, any::<bool>())
}

prop_compose! {
    fn any_findings()(
        (sex, age) in (prop::sample::select(vec![Sex::Male, Sex::Female]), 35_u16..80),
        (waist, bmi) in (around(88), around(24)),
        visceral_fat in prop::option::weighted(0.2, (80_i64..120).prop_map(Decimal::from)),
        (systolic, diastolic) in (around(130), around(85)),
        (triglyceride_fasting, triglyceride_casual, hdl) in (around(150), around(175), around(40)),
        (glucose_fasting, glucose_casual) in (around(105), around(105)),
        hba1c in prop::option::weighted(0.5, (50_i64..65).prop_map(|tenths| Decimal::new(tenths, 1))),
        medication in [answer(), answer(), answer()],
        smokes in answer(),
    ) -> Findings {
        let [blood_pressure_medication, glucose_medication, lipid_medication] = medication;
        Findings {
            sex, age, waist, visceral_fat, bmi, systolic, diastolic, triglyceride_fasting,
            triglyceride_casual, hdl, glucose_fasting, glucose_casual, hba1c,
            blood_pressure_medication, glucose_medication, lipid_medication, smokes,
        }
    }
}

fn priority() -> impl Strategy<Value = GlucosePriority> {
    prop::sample::select(vec![GlucosePriority::FastingFirst, GlucosePriority::Either])
}

fn raised(value: &mut Option<Decimal>) {
    *value = value.map(|value| value + Decimal::from(30));
}

proptest! {
    #[test]
    fn a_level_or_the_reason_for_having_none(it in any_findings(), priority in priority()) {
        match support_level(&it, priority) {
            None => prop_assert!(it.age < 40 || it.age > 74),
            Some(judgement) => {
                let missing = judgement.reasons.iter().any(|it| matches!(it, Reason::Missing(_)));
                prop_assert_eq!(missing, judgement.result == Undeterminable);
            }
        }
    }

    #[test]
    fn worse_values_never_lower_the_level(
        it in any_findings(), index in 0_usize..8, priority in priority(),
    ) {
        let mut worse = it.clone();
        let values = [
            &mut worse.waist, &mut worse.bmi, &mut worse.systolic, &mut worse.diastolic,
            &mut worse.triglyceride_fasting, &mut worse.glucose_fasting, &mut worse.hba1c,
            &mut worse.visceral_fat,
        ];
        for (at, value) in values.into_iter().enumerate() {
            if at == index { raised(value); }
        }
        if let (Some(before), Some(after)) =
            (support_level(&it, priority), support_level(&worse, priority))
            && before.result != Undeterminable
            && after.result != Undeterminable
        {
            prop_assert!(after.result <= before.result);
        }
    }

    #[test]
    fn what_was_missing_would_not_have_changed_a_level_given(
        it in any_findings(), index in 0_usize..7, priority in priority(),
    ) {
        let mut without = it.clone();
        match index {
            0 => without.systolic = None,
            1 => without.diastolic = None,
            2 => without.hdl = None,
            3 => without.smokes = None,
            4 => without.blood_pressure_medication = None,
            5 => without.lipid_medication = None,
            _ => without.glucose_medication = None,
        }
        if let (Some(given), Some(full)) =
            (support_level(&without, priority), support_level(&it, priority))
            && given.result != Undeterminable
        {
            prop_assert_eq!(given.result, full.result);
        }
    }

    #[test]
    fn nobody_from_65_on_gets_active_support(it in any_findings(), priority in priority()) {
        if let Some(judgement) = support_level(&it, priority) && it.age >= 65 {
            prop_assert_ne!(judgement.result, Active);
        }
    }
}
