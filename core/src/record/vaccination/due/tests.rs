use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dose(vaccine: &str, given_on: NaiveDate) -> Vaccination {
    Vaccination {
        vaccine: vaccine.to_owned(),
        name: vaccine.to_owned(),
        given_on,
        dose: None,
        product: None,
        lot: None,
        volume_ml: None,
        performer: None,
        municipality: "999997".to_owned(),
    }
}

fn history(doses: &[(&str, &str)]) -> Vec<Vaccination> {
    doses.iter().map(|(id, on)| dose(id, day(on))).collect()
}

/// The line of a series: state, `next/doses`, vaccines.
fn line(
    series: &str,
    birth: &str,
    sex: Sex,
    doses: &[(&str, &str)],
    today: &str,
) -> Option<String> {
    due(day(birth), sex, &history(doses), day(today))
        .into_iter()
        .find(|it| it.series == series)
        .map(|it| {
            let state = match it.state {
                State::Now { until } => format!("now until {until}"),
                State::CatchUp { until } => format!("catch up until {until}"),
                State::Upcoming { from } => format!("from {from}"),
                State::Completed => "completed".to_owned(),
                State::Closed => "closed".to_owned(),
            };
            let next = it.next_dose.map_or("-".to_owned(), |it| it.to_string());
            let vaccines: Vec<&str> = it.vaccines.iter().map(|it| it.id).collect();
            format!("{state}, {next}/{}, {}", it.doses, vaccines.join(" "))
        })
}

#[track_caller]
fn stands(
    series: &str,
    (birth, sex): (&str, Sex),
    doses: &[(&str, &str)],
    today: &str,
    expected: &str,
) {
    assert_eq!(
        line(series, birth, sex, doses, today).as_deref(),
        Some(expected),
        "{series} {birth} {doses:?} on {today}"
    );
}

use Sex::{Female, Male};

#[test]
fn at_65_a_woman_is_offered_the_vaccines_of_older_people() {
    let who = ("1961-05-10", Female);
    let today = "2026-11-21";
    for (series, expected) in [
        ("ZOS", "now until 2027-03-31, 1/2, ZOS-R ZOS-L"),
        ("PNEU", "now until 2027-05-09, 1/1, PPSV23"),
        ("FLU", "now until 2027-03-31, 1/1, FLU"),
        ("COVID", "now until 2027-03-31, 1/1, COVID"),
    ] {
        stands(series, who, &[], today, expected);
    }
    assert_eq!(line("HPV", who.0, who.1, &[], today), None);
}

#[test]
fn zoster_is_offered_in_the_year_of_a_multiple_of_five_until_2029() {
    let today = "2026-11-21";
    for (birth, expected) in [
        ("1956-04-02", "now until 2027-03-31, 1/2, ZOS-R ZOS-L"),
        ("1957-04-01", "now until 2027-03-31, 1/2, ZOS-R ZOS-L"),
        ("1957-04-02", "from 2027-04-01, 1/2, ZOS-R ZOS-L"),
        ("1956-04-01", "closed, 1/2, ZOS-R ZOS-L"),
        ("1920-01-01", "closed, 1/2, ZOS-R ZOS-L"),
        ("1980-06-01", "from 2045-04-01, 1/2, ZOS-R ZOS-L"),
    ] {
        stands("ZOS", (birth, Female), &[], today, expected);
    }
    stands(
        "ZOS",
        ("1920-01-01", Male),
        &[],
        "2025-12-01",
        "now until 2026-03-31, 1/2, ZOS-R ZOS-L",
    );
}

#[test]
fn the_vaccine_begun_decides_how_zoster_goes_on() {
    let who = ("1961-05-10", Male);
    let today = "2026-11-21";
    stands(
        "ZOS",
        who,
        &[("ZOS-L", "2026-05-01")],
        today,
        "completed, -/1, ZOS-L",
    );
    stands(
        "ZOS",
        who,
        &[("ZOS-R", "2026-10-01")],
        today,
        "from 2026-12-01, 2/2, ZOS-R",
    );
    stands(
        "ZOS",
        who,
        &[("ZOS-R", "2026-06-01"), ("ZOS-R", "2026-09-01")],
        today,
        "completed, -/2, ZOS-R",
    );
}

