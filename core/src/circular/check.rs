//! What must hold of a circular before anyone is asked to approve it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::text::{self, Slot, Template};
use super::{Audience, Content, Rule, Text};

/// A language of a circular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tongue {
    /// 日本語.
    Japanese,
    /// やさしい日本語.
    Plain,
    /// English.
    English,
}

impl Tongue {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Japanese, Self::Plain, Self::English];
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The line above.
    Title,
    /// What stands below it.
    Body,
}

/// What is wrong with a circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The words in one language, and where.
    Words(Tongue, text::Fault),
    /// A slot whose value is given nowhere.
    NoValue(Tongue, Slot),
    /// The link leads to a place that is not on the list.
    Elsewhere,
    /// Its last day is over.
    Over,
    /// What it announces is over.
    Past,
    /// The rule describes nobody, or is larger than rules may be.
    Rule,
    /// The name of the rule is missing.
    Unnamed,
    /// The rule asks about results of checkups without naming the insurer whose task that is.
    Unlawful,
    /// The list is empty.
    Nobody,
}

/// A host to which links may lead: itself and what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host(String);

impl Host {
    /// A host by its name; `None` if that is no name of a host.
    pub fn new(name: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let plain = !name.is_empty() && name.chars().all(fits) && !name.starts_with('.');
        plain.then(|| Self(name.to_ascii_lowercase()))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }

    fn holds(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let below = host.strip_suffix(&self.0);
        below.is_some_and(|above| above.is_empty() || above.ends_with('.'))
    }
}

impl Text {
    /// As long as a title may be, in characters.
    pub const TITLE: usize = 80;
    /// As long as a body may be.
    pub const BODY: usize = 4000;
}

impl Content {
    /// What is wrong with it on a day, if links may lead to these hosts.
    pub fn check(&self, hosts: &[Host], today: NaiveDate) -> Vec<Fault> {
        let mut faults: Vec<Fault> = Tongue::ALL
            .into_iter()
            .flat_map(|tongue| self.words(tongue))
            .collect();
        if let Some(link) = &self.link
            && !is_allowed(link, hosts)
        {
            faults.push(Fault::Elsewhere);
        }
        if self.valid_until.is_some_and(|last| last < today) {
            faults.push(Fault::Over);
        }
        if self.event.is_some_and(|day| day < today) {
            faults.push(Fault::Past);
        }
        match &self.audience {
            Audience::Rule { name, rule } => {
                if name.trim().is_empty() {
                    faults.push(Fault::Unnamed);
                }
                if !fits(rule) {
                    faults.push(Fault::Rule);
                }
                if !rule.is_lawful() {
                    faults.push(Fault::Unlawful);
                }
            }
            Audience::List { people: 0 } => faults.push(Fault::Nobody),
            Audience::List { .. } | Audience::Reached { .. } => {}
        }
        faults
    }

    fn words(&self, tongue: Tongue) -> Vec<Fault> {
        let Text { title, body } = self.texts.of(tongue);
        let template = match Template::parse(title, body) {
            Ok(template) => template,
            Err(faults) => {
                let faults = faults.into_iter();
                return faults.map(|fault| Fault::Words(tongue, fault)).collect();
            }
        };
        let given = |slot: &Slot| match slot {
            Slot::ValidUntil => self.valid_until.is_some(),
            Slot::EventDate => self.event.is_some(),
            _ => true,
        };
        let slots = template.slots().into_iter();
        slots
            .filter(|slot| !given(slot))
            .map(|slot| Fault::NoValue(tongue, slot))
            .collect()
    }
}

fn fits(rule: &Rule) -> bool {
    let size = rule.conditions().len();
    (1..=Rule::SIZE).contains(&size) && rule.depth() <= Rule::DEPTH
}

/// Whether a link leads to one of these hosts.
pub fn is_allowed(link: &str, hosts: &[Host]) -> bool {
    host_of(link).is_some_and(|host| hosts.iter().any(|allowed| allowed.holds(host)))
}

/// The host of a link as browsers read it (WHATWG URL): only plain `https` without a user, a port
/// or a backslash is taken, so that nothing can look like one host and be another.
fn host_of(link: &str) -> Option<&str> {
    let rest = link.strip_prefix("https://")?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '\\' | '"' | '<' | '>');
    if !link.chars().all(plain) {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end)?;
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (!host.is_empty() && host.chars().all(name)).then_some(host)
}
