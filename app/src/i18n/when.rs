//! Months as headings, and days and times under them.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc, Weekday};
use hikae_core::calendar::{EraYear, jst};

use super::{Lang, Text};
use crate::messages;

/// A month as a heading, in both calendars where the page is Japanese. An era that begins within
/// the month gives it its name only from the next one.
pub fn month(lang: Lang, year: i32, month: u32) -> Text {
    let era = NaiveDate::from_ymd_opt(year, month, 1)
        .and_then(EraYear::of)
        .map_or_else(String::new, |era| format!("（{era}）"));
    month_heading(lang, year, month, month_name(month), &era)
}

/// A day under the heading of its month.
pub fn day_in_month(lang: Lang, day: NaiveDate) -> Text {
    short_day(lang, day.day(), weekday(lang, day.weekday()))
}

/// Hours and minutes in Japan.
pub fn clock(at: DateTime<Utc>) -> String {
    let at = jst(at);
    format!("{}:{:02}", at.hour(), at.minute())
}

const fn month_name(month: u32) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

const fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match lang {
        Lang::En => match day {
            Weekday::Mon => "Mon",
            Weekday::Tue => "Tue",
            Weekday::Wed => "Wed",
            Weekday::Thu => "Thu",
            Weekday::Fri => "Fri",
            Weekday::Sat => "Sat",
            Weekday::Sun => "Sun",
        },
        Lang::Ja => match day {
            Weekday::Mon => "月",
            Weekday::Tue => "火",
            Weekday::Wed => "水",
            Weekday::Thu => "木",
            Weekday::Fri => "金",
            Weekday::Sat => "土",
            Weekday::Sun => "日",
        },
        Lang::Easy => match day {
            Weekday::Mon => "月《げつ》",
            Weekday::Tue => "火《か》",
            Weekday::Wed => "水《すい》",
            Weekday::Thu => "木《もく》",
            Weekday::Fri => "金《きん》",
            Weekday::Sat => "土《ど》",
            Weekday::Sun => "日《にち》",
        },
    }
}

messages! {
    /// A month; `name` is its English name, `era` the year in the Japanese calendar.
    month_heading(year: i32, month: u32, name: &str, era: &str) {
        ja: "{year}年{era}{month}月",
        easy: "{year}｜年《ねん》{month}｜月《がつ》",
        en: "{name} {year}",
    }
    /// A day of a known month.
    short_day(day: u32, weekday: &str) {
        ja: "{day}日（{weekday}）",
        easy: "{day}｜日《にち》（{weekday}）",
        en: "{weekday} {day}",
    }
}

#[cfg(test)]
mod tests {
    use hikae_core::calendar::jst_date;

    use super::*;

    #[test]
    fn a_month_stands_in_both_calendars() {
        assert_eq!(month(Lang::Ja, 2026, 11).plain(), "2026年（令和8年）11月");
        assert_eq!(month(Lang::Easy, 2026, 11).plain(), "2026年11月");
        assert_eq!(month(Lang::En, 2026, 11).plain(), "November 2026");
    }

    #[test]
    fn days_and_times_are_those_of_japan() {
        let late = "2026-11-20T15:05:00Z".parse().unwrap();
        assert_eq!(clock(late), "0:05");
        assert_eq!(day_in_month(Lang::Ja, jst_date(late)).plain(), "21日（土）");
        assert_eq!(
            day_in_month(Lang::Easy, jst_date(late)).plain(),
            "21日（土）"
        );
        assert_eq!(day_in_month(Lang::En, jst_date(late)).plain(), "Sat 21");
    }
}
