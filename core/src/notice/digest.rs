//! What was not told at once, counted until the week's summary is written.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{DigestLine, Notice};
use crate::calendar::jst_date;
use crate::disclosure::{Actor, Entry, Outcome};

/// What waits for the summary. As large as there are pairs of institution and purpose in a week,
/// however often each of them asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Waiting {
    period: Option<(DateTime<Utc>, DateTime<Utc>)>,
    lines: Vec<DigestLine>,
}

impl Waiting {
    /// Whether nothing waits.
    pub const fn is_empty(&self) -> bool {
        self.period.is_none()
    }

    /// Counts an entry.
    pub fn add(&mut self, entry: &Entry) {
        let at = entry.occurred_at;
        let (from, until) = self.period.unwrap_or((at, at));
        self.period = Some((from.min(at), until.max(at)));
        let same = |line: &&mut DigestLine| {
            line.institution == entry.institution.id && line.purpose == entry.purpose
        };
        let machine = matches!(entry.actor, Actor::Machine { .. });
        let withheld = matches!(entry.outcome, Outcome::Refused | Outcome::Partly);
        if let Some(line) = self.lines.iter_mut().find(same) {
            line.name.clone_from(&entry.institution.name);
            line.times = line.times.saturating_add(1);
            line.by_machine = line.by_machine.saturating_add(machine.into());
            line.withheld = line.withheld.saturating_add(withheld.into());
        } else {
            self.lines.push(DigestLine {
                institution: entry.institution.id,
                name: entry.institution.name.clone(),
                purpose: entry.purpose,
                times: 1,
                by_machine: machine.into(),
                withheld: withheld.into(),
            });
        }
    }

    /// The summary of what waits; none if nothing does.
    pub fn summary(self) -> Option<Notice> {
        let (from, until) = self.period?;
        let mut lines = self.lines;
        lines.sort_by(|one, other| {
            (&one.name, one.institution, one.purpose).cmp(&(
                &other.name,
                other.institution,
                other.purpose,
            ))
        });
        Some(Notice::Digest { from, until, lines })
    }
}

/// The Monday of the week of an instant, in Japan.
pub fn week_of(at: DateTime<Utc>) -> NaiveDate {
    let day = jst_date(at);
    let since_monday = day.weekday().num_days_from_monday();
    day.checked_sub_days(Days::new(since_monday.into()))
        .unwrap_or(day)
}
