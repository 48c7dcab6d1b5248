//! Reads what was posted as the answer to one question.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use hikae_core::consent::{Effect, Period, Purpose};

use super::Names;
use super::draft::{Draft, End, LONGEST_YEARS, PERMITTED, Step, What, Whom};
use super::keys;
use crate::components::FormErrors;
use crate::i18n::{Lang, wizard};

/// Names and values as they were posted; a name may come more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(pub Vec<(String, String)>);

impl Answers {
    /// The first value of a name; empty if it was not posted.
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    fn set<T: Ord>(&self, name: &str, parse: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.all(name).filter_map(parse).collect()
    }
}

impl Draft {
    /// Takes the answer to a question. What makes no sense changes nothing: the errors say so in
    /// the words of the page. `names` is what there is to choose from, `today` the day in Japan.
    ///
    /// # Errors
    /// The errors of the form, by the names of its controls.
    pub fn answer(
        &mut self,
        step: Step,
        answers: &Answers,
        names: &Names,
        today: NaiveDate,
        lang: Lang,
    ) -> Result<(), FormErrors> {
        match step {
            Step::Effect => self.set_effect(effect(answers, lang)?),
            Step::Situation => self.set_purposes(self.situation(answers, lang)?),
            Step::Whom => self.whom = Some(self.read_whom(answers, lang)?),
            Step::Kinds => self.kinds = some(answers.set("kind", keys::kind), "kind", lang)?,
            Step::Institutions => {
                let known = |text: &str| {
                    text.parse()
                        .ok()
                        .filter(|id| names.institutions.contains_key(id))
                };
                self.institutions = some(answers.set("institution", known), "institution", lang)?;
            }
            Step::Records => self.what = Some(what(answers, lang)?),
            Step::Categories => {
                let categories = answers.set("category", keys::category);
                let sensitive = answers.set("sensitive", keys::sensitive);
                let permits = self.effect == Some(Effect::Permit);
                if categories.is_empty() && (permits || sensitive.is_empty()) {
                    return Err(wrong("category", wizard::choose_some(lang)));
                }
                self.categories = categories;
                self.sensitive = sensitive;
            }
            Step::Singles => {
                let own = |text: &str| {
                    text.parse()
                        .ok()
                        .filter(|id| names.records.contains_key(id))
                };
                self.records = some(answers.set("record", own), "record", lang)?;
            }
            Step::Period => self.period = Some(period(answers, lang)?),
            Step::Until => self.end = Some(self.end(answers, today, lang)?),
            Step::Emergency => match answers.one("emergency") {
                "show" => self.set_emergency(false),
                "hide" => self.set_emergency(true),
                _ => return Err(wrong("emergency", wizard::choose_one(lang))),
            },
            Step::Confirm => {}
        }
        Ok(())
    }

    fn situation(&self, answers: &Answers, lang: Lang) -> Result<BTreeSet<Purpose>, FormErrors> {
        let allowed: &[Purpose] = match self.effect {
            Some(Effect::Permit) => &PERMITTED,
            Some(Effect::Deny) => &Purpose::DENIABLE,
            None => &[],
        };
        let chosen = answers.set("situation", |key| {
            keys::purpose(key).filter(|purpose| allowed.contains(purpose))
        });
        if self.effect == Some(Effect::Permit) && chosen.len() != 1 {
            return Err(wrong("situation", wizard::choose_one(lang)));
        }
        some(chosen, "situation", lang)
    }

    fn read_whom(&self, answers: &Answers, lang: Lang) -> Result<Whom, FormErrors> {
        match answers.one("whom") {
            "institutions" => Ok(Whom::Institutions),
            "kinds" if !self.hands_over() => Ok(Whom::Kinds),
            "everyone" if !self.hands_over() => Ok(Whom::Everyone),
            "staff" if self.staff.is_some() && self.effect == Some(Effect::Deny) => Ok(Whom::Staff),
            _ => Err(wrong("whom", wizard::choose_one(lang))),
        }
    }

    fn end(&self, answers: &Answers, today: NaiveDate, lang: Lang) -> Result<End, FormErrors> {
        let after = |months: u32| {
            today
                .checked_add_months(Months::new(months))
                .map(End::Day)
                .ok_or_else(|| wrong("until", wizard::choose_one(lang)))
        };
        match answers.one("until") {
            "month" => after(1),
            "half" => after(6),
            "year" => after(12),
            "open" if self.effect == Some(Effect::Deny) => Ok(End::Open),
            "day" => {
                let day = date(answers.one("day"))
                    .flatten()
                    .ok_or_else(|| wrong("day", wizard::enter_date(lang)))?;
                if day <= today {
                    return Err(wrong("day", wizard::date_past(lang)));
                }
                let latest = today.checked_add_months(Months::new(12 * LONGEST_YEARS));
                if latest.is_none_or(|latest| day > latest) {
                    return Err(wrong("day", wizard::date_far(lang)));
                }
                Ok(End::Day(day))
            }
            _ => Err(wrong("until", wizard::choose_one(lang))),
        }
    }
}

fn effect(answers: &Answers, lang: Lang) -> Result<Effect, FormErrors> {
    match answers.one("effect") {
        "permit" => Ok(Effect::Permit),
        "deny" => Ok(Effect::Deny),
        _ => Err(wrong("effect", wizard::choose_one(lang))),
    }
}

fn what(answers: &Answers, lang: Lang) -> Result<What, FormErrors> {
    match answers.one("records") {
        "all" => Ok(What::All),
        "categories" => Ok(What::Categories),
        "singles" => Ok(What::Singles),
        _ => Err(wrong("records", wizard::choose_one(lang))),
    }
}

fn period(answers: &Answers, lang: Lang) -> Result<Period, FormErrors> {
    match answers.one("period") {
        "all" => Ok(Period {
            from: None,
            until: None,
        }),
        "some" => {
            let from =
                date(answers.one("from")).ok_or_else(|| wrong("from", wizard::enter_date(lang)))?;
            let until = date(answers.one("until"))
                .ok_or_else(|| wrong("until", wizard::enter_date(lang)))?;
            match (from, until) {
                (None, None) => Err(wrong("from", wizard::enter_some_date(lang))),
                (Some(from), Some(until)) if until < from => {
                    Err(wrong("until", wizard::date_order(lang)))
                }
                _ => Ok(Period { from, until }),
            }
        }
        _ => Err(wrong("period", wizard::choose_one(lang))),
    }
}

/// An empty text is no date; `None` if it is neither empty nor a date.
fn date(text: &str) -> Option<Option<NaiveDate>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Some)
}

fn some<T: Ord>(chosen: BTreeSet<T>, name: &str, lang: Lang) -> Result<BTreeSet<T>, FormErrors> {
    if chosen.is_empty() {
        Err(wrong(name, wizard::choose_some(lang)))
    } else {
        Ok(chosen)
    }
}

fn wrong(name: &str, message: crate::i18n::Text) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add(name, message);
    errors
}
