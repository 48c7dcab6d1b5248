//! Who belongs to an audience, as a rule over what the register and the records say.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{age_at_fiscal_year_end, age_on, fiscal_year};
use crate::guidance::{Findings, GlucosePriority, SupportLevel, support_level};
use crate::identifiers::{comparable, comparable_address};
use crate::record::Category;
use crate::record::checkup::Report;
use crate::record::vaccination::{State, Vaccination, due};
use crate::resident::{Resident, Sex};

/// When an age counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeAt {
    /// On the day of sending.
    Today,
    /// On the last day of the fiscal year (「○歳になる年度の方」).
    FiscalYearEnd,
}

/// Where someone stands in a series of vaccinations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dose {
    /// The next dose can be given now.
    Due,
    /// The usual time has passed, and it can still be given.
    Missed,
    /// Either.
    Open,
}

/// What a checkup of this fiscal year led to (特定保健指導).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guidance {
    /// 積極的支援.
    Active,
    /// 動機付け支援.
    Motivational,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Rule {
    /// Every one of these holds.
    All {
        /// Which.
        of: Vec<Rule>,
    },
    /// One of these holds.
    Any {
        /// Which.
        of: Vec<Rule>,
    },
    /// This does not hold.
    Not {
        /// Which.
        of: Box<Rule>,
    },
    /// Of an age.
    Age {
        /// From this one on.
        from: u16,
        /// Up to this one, which counts.
        to: u16,
        /// When.
        at: AgeAt,
    },
    /// Of a sex.
    Sex {
        /// Which.
        sex: Sex,
    },
    /// Lives where the address begins like this (町丁目), or in the municipality of this code.
    District {
        /// 全国地方公共団体コード (6 digits), or the beginning of an address.
        place: String,
    },
    /// Is insured with this insurer.
    Insurer {
        /// 保険者番号.
        insurer: String,
    },
    /// Stands here in a series of vaccinations.
    Vaccination {
        /// The series.
        series: String,
        /// Where.
        dose: Dose,
    },
    /// Has had no checkup in this fiscal year, as far as is known here.
    NoCheckup,
    /// Was found at a checkup of this fiscal year to need guidance. The law gives that to the
    /// insurer alone: a rule with it names the insurer beside it ([`Rule::is_lawful`]).
    Guidance {
        /// Which.
        level: Guidance,
    },
}

/// What is kept about someone and may be looked at for a notice.
#[derive(Debug, Clone, Copy, Default)]
pub struct Files<'a> {
    /// Their vaccinations.
    pub vaccinations: &'a [Vaccination],
    /// Their checkups.
    pub checkups: &'a [Report],
}

impl Rule {
    /// As deep as rules may be nested.
    pub const DEPTH: usize = 8;
    /// As many conditions as a rule may have.
    pub const SIZE: usize = 64;

    /// Whether it holds on a day. `None` if that depends on records, and they are not given.
    pub fn holds(
        &self,
        resident: &Resident,
        files: Option<Files<'_>>,
        today: NaiveDate,
    ) -> Option<bool> {
        match self {
            Self::All { of } => every(of.iter().map(|rule| rule.holds(resident, files, today))),
            Self::Any { of } => {
                let none = of
                    .iter()
                    .map(|rule| rule.holds(resident, files, today).map(|holds| !holds));
                every(none).map(|none| !none)
            }
            Self::Not { of } => of.holds(resident, files, today).map(|holds| !holds),
            Self::Age { from, to, at } => {
                let age = match at {
                    AgeAt::Today => age_on(resident.birth_date, today),
                    AgeAt::FiscalYearEnd => age_at_fiscal_year_end(resident.birth_date, today),
                };
                Some(age.is_some_and(|age| (*from..=*to).contains(&age)))
            }
            Self::Sex { sex } => Some(resident.sex == *sex),
            Self::District { place } => Some(lives(resident, place)),
            Self::Insurer { insurer } => {
                let number = |number: &str| format!("{:0>8}", comparable(number));
                let theirs = resident.insured.as_ref().map(|it| number(&it.insurer));
                Some(theirs.is_some_and(|theirs| theirs == number(insurer)))
            }
            Self::Vaccination { series, dose } => {
                files.map(|files| stands(resident, files, series, *dose, today))
            }
            Self::NoCheckup => files.map(|files| this_year(files, today).is_none()),
            Self::Guidance { level } => {
                files.map(|files| needs(resident, files, today) == Some(*level))
            }
        }
    }

