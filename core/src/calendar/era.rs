//! Japanese eras (元号), from 明治 on.
//!
//! Japan took the Gregorian calendar on 1873-01-01 (明治6年; 太政官布告第337号). Days before it
//! have no era year here: their months were others.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// An era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Era {
    /// 明治, from 1868.
    Meiji,
    /// 大正, from 1912-07-30.
    Taisho,
    /// 昭和, from 1926-12-25.
    Showa,
    /// 平成, from 1989-01-08.
    Heisei,
    /// 令和, from 2019-05-01.
    Reiwa,
}

/// First day of 明治6年, the first in the Gregorian calendar.
const GREGORIAN: (i32, u32, u32) = (1873, 1, 1);

impl Era {
    /// Every era, oldest first.
    pub const ALL: [Self; 5] = [
        Self::Meiji,
        Self::Taisho,
        Self::Showa,
        Self::Heisei,
        Self::Reiwa,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meiji => "明治",
            Self::Taisho => "大正",
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        }
    }

    /// Its name in Latin letters.
    pub const fn romaji(self) -> &'static str {
        match self {
            Self::Meiji => "Meiji",
            Self::Taisho => "Taisho",
            Self::Showa => "Showa",
            Self::Heisei => "Heisei",
            Self::Reiwa => "Reiwa",
        }
    }

    /// Its letter: M, T, S, H, R.
    pub const fn letter(self) -> char {
        match self {
            Self::Meiji => 'M',
            Self::Taisho => 'T',
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        }
    }

    /// Its digit in administrative forms, the card's certificate among them: 1 明治 … 5 令和.
    pub const fn digit(self) -> u8 {
        match self {
            Self::Meiji => 1,
            Self::Taisho => 2,
            Self::Showa => 3,
            Self::Heisei => 4,
            Self::Reiwa => 5,
        }
    }

    /// The era of a day; `None` before 1873-01-01.
    pub fn of(day: NaiveDate) -> Option<Self> {
        let date = (day.year(), day.month(), day.day());
        if date < GREGORIAN {
            return None;
        }
        Self::ALL
            .into_iter()
            .rev()
            .find(|era| era.first_day() <= date)
    }

    /// The day of an era date. `None` if there is no such day, or if it lies before the era, after
    /// its end, or before 1873-01-01. 令和 has no end.
    pub fn day(self, year: u16, month: u32, day: u32) -> Option<NaiveDate> {
        let year = self.first_day().0 + i32::from(year.checked_sub(1)?);
        NaiveDate::from_ymd_opt(year, month, day).filter(|day| Self::of(*day) == Some(self))
    }

    /// The Gregorian year in which it began.
    pub(super) const fn first_year(self) -> i32 {
        self.first_day().0
    }

    const fn first_day(self) -> (i32, u32, u32) {
        match self {
            Self::Meiji => (1868, 10, 23),
            Self::Taisho => (1912, 7, 30),
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        }
    }
}

/// A year of an era. Written 令和6年; the first one 令和元年.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EraYear {
    /// The era.
    pub era: Era,
    /// The year in it, from 1.
    pub year: u16,
}

impl EraYear {
    /// The era year of a day; `None` before 1873-01-01.
    pub fn of(day: NaiveDate) -> Option<Self> {
        let era = Era::of(day)?;
        Some(Self {
            era,
            year: u16::try_from(day.year() - era.first_year() + 1).ok()?,
        })
    }
}

impl fmt::Display for EraYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            1 => write!(f, "{}元年", self.era.name()),
            year => write!(f, "{}{year}年", self.era.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use icu_calendar::Date;
    use icu_calendar::cal::Japanese;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_era_begins_on_its_first_day() {
        for (before, year_before, first, year) in [
            ("1912-07-29", "明治45年", "1912-07-30", "大正元年"),
            ("1926-12-24", "大正15年", "1926-12-25", "昭和元年"),
            ("1989-01-07", "昭和64年", "1989-01-08", "平成元年"),
            ("2019-04-30", "平成31年", "2019-05-01", "令和元年"),
        ] {
            assert_eq!(EraYear::of(day(before)).unwrap().to_string(), year_before);
            assert_eq!(EraYear::of(day(first)).unwrap().to_string(), year);
        }
        assert_eq!(
            EraYear::of(day("2024-04-15")).unwrap().to_string(),
            "令和6年"
        );
        assert_eq!(
            EraYear::of(day("1873-01-01")).unwrap().to_string(),
            "明治6年"
        );
        assert_eq!(EraYear::of(day("1872-12-31")), None);
    }

    #[test]
    fn a_day_outside_its_era_is_refused() {
        assert_eq!(Era::Showa.day(64, 1, 7), Some(day("1989-01-07")));
        assert_eq!(Era::Showa.day(64, 1, 8), None);
        assert_eq!(Era::Heisei.day(1, 1, 7), None);
        assert_eq!(Era::Meiji.day(5, 12, 2), None);
        assert_eq!(Era::Reiwa.day(0, 5, 1), None);
        assert_eq!(Era::Reiwa.day(6, 2, 30), None);
        assert_eq!(Era::Reiwa.day(u16::MAX, 2, 30), None);
    }

    proptest! {
        #[test]
        fn eras_are_those_of_the_unicode_calendar(days in 0_u64..150_000) {
            let day = NaiveDate::from_ymd_opt(1873, 1, 1).unwrap() + Days::new(days);
            let iso = Date::try_new_iso(
                day.year(),
                u8::try_from(day.month()).unwrap(),
                u8::try_from(day.day()).unwrap(),
            )
            .unwrap();
            let icu = iso.to_calendar(Japanese::new()).era_year();
            let ours = EraYear::of(day).unwrap();
            prop_assert_eq!(icu.era.as_str(), ours.era.romaji().to_lowercase());
            prop_assert_eq!(icu.year, i32::from(ours.year));
            prop_assert_eq!(ours.era.day(ours.year, day.month(), day.day()), Some(day));
        }
    }
}
