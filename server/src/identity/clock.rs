//! Whether the machine's clock can be right. Certificates, ceremonies and sessions all hang on it.

use chrono::{DateTime, TimeDelta, Utc};

/// When this version was written, in seconds since 1970 (2026-11-01 in UTC): no clock that is
/// right shows an earlier time.
const WRITTEN: i64 = 1_793_491_200;

/// A clock this much later is taken for wrong too: no version runs for twenty years.
const LONGEST_IN_USE: TimeDelta = TimeDelta::days(20 * 365);

/// The clock cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the clock of this machine says {0}, which cannot be: set it (for instance by NTP) and start again"
)]
pub struct ClockError(DateTime<Utc>);

/// Refuses a clock that cannot be right. To be asked once, at start.
///
/// # Errors
/// It shows a time before this version was written, or long after.
pub fn check(now: DateTime<Utc>) -> Result<(), ClockError> {
    let written = DateTime::from_timestamp(WRITTEN, 0).ok_or(ClockError(now))?;
    if now < written || now > written + LONGEST_IN_USE {
        Err(ClockError(now))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_clock_that_shows_a_time_before_this_version_is_refused() {
        assert!(check(at("2026-10-31T23:59:59Z")).is_err());
        assert!(check(at("1970-01-01T00:00:00Z")).is_err());
        assert!(check(at("2026-11-01T00:00:00Z")).is_ok());
        assert!(check(at("2099-01-01T00:00:00Z")).is_err());
    }
}
