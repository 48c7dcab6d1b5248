//! The rows of the schedule: who can have what, when, and how often. The table changes every
//! year; this code should not.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::period::{Ages, Length, Period};
use super::vaccine::{Vaccine, vaccine};
use crate::calendar::{fiscal_year, fiscal_year_end};
use crate::record::checkup::table;
use crate::resident::Sex;

/// One dose given: the day and the vaccine.
pub(super) type Dose = (NaiveDate, &'static Vaccine);

/// One row: a way through a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) id: &'static str,
    /// The vaccines with which it can be done; the first gives it its series.
    vaccines: Vec<&'static str>,
    valid: Period,
    sex: Option<Sex>,
    born: Period,
    /// Ages at the first dose, if the plan depends on them.
    start: Option<Ages>,
    /// Ages at which doses are given; none if the table cannot say so (pregnancy).
    ages: Vec<Ages>,
    /// Month and day on which a dose every fiscal year begins to be offered.
    season: Option<(u32, u32)>,
    pub(super) doses: u8,
    /// What must lie before the second dose, the third, …
    gaps: Vec<Vec<Gap>>,
    /// 標準的な接種期間 of the first dose, the second, …
    standard: Vec<Option<Standard>>,
    /// Series of which one must have been begun.
    only_if: Vec<&'static str>,
    /// Series of which none may have been begun.
    unless: Vec<&'static str>,
    /// Days in which one dose must lie.
    dosed_in: Option<Period>,
    pub(super) confirmed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// `27d`: after the dose before.
    AfterLast(Length),
    /// `1:139d`: after the dose of a number, from 1.
    After(usize, Length),
    /// `>=12m`: not before an age.
    NotBefore(Length),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standard {
    /// `2m..7m`.
    Ages(Ages),
    /// `+20d..56d`: after the dose before.
    AfterLast(Length, Length),
}

pub(super) static PLANS: LazyLock<Vec<Plan>> =
    LazyLock::new(|| table::rows(TABLE).filter_map(parse).collect());

const TABLE: &str = include_str!("../../../data/schedule.tsv");

/// The vaccine of a row.
pub(super) fn vaccine_of(id: &str) -> Option<&'static str> {
    let plan = PLANS.iter().find(|it| it.id == id)?;
    plan.vaccines.first().copied()
}

impl Plan {
    pub(super) fn series(&self) -> Option<&'static str> {
        vaccine(self.vaccines.first()?).map(|it| it.series)
    }

    pub(super) fn vaccines(&self) -> impl Iterator<Item = &'static Vaccine> {
        self.vaccines.iter().filter_map(|id| vaccine(id))
    }

    /// Whether it can be given at all to a person with these doses (of every series).
    pub(super) fn is_for(&self, birth: NaiveDate, sex: Sex, given: &[Dose]) -> bool {
        let begun = |series: &&str| given.iter().any(|(_, it)| it.series == *series);
        self.sex.is_none_or(|it| it == sex)
            && self.born.contains(birth)
            && (self.only_if.is_empty() || self.only_if.iter().any(begun))
            && !self.unless.iter().any(begun)
            && self.dosed_in.is_none_or(|period| {
                given.iter().any(|(day, it)| {
                    period.contains(*day) && self.series().is_some_and(|own| it.counts_in(own))
                })
            })
    }

    /// First and last days of the times at which it is given to a person, the past ones included;
    /// of yearly doses the one that `today` is in or waits for.
    pub(super) fn windows(
        &self,
        birth: NaiveDate,
        today: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        self.ages.iter().filter_map(move |ages| {
            let eligible = ages.of(birth)?.and(self.valid)?;
            let period = match self.season {
                None => eligible,
                Some(season) => season_of(season, eligible.from.max(today))?.and(eligible)?,
            };
            Some((period.from, period.until?))
        })
    }

    /// The doses that count for it: those of the fiscal year if it is given every year.
    pub(super) fn counted(&self, doses: &[Dose], today: NaiveDate) -> Vec<Dose> {
        let year = fiscal_year(today);
        doses
            .iter()
            .filter(|(day, _)| self.season.is_none() || fiscal_year(*day) == year)
            .copied()
            .collect()
    }

    pub(super) fn covers(&self, dose: &Dose) -> bool {
        self.vaccines.contains(&dose.1.id)
    }

    /// Whether the first dose may have been, or may be, on a day.
    pub(super) fn may_start_on(&self, birth: NaiveDate, day: NaiveDate) -> bool {
        self.start.is_none_or(|ages| {
            ages.of(birth)
                .is_some_and(|period: Period| period.contains(day))
        })
    }

    /// Whether the doses given kept its intervals.
    pub(super) fn kept_by(&self, birth: NaiveDate, doses: &[Dose]) -> bool {
        (1..doses.len().min(usize::from(self.doses))).all(|at| {
            let (before, from) = doses.split_at(at);
            from.first().is_none_or(|(day, _)| {
                self.earliest(birth, before)
                    .is_none_or(|earliest| earliest <= *day)
            })
        })
    }

    /// The first day for the next dose by the intervals alone; `None` if there are none.
    pub(super) fn earliest(&self, birth: NaiveDate, before: &[Dose]) -> Option<NaiveDate> {
        self.gaps
            .get(before.len().checked_sub(1)?)?
            .iter()
            .filter_map(|gap| match *gap {
                Gap::AfterLast(length) => length.interval_after(before.last()?.0),
                Gap::After(number, length) => {
                    length.interval_after(before.get(number.checked_sub(1)?)?.0)
                }
                Gap::NotBefore(age) => age.after(birth),
            })
            .max()
    }

    /// 標準的な接種期間 of the next dose.
    pub(super) fn standard(&self, birth: NaiveDate, before: &[Dose]) -> Option<Period> {
        match (*self.standard.get(before.len())?)? {
            Standard::Ages(ages) => ages.of(birth),
            Standard::AfterLast(from, until) => {
                let last = before.last()?.0;
                Some(Period {
                    from: from.interval_after(last)?,
                    until: until.interval_after(last),
                })
            }
        }
    }
}

