//! The decision itself.

use chrono::TimeDelta;

use super::matching::{Cells, Rules};
use super::{
    Article, Basis, Context, Decision, Directive, Effect, Emergency, InstitutionKind, Purpose,
    Request, Silence,
};
use crate::record::RecordRef;

/// Decides for each record whether `request` may have it; the answers stand in the order of
/// `records`, one for each. `directives` are the person's, each in its current version; their
/// order does not matter.
pub fn decide(
    request: &Request,
    directives: &[Directive],
    context: &Context,
    records: &[RecordRef],
) -> Vec<Decision> {
    let ground = Ground::of(request, directives, context);
    records
        .iter()
        .map(|record| {
            let (effect, basis) = match context.frozen.get(&record.id) {
                Some(case) => (Effect::Deny, Basis::Frozen { case: *case }),
                None if !request.concerns(context, record) => {
                    let purpose = request.purpose;
                    (Effect::Deny, Basis::Unfounded { purpose })
                }
                None => ground.answer(record),
            };
            Decision {
                record: record.id,
                effect,
                basis,
            }
        })
        .collect()
}

/// What one request stands on, settled once for all records.
enum Ground {
    /// It lacks what its purpose demands.
    Nothing(Purpose),
    /// A law, which reaches these records; for what it does not reach, what the citizen said.
    Law(Purpose, Article, Cells, Option<Box<Consent>>),
    /// What the citizen said.
    Consent(Box<Consent>),
}

struct Consent {
    purpose: Purpose,
    reach: Cells,
    denies: Rules,
    visit: Option<(Basis, Cells)>,
    permits: Rules,
    /// The basis on which silence permits; absent where it does not.
    silence: Option<Basis>,
}

impl Ground {
    fn of(request: &Request, directives: &[Directive], context: &Context) -> Self {
        let purpose = request.purpose;
        let rule = purpose.rule();
        let emergency = context
            .emergency
            .as_ref()
            .filter(|emergency| emergency.holds_for(request));
        if !request.is_founded(context) {
            return Self::Nothing(purpose);
        }
        let said = |request: &Request, silence| {
            Box::new(Consent {
                purpose,
                reach: Cells::chosen(|category, _| rule.reach.contains(&category)),
                denies: Rules::of(Effect::Deny, request, directives),
                visit: context
                    .visit
                    .as_ref()
                    .filter(|visit| visit.holds_for(request))
                    .map(|visit| (Basis::Visit { id: visit.id }, visit.cells())),
                permits: Rules::of(Effect::Permit, request, directives),
                silence,
            })
        };
        let consented = |silence| Self::Consent(said(request, silence));
        match rule.silence {
            Silence::Law(article) => {
                let reach = Cells::chosen(|category, class| {
                    rule.reach.contains(&category) && (class.is_none() || rule.sensitive_by_law)
                });
                let beyond = rule.beyond_law.map(|purpose| {
                    let request = Request {
                        purpose,
                        ..request.clone()
                    };
                    said(&request, None)
                });
                Self::Law(purpose, article, reach, beyond)
            }
            Silence::No => consented(None),
            Silence::Yes => consented(Some(match emergency {
                Some(emergency) if purpose == Purpose::Emergency => {
                    Basis::Emergency { id: emergency.id }
                }
                _ => Basis::Silence { purpose },
            })),
        }
    }

    fn answer(&self, record: &RecordRef) -> (Effect, Basis) {
        match self {
            Self::Consent(consent) => consent.answer(record),
            Self::Law(_, article, reach, _) if reach.contain(record) => {
                (Effect::Permit, Basis::Law { article: *article })
            }
            Self::Law(purpose, _, _, beyond) => beyond
                .as_ref()
                .and_then(|beyond| beyond.said(record))
                .unwrap_or((Effect::Deny, Basis::Unfounded { purpose: *purpose })),
            Self::Nothing(purpose) => (Effect::Deny, Basis::Unfounded { purpose: *purpose }),
        }
    }
}

impl Consent {
    fn answer(&self, record: &RecordRef) -> (Effect, Basis) {
        let purpose = self.purpose;
        if !self.reach.contain(record) {
            return (Effect::Deny, Basis::Unfounded { purpose });
        }
        self.said(record).unwrap_or(match self.silence {
            Some(basis) if record.sensitive.is_none() => (Effect::Permit, basis),
            _ => (Effect::Deny, Basis::Silence { purpose }),
        })
    }

    /// What was said about a record that the purpose reaches.
    fn said(&self, record: &RecordRef) -> Option<(Effect, Basis)> {
        if !self.reach.contain(record) {
            return None;
        }
        if let Some(basis) = self.denies.find(record) {
            return Some((Effect::Deny, basis));
        }
        let visit = self.visit.filter(|(_, cells)| cells.contain(record));
        let permit = visit
            .map(|(basis, _)| basis)
            .or_else(|| self.permits.find(record));
        permit.map(|basis| (Effect::Permit, basis))
    }
}

impl Request {
    /// Whether it has what its purpose demands. If not, nothing leaves, whatever anyone said.
    pub fn is_founded(&self, context: &Context) -> bool {
        self.purpose.rule().askers.contains(&self.kind)
            && match self.purpose {
                Purpose::Emergency => {
                    let emergency = context.emergency.as_ref();
                    emergency.is_some_and(|emergency| emergency.holds_for(self))
                }
                Purpose::Disaster => context.disaster,
                Purpose::Research => self.study.is_some(),
                Purpose::InsurerHandover => context.membership.since.is_some(),
                Purpose::Eligibility if self.kind == InstitutionKind::Insurer => {
                    !context.membership.own.is_empty()
                }
                Purpose::MunicipalMove => context.moved_here,
                _ => true,
            }
    }

    /// Whether a record is one of those that the purpose is about: an insurer is handed what is
    /// from before its own insurance, and sees of insurances its own.
    fn concerns(&self, context: &Context, record: &RecordRef) -> bool {
        let membership = &context.membership;
        match self.purpose {
            Purpose::InsurerHandover => membership.since.is_some_and(|since| record.date < since),
            Purpose::Eligibility if self.kind == InstitutionKind::Insurer => {
                membership.own.contains(&record.id)
            }
            _ => true,
        }
    }
}

impl Emergency {
    /// How long an emergency lasts from its declaration; then it must be declared again.
    pub const LASTS: TimeDelta = TimeDelta::minutes(30);

    fn holds_for(&self, request: &Request) -> bool {
        self.institution == request.institution
            && self.declared_at <= request.at
            && request.at < self.valid_until
    }
}
