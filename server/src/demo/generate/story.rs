//! The checkups of the five residents over ten fiscal years, the last one that of the demo.

use chrono::{Days, NaiveDate};
use hikae_core::calendar::fiscal_year;
use hikae_core::record::checkup::{Outcome, Quantity, Report, Side};
use rust_decimal::Decimal;

use super::examination::Examination;
use super::examiner;
use crate::demo::residents::{Who, day_in};

/// Fiscal years told.
const YEARS: usize = 10;
/// The year of 例示 太郎 that was reported wrongly at first, and corrected.
const CORRECTED: usize = 7;
/// Days from a wrong file to its correction.
const DAYS_TO_CORRECTION: u64 = 45;
/// The year in which 仮名 一郎 did not go.
const SKIPPED: usize = 3;

/// What is delivered to one insurer at one time.
pub(super) struct Delivery {
    /// 保険者番号.
    pub(super) insurer: String,
    /// When the package was made.
    pub(super) made_on: NaiveDate,
    /// The reports.
    pub(super) reports: Vec<(Who, Report)>,
}

/// Everything that was delivered until a day, oldest first.
pub(super) fn deliveries(today: NaiveDate) -> Vec<Delivery> {
    let mut all: Vec<Delivery> = Who::ALL
        .into_iter()
        .flat_map(|who| (0..YEARS).flat_map(move |year| reports(who, year, today)))
        .filter(|(_, report)| report.issued_on <= today)
        .map(|(who, report)| Delivery {
            insurer: who
                .resident(today)
                .insured
                .map(|it| it.insurer)
                .unwrap_or_default(),
            made_on: report.issued_on,
            reports: vec![(who, report)],
        })
        .collect();
    all.sort_by(|one, other| (one.made_on, &one.insurer).cmp(&(other.made_on, &other.insurer)));
    all.dedup_by(|next, kept| {
        let same = (next.made_on, &next.insurer) == (kept.made_on, &kept.insurer);
        if same {
            kept.reports.append(&mut next.reports);
        }
        same
    });
    all
}

/// What was reported about a person for a year: nothing, one report, or a report and its
/// correction.
fn reports(who: Who, year: usize, today: NaiveDate) -> Vec<(Who, Report)> {
    let Some(examination) = examination(who, year, today) else {
        return Vec::new();
    };
    let report = examination.report(&examiner());
    if (who, year) != (Who::Taro, CORRECTED) {
        return vec![(who, report)];
    }
    let slip = Examination {
        ldl: examination.ldl * 10,
        ..examination
    }
    .report(&examiner());
    let later = report
        .issued_on
        .checked_add_days(Days::new(DAYS_TO_CORRECTION));
    let corrected = Report {
        issued_on: later.unwrap_or(report.issued_on),
        ..report
    };
    vec![(who, slip), (who, corrected)]
}

