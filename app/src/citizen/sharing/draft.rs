//! The answers given so far on the way to a decision, and which question comes next.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use hikae_core::calendar::{jst_date, start_of_jst_day};
use hikae_core::consent::{
    Directive, Effect, Grantees, InstitutionKind, Level, Period, Purpose, Scope,
};
use hikae_core::ids::{DirectiveId, InstitutionId, PersonId, RecordId};
use hikae_core::login::Act;
use hikae_core::record::{Category, SensitiveClass};
use serde::{Deserialize, Serialize};

/// One question, one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Show or not.
    Effect,
    /// In which situations.
    Situation,
    /// For whom.
    Whom,
    /// Which kinds of institutions.
    Kinds,
    /// Which institutions.
    Institutions,
    /// Which records.
    Records,
    /// Which kinds of records.
    Categories,
    /// Which single records.
    Singles,
    /// Of which days.
    Period,
    /// Until when.
    Until,
    /// In an emergency too.
    Emergency,
    /// All answers, and what they mean.
    Confirm,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 12] = [
        Self::Effect,
        Self::Situation,
        Self::Whom,
        Self::Kinds,
        Self::Institutions,
        Self::Records,
        Self::Categories,
        Self::Singles,
        Self::Period,
        Self::Until,
        Self::Emergency,
        Self::Confirm,
    ];

    /// Its name in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Effect => "effect",
            Self::Situation => "situation",
            Self::Whom => "whom",
            Self::Kinds => "kinds",
            Self::Institutions => "institutions",
            Self::Records => "records",
            Self::Categories => "categories",
            Self::Singles => "singles",
            Self::Period => "period",
            Self::Until => "until",
            Self::Emergency => "emergency",
            Self::Confirm => "confirm",
        }
    }

    /// The step of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }
}

/// How the grantees are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Whom {
    /// By name.
    Institutions,
    /// By kind.
    Kinds,
    /// Everyone.
    Everyone,
    /// One member of staff.
    Staff,
}

/// How the records are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// All.
    All,
    /// By kind.
    Categories,
    /// One by one.
    Singles,
}

/// When it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// When the citizen ends it.
    Open,
    /// After this day.
    Day(NaiveDate),
}

/// The directive that is being changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// Which one.
    pub id: DirectiveId,
    /// Its version when the change began.
    pub version: u32,
}

/// The answers given so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The directive that is being changed, if it is no new one.
    pub editing: Option<Editing>,
    /// Show or not.
    pub effect: Option<Effect>,
    /// In which situations; empty until answered.
    pub purposes: BTreeSet<Purpose>,
    /// For whom.
    pub whom: Option<Whom>,
    /// Which kinds of institutions.
    pub kinds: BTreeSet<InstitutionKind>,
    /// Which institutions.
    pub institutions: BTreeSet<InstitutionId>,
    /// One member of staff, taken over from the log.
    pub staff: Option<(InstitutionId, String)>,
    /// Institutions left out; only in what is being changed.
    pub except: BTreeSet<InstitutionId>,
    /// What was last searched for among the institutions.
    pub search: String,
    /// Which records.
    pub what: Option<What>,
    /// Which kinds of records.
    pub categories: BTreeSet<Category>,
    /// Sensitive classes ticked by name.
    pub sensitive: BTreeSet<SensitiveClass>,
    /// Single records.
    pub records: BTreeSet<RecordId>,
    /// Of which days; both ends open for all.
    pub period: Option<Period>,
    /// Until when.
    pub end: Option<End>,
    /// Whether a refusal also holds in an emergency.
    pub emergency: Option<bool>,
}

/// Situations in which something can be permitted ahead of time.
pub const PERMITTED: [Purpose; 2] = [Purpose::Treatment, Purpose::PatientRequest];

/// The longest permission, in years.
pub const LONGEST_YEARS: u32 = 5;