#[test]
fn a_yearly_dose_counts_for_its_fiscal_year() {
    let who = ("1950-05-10", Male);
    let last_year = ("FLU", "2026-01-20");
    stands(
        "FLU",
        who,
        &[last_year],
        "2026-03-01",
        "completed, -/1, FLU",
    );
    stands(
        "FLU",
        who,
        &[last_year],
        "2026-06-01",
        "from 2026-10-01, 1/1, FLU",
    );
    stands(
        "FLU",
        who,
        &[last_year],
        "2026-11-01",
        "now until 2027-03-31, 1/1, FLU",
    );
    stands(
        "FLU",
        ("1961-12-24", Male),
        &[],
        "2026-11-01",
        "from 2026-12-24, 1/1, FLU",
    );
}

#[test]
fn a_girl_of_16_can_have_hpv_until_march() {
    let who = ("2010-06-01", Female);
    stands(
        "HPV",
        who,
        &[],
        "2026-11-21",
        "catch up until 2027-03-31, 1/3, HPV9 HPV4 HPV2",
    );
    stands("HPV", who, &[], "2027-04-01", "closed, 1/3, HPV9 HPV4 HPV2");
    assert_eq!(line("HPV", who.0, Male, &[], "2026-11-21"), None);
}

#[test]
fn two_doses_of_hpv9_are_enough_if_begun_before_15_and_five_months_apart() {
    let who = ("2012-06-01", Female);
    let today = "2026-11-21";
    let first = ("HPV9-2", "2026-01-10");
    stands(
        "HPV",
        who,
        &[],
        today,
        "catch up until 2029-03-31, 1/2, HPV9 HPV4 HPV2",
    );
    stands(
        "HPV",
        who,
        &[first, ("HPV9-2", "2026-06-10")],
        today,
        "completed, -/2, HPV9",
    );
    stands(
        "HPV",
        who,
        &[first, ("HPV9-2", "2026-06-09")],
        today,
        "now until 2029-03-31, 3/3, HPV9",
    );
    stands(
        "HPV",
        who,
        &[("HPV2", "2025-01-10"), ("HPV9", "2026-06-10")],
        today,
        "now until 2029-03-31, 3/3, HPV9",
    );
}

#[test]
fn the_hpv_catch_up_is_for_those_who_began_in_time() {
    let who = ("2004-06-01", Female);
    let begun = [("HPV4", "2024-09-01")];
    let in_time = "now until 2026-03-31, 2/3, HPV9 HPV4 HPV2";
    stands("HPV", who, &begun, "2025-11-21", in_time);
    stands(
        "HPV",
        who,
        &begun,
        "2026-11-21",
        "closed, 2/3, HPV4 HPV9 HPV2",
    );
    stands("HPV", who, &[], "2025-11-21", "closed, 1/3, HPV4 HPV2");
}

#[test]
fn a_newborn_begins_at_two_months() {
    let who = ("2026-09-30", Male);
    let today = "2026-10-05";
    for (series, expected) in [
        ("HEPB", "now until 2027-09-29, 1/3, HEPB"),
        ("BCG", "now until 2027-09-29, 1/1, BCG"),
        ("ROTA", "from 2026-11-11, 1/2, ROTA1 ROTA5"),
        ("PCV", "from 2026-11-30, 1/4, PCV"),
        ("DPT-IPV-Hib", "from 2026-11-30, 1/4, DPT-IPV-Hib"),
        ("MR1", "from 2027-09-30, 1/1, MR1"),
        ("VAR", "from 2027-09-30, 1/2, VAR"),
        ("JE1", "from 2027-03-30, 1/3, JE1"),
        ("MR2", "from 2032-04-01, 1/1, MR2"),
        ("DT2", "from 2037-09-30, 1/1, DT2"),
    ] {
        stands(series, who, &[], today, expected);
    }
    for series in ["DPT-IPV", "IPV", "HIB", "JE-SP", "RUBELLA5", "RSV-M"] {
        assert_eq!(line(series, who.0, who.1, &[], today), None, "{series}");
    }
}

