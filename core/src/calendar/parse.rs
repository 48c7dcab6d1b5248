//! Dates as people and ledgers write them.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::Era;

/// Reads a date in one of the forms that ledgers use, in any width:
/// `2024-04-15`, `2024/4/15`, `2024.4.15`, `20240415`, `2024年4月15日`,
/// `令和6年4月15日`, `令和元年5月1日`, `R6.4.15`, `R06/04/15`, `S45-5-16`.
///
/// `None` if it is no such date: the caller keeps the text and asks.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let folded: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let (era, rest) = split_era(&folded);
    let (year, month, day) = match rest.len() {
        8 if era.is_none() && rest.bytes().all(|b| b.is_ascii_digit()) => {
            (rest.get(0..4)?, rest.get(4..6)?, rest.get(6..8)?)
        }
        _ => split_parts(rest)?,
    };
    let (month, day) = (number(month, 2)?.into(), number(day, 2)?.into());
    match era {
        Some(era) => era.day(if year == "元" { 1 } else { number(year, 2)? }, month, day),
        None if year.len() == 4 => NaiveDate::from_ymd_opt(number(year, 4)?.into(), month, day),
        None => None,
    }
}

fn split_era(text: &str) -> (Option<Era>, &str) {
    for era in Era::ALL {
        let rest = text
            .strip_prefix(era.name())
            .or_else(|| text.strip_prefix(era.letter()))
            .or_else(|| text.strip_prefix(era.letter().to_ascii_lowercase()));
        if let Some(rest) = rest {
            return (Some(era), rest);
        }
    }
    (None, text)
}

/// Year, month and day, divided by 年月日 or by the same mark twice.
fn split_parts(text: &str) -> Option<(&str, &str, &str)> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        return Some((year, month, rest.strip_suffix('日')?));
    }
    ['-', '/', '.'].into_iter().find_map(|mark| {
        let (year, rest) = text.split_once(mark)?;
        let (month, day) = rest.split_once(mark)?;
        Some((year, month, day))
    })
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let is_number = (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Days};
    use proptest::prelude::*;

    use super::super::EraYear;
    use super::*;

    #[test]
    fn the_forms_of_ledgers_are_read() {
        for text in [
            "2024-04-15",
            "2024/4/15",
            "2024.4.15",
            "20240415",
            "２０２４０４１５",
            "2024年4月15日",
            "２０２４年 ４月１５日",
            "令和6年4月15日",
            "令和 ６年 ４月１５日",
            "R6.4.15",
            "r06/04/15",
            "Ｒ６－４－１５",
        ] {
            assert_eq!(
                parse_date(text),
                NaiveDate::from_ymd_opt(2024, 4, 15),
                "{text}"
            );
        }
        assert_eq!(
            parse_date("令和元年5月1日"),
            NaiveDate::from_ymd_opt(2019, 5, 1)
        );
        assert_eq!(parse_date("S45-5-16"), NaiveDate::from_ymd_opt(1970, 5, 16));
        assert_eq!(
            parse_date("昭和45年5月16日"),
            NaiveDate::from_ymd_opt(1970, 5, 16)
        );
    }

    #[test]
    fn a_doubtful_date_is_not_guessed() {
        for text in [
            "",
            "24-04-15",
            "2024-04",
            "2024-13-01",
            "2024-02-30",
            "15/4/2024",
            "4/15/2024",
            "2024-4-15 10:00",
            "平成31年5月1日",
            "令和0年5月1日",
            "元年5月1日",
            "2024-04/15",
            "20240",
            "2024年4月",
            "2024-+4-15",
            "R6415",
            "昭和100年1月1日",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(days in 0_u64..150_000) {
            let day = NaiveDate::from_ymd_opt(1873, 1, 1).unwrap() + Days::new(days);
            prop_assert_eq!(parse_date(&day.to_string()), Some(day));
            prop_assert_eq!(parse_date(&day.format("%Y%m%d").to_string()), Some(day));
            let year = EraYear::of(day).unwrap();
            // Two digits are enough for every era that has begun long ago or may yet last.
            if year.year < 100 {
                let written = format!("{year}{}月{}日", day.month(), day.day());
                prop_assert_eq!(parse_date(&written), Some(day));
            }
        }

        #[test]
        fn any_text_is_taken_or_refused(text: String) {
            let _ = parse_date(&text);
        }
    }
}
