//! When nobody wants to be woken.

use chrono::{DateTime, Days, TimeDelta, Timelike, Utc};

use super::Topic;
use crate::calendar::{jst, jst_date, start_of_jst_day};

/// From this hour on (in Japan) nothing goes out.
const EVENING: u32 = 21;
/// Until this hour.
const MORNING: u32 = 8;

/// The first moment, from `at` on, at which something about this may go out: not from nine in the
/// evening to eight in the morning, unless it is about a disaster.
pub fn allowed_from(topic: Topic, at: DateTime<Utc>) -> DateTime<Utc> {
    let hour = jst(at).hour();
    let day = jst_date(at);
    let day = match hour {
        _ if topic == Topic::Disaster => return at,
        MORNING..EVENING => return at,
        EVENING.. => day.checked_add_days(Days::new(1)).unwrap_or(day),
        _ => day,
    };
    start_of_jst_day(day) + TimeDelta::hours(MORNING.into())
}
