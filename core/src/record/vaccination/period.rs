//! Ages and intervals, in the units in which the schedule gives them.
//!
//! - An age of N years or months begins on the day with the number of the birthday, as in
//!   [`calendar::age_on`], and 「N歳に至るまで」 ends on the day before it. By law the age is
//!   complete when that day before ends, so some municipalities begin a day earlier; the first
//!   day given here is right by either reading.
//! - A month without that day (the 31st, 29 February) has its last day counted to the end
//!   (民法 第143条): the age begins on the first of the month after.
//! - Weeks and days count from the day after birth: 出生6週0日後 is 42 days after it.
//! - 「N歳となる日の属する年度」 takes the day on which the age is complete, the day before the
//!   birthday, as in [`calendar::age_reached_by_end_of`]: who is born on 1 April is with those
//!   born in the March before.
//! - 「N日以上の間隔」 leaves N whole days between two doses; months go by their number.
//!
//! [`calendar::age_on`]: crate::calendar::age_on
//! [`calendar::age_reached_by_end_of`]: crate::calendar::age_reached_by_end_of

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{fiscal_year, fiscal_year_end};

/// Days from the first to the last, both included; without a last day it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl Period {
    /// Whether it has a day.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The days that are in both; `None` if there are none.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        until
            .is_none_or(|until| from <= until)
            .then_some(Self { from, until })
    }

    /// `2024-04-01..2025-03-31`; either side may be left open.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once("..")?;
        Some(Self {
            from: if from.is_empty() {
                NaiveDate::MIN
            } else {
                from.parse().ok()?
            },
            until: optional(until, |it| it.parse().ok())?,
        })
    }
}

/// A length of time: `7m`, `2m15d`, `6w`, `24w1d`, `65y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Length {
    months: u32,
    days: u32,
}

impl Length {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut length = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find(|it: char| !it.is_ascii_digit()) {
            let (number, tail) = rest.split_at_checked(at)?;
            let number: u32 = number.parse().ok()?;
            let mut tail = tail.chars();
            match tail.next()? {
                'y' => length.months += 12 * number,
                'm' => length.months += number,
                'w' => length.days += 7 * number,
                'd' => length.days += number,
                _ => return None,
            }
            rest = tail.as_str();
        }
        (rest.is_empty() && !text.is_empty()).then_some(length)
    }

    /// The day that lies this length after a day.
    pub(super) fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = i64::from(day.year()) * 12 + i64::from(day.month0()) + i64::from(self.months);
        let of = |months: i64, day: u32| {
            let year = i32::try_from(months.div_euclid(12)).ok()?;
            let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
            NaiveDate::from_ymd_opt(year, month, day)
        };
        of(months, day.day())
            .or_else(|| of(months + 1, 1))?
            .checked_add_days(Days::new(u64::from(self.days)))
    }

    /// The first day on which a dose may follow one of `day` when this interval must lie between.
    pub(super) fn interval_after(self, day: NaiveDate) -> Option<NaiveDate> {
        let end = self.after(day)?;
        if self.months == 0 {
            end.succ_opt()
        } else {
            Some(end)
        }
    }
}

/// A point in a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Point {
    /// An age: `12m`.
    Age(Length),
    /// The fiscal year in which an age in years is complete: `fy65`.
    FiscalYear(u32),
}

impl Point {
    fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("fy") {
            Some(years) => years.parse().ok().map(Self::FiscalYear),
            None => Length::parse(text).map(Self::Age),
        }
    }

    fn first_day(self, birth: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Age(length) => length.after(birth),
            Self::FiscalYear(years) => {
                let year = fiscal_year(reached(birth, years)?);
                NaiveDate::from_ymd_opt(year, 4, 1)
            }
        }
    }

    /// Last day of a range that ends here: ages are the first that is too old, years are included.
    fn last_day(self, birth: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Age(length) => length.after(birth)?.pred_opt(),
            Self::FiscalYear(years) => fiscal_year_end(fiscal_year(reached(birth, years)?)),
        }
    }
}

fn reached(birth: NaiveDate, years: u32) -> Option<NaiveDate> {
    let length = Length {
        months: years.checked_mul(12)?,
        days: 0,
    };
    length.after(birth)?.pred_opt()
}

/// A range of ages: `2m..60m`, `65y..`, `fy12..fy16`; `fy65` alone is that one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ages {
    from: Point,
    until: Option<Point>,
}

impl Ages {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once("..").unwrap_or((text, text));
        Some(Self {
            from: Point::parse(from)?,
            until: optional(until, Point::parse)?,
        })
    }

    /// The days on which a person is of these ages.
    pub(super) fn of(self, birth: NaiveDate) -> Option<Period> {
        Some(Period {
            from: self.from.first_day(birth)?,
            until: match self.until {
                None => None,
                Some(point) => Some(point.last_day(birth)?),
            },
        })
    }
}

fn optional<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() {
        Some(None)
    } else {
        parse(text).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ages(text: &str, birth: &str) -> Period {
        Ages::parse(text).expect(text).of(day(birth)).expect(birth)
    }

    #[test]
    fn until_an_age_ends_on_the_day_before_the_birthday() {
        for (text, birth, period) in [
            ("12m..24m", "2025-06-10", "2026-06-10..2027-06-09"),
            ("2m..60m", "2025-12-31", "2026-03-01..2030-12-30"),
            ("1y..2y", "2024-02-29", "2025-03-01..2026-02-28"),
            ("6w..24w1d", "2026-01-01", "2026-02-12..2026-06-18"),
            ("65y..", "1961-05-10", "2026-05-10.."),
        ] {
            assert_eq!(Some(ages(text, birth)), Period::parse(period), "{text}");
        }
    }

    #[test]
    fn the_year_of_an_age_takes_who_is_born_on_the_first_of_april_a_year_earlier() {
        for (birth, period) in [
            ("2010-04-01", "2021-04-01..2026-03-31"),
            ("2010-04-02", "2022-04-01..2027-03-31"),
            ("2011-04-01", "2022-04-01..2027-03-31"),
        ] {
            assert_eq!(
                Some(ages("fy12..fy16", birth)),
                Period::parse(period),
                "{birth}"
            );
        }
    }

    #[test]
    fn an_interval_of_days_lies_between_two_doses() {
        let after = |length: &str, date: &str| {
            Length::parse(length)
                .expect(length)
                .interval_after(day(date))
                .unwrap()
        };
        assert_eq!(after("27d", "2026-01-01"), day("2026-01-29"));
        assert_eq!(after("6d", "2026-01-01"), day("2026-01-08"));
        assert_eq!(after("2m", "2026-01-15"), day("2026-03-15"));
        assert_eq!(after("2m15d", "2026-01-15"), day("2026-03-30"));
        assert_eq!(after("1m", "2026-01-31"), day("2026-03-01"));
    }

    #[test]
    fn what_is_no_age_is_refused() {
        for text in ["", "m", "2", "2x", "fy", "2m..x", "..2m"] {
            assert_eq!(Ages::parse(text), None, "{text}");
        }
    }
}
