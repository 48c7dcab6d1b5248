//! Dates to search for (<http://hl7.org/fhir/R4/search.html#date>).
//!
//! A date is a span of time, as long as its precision: `2024` is a year. Time zones that are not
//! said are Japan's.

use chrono::{
    DateTime, Days as DayCount, FixedOffset, Months, NaiveDate, NaiveTime, TimeDelta, Utc,
};
use hikae_core::calendar::{jst_date, start_of_jst_day};
use hikae_core::disclosure::Days;

/// A span of time; its end does not belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it has ended.
    pub until: DateTime<Utc>,
}

impl Span {
    /// A day in Japan.
    pub fn day(day: NaiveDate) -> Self {
        Self {
            from: start_of_jst_day(day),
            until: start_of_jst_day(after(day)),
        }
    }

    fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }
}

/// A date with a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    prefix: Prefix,
    span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prefix {
    Eq,
    Ne,
    Gt,
    Lt,
    Ge,
    Le,
    Sa,
    Eb,
}

impl When {
    /// Reads `ge2024-04` and the like. `None` if it is nothing of the kind.
    pub fn read(text: &str) -> Option<Self> {
        let (prefix, date) = match text.split_at_checked(2)? {
            ("eq", date) => (Prefix::Eq, date),
            ("ne", date) => (Prefix::Ne, date),
            ("gt", date) => (Prefix::Gt, date),
            ("lt", date) => (Prefix::Lt, date),
            ("ge", date) => (Prefix::Ge, date),
            ("le", date) => (Prefix::Le, date),
            ("sa", date) => (Prefix::Sa, date),
            ("eb", date) => (Prefix::Eb, date),
            _ => (Prefix::Eq, text),
        };
        let span = span(date)?;
        Some(Self { prefix, span })
    }

    /// From the beginning of what a text says, or until its end: `$everything`'s `start` and `end`.
    pub fn bound(text: &str, is_start: bool) -> Option<Self> {
        let prefix = if is_start { Prefix::Ge } else { Prefix::Le };
        let span = span(text)?;
        Some(Self { prefix, span })
    }

    /// Whether something that lasted for `it` is meant.
    pub fn holds(&self, it: Span) -> bool {
        let span = self.span;
        let after = it.until > span.until;
        let before = it.from < span.from;
        match self.prefix {
            Prefix::Eq => span.contains(it),
            Prefix::Ne => !span.contains(it),
            Prefix::Gt => after,
            Prefix::Lt => before,
            Prefix::Ge => after || span.contains(it),
            Prefix::Le => before || span.contains(it),
            Prefix::Sa => it.from >= span.until,
            Prefix::Eb => it.until <= span.from,
        }
    }

    /// The days of which this holds, as far as they are one span: for `ne` every day.
    pub fn days(&self) -> Days {
        let Span { from, until } = self.span;
        // The first day that begins at an instant or after it, and the last that has ended by it.
        let first_at = |at| {
            let day = jst_date(at);
            if start_of_jst_day(day) == at {
                day
            } else {
                after(day)
            }
        };
        let last_by = |at| before(jst_date(at));
        let last_begun_before = |at| before(first_at(at));
        let has_a_day = first_at(from) <= last_by(until);
        let (from, until) = match self.prefix {
            Prefix::Eq => (Some(first_at(from)), Some(last_by(until))),
            Prefix::Ne => (None, None),
            Prefix::Gt => (Some(jst_date(until)), None),
            Prefix::Lt => (None, Some(last_begun_before(from))),
            Prefix::Ge if has_a_day => (Some(first_at(from)), None),
            Prefix::Ge => (Some(jst_date(until)), None),
            Prefix::Le if has_a_day => (None, Some(last_by(until))),
            Prefix::Le => (None, Some(last_begun_before(from))),
            Prefix::Sa => (Some(first_at(until)), None),
            Prefix::Eb => (None, Some(last_by(from))),
        };
        Days { from, until }
    }
}

fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

fn before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// The span of a date of any precision.
fn span(text: &str) -> Option<Span> {
    let Some((date, time)) = text.split_once('T') else {
        return days(text);
    };
    let day = whole(date)?;
    let (time, zone) = zoned(time)?;
    let (format, length) = match time.len() {
        5 => ("%H:%M", TimeDelta::minutes(1)),
        8 => ("%H:%M:%S", TimeDelta::seconds(1)),
        10..=18 => ("%H:%M:%S%.f", TimeDelta::milliseconds(1)),
        _ => return None,
    };
    let is_written_so = time.bytes().enumerate().all(|(at, byte)| match at {
        2 | 5 => byte == b':',
        8 => byte == b'.',
        _ => byte.is_ascii_digit(),
    });
    if !is_written_so {
        return None;
    }
    let time = NaiveTime::parse_from_str(time, format).ok()?;
    let local = day.and_time(time).and_local_timezone(zone).single()?;
    let from = local.to_utc();
    let until = from.checked_add_signed(length)?;
    Some(Span { from, until })
}

/// A time and its zone.
fn zoned(time: &str) -> Option<(&str, FixedOffset)> {
    if let Some(time) = time.strip_suffix('Z') {
        return Some((time, FixedOffset::east_opt(0)?));
    }
    let Some(at) = time.find(['+', '-']) else {
        return Some((time, FixedOffset::east_opt(9 * 3600)?));
    };
    let (time, zone) = time.split_at_checked(at)?;
    let (sign, zone) = zone.split_at_checked(1)?;
    let (hours, minutes) = zone.split_once(':')?;
    let (hours, minutes) = (number::<2>(hours)?, number::<2>(minutes)?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    let seconds = if sign == "-" { -seconds } else { seconds };
    Some((time, FixedOffset::east_opt(seconds)?))
}

/// A year, month or day.
fn days(text: &str) -> Option<Span> {
    let (first, next) = match text.len() {
        4 => {
            let first = NaiveDate::from_ymd_opt(year(text)?, 1, 1)?;
            (first, first.checked_add_months(Months::new(12))?)
        }
        7 => {
            let first = whole(&format!("{text}-01"))?;
            (first, first.checked_add_months(Months::new(1))?)
        }
        _ => {
            let day = whole(text)?;
            (day, day.checked_add_days(DayCount::new(1))?)
        }
    };
    Some(Span {
        from: start_of_jst_day(first),
        until: start_of_jst_day(next),
    })
}

/// `YYYY-MM-DD`.
fn whole(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(year(y)?, number::<2>(m)?, number::<2>(d)?)
}

fn year(text: &str) -> Option<i32> {
    let year = number::<4>(text)?;
    i32::try_from(year).ok().filter(|year| *year > 0)
}

/// A number of exactly `N` digits.
fn number<const N: usize>(text: &str) -> Option<u32> {
    let is_one = text.len() == N && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| text.parse().ok())?
}
