//! How often a client, and who acts there, may ask.
//!
//! Each process counts for itself, in memory: of several processes each gives the whole budget. It
//! is a guard against running wild, not an account.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// A budget is for so long; as much may come at once.
const SPAN: TimeDelta = TimeDelta::minutes(1);

/// So many are remembered before those are forgotten that have their whole budget again.
const MANY: usize = 4096;

/// When each has their whole budget again: the virtual clock of GCRA (ITU-T I.371). Clones share it.
pub(super) struct Rates<K>(Arc<Mutex<HashMap<K, DateTime<Utc>>>>);

impl<K> Default for Rates<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K> Clone for Rates<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Eq + Hash> Rates<K> {
    /// Takes one of `budget` a minute at `now`.
    ///
    /// # Errors
    /// It is used up for so long.
    pub(super) fn take(&self, who: K, budget: u32, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        let each = i32::try_from(budget)
            .ok()
            .and_then(|it| SPAN.checked_div(it));
        let each = each.unwrap_or(SPAN);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MANY {
            all.retain(|_, whole| *whole > now);
        }
        let whole = all.get(&who).map_or(now, |whole| (*whole).max(now));
        let next = whole + each;
        if next > now + SPAN {
            return Err(next - now - SPAN);
        }
        all.insert(who, next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(millis: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(1_800_000_000_000 + millis).unwrap()
    }

    #[test]
    fn a_budget_may_be_used_at_once_and_comes_back_bit_by_bit() {
        let rates = Rates::default();
        for _ in 0..6 {
            assert_eq!(rates.take("clinic", 6, at(0)), Ok(()));
        }
        let wait = TimeDelta::seconds(10);
        assert_eq!(rates.take("clinic", 6, at(0)), Err(wait));
        assert_eq!(rates.take("hospital", 6, at(0)), Ok(()));
        assert_eq!(
            rates.clone().take("clinic", 6, at(9_999)),
            Err(TimeDelta::milliseconds(1))
        );
        assert_eq!(rates.take("clinic", 6, at(10_000)), Ok(()));
        assert!(rates.take("clinic", 6, at(10_000)).is_err());
    }

    #[test]
    fn who_has_the_whole_budget_again_is_forgotten() {
        let rates = Rates::default();
        for n in 0..MANY {
            assert_eq!(rates.take(n, 6, at(0)), Ok(()));
        }
        assert_eq!(rates.take(MANY, 6, at(60_000)), Ok(()));
        assert_eq!(rates.0.lock().unwrap().len(), 1);
    }

    proptest! {
        #[test]
        fn nobody_gets_more_than_two_budgets_in_a_minute(budget in 1_u32..50, gaps in prop::collection::vec(0_i64..2_000, 1..300)) {
            let rates = Rates::default();
            let (mut now, mut taken) = (0, Vec::new());
            for gap in gaps {
                now += gap;
                if rates.take((), budget, at(now)).is_ok() {
                    taken.push(now);
                }
            }
            for from in &taken {
                let within = taken.iter().filter(|it| (*from..from + 60_000).contains(*it)).count();
                prop_assert!(within <= 2 * budget as usize);
            }
        }
    }
}
