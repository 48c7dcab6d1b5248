//! What an institution's software asks for, read from address and headers.
//!
//! Nothing of it is trusted: a name is any text, and every parameter is either one of a closed list
//! with a value of a closed form, or refused, or (as FHIR has it, unless the client wants to be
//! told) left out. <http://hl7.org/fhir/R4/search.html>

mod cursor;
mod params;
#[cfg(test)]
mod tests;
mod token;
mod when;

use hikae_core::disclosure::Days;

use super::Problem;
use crate::keep::Pseudonym;
pub use cursor::Cursor;
use params::Params;
pub use token::Token;
pub use when::{Span, When};

/// Types of resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Patient.
    Patient = 1,
    /// Consent.
    Consent = 2,
    /// Observation.
    Observation = 3,
    /// DiagnosticReport.
    DiagnosticReport = 4,
    /// Bundle: a checkup as a document.
    Bundle = 5,
    /// Immunization.
    Immunization = 6,
    /// Coverage.
    Coverage = 7,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Patient,
        Self::Consent,
        Self::Observation,
        Self::DiagnosticReport,
        Self::Bundle,
        Self::Immunization,
        Self::Coverage,
    ];

    /// Its name in FHIR.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patient => "Patient",
            Self::Consent => "Consent",
            Self::Observation => "Observation",
            Self::DiagnosticReport => "DiagnosticReport",
            Self::Bundle => "Bundle",
            Self::Immunization => "Immunization",
            Self::Coverage => "Coverage",
        }
    }

    /// The type of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it can be searched. A person is read by their pseudonym alone.
    pub const fn is_searched(self) -> bool {
        !matches!(self, Self::Patient)
    }

    /// Parameters of a search, apart from those of every search.
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Patient => &[],
            Self::Coverage => &["patient"],
            Self::Consent | Self::Bundle => &["patient", "date"],
            Self::Observation => &["patient", "category", "code", "date"],
            Self::DiagnosticReport => &["patient", "code", "date"],
            Self::Immunization => &["patient", "vaccine-code", "date"],
        }
    }
}

/// Whom and what a request is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One resource, by its type and id.
    One(Kind, Name),
    /// A search for resources of a type.
    Some(Kind),
    /// Everything about a person.
    Everything(Name),
}

/// How a type is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// One, by its id.
    Read,
    /// Those that there are.
    Search,
}

/// An id as it came: the person's pseudonym, and the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(pub String);

impl Name {
    /// The pseudonym that it begins with.
    pub fn pseudonym(&self) -> Option<Pseudonym> {
        let (pseudonym, _) = self.split();
        pseudonym.parse().ok()
    }

    /// What names the record within the person.
    pub fn record(&self) -> Option<&str> {
        let (_, rest) = self.split();
        rest.map(|rest| rest.split_once('.').map_or(rest, |(record, _)| record))
    }

    fn split(&self) -> (&str, Option<&str>) {
        match self.0.split_once('.') {
            Some((pseudonym, rest)) => (pseudonym, Some(rest)),
            None => (&self.0, None),
        }
    }
}

/// How to deal with parameters that are not known (`Prefer: handling=…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Handling {
    /// They are left out.
    #[default]
    Lenient,
    /// They are refused.
    Strict,
}

impl Handling {
    /// As the header says; the last preference counts, and other preferences are for others.
    pub fn of(prefer: Option<&str>) -> Self {
        let named = prefer.unwrap_or_default().split([',', ';']);
        let handling = |it: &str| match it.trim() {
            "handling=strict" => Some(Self::Strict),
            "handling=lenient" => Some(Self::Lenient),
            _ => None,
        };
        named.rev().find_map(handling).unwrap_or_default()
    }
}

/// A request, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Whom and what.
    pub target: Target,
    params: Params,
}

