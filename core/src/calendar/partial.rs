//! Dates of which a part may be unknown.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::Era;

/// A birth date as the signature certificate of a card carries it: `EYYYYMMDD`, an era digit
/// (0 unknown, 1 明治 … 5 令和) and the Gregorian date, zeros for what is unknown.
///
/// The era digit says how the date is to be written; it is checked against the date only where
/// the whole date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    era: Option<Era>,
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The text is not a birth date of the form `EYYYYMMDD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form EYYYYMMDD")]
pub struct PartialDateError;

impl PartialDate {
    /// The era that it is to be written in.
    pub const fn era(self) -> Option<Era> {
        self.era
    }

    /// The year (Gregorian).
    pub const fn year(self) -> Option<u16> {
        self.year
    }

    /// The month, 1–12.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1–31.
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// The date, if all of it is known.
    pub fn complete(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?.into(), self.month?.into(), self.day?.into())
    }

    /// Whether what is known agrees with a date. Nothing known agrees with every date, so this
    /// alone never proves that two people are one.
    pub fn agrees_with(self, date: NaiveDate) -> bool {
        self.year.is_none_or(|year| i32::from(year) == date.year())
            && self
                .month
                .is_none_or(|month| u32::from(month) == date.month())
            && self.day.is_none_or(|day| u32::from(day) == date.day())
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        let digits: Vec<u16> = text
            .chars()
            .map(|c| c.to_digit(10).and_then(|digit| u16::try_from(digit).ok()))
            .collect::<Option<_>>()
            .ok_or(PartialDateError)?;
        let [era, y1, y2, y3, y4, m1, m2, d1, d2] = digits.as_slice() else {
            return Err(PartialDateError);
        };
        let date = Self {
            era: match era {
                0 => None,
                digit => Some(
                    Era::ALL
                        .into_iter()
                        .find(|era| u16::from(era.digit()) == *digit)
                        .ok_or(PartialDateError)?,
                ),
            },
            year: known(y1 * 1000 + y2 * 100 + y3 * 10 + y4, u16::MAX)?,
            month: known(m1 * 10 + m2, 12)?.and_then(|month| u8::try_from(month).ok()),
            day: known(d1 * 10 + d2, 31)?.and_then(|day| u8::try_from(day).ok()),
        };
        if date.is_possible() {
            Ok(date)
        } else {
            Err(PartialDateError)
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{:04}{:02}{:02}",
            self.era.map_or(0, Era::digit),
            self.year.unwrap_or(0),
            self.month.unwrap_or(0),
            self.day.unwrap_or(0)
        )
    }
}

impl PartialDate {
    /// Whether there is such a day, and in that era; a leap year if the year is unknown.
    fn is_possible(self) -> bool {
        const LEAP: u16 = 2000;
        let exists = NaiveDate::from_ymd_opt(
            self.year.unwrap_or(LEAP).into(),
            self.month.unwrap_or(1).into(),
            self.day.unwrap_or(1).into(),
        )
        .is_some();
        let in_era = match (self.era, self.complete()) {
            (Some(era), Some(date)) => Era::of(date).is_none_or(|it| it == era),
            _ => true,
        };
        exists && in_era
    }
}

/// Zero is unknown; above the highest there is nothing.
fn known(number: u16, highest: u16) -> Result<Option<u16>, PartialDateError> {
    match number {
        0 => Ok(None),
        it if it <= highest => Ok(Some(it)),
        _ => Err(PartialDateError),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<PartialDate, PartialDateError> {
        text.parse()
    }

    #[test]
    fn a_whole_date_is_read() {
        let date = parse("420081031").unwrap();
        assert_eq!(date.era(), Some(Era::Heisei));
        assert_eq!(date.complete(), NaiveDate::from_ymd_opt(2008, 10, 31));
    }

    #[test]
    fn what_is_unknown_stays_unknown() {
        let date = parse("319450000").unwrap();
        assert_eq!(
            (date.year(), date.month(), date.day()),
            (Some(1945), None, None)
        );
        assert_eq!(date.complete(), None);
        assert!(date.agrees_with(NaiveDate::from_ymd_opt(1945, 8, 15).unwrap()));
        assert!(!date.agrees_with(NaiveDate::from_ymd_opt(1946, 8, 15).unwrap()));
        assert!(parse("000000000").unwrap().agrees_with(NaiveDate::MIN));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "42008103",
            "4200810310",
            "620081031",
            "420081331",
            "420080230",
            "400000230x",
            "520081031",
            "４２００８１０３１",
            "-20081031",
        ] {
            assert_eq!(parse(text), Err(PartialDateError), "{text}");
        }
        assert!(parse("000000229").is_ok(), "29 February of an unknown year");
        assert!(parse("000000230").is_err());
    }

    proptest! {
        #[test]
        fn a_date_is_written_as_it_was_read(text in "[0-5][0-9]{8}") {
            if let Ok(date) = parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }

        #[test]
        fn any_text_is_taken_or_refused(text: String) {
            let _ = parse(&text);
        }
    }
}