#[test]
fn a_late_start_of_pcv_takes_fewer_doses() {
    let who = ("2025-01-10", Female);
    for (today, expected) in [
        ("2025-07-01", "now until 2030-01-09, 1/4, PCV"),
        ("2025-08-10", "now until 2030-01-09, 1/3, PCV"),
        ("2026-01-10", "now until 2030-01-09, 1/2, PCV"),
        ("2027-01-10", "now until 2030-01-09, 1/1, PCV"),
        ("2030-01-10", "closed, 1/4, PCV"),
    ] {
        stands("PCV", who, &[], today, expected);
    }
    stands(
        "PCV",
        who,
        &[("PCV-late7", "2025-08-10"), ("PCV-late7", "2025-09-10")],
        "2025-12-01",
        "from 2026-01-10, 3/3, PCV",
    );
}

#[test]
fn who_began_with_separate_vaccines_goes_on_with_them() {
    let who = ("2024-01-10", Female);
    let begun = [
        ("DPT-IPV", "2024-03-10"),
        ("Hib", "2024-03-10"),
        ("DPT-IPV-Hib", "2024-04-10"),
    ];
    let today = "2024-05-10";
    stands(
        "DPT-IPV",
        who,
        &begun,
        today,
        "now until 2031-07-09, 3/4, DPT-IPV",
    );
    stands("HIB", who, &begun, today, "now until 2029-01-09, 3/4, Hib");
    assert_eq!(line("DPT-IPV-Hib", who.0, who.1, &begun, today), None);
}

#[test]
fn a_child_of_five_has_the_second_mr_in_the_year_before_school() {
    for (birth, expected) in [
        ("2021-04-01", "now until 2027-03-31, 1/1, MR2"),
        ("2021-04-02", "from 2027-04-01, 1/1, MR2"),
        ("2020-04-02", "now until 2027-03-31, 1/1, MR2"),
        ("2020-04-01", "closed, 1/1, MR2"),
    ] {
        stands("MR2", (birth, Male), &[], "2026-11-21", expected);
    }
}

#[test]
fn hepatitis_b_counts_its_last_interval_from_the_first_dose() {
    stands(
        "HEPB",
        ("2026-01-01", Male),
        &[("HEPB", "2026-03-01"), ("HEPB", "2026-03-29")],
        "2026-04-10",
        "from 2026-07-19, 3/3, HEPB",
    );
}

#[test]
fn an_interval_beyond_the_last_day_closes_the_series() {
    stands(
        "VAR",
        ("2023-06-10", Male),
        &[("VAR", "2026-05-01")],
        "2026-05-20",
        "closed, 2/2, VAR",
    );
}

#[test]
fn japanese_encephalitis_doses_of_any_period_count_for_the_special_measure() {
    let who = ("2007-03-01", Male);
    let given = [
        ("JE1", "2012-04-01"),
        ("JE1", "2012-05-01"),
        ("JE1", "2013-05-01"),
    ];
    stands(
        "JE-SP",
        who,
        &given,
        "2026-11-21",
        "now until 2027-02-28, 4/4, JE-SP",
    );
}

#[test]
fn an_ended_programme_is_closed() {
    let who = ("1970-05-05", Male);
    stands("RUBELLA5", who, &[], "2026-11-21", "closed, 1/1, RUBELLA5");
    stands(
        "RUBELLA5",
        who,
        &[],
        "2025-03-31",
        "now until 2025-03-31, 1/1, RUBELLA5",
    );
}

