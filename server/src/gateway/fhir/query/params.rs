//! The parameters of a request.

use std::collections::BTreeSet;

use url::form_urlencoded;

use super::{Handling, Kind, Target, Token, When};
use crate::gateway::fhir::Problem;

/// The longest query that is read, in bytes.
const LONGEST: usize = 4096;
/// The most parameters that are read.
const MOST: usize = 64;
/// Resources of a page, unless the client says otherwise; and the most.
const COUNT: usize = 100;
const MOST_COUNT: usize = 1000;

/// What the parameters say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Params {
    pub(super) patient: Option<String>,
    pub(super) categories: Vec<Vec<Token>>,
    pub(super) codes: Vec<Vec<Token>>,
    pub(super) dates: Vec<When>,
    pub(super) updated: Vec<When>,
    pub(super) types: BTreeSet<Kind>,
    pub(super) count: usize,
    pub(super) cursor: Option<String>,
    /// Whether the format is named.
    pub(super) format: bool,
    /// The parameters that count, in one order and one way of writing.
    pub(super) understood: String,
}

impl Params {
    pub(super) fn read(target: &Target, query: &str, handling: Handling) -> Result<Self, Problem> {
        if query.len() > LONGEST {
            return Err(Problem::Query);
        }
        let mut params = Self {
            count: COUNT,
            ..Self::default()
        };
        let mut understood = Vec::new();
        let mut counted = false;
        for (number, (name, value)) in form_urlencoded::parse(query.as_bytes()).enumerate() {
            if number >= MOST {
                return Err(Problem::Query);
            }
            // FHIR leaves out a parameter without a value.
            if value.is_empty() {
                continue;
            }
            let Some(known) = known(target, &name)? else {
                match handling {
                    Handling::Lenient => continue,
                    Handling::Strict => return Err(Problem::Unsupported),
                }
            };
            if known == "_count" && std::mem::replace(&mut counted, true) {
                return Err(Problem::Value(known));
            }
            params.take(known, &value).ok_or(match known {
                "_format" => Problem::Format,
                "_cursor" => Problem::Page,
                known => Problem::Value(known),
            })?;
            if !matches!(known, "_cursor" | "_format" | "_pretty") {
                understood.push((known, value));
            }
        }
        understood.sort();
        params.understood = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(understood)
            .finish();
        Ok(params)
    }

    /// Takes a parameter; `None` if it has no such value, or was there before and can be but once.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "patient" => once(
                &mut self.patient,
                value.strip_prefix("Patient/").unwrap_or(value),
            )?,
            "_cursor" => once(&mut self.cursor, value)?,
            "category" => self.categories.push(Token::read(value)?),
            "code" | "vaccine-code" => self.codes.push(Token::read(value)?),
            "date" => self.dates.push(When::read(value)?),
            "start" => self.dates.push(When::bound(value, true)?),
            "end" => self.dates.push(When::bound(value, false)?),
            "_lastUpdated" => self.updated.push(When::read(value)?),
            "_since" => self.updated.push(When::bound(value, true)?),
            "_type" => {
                for name in value.split(',') {
                    self.types.insert(Kind::named(name)?);
                }
            }
            "_count" => {
                let is_number = value.len() <= 9 && value.bytes().all(|it| it.is_ascii_digit());
                let count: usize = is_number.then(|| value.parse().ok())??;
                self.count = count.min(MOST_COUNT);
            }
            "_format" => {
                let is_json = matches!(
                    value,
                    "json" | "application/json" | "application/fhir+json" | "application/fhir json"
                );
                self.format = true;
                return is_json.then_some(());
            }
            _ => {}
        }
        Some(())
    }
}

/// The parameter of this name, if it counts here. A modifier or a chain on one that counts would
/// change what it means, and is never left out.
fn known(target: &Target, name: &str) -> Result<Option<&'static str>, Problem> {
    const ALWAYS: &[&str] = &["_format", "_pretty"];
    const PAGES: &[&str] = &["_count", "_cursor", "_lastUpdated"];
    const EVERYTHING: &[&str] = &["start", "end", "_since", "_type", "_count", "_cursor"];
    let (own, pages): (&[_], &[_]) = match target {
        Target::One(..) => (&[], &[]),
        Target::Some(kind) => (kind.parameters(), PAGES),
        Target::Everything(_) => (EVERYTHING, &[]),
    };
    let mut all = own.iter().chain(pages).chain(ALWAYS);
    let base = name.split([':', '.']).next().unwrap_or_default();
    match all.find(|known| **known == base) {
        Some(_) if base != name => Err(Problem::Unsupported),
        found => Ok(found.copied()),
    }
}

fn once(slot: &mut Option<String>, value: &str) -> Option<()> {
    match slot {
        Some(before) if before != value => None,
        _ => {
            *slot = Some(value.to_owned());
            Some(())
        }
    }
}
