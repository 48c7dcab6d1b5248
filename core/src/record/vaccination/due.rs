//! What a person can still have, and until when.

use chrono::NaiveDate;

use super::Vaccination;
use super::period::Period;
use super::schedule::{Dose, PLANS, Plan};
use super::vaccine::{VACCINES, Vaccine, vaccine};
use crate::resident::Sex;

/// Where a person stands in a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The next dose can be given now.
    Now {
        /// Last day on which it is given as 定期接種.
        until: NaiveDate,
    },
    /// The standard period has passed, but the next dose can still be given.
    CatchUp {
        /// Last day on which it is given as 定期接種.
        until: NaiveDate,
    },
    /// The next dose cannot be given yet: the age, the season or the interval is not reached.
    Upcoming {
        /// First day, by today's schedule. It may lie decades ahead.
        from: NaiveDate,
    },
    /// Every dose has been given (of a yearly vaccine: that of this fiscal year).
    Completed,
    /// The age has passed or the programme has ended.
    Closed,
}

impl State {
    /// Whether a dose can be given today.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Now { .. } | Self::CatchUp { .. })
    }

    const fn rank(self) -> (u8, NaiveDate) {
        match self {
            Self::Now { until } => (0, until),
            Self::CatchUp { until } => (1, until),
            Self::Upcoming { from } => (2, from),
            Self::Completed => (3, NaiveDate::MAX),
            Self::Closed => (4, NaiveDate::MAX),
        }
    }
}

/// A series of the schedule for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The series: vaccines whose doses count together.
    pub series: &'static str,
    /// The vaccines with which it can go on, the usual one first; never empty.
    pub vaccines: Vec<&'static Vaccine>,
    /// Where the person stands.
    pub state: State,
    /// Number of the next dose, from 1; `None` if every dose has been given.
    pub next_dose: Option<u8>,
    /// How many doses there are, with the first of `vaccines`.
    pub doses: u8,
    /// First day for the next dose by the intervals to those given; `None` if there are none.
    pub earliest: Option<NaiveDate>,
    /// 標準的な接種期間 of the next dose.
    pub standard: Option<Period>,
    /// Whether a source confirms every part of the row.
    pub confirmed: bool,
}

/// Where a person stands in every series that is or was for them on `today`: what is open first,
/// then what comes, what is completed, what is closed; each in the order of its day.
///
/// Doses of unknown vaccines, before birth or after `today` do not count; two records of a series
/// on one day are one dose. Not computed: pregnancy, medical conditions (60–64 among them), doses
/// postponed for long illness (長期療養特例), and what a municipality offers beyond the law.
pub fn due(birth: NaiveDate, sex: Sex, history: &[Vaccination], today: NaiveDate) -> Vec<Due> {
    let mut given: Vec<Dose> = history
        .iter()
        .filter(|it| (birth..=today).contains(&it.given_on))
        .filter_map(|it| Some((it.given_on, vaccine(&it.vaccine)?)))
        .collect();
    given.sort_by_key(|(day, _)| *day);

    let mut series: Vec<&'static str> = Vec::new();
    for vaccine in VACCINES.iter() {
        if !series.contains(&vaccine.series) {
            series.push(vaccine.series);
        }
    }
    let person = Person {
        birth,
        sex,
        given,
        today,
    };
    let mut found: Vec<Due> = series
        .into_iter()
        .filter_map(|series| person.stands(series))
        .collect();
    found.sort_by_key(|it| it.state.rank());
    found
}

struct Person {
    birth: NaiveDate,
    sex: Sex,
    given: Vec<Dose>,
    today: NaiveDate,
}

/// A row at one of its times.
struct Candidate {
    plan: &'static Plan,
    from: NaiveDate,
    until: NaiveDate,
    doses: Vec<Dose>,
}

