//! The form of an audience: one group of conditions or another, but not a third. Works without
//! scripts, and says all that a rule of "and", "or" and "not" can say.

use hikae_core::circular::{AgeAt, Dose, Guidance, Rule};
use hikae_core::record::vaccination::{VACCINES, Vaccine};
use hikae_core::resident::Sex;
use leptos::prelude::*;

use crate::components::{Checkboxes, Choice, Field, FieldKind, FormErrors, Select};
use crate::i18n::{Lang, Text, console, vaccination};

/// What the names of the controls of each group begin with. The last is of whom is left out.
pub const GROUPS: [&str; 3] = ["a", "b", "not"];

/// One group of conditions, as it is typed. All that are given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// From this age.
    pub from: String,
    /// To this age.
    pub to: String,
    /// When the age counts: `year` or `today`.
    pub at: String,
    /// `male` or `female`.
    pub sex: String,
    /// Where the address begins like this.
    pub place: String,
    /// An insurer.
    pub insurer: String,
    /// Series of vaccinations, of which one.
    pub series: Vec<String>,
    /// How the series stands: `open`, `due`, `missed`.
    pub dose: String,
    /// `none`, `active`, `motivational`.
    pub checkup: String,
}

/// An audience as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AudienceForm {
    /// What staff call it.
    pub name: String,
    /// The groups, as [`GROUPS`] has them.
    pub groups: [Group; 3],
}

impl Group {
    /// The rule that it says; none if it says nothing.
    ///
    /// # Errors
    /// The name of the control that is wrong.
    fn rule(&self) -> Result<Option<Rule>, &'static str> {
        let mut of = Vec::new();
        if !self.from.trim().is_empty() || !self.to.trim().is_empty() {
            let from = age(&self.from, 0).ok_or("from")?;
            let to = age(&self.to, OLDEST).ok_or("to")?;
            let at = match self.at.as_str() {
                "today" => AgeAt::Today,
                _ => AgeAt::FiscalYearEnd,
            };
            of.push(Rule::Age { from, to, at });
        }
        match self.sex.as_str() {
            "male" => of.push(Rule::Sex { sex: Sex::Male }),
            "female" => of.push(Rule::Sex { sex: Sex::Female }),
            _ => {}
        }
        if !self.place.trim().is_empty() {
            let place = self.place.trim().to_owned();
            of.push(Rule::District { place });
        }
        if !self.insurer.trim().is_empty() {
            let insurer = self.insurer.trim().to_owned();
            of.push(Rule::Insurer { insurer });
        }
        let dose = match self.dose.as_str() {
            "due" => Dose::Due,
            "missed" => Dose::Missed,
            _ => Dose::Open,
        };
        let series = self.series.iter().cloned();
        let mut series: Vec<_> = series
            .map(|series| Rule::Vaccination { series, dose })
            .collect();
        match series.len() {
            0 => {}
            1 => of.append(&mut series),
            _ => of.push(Rule::Any { of: series }),
        }
        match self.checkup.as_str() {
            "none" => of.push(Rule::NoCheckup),
            "active" => of.push(Rule::Guidance {
                level: Guidance::Active,
            }),
            "motivational" => of.push(Rule::Guidance {
                level: Guidance::Motivational,
            }),
            _ => {}
        }
        Ok(joined(of, |of| Rule::All { of }))
    }
}

/// The oldest that can be asked for.
const OLDEST: u16 = 150;

fn age(typed: &str, empty: u16) -> Option<u16> {
    match typed.trim() {
        "" => Some(empty),
        typed => typed.parse().ok().filter(|age| *age <= OLDEST),
    }
}

fn joined(mut of: Vec<Rule>, join: impl FnOnce(Vec<Rule>) -> Rule) -> Option<Rule> {
    match of.len() {
        0 | 1 => of.pop(),
        _ => Some(join(of)),
    }
}

