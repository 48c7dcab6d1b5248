//! An emergency: declared in writing before anything is asked for, for one person, by one
//! institution, for half an hour.
//!
//! The declaration is an entry of the person's log, and what is given in the emergency rests on that
//! entry: there is no other place where it stands, so none that could say something else.

use chrono::{DateTime, Utc};
use hikae_core::case::{Contact, Office, Reason as Why, Subject, Words};
use hikae_core::consent::{Emergency, Purpose};
use hikae_core::disclosure::{Actor, Channel, Entry, Outcome};
use hikae_core::ids::{EmergencyId, InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;

use super::gate::{Asked, Told};
use super::{Gate, Reason, Refusal};
use crate::keep::{self, NewCase};

/// Within so many days the oversight looks into an emergency.
const REVIEW_DAYS: u16 = 7;

/// Entries read at a time.
const PAGE: u32 = 32;

/// What an institution says to declare an emergency.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// The request as the asking system knows it.
    pub id: RequestId,
    /// Who is in danger; absent if it names nobody who is known to it.
    pub person: Option<PersonId>,
    /// Who declares it.
    pub institution: InstitutionId,
    /// Department or unit.
    pub unit: Option<String>,
    /// Who acts there.
    pub actor: Actor,
    /// What they act for. Only an emergency is one.
    pub purpose: Purpose,
    /// What happened, in their words.
    pub reason: Reason,
    /// The way in.
    pub channel: Channel,
}

impl Gate {
    /// Declares an emergency: it stands in the person's log and before the oversight when this
    /// answers. The answer is the same whatever the person has decided, whatever there is, and
    /// whether there is such a person at all.
    ///
    /// # Errors
    /// [`Refusal::PurposeNotAllowed`] if the institution, or who acts there, cannot declare one: the
    /// attempt is in the person's log.
    pub async fn declare(&self, said: Declaration) -> Result<Emergency, Refusal> {
        let institution = self.registered(said.institution).await?;
        let now = self.keep.now();
        let may = may_declare(&institution, &said);
        let Some(person) = said.person else {
            return match may {
                true => Ok(self.of_nobody(institution.id, now)),
                false => Err(Refusal::PurposeNotAllowed),
            };
        };
        let asked = Asked {
            id: said.id,
            person,
            institution: &institution,
            unit: said.unit.as_deref(),
            actor: &said.actor,
            purpose: said.purpose,
            reason: &said.reason,
            channel: said.channel,
        };
        let outcome = match may {
            true => Outcome::Declared,
            false => Outcome::Refused,
        };
        let entry = self.append(asked, Told::of_nothing(outcome), now).await?;
        let emergency = entry.declares().ok_or(Refusal::PurposeNotAllowed)?;
        self.bring_up(&entry).await?;
        Ok(emergency)
    }

    /// The entry by which an institution declared an emergency of a person that has not ended.
    ///
    /// # Errors
    /// The log cannot be read.
    pub async fn declared(
        &self,
        person: PersonId,
        institution: InstitutionId,
    ) -> Result<Option<Entry>, keep::Error> {
        let now = self.keep.now();
        let mut before = None;
        loop {
            let page = self.keep.entries(person, before, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(None);
            };
            before = Some(last.as_ref().map_or_else(|row| row.seq, |entry| entry.seq));
            for entry in page.into_iter().flatten() {
                if entry.recorded_at + Emergency::LASTS < now {
                    return Ok(None);
                }
                let lives = entry.declares().is_some_and(|declared| {
                    declared.institution == institution && now < declared.valid_until
                });
                if lives {
                    return Ok(Some(entry));
                }
            }
        }
    }

    /// Brings an emergency before the oversight, once: what is given in it leaves only when that is
    /// durable, like the entry itself.
    pub(super) async fn bring_up(&self, declaration: &Entry) -> Result<(), keep::Error> {
        let review = NewCase {
            subject: Subject::Review {
                entry: declaration.id,
                institution: declaration.institution.id,
            },
            addressee: Office::Oversight,
            emergency: true,
            reason: Why::Emergency,
            words: Words::default(),
            contact: Contact::Here,
        };
        self.keep
            .open_case(declaration.person, &review, REVIEW_DAYS)
            .await?;
        Ok(())
    }

    fn of_nobody(&self, institution: InstitutionId, now: DateTime<Utc>) -> Emergency {
        Emergency {
            id: self.keep.mint(EmergencyId::new),
            institution,
            declared_at: now,
            valid_until: now + Emergency::LASTS,
        }
    }
}

fn may_declare(institution: &Institution, said: &Declaration) -> bool {
    said.purpose == Purpose::Emergency
        && institution.purposes.contains(&said.purpose)
        && said.purpose.rule().askers.contains(&institution.kind)
        && said.actor.treats()
}
