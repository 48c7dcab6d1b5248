//! Choosing to whom something is sent: a pass over everyone, and the entry of each who is chosen.
//!
//! Nobody is looked at before the pass stands in the log, and what is looked at never comes out of
//! here: only who was chosen, and then only together with the entry that says so.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use hikae_core::calendar::jst_date;
use hikae_core::circular::{Files, Rule};
use hikae_core::consent::{Context, Directive, Effect, Purpose, Scope, decide};
use hikae_core::disclosure::{Actor, Channel, InstitutionLabel, Line, Outcome};
use hikae_core::ids::{EntryId, InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::record::{Category, Record, RecordRef};
use hikae_core::resident::Resident;

use super::gate::{Asked, Told, lines, question};
use super::{Gate, Reason, Refusal};
use crate::keep::{Arrives, Pass, Passed, WhatFor};

/// So many people are read at a time.
const PAGE: u32 = 2_000;

/// Of so many at once what is kept about them is read.
const AT_ONCE: usize = 16;

/// Who chooses, among whom, and for what.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// The office, as the registry has it.
    pub office: InstitutionId,
    /// Its part of the municipality, in words.
    pub unit: String,
    /// 全国地方公共団体コード of the residents that are its own.
    pub municipality: String,
    /// Whether it is about something that nobody can mute.
    pub statutory: bool,
    /// What for, in words.
    pub reason: Reason,
}

/// A pass that stands in the log.
#[derive(Debug)]
pub struct Passing {
    choosing: Choosing,
    institution: Institution,
    rule: Option<Rule>,
}

/// Someone who was chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Who.
    pub person: PersonId,
    /// What the register says, for what the notice says to them.
    pub resident: Resident,
    lines: Vec<Line>,
}

/// A part of a pass.
#[derive(Debug, Default)]
pub struct Part {
    /// Who was chosen.
    pub chosen: Vec<Chosen>,
    /// Whose rows did not open.
    pub broken: u64,
    /// Up to whom it went; none when it is through.
    pub last: Option<PersonId>,
}

impl Gate {
    /// Begins a pass over everyone by a rule. It stands in everyone's log when this answers.
    ///
    /// # Errors
    /// [`Refusal::UnknownInstitution`], [`Refusal::PurposeNotAllowed`], or the log.
    pub async fn pass(
        &self,
        choosing: Choosing,
        rule: &Rule,
        what_for: WhatFor,
    ) -> Result<Passing, Refusal> {
        let passing = self.among(choosing).await?;
        let pass = Pass {
            institution: passing.label(),
            municipality: passing.choosing.municipality.clone(),
            rule: rule.clone(),
            what_for,
        };
        self.keep.note_pass(&pass).await?;
        Ok(Passing {
            rule: Some(rule.clone()),
            ..passing
        })
    }

    /// Begins to send to people who are named one by one. No rule looks at anyone.
    ///
    /// # Errors
    /// As [`Gate::pass`].
    pub async fn among(&self, choosing: Choosing) -> Result<Passing, Refusal> {
        let institution = self.registered(choosing.office).await?;
        if !institution.purposes.contains(&Purpose::NoticeTargeting) {
            return Err(Refusal::PurposeNotAllowed);
        }
        Ok(Passing {
            choosing,
            institution,
            rule: None,
        })
    }

    /// Goes on with a pass after `after`.
    ///
    /// # Errors
    /// The store.
    pub async fn choose(
        &self,
        passing: &Passing,
        after: Option<PersonId>,
    ) -> Result<Part, Refusal> {
        let page = self.keep.register(after, PAGE).await?;
        let full = page.len() == PAGE as usize;
        let last = page.last().map(|passed| passed.person).filter(|_| full);
        self.part(passing, page, last).await
    }

    /// Of people who are named, those who may be told.
    ///
    /// # Errors
    /// The store.
    pub async fn choose_among(
        &self,
        passing: &Passing,
        people: &[PersonId],
    ) -> Result<Part, Refusal> {
        let mut page = Vec::with_capacity(people.len());
        for person in people {
            // Who was erased in the meantime is not there.
            if let Some(resident) = self.keep.resident(*person).await? {
                page.push(Passed {
                    person: *person,
                    resident: Some(resident),
                    decided: true,
                });
            }
        }
        self.part(passing, page, people.last().copied()).await
    }