    /// The records that it looks at.
    pub fn looks_at(&self) -> Vec<Category> {
        let conditions = self.conditions();
        let any = |is: fn(&&Self) -> bool| conditions.iter().any(is);
        let vaccination = any(|it| matches!(it, Self::Vaccination { .. }));
        let checkup = any(|it| matches!(it, Self::NoCheckup | Self::Guidance { .. }));
        let categories = [
            (Category::Checkup, checkup),
            (Category::Vaccination, vaccination),
        ];
        let looked = categories.into_iter().filter(|(_, looks)| *looks);
        looked.map(|(category, _)| category).collect()
    }

    /// What it is made of, without the words between.
    pub fn conditions(&self) -> Vec<&Self> {
        match self {
            Self::All { of } | Self::Any { of } => of.iter().flat_map(Self::conditions).collect(),
            Self::Not { of } => of.conditions(),
            one => vec![one],
        }
    }

    /// How deep it is nested.
    pub fn depth(&self) -> usize {
        match self {
            Self::All { of } | Self::Any { of } => {
                1 + of.iter().map(Self::depth).max().unwrap_or(0)
            }
            Self::Not { of } => 1 + of.depth(),
            _ => 1,
        }
    }

    /// Whether what checkups found is asked about only beside an insurer: 特定保健指導 is the task
    /// of whoever insures (高齢者の医療の確保に関する法律 第24条), and of nobody else.
    pub fn is_lawful(&self) -> bool {
        match self {
            Self::Guidance { .. } => false,
            Self::All { of } if of.iter().any(|it| matches!(it, Self::Insurer { .. })) => true,
            Self::All { of } | Self::Any { of } => of.iter().all(Self::is_lawful),
            Self::Not { of } => of.is_lawful(),
            _ => true,
        }
    }
}

/// Whether all hold, as far as that is known.
fn every(of: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for holds in of {
        match holds {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = None,
        }
    }
    known
}

fn lives(resident: &Resident, place: &str) -> bool {
    let code = place.len() == 6 && place.bytes().all(|byte| byte.is_ascii_digit());
    match code {
        true => resident.municipality == place,
        false => comparable_address(&resident.address).starts_with(&comparable_address(place)),
    }
}

fn stands(
    resident: &Resident,
    files: Files<'_>,
    series: &str,
    dose: Dose,
    today: NaiveDate,
) -> bool {
    let all = due(resident.birth_date, resident.sex, files.vaccinations, today);
    let found = all.iter().find(|due| due.series == series);
    found.is_some_and(|due| match dose {
        Dose::Due => matches!(due.state, State::Now { .. }),
        Dose::Missed => matches!(due.state, State::CatchUp { .. }),
        Dose::Open => due.state.is_open(),
    })
}

/// The newest checkup of this fiscal year.
fn this_year<'a>(files: Files<'a>, today: NaiveDate) -> Option<&'a Report> {
    let year = fiscal_year(today);
    let reports = files.checkups.iter();
    reports
        .filter(|report| fiscal_year(report.performed_on) == year && report.performed_on <= today)
        .max_by_key(|report| report.performed_on)
}

fn needs(resident: &Resident, files: Files<'_>, today: NaiveDate) -> Option<Guidance> {
    let report = this_year(files, today)?;
    let age = age_at_fiscal_year_end(resident.birth_date, report.performed_on)?;
    let findings = Findings::of(report, resident.sex, age);
    match support_level(&findings, GlucosePriority::default())?.result {
        SupportLevel::Active => Some(Guidance::Active),
        SupportLevel::Motivational => Some(Guidance::Motivational),
        SupportLevel::InformationOnly | SupportLevel::Undeterminable => None,
    }
}
