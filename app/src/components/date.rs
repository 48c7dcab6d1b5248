//! Days and moments in words: 和暦 and 西暦 side by side, times in Japan's time.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use hikae_core::calendar::{EraYear, jst};
use leptos::prelude::*;

use crate::i18n::{Lang, Text};

/// A day in words: 令和8年（2026年）9月30日.
pub fn day_text(day: NaiveDate, lang: Lang) -> Text {
    match lang {
        Lang::Ja => {
            let year = EraYear::of(day).map_or_else(
                || format!("{}年", day.year()),
                |era| format!("{era}（{}年）", day.year()),
            );
            Text::new(format!("{year}{}", month_day(day, lang)))
        }
        Lang::Easy => {
            let era = EraYear::of(day).map_or_else(String::new, |era| {
                let (name, reading) = (era.era.name(), era_reading(era.era.romaji()));
                match era.year {
                    1 => format!("（{name}《{reading}》｜元年《がんねん》）"),
                    year => format!("（{name}《{reading}》{year}年《ねん》）"),
                }
            });
            Text::easy(format!(
                "{}年《ねん》{era}{}",
                day.year(),
                month_day(day, lang)
            ))
        }
        Lang::En => Text::new(format!("{} {}", month_day(day, lang), day.year())),
    }
}

/// A day of a year that is clear from around it: 9月30日（水）.
pub fn short_day_text(day: NaiveDate, lang: Lang) -> Text {
    let weekday = weekday(day, lang);
    match lang {
        Lang::Ja => Text::new(format!("{}（{weekday}）", month_day(day, lang))),
        Lang::Easy => Text::easy(format!("{}（{weekday}）", month_day(day, lang))),
        Lang::En => Text::new(format!("{weekday}, {}", month_day(day, lang))),
    }
}

/// A moment in words: 2026年11月20日（金）22:41.
pub fn moment_text(at: DateTime<Utc>, lang: Lang) -> Text {
    let here = jst(at);
    let day = here.date_naive();
    let (month_day, weekday) = (month_day(day, lang), weekday(day, lang));
    let time = format!("{}:{:02}", here.hour(), here.minute());
    let year = day.year();
    match lang {
        Lang::Ja => Text::new(format!("{year}年{month_day}（{weekday}）{time}")),
        Lang::Easy => Text::easy(format!("{year}年《ねん》{month_day}（{weekday}）{time}")),
        Lang::En => Text::new(format!("{weekday}, {month_day} {year}, {time}")),
    }
}

/// A day.
#[component]
pub fn Day(
    /// The day.
    day: NaiveDate,
    /// Language of the page.
    lang: Lang,
    /// Without the year, with the day of the week.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let words = if short {
        short_day_text(day, lang)
    } else {
        day_text(day, lang)
    };
    view! { <time datetime=day.to_string()>{words}</time> }
}

/// A moment, in Japan's time.
#[component]
pub fn Moment(
    /// The moment.
    at: DateTime<Utc>,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let exact = jst(at).format("%Y-%m-%dT%H:%M%:z").to_string();
    view! { <time datetime=exact>{moment_text(at, lang)}</time> }
}

fn month_day(day: NaiveDate, lang: Lang) -> String {
    let (month, date) = (day.month(), day.day());
    match lang {
        Lang::Ja => format!("{month}月{date}日"),
        Lang::Easy => match day_reading(date) {
            Some(reading) => format!("{month}月《がつ》｜{date}日《{reading}》"),
            None => format!("{month}月《がつ》{date}日《にち》"),
        },
        Lang::En => format!("{date} {}", month_name(month)),
    }
}

/// Readings of the days of a month that are not counted with にち alone.
const fn day_reading(date: u32) -> Option<&'static str> {
    Some(match date {
        1 => "ついたち",
        2 => "ふつか",
        3 => "みっか",
        4 => "よっか",
        5 => "いつか",
        6 => "むいか",
        7 => "なのか",
        8 => "ようか",
        9 => "ここのか",
        10 => "とおか",
        14 => "じゅうよっか",
        20 => "はつか",
        24 => "にじゅうよっか",
        _ => return None,
    })
}

fn era_reading(romaji: &str) -> &'static str {
    match romaji {
        "Meiji" => "めいじ",
        "Taisho" => "たいしょう",
        "Showa" => "しょうわ",
        "Heisei" => "へいせい",
        _ => "れいわ",
    }
}

fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    const JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    const EASY: [&str; 7] = [
        "月《げつ》",
        "火《か》",
        "水《すい》",
        "木《もく》",
        "金《きん》",
        "土《ど》",
        "日《にち》",
    ];
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let names = match lang {
        Lang::Ja => JA,
        Lang::Easy => EASY,
        Lang::En => EN,
    };
    let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    names.get(at).copied().unwrap_or_default()
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::try_from(month).unwrap_or_default().wrapping_sub(1);
    NAMES.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_shows_both_calendars() {
        assert_eq!(
            day_text(day("2026-09-30"), Lang::Ja).plain(),
            "令和8年（2026年）9月30日"
        );
        assert_eq!(
            day_text(day("2019-05-01"), Lang::Ja).plain(),
            "令和元年（2019年）5月1日"
        );
        assert_eq!(
            day_text(day("2019-04-30"), Lang::Easy).plain(),
            "2019年（平成31年）4月30日"
        );
        assert_eq!(
            day_text(day("2026-09-30"), Lang::En).plain(),
            "30 September 2026"
        );
    }

    #[test]
    fn a_moment_is_in_japans_time() {
        let at = "2026-11-20T15:05:00Z".parse().unwrap();
        assert_eq!(
            moment_text(at, Lang::Ja).plain(),
            "2026年11月21日（土）0:05"
        );
        assert_eq!(
            moment_text(at, Lang::En).plain(),
            "Sat, 21 November 2026, 0:05"
        );
    }

    #[test]
    fn easy_days_carry_their_irregular_readings() {
        assert_eq!(
            month_day(day("2026-04-01"), Lang::Easy),
            "4月《がつ》｜1日《ついたち》"
        );
        assert_eq!(
            month_day(day("2026-04-11"), Lang::Easy),
            "4月《がつ》11日《にち》"
        );
    }
}