    async fn part(
        &self,
        passing: &Passing,
        page: Vec<Passed>,
        last: Option<PersonId>,
    ) -> Result<Part, Refusal> {
        let today = jst_date(self.keep.now());
        let mut part = Part {
            last,
            ..Part::default()
        };
        let mut near = Vec::new();
        for passed in page {
            let Some(resident) = passed.resident else {
                part.broken += 1;
                continue;
            };
            if resident.municipality != passing.choosing.municipality {
                continue;
            }
            let rule = passing.rule.as_ref();
            let holds = rule.map_or(Some(true), |rule| rule.holds(&resident, None, today));
            match holds {
                Some(false) => {}
                Some(true) if !passed.decided => part.chosen.push(Chosen {
                    person: passed.person,
                    resident,
                    lines: Vec::new(),
                }),
                _ => near.push((passed.person, resident)),
            }
        }
        let looked = stream::iter(near)
            .map(|(person, resident)| self.look(passing, person, resident, today))
            .buffered(AT_ONCE);
        let looked: Vec<Option<Chosen>> = looked.try_collect().await?;
        part.chosen.extend(looked.into_iter().flatten());
        part.chosen.sort_by_key(|chosen| chosen.person);
        Ok(part)
    }

    /// Looks at what someone has decided and, where the rule asks, at their records: all of those,
    /// or none. Where one is held back, what is missing would be told by what the others say.
    async fn look(
        &self,
        passing: &Passing,
        person: PersonId,
        resident: Resident,
        today: NaiveDate,
    ) -> Result<Option<Chosen>, Refusal> {
        let Some(case) = self.keep.case_file(person).await? else {
            return Ok(None);
        };
        let now = self.keep.now();
        let actor = actor();
        let question = question(
            Purpose::NoticeTargeting,
            &passing.institution,
            &actor,
            None,
            now,
        );
        let muted = |directive: &Directive| {
            directive.refuses(&question)
                && directive.scope == Scope::All
                && directive.period.is_none()
        };
        if !passing.choosing.statutory && case.directives.iter().any(muted) {
            return Ok(None);
        }
        let chosen = |lines| Chosen {
            person,
            resident: resident.clone(),
            lines,
        };
        let Some(rule) = &passing.rule else {
            return Ok(Some(chosen(Vec::new())));
        };
        if let Some(holds) = rule.holds(&resident, None, today) {
            return Ok(holds.then(|| chosen(Vec::new())));
        }
        let asked: BTreeSet<Category> = rule.looks_at().into_iter().collect();
        let records = case.records.into_iter();
        let records: Vec<RecordRef> = records
            .filter(|record| asked.contains(&record.category))
            .collect();
        let context = Context {
            frozen: case.frozen,
            ..Context::default()
        };
        let decisions = decide(&question, &case.directives, &context, &records);
        if decisions.iter().any(|it| it.effect == Effect::Deny) {
            return Ok(None);
        }
        let (given, _) = lines(&records, &decisions, Purpose::NoticeTargeting);
        let ids: Vec<_> = given.iter().map(|line| line.record).collect();
        let (mut vaccinations, mut checkups) = (Vec::new(), Vec::new());
        for kept in self.keep.records_by_id(person, &ids).await? {
            match kept.record {
                Record::Checkup(report) => checkups.push(report),
                Record::Vaccination(vaccination) => vaccinations.push(vaccination),
                _ => {}
            }
        }
        let files = Files {
            vaccinations: &vaccinations,
            checkups: &checkups,
        };
        let holds = rule.holds(&resident, Some(files), today) == Some(true);
        Ok(holds.then(|| chosen(given)))
    }

    /// Tells someone who was chosen. `false` if they had been told before.
    ///
    /// # Errors
    /// When the entry cannot be written, they are not told.
    pub async fn tell(
        &self,
        passing: &Passing,
        chosen: &Chosen,
        entry: EntryId,
        arrives: &Arrives,
    ) -> Result<bool, Refusal> {
        let asked = passing.rule.as_ref().map(Rule::looks_at);
        let actor = actor();
        let by = Asked {
            id: self.keep.mint(RequestId::new),
            person: chosen.person,
            institution: &passing.institution,
            unit: Some(&passing.choosing.unit),
            actor: &actor,
            purpose: Purpose::NoticeTargeting,
            reason: &passing.choosing.reason,
            channel: Channel::Staff,
        };
        let told = Told::chosen(asked.unwrap_or_default(), chosen.lines.clone());
        let build = self.build(by, &told, entry, self.keep.now());
        let sent = self.keep.send_circular(chosen.person, build, arrives);
        Ok(sent.await?.is_some())
    }
}

impl Passing {
    fn label(&self) -> InstitutionLabel {
        InstitutionLabel {
            id: self.institution.id,
            name: self.institution.name.clone(),
            kind: self.institution.kind,
            unit: Some(self.choosing.unit.clone()),
        }
    }
}

fn actor() -> Actor {
    Actor::Machine {
        task: "お知らせを送る相手を選ぶ".to_owned(),
    }
}

impl Told {
    const fn chosen(asked: Vec<Category>, given: Vec<Line>) -> Self {
        Self {
            asked,
            given,
            withheld: Vec::new(),
            outcome: Outcome::Chosen,
        }
    }
}
