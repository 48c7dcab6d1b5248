//! Decide, write down, open: in this order.

use chrono::{DateTime, Utc};
use hikae_core::consent::{self, Basis, Context, Decision, Effect, Purpose, VisitConsent, decide};
use hikae_core::disclosure::{Actor, Channel, Entry, InstitutionLabel, Line, Outcome, to_millis};
use hikae_core::ids::{EntryId, InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::record::{Category, RecordRef};

use super::in_person::in_person;
use super::released::About;
use super::{Reason, Released, ReleasedRecord, Request};
use crate::keep::{self, ChainHead, Heard, Keep};

/// Form of the entries written here.
const ENTRY_VERSION: u8 = 1;

/// Why nothing left. None of these tells anything about the person.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The institution is not in the registry. Nobody knows who asked, and no person's log can
    /// say it; nothing about the person was looked up.
    #[error("the institution is not registered")]
    UnknownInstitution,
    /// The institution may never ask for this purpose. The attempt stands in the person's log.
    #[error("the institution may not ask for this purpose")]
    PurposeNotAllowed,
    /// There is no such person.
    #[error("no such person")]
    NoSuchPerson,
    /// The log could not be written, or the records not be read: nothing leaves.
    #[error(transparent)]
    Keep(keep::Error),
}

impl From<keep::Error> for Refusal {
    fn from(error: keep::Error) -> Self {
        match error {
            keep::Error::NoSuchPerson => Self::NoSuchPerson,
            other => Self::Keep(other),
        }
    }
}

/// The gate. Cheap to clone.
#[derive(Clone)]
pub struct Gate {
    pub(super) keep: Keep,
}

/// In what manner someone asks.
#[derive(Clone, Copy)]
pub(super) enum Manner {
    /// An institution, for a purpose of its own.
    Asked,
    /// The person themself, at the desk.
    InPerson,
}

/// Who asks for whom, as every entry says it.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) id: RequestId,
    pub(super) person: PersonId,
    pub(super) institution: &'a Institution,
    pub(super) unit: Option<&'a str>,
    pub(super) actor: &'a Actor,
    pub(super) purpose: Purpose,
    pub(super) reason: &'a Reason,
    pub(super) channel: Channel,
}

/// What came of it, as the entry says it.
pub(super) struct Told {
    pub(super) asked: Vec<Category>,
    pub(super) given: Vec<Line>,
    pub(super) withheld: Vec<Line>,
    pub(super) outcome: Outcome,
}

impl Told {
    /// No record was asked for.
    pub(super) const fn of_nothing(outcome: Outcome) -> Self {
        Self {
            asked: Vec::new(),
            given: Vec::new(),
            withheld: Vec::new(),
            outcome,
        }
    }

    fn new(
        request: &Request,
        records: &[RecordRef],
        decisions: &[Decision],
        founded: bool,
    ) -> Self {
        let (given, withheld) = lines(records, decisions, request.purpose);
        let outcome = match (given.is_empty(), withheld.is_empty()) {
            _ if !founded => Outcome::Refused,
            _ if request.categories.is_empty() && request.subject => Outcome::Disclosed,
            _ if request.categories.is_empty() => Outcome::Refused,
            (false, true) => Outcome::Disclosed,
            (false, false) => Outcome::Partly,
            (true, false) => Outcome::Refused,
            (true, true) => Outcome::NothingFound,
        };
        Self {
            asked: request.categories.iter().copied().collect(),
            given,
            withheld,
            outcome,
        }
    }
}

impl Gate {
    /// The gate before what is kept.
    pub const fn new(keep: Keep) -> Self {
        Self { keep }
    }

    /// Lets out what may leave, once the entry about it is durable. A request to which nothing may
    /// be given is answered like one to which there is nothing to give.
    ///
    /// # Errors
    /// See [`Refusal`]. When the log cannot be written, nothing has been opened.
    pub async fn release(&self, request: Request) -> Result<Released, Refusal> {
        self.give(request, Manner::Asked).await
    }