impl AudienceForm {
    /// The rule that it says.
    ///
    /// # Errors
    /// What is wrong, at which control.
    pub fn rule(&self, lang: Lang) -> Result<Rule, FormErrors> {
        let mut errors = FormErrors::default();
        let mut rules = Vec::new();
        for (group, prefix) in self.groups.iter().zip(GROUPS) {
            match group.rule() {
                Ok(rule) => rules.push(rule),
                Err(control) => {
                    errors.add(format!("{prefix}_{control}"), console::bad_age(lang));
                    rules.push(None);
                }
            }
        }
        let without = rules.pop().flatten();
        let with = joined(rules.into_iter().flatten().collect(), |of| Rule::Any { of });
        if !errors.is_empty() {
            return Err(errors);
        }
        match (with, without) {
            (None, _) => {
                errors.add("a_from", console::no_condition(lang));
                Err(errors)
            }
            (Some(with), None) => Ok(with),
            (Some(with), Some(without)) => Ok(Rule::All {
                of: vec![
                    with,
                    Rule::Not {
                        of: Box::new(without),
                    },
                ],
            }),
        }
    }

    pub(super) fn view(&self, errors: &FormErrors, lang: Lang) -> AnyView {
        let legends = [
            console::group(lang, 1),
            console::group_or(lang, 2),
            console::group_not(lang),
        ];
        let groups: Vec<_> = (self.groups.iter().zip(GROUPS).zip(legends))
            .enumerate()
            .map(|(at, ((group, prefix), legend))| {
                let body = group.view(prefix, errors, lang);
                let open = at == 0 || *group != Group::default();
                view! {
                    <details class="more" open=open>
                        <summary>{legend}</summary>
                        {body}
                    </details>
                }
            })
            .collect();
        view! {
            <Field
                name="rule_name"
                label=console::rule_name(lang)
                value=self.name.clone()
                error=errors.of("rule_name")
                lang
            />
            {groups}
        }
        .into_any()
    }
}

impl Group {
    fn view(&self, prefix: &str, errors: &FormErrors, lang: Lang) -> AnyView {
        let name = |control: &str| format!("{prefix}_{control}");
        let choice = |value: &str, label: Text| Choice::new(value, label);
        let ages = [
            ("from", console::age_from(lang), &self.from),
            ("to", console::age_to(lang), &self.to),
        ]
        .map(|(control, label, value)| {
            let name = name(control);
            let error = errors.of(&name);
            let value = value.clone();
            view! { <Field name label value error kind=FieldKind::Number lang/> }
        });
        let any = || choice("", console::any(lang));
        let at = vec![
            choice("year", console::age_year(lang)),
            choice("today", console::age_today(lang)),
        ];
        let sex = vec![
            any(),
            choice("male", console::male(lang)),
            choice("female", console::female(lang)),
        ];
        let dose = vec![
            choice("open", console::dose_open(lang)),
            choice("due", console::dose_due(lang)),
            choice("missed", console::dose_missed(lang)),
        ];
        let checkup = vec![
            any(),
            choice("none", console::checkup_none(lang)),
            choice("active", console::guidance_active(lang)),
            choice("motivational", console::guidance_motivational(lang)),
        ];
        let picked = |value: &str| Some(value.to_owned());
        view! {
            {ages}
            <Select name=name("at") label=console::age_at(lang) options=at selected=picked(&self.at) lang/>
            <Select name=name("sex") label=console::sex(lang) options=sex selected=picked(&self.sex) lang/>
            <Field name=name("place") label=console::place(lang) value=self.place.clone() lang/>
            <Field name=name("insurer") label=console::insurer(lang) value=self.insurer.clone() lang/>
            <Checkboxes
                name=name("series")
                legend=console::series(lang)
                options=series_choices(lang)
                selected=self.series.clone()
                lang
            />
            <Select name=name("dose") label=console::dose(lang) options=dose selected=picked(&self.dose) lang/>
            <Select
                name=name("checkup")
                label=console::checkup(lang)
                options=checkup
                selected=picked(&self.checkup)
                lang
            />
        }
        .into_any()
    }
}

/// Every series, by the disease; where a disease has several, by the vaccine that begins each.
fn series_choices(lang: Lang) -> Vec<Choice> {
    let mut heads: Vec<&Vaccine> = Vec::new();
    for vaccine in VACCINES.iter() {
        if heads.iter().all(|head| head.series != vaccine.series) {
            heads.push(vaccine);
        }
    }
    let choice = |head: &&Vaccine| {
        let alike = heads.iter().filter(|it| it.disease.ja == head.disease.ja);
        let words = match alike.count() {
            1 => head.disease,
            _ => head.name,
        };
        Choice::new(head.series, vaccination::text(lang, words))
    };
    heads.iter().map(choice).collect()
}
