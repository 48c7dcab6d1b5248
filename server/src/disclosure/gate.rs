//! Decide, write down, open: in this order.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::case::{Contact, Office, Reason as Why, Subject, Words};
use hikae_core::consent::{
    self, Basis, Context, Decision, Effect, Emergency, Frozen, Purpose, decide,
};
use hikae_core::disclosure::{Actor, Entry, InstitutionLabel, Line, Outcome, to_millis};
use hikae_core::ids::{EmergencyId, EntryId};
use hikae_core::institution::Institution;
use hikae_core::record::RecordRef;

use super::released::About;
use super::{Released, ReleasedRecord, Request};
use crate::keep::{self, ChainHead, Heard, Keep, NewCase};

/// Form of the entries written here.
const ENTRY_VERSION: u8 = 1;

/// An emergency lasts so long from its declaration; then it must be declared again.
const EMERGENCY: TimeDelta = TimeDelta::minutes(30);

/// Within so many days the oversight looks into what was given in an emergency.
const REVIEW_DAYS: u16 = 7;

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
    keep: Keep,
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
        let institution = self
            .keep
            .institution(request.institution)
            .await?
            .ok_or(Refusal::UnknownInstitution)?;
        if let Err(error) = self.keep.heard(institution.id, Heard::Asked).await {
            // That it was heard of is no part of the log: nothing leaves or stays for it.
            tracing::warn!(error.message = %error, "a heartbeat was not noted");
        }
        let case = self
            .keep
            .case_file(request.person)
            .await?
            .ok_or(Refusal::NoSuchPerson)?;
        let now = self.keep.now();
        let asked: Vec<RecordRef> = case
            .records
            .into_iter()
            .filter(|record| request.categories.contains(&record.category))
            .filter(|record| request.only.holds(record))
            .collect();
        let may_ask = institution.purposes.contains(&request.purpose);
        let question = question(&request, &institution, now);
        let decisions = if may_ask {
            decide(
                &question,
                &case.directives,
                &self.context(&request, case.frozen, now),
                &asked,
            )
        } else {
            asked
                .iter()
                .map(|record| unfounded(record, request.purpose))
                .collect()
        };
        let entry = self
            .write_down(&request, &institution, &asked, &decisions, now)
            .await?;
        if !may_ask {
            return Err(Refusal::PurposeNotAllowed);
        }
        if request.purpose == Purpose::Emergency && !entry.given.is_empty() {
            self.bring_up(&entry).await?;
        }
        let given: Vec<_> = entry.given.iter().map(|line| line.record).collect();
        let records = self.keep.records_by_id(request.person, &given).await?;
        let records = records.into_iter().map(ReleasedRecord::new).collect();
        let about = if request.subject && is_founded(&institution, request.purpose) {
            let resident = self.keep.resident(request.person).await?;
            let resident = resident.ok_or(Refusal::NoSuchPerson)?;
            let permits = case.directives.into_iter();
            let permits = permits.filter(|it| it.permits(&question));
            Some(About::new(&resident, permits.collect(), now))
        } else {
            None
        };
        Ok(Released::new(entry.id, about, records))
    }

    async fn write_down(
        &self,
        request: &Request,
        institution: &Institution,
        asked: &[RecordRef],
        decisions: &[Decision],
        now: DateTime<Utc>,
    ) -> Result<Entry, keep::Error> {
        let (given, withheld) = lines(asked, decisions, request.purpose);
        let outcome = match (given.is_empty(), withheld.is_empty()) {
            _ if request.categories.is_empty() => {
                match request.subject && is_founded(institution, request.purpose) {
                    true => Outcome::Disclosed,
                    false => Outcome::Refused,
                }
            }
            (false, true) => Outcome::Disclosed,
            (false, false) => Outcome::Partly,
            (true, false) => Outcome::Refused,
            (true, true) if institution.purposes.contains(&request.purpose) => {
                Outcome::NothingFound
            }
            (true, true) => Outcome::Refused,
        };
        let id = self.keep.mint(EntryId::new);
        let build = |head: &ChainHead| Entry {
            version: ENTRY_VERSION,
            id,
            person: request.person,
            seq: head.seq.saturating_add(1),
            previous: head.hash.clone(),
            occurred_at: to_millis(now),
            recorded_at: to_millis(self.keep.now()),
            institution: InstitutionLabel {
                id: institution.id,
                name: institution.name.clone(),
                kind: institution.kind,
                unit: request.unit.clone(),
            },
            actor: request.actor.clone(),
            purpose: request.purpose,
            reason: request.reason.as_str().to_owned(),
            asked: request.categories.iter().copied().collect(),
            given: given.clone(),
            withheld: withheld.clone(),
            outcome,
            channel: request.channel,
            request: request.id,
        };
        self.keep.append_entry(request.person, build).await
    }

    /// Brings what is given in an emergency before the oversight: it leaves only when that is
    /// durable, like the entry itself.
    async fn bring_up(&self, entry: &Entry) -> Result<(), keep::Error> {
        let review = NewCase {
            subject: Subject::Review {
                entry: entry.id,
                institution: entry.institution.id,
            },
            addressee: Office::Oversight,
            emergency: true,
            reason: Why::Emergency,
            words: Words::default(),
            contact: Contact::Here,
        };
        self.keep
            .open_case(entry.person, &review, REVIEW_DAYS)
            .await?;
        Ok(())
    }

    /// An institution that asks for an emergency declares it by asking: the reason in words is
    /// the declaration, and it goes into the log with the request.
    fn context(&self, request: &Request, frozen: Frozen, now: DateTime<Utc>) -> Context {
        let emergency = (request.purpose == Purpose::Emergency).then(|| Emergency {
            id: self.keep.mint(EmergencyId::new),
            institution: request.institution,
            declared_at: now,
            valid_until: now + EMERGENCY,
        });
        Context {
            visit: None,
            emergency,
            disaster: request.disaster,
            frozen,
        }
    }
}

fn question(request: &Request, institution: &Institution, at: DateTime<Utc>) -> consent::Request {
    consent::Request {
        purpose: request.purpose,
        institution: institution.id,
        kind: institution.kind,
        staff: match &request.actor {
            Actor::Human { handle, .. } => Some(handle.clone()),
            Actor::Machine { .. } => None,
        },
        at,
        study: request.study.clone(),
    }
}

/// Whether the institution may ask for the purpose, and is of a kind that the purpose is for.
fn is_founded(institution: &Institution, purpose: Purpose) -> bool {
    institution.purposes.contains(&purpose) && purpose.rule().askers.contains(&institution.kind)
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
fn lines(asked: &[RecordRef], decisions: &[Decision], purpose: Purpose) -> (Vec<Line>, Vec<Line>) {
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