impl Ask {
    /// Reads a request.
    ///
    /// # Errors
    /// See [`Problem`]. What it says depends on the request alone.
    pub fn new(target: Target, query: &str, handling: Handling) -> Result<Self, Problem> {
        let params = Params::read(&target, query, handling)?;
        if matches!(target, Target::Some(_)) && params.patient.is_none() {
            return Err(Problem::Missing("patient"));
        }
        Ok(Self { target, params })
    }

    /// The request, as far as an access token reaches. `reaches` says whether it is good for a type:
    /// for reading one, or for searching.
    ///
    /// # Errors
    /// [`Problem::Scope`] if it reaches nothing of it.
    pub fn within(mut self, reaches: impl Fn(Kind, Way) -> bool) -> Result<Self, Problem> {
        let reached = match &self.target {
            Target::One(kind, _) => reaches(*kind, Way::Read),
            Target::Some(kind) => reaches(*kind, Way::Search),
            Target::Everything(_) => {
                let wanted = Kind::ALL.into_iter().filter(|kind| self.wants(*kind));
                let reached = wanted.filter(|kind| reaches(*kind, Way::Search));
                self.params.types = reached.collect();
                !self.params.types.is_empty() && reaches(Kind::Patient, Way::Read)
            }
        };
        reached.then_some(self).ok_or(Problem::Scope)
    }

    /// Whether it says itself in which format it wants its answer.
    pub const fn names_a_format(&self) -> bool {
        self.params.format
    }

    /// Whom it is about, as the institution knows them. `None` where the text is no pseudonym.
    pub fn pseudonym(&self) -> Option<Pseudonym> {
        match &self.target {
            Target::One(_, name) | Target::Everything(name) => name.pseudonym(),
            Target::Some(_) => self.params.patient.as_deref()?.parse().ok(),
        }
    }

    /// Whether resources of a type are asked for.
    pub fn wants(&self, kind: Kind) -> bool {
        match &self.target {
            Target::One(wanted, _) | Target::Some(wanted) => *wanted == kind,
            Target::Everything(_) => {
                let types = &self.params.types;
                types.is_empty() || types.contains(&kind)
            }
        }
    }

    /// The days that are asked for.
    pub fn days(&self) -> Days {
        self.params
            .dates
            .iter()
            .map(When::days)
            .fold(Days::default(), |all, these| Days {
                from: all.from.max(these.from),
                until: match (all.until, these.until) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                },
            })
    }

    /// Whether something of this day, changed in this time, is asked for.
    pub fn holds(&self, day: Option<Span>, updated: Span) -> bool {
        let dates = &self.params.dates;
        let of_day = match day {
            Some(day) => dates.iter().all(|when| when.holds(day)),
            None => true,
        };
        of_day && self.params.updated.iter().all(|when| when.holds(updated))
    }

    /// Whether something of this category is asked for.
    pub fn has_category(&self, category: Option<(&str, &str)>) -> bool {
        holds(&self.params.categories, category)
    }

    /// Whether something with this code is asked for.
    pub fn has_code(&self, code: Option<(&str, &str)>) -> bool {
        holds(&self.params.codes, code)
    }

    /// How many resources a page has.
    pub const fn count(&self) -> usize {
        self.params.count
    }

    /// Where the page begins, as it came.
    pub fn cursor(&self) -> Option<&str> {
        self.params.cursor.as_deref()
    }

    /// The request as it was understood: path and query, without the place of the page.
    pub fn address(&self) -> String {
        let path = match &self.target {
            Target::One(kind, name) => format!("{}/{}", kind.name(), name.0),
            Target::Some(kind) => kind.name().to_owned(),
            Target::Everything(name) => format!("Patient/{}/$everything", name.0),
        };
        match self.params.understood.as_str() {
            "" => path,
            query => format!("{path}?{query}"),
        }
    }
}

/// Every parameter must hold, by one of its values.
fn holds(wanted: &[Vec<Token>], mine: Option<(&str, &str)>) -> bool {
    wanted.iter().all(|any| {
        mine.is_some_and(|(system, code)| any.iter().any(|token| token.fits(system, code)))
    })
}
