//! Ages and fiscal years.
//!
//! By law a year of age is complete at the end (24:00) of the day before the birthday
//! (年齢計算ニ関スル法律, with 民法 第143条: the day of birth counts as the first day). That is the
//! same instant as 0:00 of the birthday, so through any day a person has the age that everyone
//! says ([`age_on`]). Rules that ask who *has reached* an age by a given day include that day's
//! end, and with it everyone whose birthday is the day after ([`age_reached_by_end_of`]): it is
//! why children born on 1 April go to school with those born the March before.
//!
//! 29 February counts as its own month and day: the age is complete at the end of 28 February,
//! in every year.

use chrono::{Datelike, Days, NaiveDate};

/// The age through a day: it changes with the beginning of the birthday. `None` before birth.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u16> {
    if day < birth {
        return None;
    }
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    u16::try_from(day.year() - birth.year() - i32::from(!had_birthday)).ok()
}

/// The age that the law takes as reached when a day has ended: one more than [`age_on`] if the
/// birthday is the day after. `None` if birth is later than the day after.
pub fn age_reached_by_end_of(birth: NaiveDate, day: NaiveDate) -> Option<u16> {
    day.checked_add_days(Days::new(1))
        .and_then(|next| age_on(birth, next))
}

/// The age that counts for 特定健診 and 特定保健指導 in the fiscal year of a day: [`age_on`] its
/// 31 March. Insurers count birthdays here, not the ends of the days before them: for FY2024 they
/// invite who was born from 1950-04-01 (74) to 1985-03-31 (40).
pub fn age_at_fiscal_year_end(birth: NaiveDate, day: NaiveDate) -> Option<u16> {
    fiscal_year_end(fiscal_year(day)).and_then(|end| age_on(birth, end))
}

/// 年度: the Japanese fiscal year of a day, which runs from 1 April to 31 March.
pub fn fiscal_year(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < 4)
}

/// The last day of a fiscal year: 31 March of the year after. `None` beyond the calendar.
pub fn fiscal_year_end(fiscal_year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(fiscal_year.checked_add(1)?, 3, 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn age_changes_on_the_birthday_and_is_reached_the_day_before() {
        let birth = day("1984-07-10");
        assert_eq!(age_on(birth, day("2024-07-09")), Some(39));
        assert_eq!(age_on(birth, day("2024-07-10")), Some(40));
        assert_eq!(age_reached_by_end_of(birth, day("2024-07-08")), Some(39));
        assert_eq!(age_reached_by_end_of(birth, day("2024-07-09")), Some(40));
    }

    #[test]
    fn a_checkup_counts_birthdays_until_the_end_of_march() {
        let checkup = day("2024-10-01");
        for (birth, age) in [
            ("1985-03-31", 40),
            ("1985-04-01", 39),
            ("1950-04-01", 74),
            ("1950-03-31", 75),
        ] {
            assert_eq!(
                age_at_fiscal_year_end(day(birth), checkup),
                Some(age),
                "{birth}"
            );
        }
    }

    #[test]
    fn by_law_who_is_born_on_the_first_of_april_is_a_year_older_when_march_ends() {
        let march_ends = day("2025-03-31");
        assert_eq!(
            age_reached_by_end_of(day("1985-04-01"), march_ends),
            Some(40)
        );
        assert_eq!(
            age_reached_by_end_of(day("1985-04-02"), march_ends),
            Some(39)
        );
    }

    #[test]
    fn who_is_born_on_leap_day_is_a_year_older_when_february_ends() {
        let birth = day("2000-02-29");
        assert_eq!(age_on(birth, day("2023-02-28")), Some(22));
        assert_eq!(age_on(birth, day("2023-03-01")), Some(23));
        assert_eq!(age_reached_by_end_of(birth, day("2023-02-28")), Some(23));
        assert_eq!(age_reached_by_end_of(birth, day("2024-02-28")), Some(24));
    }

    #[test]
    fn the_fiscal_year_begins_in_april() {
        assert_eq!(fiscal_year(day("2024-03-31")), 2023);
        assert_eq!(fiscal_year(day("2024-04-01")), 2024);
        assert_eq!(fiscal_year_end(2024), Some(day("2025-03-31")));
        assert_eq!(fiscal_year_end(i32::MAX), None);
    }

    #[test]
    fn there_is_no_age_before_birth() {
        assert_eq!(age_on(day("2024-05-02"), day("2024-05-01")), None);
        assert_eq!(age_on(day("2024-05-02"), day("2024-05-02")), Some(0));
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (680_000_i32..780_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
    }

    proptest! {
        #[test]
        fn age_grows_by_one_a_year_and_never_shrinks(birth in any_day(), day in any_day()) {
            let next = day.succ_opt().unwrap();
            let (today, tomorrow) = (age_on(birth, day), age_on(birth, next));
            prop_assert!(tomorrow >= today);
            if let (Some(today), Some(tomorrow)) = (today, tomorrow) {
                prop_assert!(tomorrow - today <= 1);
            }
            prop_assert_eq!(age_reached_by_end_of(birth, day), tomorrow);
        }
    }
}
