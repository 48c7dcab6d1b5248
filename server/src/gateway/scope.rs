//! Scopes: which kinds of FHIR resources a token is good for (SMART App Launch 2, "Scopes for
//! requesting FHIR Resources"). They are the outer fence only; what leaves is decided record by
//! record.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use hikae_core::consent::Purpose;
use hikae_core::record::Category;
use serde::{Deserialize, Serialize};

/// A kind of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// The person: pseudonym, age, sex.
    Patient,
    /// What the person decided, as far as it concerns the institution.
    Consent,
    /// One finding of a checkup.
    Observation,
    /// A checkup.
    DiagnosticReport,
    /// A checkup as one document.
    Bundle,
    /// A vaccination.
    Immunization,
    /// An insurance.
    Coverage,
}

impl Resource {
    /// All.
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

    const fn of(category: Category) -> &'static [Self] {
        match category {
            Category::Checkup => &[Self::Observation, Self::DiagnosticReport, Self::Bundle],
            Category::Vaccination => &[Self::Immunization],
            Category::Coverage => &[Self::Coverage],
            Category::Medication | Category::Care => &[],
        }
    }
}

/// What may be done with resources of a kind. There is no writing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Access {
    /// One is read by its id (`r`).
    pub read: bool,
    /// They are searched (`s`).
    pub search: bool,
}

impl Access {
    const ALL: Self = Self {
        read: true,
        search: true,
    };

    /// What a scope asks for: letters out of `cruds` in this order, or a word of SMART's first
    /// version. What nobody gets is passed over.
    fn parse(text: &str) -> Option<Self> {
        match text {
            "read" | "*" => return Some(Self::ALL),
            "write" => return Some(Self::default()),
            _ => {}
        }
        let mut known = "cruds".chars();
        let in_order = text.chars().all(|letter| known.any(|it| it == letter));
        (in_order && !text.is_empty()).then(|| Self {
            read: text.contains('r'),
            search: text.contains('s'),
        })
    }

    fn is_none(self) -> bool {
        self == Self::default()
    }

    fn and(self, other: Self) -> Self {
        Self {
            read: self.read && other.read,
            search: self.search && other.search,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            read: self.read || other.read,
            search: self.search || other.search,
        }
    }
}

/// Scopes, written as they are granted: `system/Observation.rs system/Patient.rs`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Scopes(BTreeMap<Resource, Access>);

impl Scopes {
    /// Everything that there is.
    pub fn all() -> Self {
        Self(Resource::ALL.map(|it| (it, Access::ALL)).into())
    }

    /// As far as purposes reach.
    pub fn reached(purposes: &BTreeSet<Purpose>) -> Self {
        let reach = purposes.iter().flat_map(|purpose| purpose.rule().reach);
        let mut reached: BTreeMap<_, _> = reach
            .flat_map(|category| Resource::of(*category))
            .map(|resource| (*resource, Access::ALL))
            .collect();
        if !reached.is_empty() {
            reached.insert(Resource::Patient, Access::ALL);
            reached.insert(Resource::Consent, Access::ALL);
        }
        Self(reached)
    }

    /// What of these a request gets: what it asks for, as far as it is among them. What is not
    /// understood is not granted, a scope with a search in it (`?`) for one: more would be granted
    /// than was asked for.
    pub fn asked(&self, asked: &str) -> Self {
        let mut granted = BTreeMap::<Resource, Access>::new();
        for scope in asked.split(' ') {
            let Some((resource, access)) = parse(scope) else {
                continue;
            };
            for (name, allowed) in &self.0 {
                if resource == "*" || resource == name.name() {
                    let more = access.and(*allowed);
                    if !more.is_none() {
                        let granted = granted.entry(*name).or_default();
                        *granted = granted.or(more);
                    }
                }
            }
        }
        Self(granted)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What may be done with resources of a kind.
    pub fn access(&self, resource: Resource) -> Access {
        self.0.get(&resource).copied().unwrap_or_default()
    }
}

fn parse(scope: &str) -> Option<(&str, Access)> {
    let (resource, access) = scope.strip_prefix("system/")?.rsplit_once('.')?;
    Some((resource, Access::parse(access)?))
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (resource, access)) in self.0.iter().enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(f, "{space}system/{}.", resource.name())?;
            let letters = [(access.read, 'r'), (access.search, 's')];
            for (_, letter) in letters.iter().filter(|(has, _)| *has) {
                write!(f, "{letter}")?;
            }
        }
        Ok(())
    }
}

/// The text is no list of scopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a list of scopes")]
pub struct ScopeError;

impl FromStr for Scopes {
    type Err = ScopeError;

    fn from_str(text: &str) -> Result<Self, ScopeError> {
        let scopes = Self::all().asked(text);
        (scopes.to_string() == text)
            .then_some(scopes)
            .ok_or(ScopeError)
    }
}

impl TryFrom<String> for Scopes {
    type Error = ScopeError;

    fn try_from(text: String) -> Result<Self, ScopeError> {
        text.parse()
    }
}

impl From<Scopes> for String {
    fn from(scopes: Scopes) -> Self {
        scopes.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn granted(purposes: &[Purpose], asked: &str) -> String {
        let purposes = purposes.iter().copied().collect();
        Scopes::reached(&purposes).asked(asked).to_string()
    }

    #[test]
    fn what_is_granted_is_what_is_asked_for_and_allowed() {
        let treatment = &[Purpose::Treatment];
        for (asked, given) in [
            ("system/Observation.rs", "system/Observation.rs"),
            ("system/Observation.r", "system/Observation.r"),
            (
                "system/Observation.s system/Observation.r",
                "system/Observation.rs",
            ),
            ("system/Observation.cruds", "system/Observation.rs"),
            ("system/Observation.read", "system/Observation.rs"),
            ("system/Observation.write", ""),
            ("system/Observation.sr", ""),
            ("system/Observation.", ""),
            ("system/Observation.rs?category=laboratory", ""),
            ("user/Observation.rs", ""),
            ("system/observation.rs", ""),
            ("system/Practitioner.rs", ""),
            ("openid fhirUser", ""),
            ("", ""),
        ] {
            assert_eq!(granted(treatment, asked), given, "{asked}");
        }
        assert_eq!(
            granted(&[Purpose::Eligibility], "system/*.rs"),
            "system/Patient.rs system/Consent.rs system/Coverage.rs"
        );
        assert_eq!(
            granted(
                &[Purpose::MunicipalMove],
                "system/Observation.rs system/Immunization.rs"
            ),
            "system/Immunization.rs"
        );
        assert_eq!(granted(&[Purpose::Supervision], "system/*.rs"), "");
    }

    proptest! {
        #[test]
        fn nothing_is_granted_that_is_not_allowed(asked in "(system/)?[*A-Za-z]{0,12}[./][cruds*]{0,6}( system/[A-Z][a-z]{4,8}\\.[rs]{1,2})?") {
            let allowed = Scopes::reached(&[Purpose::Eligibility].into());
            for resource in Resource::ALL {
                let (given, most) = (allowed.asked(&asked).access(resource), allowed.access(resource));
                prop_assert_eq!(given.and(most), given);
            }
            let given = allowed.asked(&asked);
            prop_assert_eq!(given.to_string().parse::<Scopes>().unwrap(), given);
        }
    }
}