impl Draft {
    /// The answers that a directive amounts to, to be changed.
    pub fn of(directive: &Directive) -> Self {
        let mut draft = Self {
            editing: Some(Editing {
                id: directive.id,
                version: directive.version,
            }),
            effect: Some(directive.effect),
            purposes: directive.purposes.clone(),
            except: directive.except.clone(),
            period: Some(directive.period.unwrap_or(Period {
                from: None,
                until: None,
            })),
            end: Some(directive.valid_until.map_or(End::Open, |end| {
                End::Day(jst_date(end - chrono::TimeDelta::seconds(1)))
            })),
            emergency: Some(directive.purposes.contains(&Purpose::Emergency)),
            ..Self::default()
        };
        match &directive.grantees {
            Grantees::Everyone => draft.whom = Some(Whom::Everyone),
            Grantees::Kinds { kinds } => {
                draft.whom = Some(Whom::Kinds);
                draft.kinds.clone_from(kinds);
            }
            Grantees::Institutions { institutions } => {
                draft.whom = Some(Whom::Institutions);
                draft.institutions.clone_from(institutions);
            }
            Grantees::Staff {
                institution,
                handle,
            } => {
                draft.whom = Some(Whom::Staff);
                draft.staff = Some((*institution, handle.clone()));
            }
        }
        match &directive.scope {
            Scope::All => draft.what = Some(What::All),
            Scope::Categories {
                categories,
                sensitive,
            } => {
                draft.what = Some(What::Categories);
                draft.categories.clone_from(categories);
                draft.sensitive.clone_from(sensitive);
            }
            Scope::Records { records } => {
                draft.what = Some(What::Singles);
                draft.records.clone_from(records);
            }
        }
        draft
    }

    /// The questions of this draft in their order.
    pub fn path(&self) -> Vec<Step> {
        let mut path = vec![Step::Effect, Step::Situation, Step::Whom];
        match self.whom {
            Some(Whom::Kinds) => path.push(Step::Kinds),
            Some(Whom::Institutions) => path.push(Step::Institutions),
            Some(Whom::Everyone | Whom::Staff) | None => {}
        }
        path.push(Step::Records);
        match self.what {
            Some(What::Categories) => path.extend([Step::Categories, Step::Period]),
            Some(What::Singles) => path.push(Step::Singles),
            Some(What::All) | None => path.push(Step::Period),
        }
        path.push(Step::Until);
        if self.asks_about_emergencies() {
            path.push(Step::Emergency);
        }
        path.push(Step::Confirm);
        path
    }

    /// The first question without an answer; [`Step::Confirm`] if there is none.
    pub fn next(&self) -> Step {
        self.path()
            .into_iter()
            .find(|step| !self.has(*step))
            .unwrap_or(Step::Confirm)
    }

    /// The question that follows the answer to `step`: the one that makes it precise, or else the
    /// first open one. So a person who changes whom or what is asked again which.
    pub fn after(&self, step: Step) -> Step {
        match (step, self.whom, self.what) {
            (Step::Whom, Some(Whom::Kinds), _) => Step::Kinds,
            (Step::Whom, Some(Whom::Institutions), _) => Step::Institutions,
            (Step::Records, _, Some(What::Categories)) => Step::Categories,
            (Step::Records, _, Some(What::Singles)) => Step::Singles,
            _ => self.next(),
        }
    }

    /// The question before `step`.
    pub fn before(&self, step: Step) -> Option<Step> {
        let path = self.path();
        let place = path.iter().position(|other| *other == step)?;
        place
            .checked_sub(1)
            .and_then(|place| path.get(place).copied())
    }

    /// Whether a question can be shown: it belongs to the path, and nothing before it is open.
    pub fn reaches(&self, step: Step) -> bool {
        let path = self.path();
        let next = self.next();
        let place = |step: Step| path.iter().position(|other| *other == step);
        matches!((place(step), place(next)), (Some(here), Some(next)) if here <= next)
    }

    /// A refusal for the emergency alone needs no question about emergencies.
    fn asks_about_emergencies(&self) -> bool {
        self.effect == Some(Effect::Deny) && !self.purposes.iter().eq([&Purpose::Emergency])
    }

    fn has(&self, step: Step) -> bool {
        match step {
            Step::Effect => self.effect.is_some(),
            Step::Situation => !self.purposes.is_empty(),
            Step::Whom => self.whom.is_some(),
            Step::Kinds => !self.kinds.is_empty(),
            Step::Institutions => !self.institutions.is_empty(),
            Step::Records => self.what.is_some(),
            Step::Categories => {
                !self.categories.is_empty()
                    || self.effect == Some(Effect::Deny) && !self.sensitive.is_empty()
            }
            Step::Singles => !self.records.is_empty(),
            Step::Period => self.period.is_some(),
            Step::Until => self.end.is_some(),
            Step::Emergency => self.emergency.is_some(),
            Step::Confirm => false,
        }
    }