    pub(super) async fn give(&self, request: Request, manner: Manner) -> Result<Released, Refusal> {
        let institution = self.registered(request.institution).await?;
        let case = self
            .keep
            .case_file(request.person)
            .await?
            .ok_or(Refusal::NoSuchPerson)?;
        let now = self.keep.now();
        let records: Vec<RecordRef> = case
            .records
            .into_iter()
            .filter(|record| request.categories.contains(&record.category))
            .filter(|record| request.only.holds(record))
            .collect();
        let may_ask = institution.purposes.contains(&request.purpose);
        let study = request.study.clone();
        let question = question(request.purpose, &institution, &request.actor, study, now);
        let declared = self.emergency(&request).await?;
        let standing = self.standing(&request, &institution, now).await?;
        let context = Context {
            visit: VisitConsent::among(&case.directives, institution.id, now),
            emergency: declared.as_ref().and_then(Entry::declares),
            disaster: request.purpose == Purpose::Disaster && self.is_struck(&institution).await?,
            membership: standing.insurer.membership.clone(),
            moved_here: standing.moved_here,
            frozen: case.frozen,
        };
        let founded = may_ask && question.is_founded(&context);
        let decisions = if may_ask {
            decide(&question, &case.directives, &context, &records)
        } else {
            records
                .iter()
                .map(|record| unfounded(record, request.purpose))
                .collect()
        };
        let decisions = match manner {
            Manner::Asked => decisions,
            Manner::InPerson => decisions.into_iter().map(in_person).collect(),
        };
        let asked = Asked {
            id: request.id,
            person: request.person,
            institution: &institution,
            unit: request.unit.as_deref(),
            actor: &request.actor,
            purpose: request.purpose,
            reason: &request.reason,
            channel: request.channel,
        };
        let told = Told::new(&request, &records, &decisions, founded);
        let entry = self.append(asked, told, now).await?;
        if !may_ask {
            return Err(Refusal::PurposeNotAllowed);
        }
        if let Some(declared) = &declared {
            self.bring_up(declared).await?;
        }
        let given: Vec<_> = entry.given.iter().map(|line| line.record).collect();
        let records = self.keep.records_by_id(request.person, &given).await?;
        let records = records.into_iter().map(ReleasedRecord::new).collect();
        let about = if request.subject && founded {
            let resident = self.keep.resident(request.person).await?;
            let resident = resident.ok_or(Refusal::NoSuchPerson)?;
            let permits = case.directives.into_iter();
            let permits = permits.filter(|it| it.permits(&question));
            Some(About::new(&resident, permits.collect(), now))
        } else {
            None
        };
        let overlaps = standing.overlaps_of(&given);
        Ok(Released::new(entry.id, about, records, overlaps))
    }

    /// The institution that asks, as the registry has it. It was heard of.
    pub(super) async fn registered(&self, id: InstitutionId) -> Result<Institution, Refusal> {
        let institution = self
            .keep
            .institution(id)
            .await?
            .ok_or(Refusal::UnknownInstitution)?;
        if let Err(error) = self.keep.heard(id, Heard::Asked).await {
            // That it was heard of is no part of the log: nothing leaves or stays for it.
            tracing::warn!(error.message = %error, "a heartbeat was not noted");
        }
        Ok(institution)
    }

    /// Writes the entry of a request, durably.
    pub(super) async fn append(
        &self,
        by: Asked<'_>,
        told: Told,
        now: DateTime<Utc>,
    ) -> Result<Entry, keep::Error> {
        let id = self.keep.mint(EntryId::new);
        let build = self.build(by, &told, id, now);
        self.keep.append_entry(by.person, build).await
    }

    /// The entry of a request, as the one after another.
    pub(super) fn build<'a>(
        &'a self,
        by: Asked<'a>,
        told: &'a Told,
        id: EntryId,
        now: DateTime<Utc>,
    ) -> impl Fn(&ChainHead) -> Entry + Send + Sync + 'a {
        move |head| Entry {
            version: ENTRY_VERSION,
            id,
            person: by.person,
            seq: head.seq.saturating_add(1),
            previous: head.hash.clone(),
            occurred_at: to_millis(now),
            recorded_at: to_millis(self.keep.now()),
            institution: InstitutionLabel {
                id: by.institution.id,
                name: by.institution.name.clone(),
                kind: by.institution.kind,
                unit: by.unit.map(str::to_owned),
            },
            actor: by.actor.clone(),
            purpose: by.purpose,
            reason: by.reason.as_str().to_owned(),
            asked: told.asked.clone(),
            given: told.given.clone(),
            withheld: told.withheld.clone(),
            outcome: told.outcome,
            channel: by.channel,
            request: by.id,
        }
    }

    /// The declaration on which a request in an emergency can rest: one that lives, and only for
    /// who treats people.
    async fn emergency(&self, request: &Request) -> Result<Option<Entry>, keep::Error> {
        if request.purpose != Purpose::Emergency || !request.actor.treats() {
            return Ok(None);
        }
        self.declared(request.person, request.institution).await
    }
}

pub(super) fn question(
    purpose: Purpose,
    institution: &Institution,
    actor: &Actor,
    study: Option<String>,
    at: DateTime<Utc>,
) -> consent::Request {
    consent::Request {
        purpose,
        institution: institution.id,
        kind: institution.kind,
        staff: match actor {
            Actor::Human { handle, .. } => Some(handle.clone()),
            Actor::Machine { .. } => None,
        },
        at,
        study,
    }
}

const fn unfounded(record: &RecordRef, purpose: Purpose) -> Decision {
    Decision {
        record: record.id,
        effect: Effect::Deny,
        basis: Basis::Unfounded { purpose },
    }
}

/// Every record asked for, as given or as withheld. `decide` answers for each, in order; a record
/// without an answer of its own would be withheld.
pub(super) fn lines(
    asked: &[RecordRef],
    decisions: &[Decision],
    purpose: Purpose,
) -> (Vec<Line>, Vec<Line>) {
    let mut given = Vec::new();
    let mut withheld = Vec::new();
    for (at, record) in asked.iter().enumerate() {
        let decision = decisions
            .get(at)
            .filter(|decision| decision.record == record.id)
            .cloned()
            .unwrap_or_else(|| unfounded(record, purpose));
        let lines = match decision.effect {
            Effect::Permit => &mut given,
            Effect::Deny => &mut withheld,
        };
        lines.push(Line {
            record: record.id,
            category: record.category,
            date: record.date,
            basis: decision.basis,
        });
    }
    (given, withheld)
}