/// The season that a day is in or waits for: until the end of its fiscal year.
fn season_of((month, day): (u32, u32), today: NaiveDate) -> Option<Period> {
    let year = fiscal_year(today);
    let begins = NaiveDate::from_ymd_opt(year + i32::from(month < 4), month, day)?;
    Some(Period {
        from: begins,
        until: Some(fiscal_year_end(year)?),
    })
}

fn parse(row: &'static str) -> Option<Plan> {
    let [
        id,
        vaccines,
        valid,
        sex,
        born,
        start,
        ages,
        season,
        doses,
        gaps,
        standard,
        only_if,
        unless,
        dosed_in,
        _source,
        unconfirmed,
    ] = table::fields(row)?;
    Some(Plan {
        id,
        vaccines: list(vaccines),
        valid: Period::parse(valid)?,
        sex: match sex {
            "" => None,
            "male" => Some(Sex::Male),
            "female" => Some(Sex::Female),
            _ => return None,
        },
        born: Period::parse(if born.is_empty() { ".." } else { born })?,
        start: optional(start, Ages::parse)?,
        ages: each(ages, ',', Ages::parse)?,
        season: optional(season, |text| {
            let day: NaiveDate = format!("2000-{text}").parse().ok()?;
            Some((day.month(), day.day()))
        })?,
        doses: doses
            .split('+')
            .map(str::parse::<u8>)
            .sum::<Result<u8, _>>()
            .ok()?,
        gaps: each(gaps, ';', |dose| each(dose, ',', gap))?,
        standard: each(standard, ';', |text| optional(text, standard_of))?,
        only_if: list(only_if),
        unless: list(unless),
        dosed_in: optional(dosed_in, Period::parse)?,
        confirmed: unconfirmed.is_empty(),
    })
}

fn gap(text: &'static str) -> Option<Gap> {
    if let Some(age) = text.strip_prefix(">=") {
        Length::parse(age).map(Gap::NotBefore)
    } else if let Some((number, length)) = text.split_once(':') {
        Some(Gap::After(number.parse().ok()?, Length::parse(length)?))
    } else {
        Length::parse(text).map(Gap::AfterLast)
    }
}

fn standard_of(text: &'static str) -> Option<Standard> {
    match text.strip_prefix('+') {
        None => Ages::parse(text).map(Standard::Ages),
        Some(text) => {
            let (from, until) = text.split_once("..")?;
            Some(Standard::AfterLast(
                Length::parse(from)?,
                Length::parse(until)?,
            ))
        }
    }
}

fn list(field: &'static str) -> Vec<&'static str> {
    field.split(',').filter(|it| !it.is_empty()).collect()
}

fn each<T>(
    field: &'static str,
    separator: char,
    parse: impl Fn(&'static str) -> Option<T>,
) -> Option<Vec<T>> {
    if field.is_empty() {
        return Some(Vec::new());
    }
    field.split(separator).map(parse).collect()
}

fn optional<T>(
    field: &'static str,
    parse: impl Fn(&'static str) -> Option<T>,
) -> Option<Option<T>> {
    if field.is_empty() {
        Some(None)
    } else {
        parse(field).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::super::vaccine;
    use super::*;

    #[test]
    fn every_row_of_the_tables_can_be_read() {
        for row in table::rows(TABLE) {
            let plan = parse(row).expect(row);
            assert!(plan.series().is_some(), "{row}");
            assert_eq!(plan.vaccines().count(), plan.vaccines.len(), "{row}");
            assert_eq!(plan.gaps.len() + 1, usize::from(plan.doses), "{row}");
            assert!(plan.standard.len() <= usize::from(plan.doses), "{row}");
            assert!(
                row.split('\t').nth(14).is_some_and(|it| !it.is_empty()),
                "{row}"
            );
            for series in plan.only_if.iter().chain(&plan.unless) {
                assert!(
                    vaccine::VACCINES.iter().any(|it| it.series == *series),
                    "{row}"
                );
            }
        }
        for row in table::rows(vaccine::TABLE) {
            let vaccine = vaccine::parse(row).expect(row);
            assert!(!row.ends_with(' ') && !vaccine.name.en.is_empty(), "{row}");
            assert!(
                PLANS.iter().any(|it| it.vaccines.contains(&vaccine.id)),
                "{row}"
            );
        }
    }

    #[test]
    fn every_row_ends_or_needs_what_is_not_computed() {
        let birth = "1990-05-05".parse().unwrap();
        for plan in PLANS.iter() {
            let open = plan
                .ages
                .iter()
                .filter_map(|ages| ages.of(birth)?.and(plan.valid))
                .any(|period| period.until.is_none());
            assert!(!open || plan.season.is_some(), "{}", plan.id);
            assert_eq!(plan.ages.is_empty(), plan.id == "RSV-M", "{}", plan.id);
        }
    }
}