#[test]
fn what_is_no_dose_does_not_count() {
    let who = ("2025-01-10", Male);
    let odd = [
        ("unknown", "2026-02-01"),
        ("MR1", "2024-12-31"),
        ("MR1", "2026-12-01"),
    ];
    stands(
        "MR1",
        who,
        &odd,
        "2026-11-21",
        "now until 2027-01-09, 1/1, MR1",
    );
    assert!(vaccine("unknown").is_none());
    let twice = [("VAR", "2026-02-01"), ("VAR", "2026-02-01")];
    stands(
        "VAR",
        who,
        &twice,
        "2026-11-21",
        "now until 2028-01-09, 2/2, VAR",
    );
}

#[test]
fn a_row_of_the_schedule_names_its_vaccine() {
    assert_eq!(vaccine("HPV9-3").map(|it| it.id), Some("HPV9"));
    assert_eq!(vaccine("PCV-late24").map(|it| it.id), Some("PCV"));
    assert_eq!(vaccine("ZOS-R").map(|it| it.series), Some("ZOS"));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        8 => (690_000_i32..760_000).prop_map(|it| NaiveDate::from_num_days_from_ce_opt(it).unwrap()),
        1 => Just(NaiveDate::MIN),
        1 => Just(NaiveDate::MAX),
    ]
}

fn any_history() -> impl Strategy<Value = Vec<Vaccination>> {
    let id = prop::sample::select(
        VACCINES
            .iter()
            .map(|it| it.id)
            .chain(["unknown", "HPV9-2", ""])
            .collect::<Vec<_>>(),
    );
    prop::collection::vec((id, any_day()).prop_map(|(id, on)| dose(id, on)), 0..12)
}

proptest! {
    #[test]
    fn any_person_stands_once_in_a_series(
        birth in any_day(), today in any_day(), female in any::<bool>(), history in any_history(),
    ) {
        let sex = if female { Female } else { Male };
        let all = due(birth, sex, &history, today);
        for (at, it) in all.iter().enumerate() {
            prop_assert!(!it.vaccines.is_empty());
            prop_assert!(all[..at].iter().all(|other| other.series != it.series));
            prop_assert_eq!(it.next_dose.is_none(), it.state == State::Completed);
            prop_assert!(it.next_dose.is_none_or(|next| next <= it.doses));
            match it.state {
                State::Now { until } | State::CatchUp { until } => {
                    prop_assert!(until >= today);
                    prop_assert!(it.earliest.is_none_or(|earliest| earliest <= today));
                }
                State::Upcoming { from } => prop_assert!(from > today),
                State::Completed | State::Closed => {}
            }
        }
    }

    #[test]
    fn who_takes_every_dose_on_its_first_day_completes_the_series(
        days in 0_i64..4000, female in any::<bool>(),
    ) {
        let sex = if female { Female } else { Male };
        let birth = day("2024-04-02") + chrono::Duration::days(days);
        let mut history = Vec::new();
        let mut today = birth;
        for _ in 0..200 {
            let all = due(birth, sex, &history, today);
            if let Some(open) = all.iter().find(|it| it.state.is_open()) {
                history.push(dose(open.vaccines[0].id, today));
                let after = due(birth, sex, &history, today);
                let same = after.iter().find(|it| it.series == open.series).unwrap();
                prop_assert!(
                    same.next_dose.is_none_or(|next| Some(next) > open.next_dose),
                    "{:?}", same
                );
                prop_assert!(!same.state.is_open(), "one dose a day: {:?}", same);
                continue;
            }
            let next = all.iter().filter_map(|it| match it.state {
                State::Upcoming { from } => Some(from),
                _ => None,
            }).min();
            match next.filter(|_| today < birth + chrono::Duration::days(366 * 20)) {
                Some(from) => today = from,
                None => break,
            }
        }
        for it in due(birth, sex, &history, birth + chrono::Duration::days(366 * 18)) {
            prop_assert!(
                matches!(it.state, State::Completed | State::Upcoming { .. }),
                "{:?}", it
            );
        }
    }
}