fn examination(who: Who, year: usize, today: NaiveDate) -> Option<Examination> {
    let told = i32::try_from(YEARS - 1 - year).ok()?;
    let on = |month, day| day_in(fiscal_year(today) - told, month, day);
    let at = |series: [i64; YEARS]| series.get(year).copied().unwrap_or_default();
    let base = Examination {
        sex: who.resident(today).sex,
        born: who.birth_date(today),
        day: today,
        height: 1_600,
        weight: 550,
        waist: 760,
        systolic: (118, 116),
        diastolic: (72, 70),
        triglyceride: 80,
        hdl: 62,
        ldl: 102,
        ast: 21,
        alt: 18,
        ggt: 20,
        glucose: 90,
        hba1c: 53,
        creatinine: 62,
        hemoglobin: 132,
        uric_acid: 46,
        urine_sugar: 1,
        urine_protein: 1,
        ecg: None,
        history: None,
        medication: [false; 3],
        smoking: 3,
        drinking: 6,
        intention: 3,
        opinion: "特に異常はありません。",
        doctor: "試験　まもる",
        except: Vec::new(),
    };
    match who {
        Who::Hanako => Some(Examination {
            day: on(5, 20)?,
            height: 1_562,
            weight: at([541, 543, 548, 552, 556, 561, 563, 568, 571, 574]),
            waist: at([795, 798, 805, 812, 818, 824, 829, 835, 838, 842]),
            systolic: (
                at([124, 126, 128, 131, 133, 137, 139, 144, 148, 152]),
                at([121, 124, 126, 128, 131, 134, 137, 141, 145, 149]),
            ),
            diastolic: (
                at([76, 77, 79, 80, 82, 84, 85, 88, 90, 92]),
                at([74, 75, 78, 79, 80, 82, 84, 86, 88, 91]),
            ),
            triglyceride: at([88, 92, 95, 101, 99, 108, 112, 118, 121, 126]),
            hdl: at([71, 70, 69, 70, 68, 67, 66, 66, 65, 64]),
            ldl: at([112, 115, 118, 121, 124, 127, 126, 131, 134, 137]),
            glucose: at([91, 92, 93, 95, 94, 96, 97, 97, 98, 98]),
            hba1c: at([53, 53, 54, 54, 54, 55, 55, 55, 55, 55]),
            creatinine: at([58, 58, 59, 60, 60, 61, 62, 62, 63, 64]),
            hemoglobin: at([128, 129, 127, 130, 131, 129, 132, 131, 133, 132]),
            opinion: if year >= 7 {
                "血圧が受診をお勧めする値です。医療機関を受診してください。"
            } else {
                "血圧とLDLコレステロールの変化に注意してください。"
            },
            ..base
        }),
        Who::Taro => Some(Examination {
            day: on(6, 12)?,
            height: 1_718,
            weight: at([742, 751, 760, 772, 789, 801, 812, 818, 824, 831]),
            waist: at([848, 855, 862, 874, 889, 901, 908, 915, 921, 928]),
            systolic: (
                at([124, 127, 128, 131, 134, 135, 137, 136, 139, 138]),
                at([122, 125, 127, 129, 132, 133, 136, 134, 137, 136]),
            ),
            diastolic: (
                at([78, 80, 82, 83, 86, 86, 88, 87, 89, 88]),
                at([77, 79, 81, 82, 85, 85, 87, 86, 88, 87]),
            ),
            triglyceride: at([142, 151, 165, 172, 188, 201, 212, 224, 219, 231]),
            hdl: at([48, 47, 46, 44, 42, 41, 39, 39, 38, 38]),
            ldl: at([128, 131, 134, 138, 142, 145, 148, 151, 149, 153]),
            ast: at([24, 25, 27, 29, 31, 33, 34, 36, 35, 37]),
            alt: at([28, 31, 34, 38, 42, 45, 48, 52, 50, 54]),
            ggt: at([48, 52, 58, 63, 71, 78, 82, 88, 91, 96]),
            glucose: at([96, 98, 101, 103, 106, 108, 109, 111, 112, 114]),
            hba1c: at([54, 55, 56, 56, 57, 58, 58, 59, 59, 60]),
            creatinine: at([82, 83, 83, 84, 85, 85, 86, 87, 88, 88]),
            hemoglobin: at([152, 151, 153, 152, 154, 153, 155, 154, 153, 154]),
            uric_acid: at([62, 64, 65, 67, 69, 70, 71, 73, 72, 74]),
            urine_sugar: if year >= 8 { 2 } else { 1 },
            smoking: 1,
            drinking: 1,
            intention: if year >= 8 { 3 } else { 1 },
            opinion: "腹囲、脂質、血糖、血圧に注意が必要です。特定保健指導をお受けください。",
            ..base
        }),
        Who::Midori => None,
        Who::Maria => (year == YEARS - 2).then_some(Examination {
            day: on(10, 8)?,
            height: 1_634,
            weight: 562,
            waist: 731,
            ldl: 104,
            ..base
        }),
        Who::Ichiro => (year != SKIPPED).then_some(Examination {
            day: on(7, 3)?,
            height: at([
                1_652, 1_650, 1_649, 1_648, 1_646, 1_645, 1_643, 1_642, 1_640, 1_639,
            ]),
            weight: at([621, 618, 615, 611, 608, 604, 598, 592, 588, 583]),
            waist: at([842, 840, 838, 835, 833, 829, 824, 818, 814, 809]),
            systolic: (
                at([138, 136, 134, 133, 132, 131, 134, 133, 131, 132]),
                at([136, 134, 132, 131, 130, 129, 132, 130, 129, 130]),
            ),
            diastolic: (
                at([82, 80, 79, 78, 77, 76, 77, 75, 74, 74]),
                at([80, 79, 78, 77, 76, 75, 75, 74, 73, 72]),
            ),
            triglyceride: at([118, 115, 112, 109, 104, 101, 98, 95, 92, 90]),
            hdl: at([52, 53, 54, 54, 55, 55, 56, 57, 57, 58]),
            ldl: at([118, 112, 109, 107, 104, 101, 99, 97, 95, 94]),
            glucose: at([104, 106, 108, 109, 111, 112, 114, 113, 115, 114]),
            hba1c: at([58, 59, 59, 60, 60, 61, 61, 61, 62, 62]),
            creatinine: at([92, 94, 96, 98, 101, 103, 106, 108, 111, 113]),
            hemoglobin: at([141, 140, 138, 137, 136, 134, 133, 131, 130, 129]),
            urine_protein: if year >= 6 { 3 } else { 1 },
            ecg: (year >= 5).then_some("心房性期外収縮"),
            history: Some("高血圧症、腎機能低下"),
            medication: [true, false, true],
            smoking: 2,
            drinking: 5,
            intention: 5,
            opinion: "主治医の診療を続けてください。",
            except: ichiros_gaps(year),
            ..base
        }),
    }
}