impl Person {
    fn stands(&self, series: &'static str) -> Option<Due> {
        let mut doses: Vec<Dose> = self
            .given
            .iter()
            .filter(|(_, it)| it.counts_in(series))
            .copied()
            .collect();
        doses.dedup_by_key(|(day, _)| *day);

        let mut candidates: Vec<Candidate> = PLANS
            .iter()
            .filter(|plan| plan.series() == Some(series))
            .filter(|plan| plan.is_for(self.birth, self.sex, &self.given))
            .flat_map(|plan| {
                let doses = plan.counted(&doses, self.today);
                plan.windows(self.birth, self.today)
                    .map(move |(from, until)| Candidate {
                        plan,
                        from,
                        until,
                        doses: doses.clone(),
                    })
            })
            .collect();
        self.narrow(&mut candidates);

        let done = |it: &&Candidate| it.doses.len() >= usize::from(it.plan.doses);
        if let Some(done) = candidates.iter().find(done) {
            return Some(self.line(series, State::Completed, &[done], done));
        }
        let states: Vec<(State, &Candidate)> =
            candidates.iter().map(|it| (self.state(it), it)).collect();
        let (state, best) = *states.iter().min_by_key(|(state, _)| state.rank())?;
        let alike: Vec<&Candidate> = states
            .iter()
            .filter(|(it, _)| *it == state)
            .map(|(_, it)| *it)
            .collect();
        Some(self.line(series, state, &alike, best))
    }

    /// Keeps the rows that the doses given leave: those with the same vaccine, begun at the right
    /// age, with the intervals kept. Each rule gives way if it would leave nothing.
    fn narrow(&self, candidates: &mut Vec<Candidate>) {
        prefer(candidates, |it| {
            it.doses.iter().all(|dose| it.plan.covers(dose))
        });
        let mixed = candidates
            .iter()
            .any(|it| !it.doses.iter().all(|dose| it.plan.covers(dose)));
        if mixed {
            prefer(candidates, |it| {
                it.doses.last().is_some_and(|dose| it.plan.covers(dose))
            });
            // Who changed the vaccine needs as many doses as the longer way takes.
            let most = candidates.iter().map(|it| it.plan.doses).max();
            prefer(candidates, |it| Some(it.plan.doses) == most);
        }
        prefer(candidates, |it| {
            let first = it.doses.first().map_or(it.from.max(self.today), |it| it.0);
            it.plan.may_start_on(self.birth, first)
        });
        prefer(candidates, |it| it.plan.kept_by(self.birth, &it.doses));
    }

    fn state(&self, it: &Candidate) -> State {
        let from = it
            .plan
            .earliest(self.birth, &it.doses)
            .map_or(it.from, |earliest| earliest.max(it.from));
        let until = it.until;
        if until < from.max(self.today) {
            State::Closed
        } else if self.today < from {
            State::Upcoming { from }
        } else if it
            .plan
            .standard(self.birth, &it.doses)
            .and_then(|standard| standard.until)
            .is_some_and(|last| last < self.today)
        {
            State::CatchUp { until }
        } else {
            State::Now { until }
        }
    }

    fn line(
        &self,
        series: &'static str,
        state: State,
        alike: &[&Candidate],
        best: &Candidate,
    ) -> Due {
        let mut vaccines: Vec<&'static Vaccine> = Vec::new();
        for vaccine in alike.iter().flat_map(|it| it.plan.vaccines()) {
            if !vaccines.contains(&vaccine) {
                vaccines.push(vaccine);
            }
        }
        let completed = state == State::Completed;
        let next = u8::try_from(best.doses.len() + 1).ok();
        Due {
            series,
            vaccines,
            state,
            next_dose: next.filter(|_| !completed),
            doses: best.plan.doses,
            earliest: best
                .plan
                .earliest(self.birth, &best.doses)
                .filter(|_| !completed),
            standard: best
                .plan
                .standard(self.birth, &best.doses)
                .filter(|_| !completed),
            confirmed: best.plan.confirmed,
        }
    }
}

fn prefer(candidates: &mut Vec<Candidate>, keep: impl Fn(&Candidate) -> bool) {
    if candidates.iter().any(&keep) {
        candidates.retain(keep);
    }
}

#[cfg(test)]
mod tests;
