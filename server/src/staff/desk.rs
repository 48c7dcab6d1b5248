//! At the desk: staff make sure who someone is, and then register their card or give them their
//! records on paper.
//!
//! It takes two. Either thing hands a person's records to whoever stands there, and who comes to the
//! desk for it often has no other way to look at their log; so nobody can do it alone. The first
//! finds the person in the register and says what they saw; the second types the number and says
//! that they saw it too. That somebody was looked up stands in that person's log from the first
//! step on.

use std::collections::{BTreeMap, BTreeSet};

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::counter::{Differs, Document};
use hikae_core::disclosure::{self, Channel, InstitutionLabel, Outcome, StaffRole};
use hikae_core::ids::{EntryId, InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::notice::Notice;
use hikae_core::record::Category;
use hikae_core::resident::Resident;
use hikae_core::staff::{Member, Post};

use super::audit::{Action, Actor};
use super::oversight::{Authority, Look};
use super::{Staff, StaffError};
use crate::desk::{AT_THE_DESK, Matter, SentCard, Vouched, Witness};
use crate::disclosure::{Gate, Only, Reason, Refusal, Released, Request};
use crate::identity::standing;
use crate::keep::{DeskNumber, KeptMatter, NewCard, Registered};

/// What staff see of something that waits.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it is.
    pub kept: KeptMatter<Matter>,
    /// The resident, once the first has named one.
    pub resident: Option<Resident>,
}

/// What was given out.
#[derive(Debug)]
pub struct HandedOut {
    /// Whose.
    pub resident: Resident,
    /// The records.
    pub released: Released,
}

/// Who is named at the desk, and by what it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// 宛名番号.
    pub municipal_number: String,
    /// What was seen.
    pub seen: BTreeSet<Document>,
}

impl Staff {
    /// Looks at what waits under a number. That it was looked at stands in the audit record.
    ///
    /// # Errors
    /// [`StaffError::Gone`].
    pub async fn matter(&self, member: &Member, number: DeskNumber) -> Result<Shown, StaffError> {
        let deed = Actor::of(member).does(Action::LookedAtMatter);
        self.keep.write_audit(deed).await?;
        let kept = self.waiting(number).await?;
        let resident = match &kept.content.vouched {
            Some(vouched) => self.keep.resident(vouched.person).await?,
            None => None,
        };
        Ok(Shown { kept, resident })
    }

    /// Begins to give someone their records: the first of the two says who it is.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if nobody has this 宛名番号.
    pub async fn begin_reading(
        &self,
        member: &Member,
        authority: Authority<'_>,
        named: &Named,
    ) -> Result<DeskNumber, StaffError> {
        let vouched = self.vouch(member, authority, named).await?;
        let matter = Matter {
            begun_at: self.clock.now(),
            card: None,
            vouched: Some(vouched),
        };
        let about = matter.about();
        let deed = Actor::of(member).does(Action::Vouched { about });
        Ok(self
            .keep
            .open_matter(&matter, AT_THE_DESK, Some(deed))
            .await?)
    }

    /// Says whose the card is that waits: the first of the two, who may correct it as long as the
    /// second has not agreed.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if nothing waits, or nobody has this 宛名番号; [`StaffError::Turn`] if
    /// the card cannot be given to anyone.
    pub async fn name_owner(
        &self,
        member: &Member,
        authority: Authority<'_>,
        number: DeskNumber,
        named: &Named,
    ) -> Result<(), StaffError> {
        let mut kept = self.waiting(number).await?;
        match &kept.content.card {
            Some(card) if card.differs != Differs::CardTaken => {}
            Some(_) => return Err(StaffError::Turn),
            None => return Err(StaffError::Gone),
        }
        kept.content.vouched = Some(self.vouch(member, authority, named).await?);
        let about = kept.content.about();
        let deed = Actor::of(member).does(Action::Vouched { about });
        Ok(self.keep.change_matter(number, &kept, deed).await?)
    }

    /// The second of the two agrees. A card is registered with it.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if nothing waits for it; [`StaffError::Turn`] if it is the first, or the
    /// card is someone else's or was revoked by now.
    pub async fn agree(&self, member: &Member, number: DeskNumber) -> Result<Matter, StaffError> {
        let mut kept = self.waiting(number).await?;
        let vouched = kept.content.vouched.as_mut().ok_or(StaffError::Gone)?;
        if vouched.first.id == member.id || vouched.second.is_some() {
            return Err(StaffError::Turn);
        }
        vouched.second = Some(self.witness(member));
        let person = vouched.person;
        let deed = Actor::of(member).does(Action::Agreed {
            about: kept.content.about(),
        });
        match &kept.content.card {
            None => self.keep.change_matter(number, &kept, deed).await?,
            Some(card) => {
                // What is used up first cannot be used again, whatever comes of it.
                self.keep.close_matter(number, kept.version, deed).await?;
                self.register(person, card).await?;
            }
        }
        Ok(kept.content)
    }

