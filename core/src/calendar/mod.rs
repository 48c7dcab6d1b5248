//! The calendar: Japanese eras, the fiscal year, ages as the law counts them, Japan's time.

mod age;
mod era;
mod parse;
mod partial;

pub use age::{
    age_at_fiscal_year_end, age_on, age_reached_by_end_of, fiscal_year, fiscal_year_end,
};
pub use era::{Era, EraYear};
pub use parse::parse_date;
pub use partial::PartialDate;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};

const JST_SECONDS: i32 = 9 * 60 * 60;

/// An instant in Japan's time (UTC+9, no summer time).
pub fn jst(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let utc = at.naive_utc();
    FixedOffset::east_opt(JST_SECONDS).map_or_else(
        || at.fixed_offset(),
        |offset| offset.from_utc_datetime(&utc),
    )
}

/// The day in Japan at an instant.
pub fn jst_date(at: DateTime<Utc>) -> NaiveDate {
    jst(at).date_naive()
}

/// The instant at which a day begins in Japan.
pub fn start_of_jst_day(day: NaiveDate) -> DateTime<Utc> {
    (day.and_time(NaiveTime::MIN) - chrono::Duration::seconds(i64::from(JST_SECONDS))).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_in_japan_begins_at_fifteen_hours_utc() {
        assert_eq!(
            jst_date(at("2024-03-31T14:59:59Z")),
            "2024-03-31".parse().unwrap()
        );
        assert_eq!(
            jst_date(at("2024-03-31T15:00:00Z")),
            "2024-04-01".parse().unwrap()
        );
        assert_eq!(
            start_of_jst_day("2024-04-01".parse().unwrap()),
            at("2024-03-31T15:00:00Z")
        );
        assert_eq!(
            jst(at("2024-03-31T15:04:05Z")).to_rfc3339(),
            "2024-04-01T00:04:05+09:00"
        );
    }
}