/// What could not be measured, is missing, or lies beyond what the format can carry.
fn ichiros_gaps(year: usize) -> Vec<(&'static str, Option<Outcome>)> {
    let beyond = |side, value, unit: &str| {
        let measured = Quantity {
            value: Decimal::new(value, 0),
            unit: unit.to_owned(),
        };
        Some(Outcome::OutOfRange {
            side,
            measured: Some(measured),
        })
    };
    match year {
        6 => vec![
            ("1A010000000191111", Some(Outcome::NotPerformed)),
            ("1A020000000191111", Some(Outcome::NotPerformed)),
        ],
        7 => vec![("3D046000001906202", Some(Outcome::Missing))],
        8 => vec![("3B090000002327101", beyond(Side::Above, 1_050, "U/L"))],
        9 => vec![
            ("3F015000002327101", beyond(Side::Below, 9, "mg/dL")),
            ("9N016160100000001", Some(Outcome::NotPerformed)),
            ("9A752000000000001", Some(Outcome::Missing)),
            ("9A762000000000001", None),
        ],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use hikae_core::calendar::age_at_fiscal_year_end;
    use hikae_core::guidance::{
        Band, Findings, GlucosePriority, MetabolicSyndrome, SupportLevel, judge_reading,
        metabolic_syndrome, support_level,
    };
    use hikae_core::record::checkup::{Measure, codes};

    use hikae_core::resident::Sex;

    use super::*;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn latest(who: Who) -> Report {
        reports(who, YEARS - 1, today()).pop().unwrap().1
    }

    #[test]
    fn ten_fiscal_years_are_told_and_nothing_from_the_future() {
        let all = deliveries(today());
        let years: std::collections::BTreeSet<i32> = all
            .iter()
            .flat_map(|it| {
                it.reports
                    .iter()
                    .map(|(_, report)| fiscal_year(report.performed_on))
            })
            .collect();
        assert_eq!(years, (2017..=2026).collect());
        assert!(all.is_sorted_by_key(|delivery| delivery.made_on));
        let spring = "2026-06-01".parse().unwrap();
        assert!(
            deliveries(spring)
                .iter()
                .all(|delivery| delivery.made_on <= spring)
        );
        assert!(deliveries(spring).len() < all.len());
    }

    #[test]
    fn hanako_is_advised_to_see_a_doctor_about_her_blood_pressure() {
        let report = latest(Who::Hanako);
        let reading = report.reading(Measure::Systolic).unwrap();
        assert_eq!(
            judge_reading(&report, &reading, Sex::Female),
            Some(Band::Referral)
        );
    }

    #[test]
    fn taro_has_metabolic_syndrome_and_is_offered_intensive_support() {
        let report = latest(Who::Taro);
        let born = Who::Taro.birth_date(today());
        let age = age_at_fiscal_year_end(born, report.performed_on).unwrap();
        let findings = Findings::of(&report, Sex::Male, age);
        assert_eq!(
            metabolic_syndrome(&findings).result,
            MetabolicSyndrome::Present
        );
        let level = support_level(&findings, GlucosePriority::default()).unwrap();
        assert_eq!(level.result, SupportLevel::Active);
        assert_eq!(report.coded("9N501000000000011"), Some("1"));
        assert_eq!(report.coded("9N506000000000011"), Some("1"));
    }

    #[test]
    fn a_report_of_taro_was_wrong_and_is_corrected() {
        let both = reports(Who::Taro, CORRECTED, today());
        let [(_, slip), (_, corrected)] = both.as_slice() else {
            panic!()
        };
        assert!(slip.issued_on < corrected.issued_on);
        assert_eq!(slip.performed_on, corrected.performed_on);
        assert_ne!(slip.sections, corrected.sections);
    }

    #[test]
    fn ichiros_checkups_have_every_kind_of_gap() {
        let all: Vec<Outcome> = (0..YEARS)
            .flat_map(|year| reports(Who::Ichiro, year, today()))
            .flat_map(|(_, report)| {
                report
                    .observations()
                    .map(|it| it.outcome.clone())
                    .collect::<Vec<_>>()
            })
            .collect();
        let has = |wanted: fn(&Outcome) -> bool| all.iter().any(wanted);
        assert!(has(|it| *it == Outcome::Missing));
        assert!(has(|it| *it == Outcome::NotPerformed));
        assert!(has(|it| matches!(
            it,
            Outcome::OutOfRange {
                side: Side::Above,
                ..
            }
        )));
        assert!(has(|it| matches!(
            it,
            Outcome::OutOfRange {
                side: Side::Below,
                ..
            }
        )));
        assert_eq!(reports(Who::Ichiro, SKIPPED, today()), []);
    }

    #[test]
    fn midori_was_never_examined_and_maria_once() {
        let count = |who| {
            (0..YEARS)
                .map(|year| reports(who, year, today()).len())
                .sum::<usize>()
        };
        assert_eq!((count(Who::Midori), count(Who::Maria)), (0, 1));
    }

    #[test]
    fn every_code_is_one_of_its_official_table() {
        for delivery in deliveries(today()) {
            for (_, report) in &delivery.reports {
                for observation in report.observations() {
                    if let Outcome::Coded { code, system } = &observation.outcome {
                        assert!(codes::display(system, code).is_some(), "{observation:?}");
                    }
                }
            }
        }
    }
}