    /// Gives the records out, once: to be printed for the person who stands there.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if nothing waits; [`StaffError::Turn`] unless two have agreed and this
    /// is one of them.
    pub async fn hand_out(
        &self,
        member: &Member,
        authority: Authority<'_>,
        number: DeskNumber,
    ) -> Result<HandedOut, StaffError> {
        let kept = self.waiting(number).await?;
        if kept.content.card.is_some() {
            return Err(StaffError::Gone);
        }
        let vouched = kept.content.vouched.as_ref().ok_or(StaffError::Gone)?;
        let second = vouched.second.as_ref().ok_or(StaffError::Turn)?;
        if ![vouched.first.id, second.id].contains(&member.id) {
            return Err(StaffError::Turn);
        }
        let office = self.office(authority).await?;
        let person = vouched.person;
        let deed = Actor::of(member).does(Action::HandedOut);
        self.keep.close_matter(number, kept.version, deed).await?;
        let (unit, actor) = acting(member);
        let reason = format!("窓口でご本人に紙で渡すため（{}）", seen(&vouched.seen));
        let request = Request {
            id: self.keep.mint(RequestId::new),
            person,
            institution: office.id,
            unit,
            actor,
            purpose: Purpose::PatientRequest,
            reason: Reason::new(&reason).map_err(|_| StaffError::Refused)?,
            categories: Category::ALL.into(),
            only: Only::Everything,
            subject: false,
            study: None,
            channel: Channel::Staff,
        };
        let gate = Gate::new(self.keep.clone());
        let released = gate.read_in_person(request).await.map_err(refused)?;
        self.tell_of(person, released.entry()).await?;
        let resident = self.keep.resident(person).await?.ok_or(StaffError::Gone)?;
        Ok(HandedOut { resident, released })
    }

    /// Takes back what waits.
    ///
    /// # Errors
    /// [`StaffError::Gone`].
    pub async fn drop_matter(&self, member: &Member, number: DeskNumber) -> Result<(), StaffError> {
        let kept = self.waiting(number).await?;
        let about = kept.content.about();
        let deed = Actor::of(member).does(Action::DroppedMatter { about });
        Ok(self.keep.close_matter(number, kept.version, deed).await?)
    }

    async fn waiting(&self, number: DeskNumber) -> Result<KeptMatter<Matter>, StaffError> {
        self.keep.matter(number).await?.ok_or(StaffError::Gone)
    }

    fn witness(&self, member: &Member) -> Witness {
        Witness {
            id: member.id,
            name: member.name.clone(),
            at: self.clock.now(),
        }
    }

    /// Finds who is named in the register. That they were looked up stands in their log first.
    async fn vouch(
        &self,
        member: &Member,
        authority: Authority<'_>,
        named: &Named,
    ) -> Result<Vouched, StaffError> {
        let number = named.municipal_number.trim();
        let found = self
            .keep
            .person_by_municipal_number(authority.code, number)
            .await?;
        let person = found.ok_or(StaffError::Gone)?;
        let office = self.office(authority).await?;
        let (unit, _) = acting(member);
        let look = Look {
            person,
            institution: InstitutionLabel {
                id: office.id,
                name: office.name,
                kind: office.kind,
                unit,
            },
            role: StaffRole::Clerk,
            purpose: Purpose::PatientRequest,
            outcome: Outcome::LookedUp,
            reason: format!("窓口でご本人を確かめるため（{}）", seen(&named.seen)),
        };
        self.tell(member, look).await?;
        Ok(Vouched {
            person,
            seen: named.seen.clone(),
            first: self.witness(member),
            second: None,
        })
    }

    async fn register(&self, person: PersonId, sent: &SentCard) -> Result<(), StaffError> {
        let SentCard { card, .. } = sent;
        let new = NewCard {
            person,
            identity: card.identity.clone(),
            not_after: card.not_after,
            label: card.label.clone(),
            question: card.question.clone(),
            at_desk: true,
        };
        match self.keep.register_card(&new).await? {
            Registered::New(id) | Registered::Known(id) => {
                Ok(standing::take_over(&self.keep, person, id).await?)
            }
            Registered::Taken | Registered::Revoked => Err(StaffError::Turn),
        }
    }

    async fn tell_of(&self, person: PersonId, entry: EntryId) -> Result<(), StaffError> {
        let occasion = format!("desk {entry}");
        let notice = Notice::ReadAtDesk { entry };
        self.keep.notify(person, &occasion, &notice).await?;
        Ok(())
    }

    /// The municipality's desk as an institution: registered when it first acts.
    async fn office(&self, authority: Authority<'_>) -> Result<Institution, StaffError> {
        let institution = Institution {
            id: self.keep.mint(InstitutionId::new),
            code: format!("{}-desk", authority.code),
            name: authority.name.to_owned(),
            kind: InstitutionKind::Municipality,
            units: Vec::new(),
            purposes: BTreeSet::from([Purpose::PatientRequest]),
            contact: authority.name.to_owned(),
            place: None,
            hours: BTreeMap::new(),
        };
        self.own_institution(institution).await
    }
}

/// The office in which a member acts, and they themself, as entries name them.
fn acting(member: &Member) -> (Option<String>, disclosure::Actor) {
    let unit = match &member.post {
        Post::Office { office, .. } => Some(office.clone()),
        Post::PrivacyOfficer { .. } => None,
    };
    let actor = disclosure::Actor::Human {
        role: StaffRole::Clerk,
        handle: member.login.clone(),
        acting_for: None,
    };
    (unit, actor)
}

/// What was seen, in the words of entries.
fn seen(documents: &BTreeSet<Document>) -> String {
    let words = documents.iter().map(|document| match document {
        Document::NumberCard => "マイナンバーカード",
        Document::DrivingLicence => "運転免許証など",
        Document::Passport => "旅券",
        Document::ResidenceCard => "在留カードなど",
        Document::DisabilityCertificate => "障害者手帳など",
        Document::TwoWithoutPhoto => "顔写真のない書類2点",
    });
    words.collect::<Vec<_>>().join("、")
}

fn refused(refusal: Refusal) -> StaffError {
    match refusal {
        Refusal::Keep(error) => StaffError::Keep(error),
        Refusal::NoSuchPerson => StaffError::Gone,
        Refusal::UnknownInstitution | Refusal::PurposeNotAllowed => StaffError::Refused,
    }
}

#[cfg(test)]
mod tests;
