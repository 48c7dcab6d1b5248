//! Services that answer badly rest, so that what waits for them holds nobody else up.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// The first rest; it doubles.
const FIRST: TimeDelta = TimeDelta::seconds(30);

/// The longest rest of our own accord, and the longest that a service may ask for.
const LONGEST: TimeDelta = TimeDelta::hours(1);

/// After a rest one is tried; the others wait so long for what comes of it.
const PROBE: TimeDelta = TimeDelta::seconds(15);

struct Rest {
    until: DateTime<Utc>,
    next: TimeDelta,
}

/// Which services rest, by their names. Each process finds that out by itself.
#[derive(Default)]
pub(super) struct Rests(Mutex<HashMap<String, Rest>>);

impl Rests {
    /// Whether a service may be asked now.
    ///
    /// # Errors
    /// When it may be.
    pub(super) fn may(&self, service: &str, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get_mut(service) {
            None => Ok(()),
            Some(rest) if now < rest.until => Err(rest.until),
            Some(rest) => {
                rest.until = now + PROBE;
                Ok(())
            }
        }
    }

    /// It did not answer, or asked to be left alone, perhaps for as long as it says.
    pub(super) fn begin(&self, service: &str, now: DateTime<Utc>, said: Option<TimeDelta>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = all.entry(service.to_owned()).or_insert(Rest {
            until: now,
            next: FIRST,
        });
        // Of many that were under way at once the first tells it all.
        let already = rest.until > now && rest.next > FIRST;
        let lasts = said.unwrap_or(rest.next).min(LONGEST);
        rest.until = rest.until.max(now + lasts);
        if !already {
            rest.next = (rest.next * 2).min(LONGEST);
        }
    }

    /// It answers.
    pub(super) fn end(&self, service: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(service);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_rests_longer_each_time_and_one_at_a_time_tries_it_again() {
        let rests = Rests::default();
        let mut now = "2026-11-22T03:00:00Z".parse().unwrap();
        assert_eq!(rests.may("a", now), Ok(()));
        rests.begin("a", now, None);
        assert_eq!(rests.may("a", now), Err(now + FIRST));
        assert_eq!(rests.may("b", now), Ok(()));
        now += FIRST;
        assert_eq!(rests.may("a", now), Ok(()));
        assert_eq!(rests.may("a", now), Err(now + PROBE));
        now += PROBE;
        assert_eq!(rests.may("a", now), Ok(()));
        rests.begin("a", now, Some(TimeDelta::days(9)));
        assert_eq!(rests.may("a", now), Err(now + LONGEST));
        rests.end("a");
        assert_eq!(rests.may("a", now), Ok(()));
    }
}