    /// Takes a new answer to the first question and drops what no longer fits it.
    pub fn set_effect(&mut self, effect: Effect) {
        if self.effect == Some(effect) {
            return;
        }
        self.effect = Some(effect);
        match effect {
            Effect::Permit => {
                self.purposes.retain(|purpose| PERMITTED.contains(purpose));
                if self.purposes.len() > 1 {
                    self.purposes.clear();
                }
                self.emergency = None;
                self.except.clear();
                if self.end == Some(End::Open) {
                    self.end = None;
                }
                if self.whom == Some(Whom::Staff) {
                    self.whom = None;
                }
            }
            Effect::Deny => {}
        }
    }

    /// Takes new situations. Choosing the emergency among others answers its question too.
    pub fn set_purposes(&mut self, purposes: BTreeSet<Purpose>) {
        let had = self.purposes.contains(&Purpose::Emergency);
        let has = purposes.contains(&Purpose::Emergency);
        if has {
            self.emergency = Some(true);
        } else if had {
            self.emergency = None;
        }
        self.purposes = purposes;
        if self.hands_over() && self.whom != Some(Whom::Institutions) {
            self.whom = None;
        }
    }

    /// Takes the answer about emergencies.
    pub fn set_emergency(&mut self, too: bool) {
        self.emergency = Some(too);
        if too {
            self.purposes.insert(Purpose::Emergency);
        } else {
            self.purposes.remove(&Purpose::Emergency);
        }
    }

    /// Whether records are handed over: that is done to named institutions only.
    pub fn hands_over(&self) -> bool {
        self.effect == Some(Effect::Permit) && self.purposes.contains(&Purpose::PatientRequest)
    }

    /// What deciding so amounts to.
    pub fn act(&self) -> Act {
        if self.effect != Some(Effect::Permit) {
            Act::Change
        } else if self.whom == Some(Whom::Everyone) {
            Act::PermitEveryone
        } else if self.purposes.contains(&Purpose::Research) {
            Act::PermitResearch
        } else {
            Act::Change
        }
    }

    /// The decision, if every question has its answer. `id` counts only for a new one; for a
    /// change it is the directive's own.
    pub fn directive(
        &self,
        id: DirectiveId,
        person: PersonId,
        level: Level,
        now: DateTime<Utc>,
    ) -> Option<Directive> {
        if self.next() != Step::Confirm {
            return None;
        }
        let grantees = match self.whom? {
            Whom::Everyone => Grantees::Everyone,
            Whom::Kinds => Grantees::Kinds {
                kinds: self.kinds.clone(),
            },
            Whom::Institutions => Grantees::Institutions {
                institutions: self.institutions.clone(),
            },
            Whom::Staff => {
                let (institution, handle) = self.staff.clone()?;
                Grantees::Staff {
                    institution,
                    handle,
                }
            }
        };
        let what = self.what?;
        let scope = match what {
            What::All => Scope::All,
            What::Categories => Scope::Categories {
                categories: self.categories.clone(),
                sensitive: self.sensitive.clone(),
            },
            What::Singles => Scope::Records {
                records: self.records.clone(),
            },
        };
        let valid_until = match self.end? {
            End::Open => None,
            End::Day(day) => Some(start_of_jst_day(day.checked_add_days(Days::new(1))?)),
        };
        let period = self.period.filter(|period| {
            what != What::Singles && (period.from.is_some() || period.until.is_some())
        });
        Some(Directive {
            id: self.editing.map_or(id, |editing| editing.id),
            version: self.editing.map_or(0, |editing| editing.version) + 1,
            effect: self.effect?,
            purposes: self.purposes.clone(),
            grantees,
            except: self.except.clone(),
            scope,
            period,
            valid_from: now,
            valid_until,
            made_at: now,
            made_by: person,
            made_with: level,
            study: None,
            visit: None,
        })
    }
}
