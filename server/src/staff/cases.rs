//! What citizens object to, before whoever answers it: the privacy officer of the institution, or
//! the municipality's reviewers.
//!
//! A list tells neither whose a case is nor what it is about. Opening one does, and is an entry in
//! that citizen's log first, each time.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::case::{Case, Finding, Office, Subject, Words};
use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor as LogActor, InstitutionLabel, Outcome, StaffRole};
use hikae_core::ids::{CaseId, EntryId, PersonId};
use hikae_core::notice::Notice;
use hikae_core::record::RecordRef;
use hikae_core::staff::{Member, Role};

use super::audit::{Action, Actor};
use super::oversight::{Authority, Look};
use super::{Staff, StaffError};
use crate::keep::{KeptNotice, QueuePlace, Queued};

/// Cases on one page of a list.
pub const PAGE: u32 = 50;

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// The cases, by deadline.
    pub cases: Vec<Queued>,
    /// Where the next page begins, if there is one.
    pub next: Option<QueuePlace>,
}

/// A case as the officer sees it whose turn it is, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Whose; the oversight is not told.
    pub citizen: Option<Citizen>,
    /// What it is about.
    pub about: About,
    /// Name of the institution to which it was addressed first, if it was to one.
    pub institution: Option<String>,
    /// Whether it is this officer's turn.
    pub my_turn: bool,
}

/// Who objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citizen {
    /// Their name.
    pub name: String,
    /// When they were born.
    pub birth_date: NaiveDate,
}

/// What a case is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An entry of the citizen's log.
    Entry {
        /// Which.
        entry: EntryId,
        /// When.
        at: DateTime<Utc>,
        /// Who asked.
        institution: InstitutionLabel,
        /// Who acted there.
        actor: LogActor,
        /// Why, in their words.
        reason: String,
    },
    /// A record, without what is in it.
    Record {
        /// Kind and day.
        header: RecordRef,
        /// Where it came from, as it names itself.
        source: Option<String>,
    },
    /// What an office sent to many.
    Notice {
        /// Its title.
        title: String,
        /// The office.
        office: String,
        /// When it came.
        at: DateTime<Utc>,
    },
    /// It is gone.
    Gone,
}

/// Whose cases a member answers.
pub fn office(member: &Member) -> Option<Office> {
    match member.post.institution() {
        Some(id) => Some(Office::Institution { id }),
        None => member
            .post
            .has(Role::Reviewer)
            .then_some(Office::Municipality),
    }
}

/// The oversight, for its auditors.
pub fn oversight(member: &Member) -> Option<Office> {
    let audits = member.post.has(Role::Auditor);
    audits.then_some(Office::Oversight)
}

impl Staff {
    /// A page of what an office still has to answer, or of what is done.
    pub async fn shelf(
        &self,
        office: Office,
        done: bool,
        after: Option<QueuePlace>,
    ) -> Result<Shelf, StaffError> {
        let (cases, next) = self.keep.case_queue(office, done, after, PAGE).await?;
        Ok(Shelf { cases, next })
    }

    /// Opens a case. That it was opened stands in the audit record, in the citizen's log and in
    /// the case before this answers.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if there is no such case, or it is not this office's.
    pub async fn open_case(
        &self,
        member: &Member,
        authority: Authority<'_>,
        office: Office,
        id: CaseId,
    ) -> Result<Opened, StaffError> {
        let (person, _) = self.concerning(office, id).await?;
        let deed = Actor::of(member).does(Action::OpenedCase { case: id });
        self.keep.write_audit(deed).await?;
        let look = Look {
            person,
            institution: self.answering(member, authority, office).await?,
            role: match office {
                Office::Oversight => StaffRole::Auditor,
                Office::Institution { .. } | Office::Municipality => StaffRole::PrivacyOfficer,
            },
            purpose: Purpose::Supervision,
            outcome: Outcome::Disclosed,
            reason: match office {
                Office::Oversight => format!("救急の閲覧を審査するため（{id}）"),
                Office::Institution { .. } | Office::Municipality => {
                    format!("申し出を調べるため（{id}）")
                }
            },
        };
        self.tell(member, look).await?;
        // Whoever it is not the turn of looks at it all the same.
        let seen = self.keep.change_case(person, id, |case, now| {
            let _ = case.see(office, now);
            Ok(())
        });
        let case = seen.await?.and_then(Result::ok).ok_or(StaffError::Gone)?;
        let citizen = if office == Office::Oversight {
            None
        } else {
            let resident = self.keep.resident(person).await?.ok_or(StaffError::Gone)?;
            Some(Citizen {
                name: resident.name,
                birth_date: resident.birth_date,
            })
        };
        Ok(Opened {
            citizen,
            about: self.about(person, case.subject).await?,
            institution: match case.addressee {
                Office::Institution { id } => self.keep.institution(id).await?.map(|it| it.name),
                Office::Municipality | Office::Oversight => None,
            },
            my_turn: case.is_turn_of(office),
            case,
        })
    }

    /// Answers a case; the citizen is told with it.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if there is no such case, or it is not this office's;
    /// [`StaffError::Turn`] if another office has to answer it, or nobody any more;
    /// [`StaffError::Refused`] if a case of this kind cannot end so.
    pub async fn answer_case(
        &self,
        member: &Member,
        office: Office,
        id: CaseId,
        finding: Finding,
        words: &Words,
    ) -> Result<(), StaffError> {
        let (person, case) = self.concerning(office, id).await?;
        if !case.is_turn_of(office) {
            return Err(StaffError::Turn);
        }
        // Nothing is written down as done that cannot be.
        if !case.subject.kind().findings().contains(&finding) {
            return Err(StaffError::Refused);
        }
        let deed = Actor::of(member).does(Action::AnsweredCase { case: id, finding });
        self.keep.write_audit(deed).await?;
        let answered = self.keep.change_case(person, id, |case, now| {
            case.answer(office, finding, words.clone(), now)
        });
        let answered = answered.await?.ok_or(StaffError::Gone)?;
        answered.map(drop).map_err(|_| StaffError::Turn)
    }

    /// A case that concerns this office, and whose it is.
    async fn concerning(&self, office: Office, id: CaseId) -> Result<(PersonId, Case), StaffError> {
        let queued = self.keep.queued_case(id).await?;
        let person = queued.ok_or(StaffError::Gone)?.person;
        let case = self.keep.case(person, id).await?;
        let case = case.filter(|case| case.concerns(office));
        Ok((person, case.ok_or(StaffError::Gone)?))
    }

    /// For whom the member acts, as the log names it.
    async fn answering(
        &self,
        member: &Member,
        authority: Authority<'_>,
        office: Office,
    ) -> Result<InstitutionLabel, StaffError> {
        match office {
            Office::Municipality | Office::Oversight => self.supervising(member, authority).await,
            Office::Institution { id } => {
                let known = self.keep.institution(id).await?.ok_or(StaffError::Gone)?;
                Ok(InstitutionLabel {
                    id: known.id,
                    name: known.name,
                    kind: known.kind,
                    unit: None,
                })
            }
        }
    }

    async fn about(&self, person: PersonId, subject: Subject) -> Result<About, StaffError> {
        Ok(match subject {
            Subject::Entry { entry } | Subject::Review { entry, .. } => {
                match self.keep.entry(person, entry).await? {
                    Some(entry) => About::Entry {
                        entry: entry.id,
                        at: entry.occurred_at,
                        institution: entry.institution,
                        actor: entry.actor,
                        reason: entry.reason,
                    },
                    None => About::Gone,
                }
            }
            Subject::NotMine { record } | Subject::Wrong { record } => {
                match self.keep.record(person, record).await? {
                    Some(kept) => About::Record {
                        source: kept.record.performer().map(|it| it.name.clone()),
                        header: kept.header,
                    },
                    None => About::Gone,
                }
            }
            Subject::Notice { notice } => match self.keep.notice(person, notice).await? {
                Some(KeptNotice {
                    notice: Notice::Circular(arrived),
                    made_at: at,
                    ..
                }) => About::Notice {
                    title: arrived.texts.ja.plain_title(),
                    office: arrived.office,
                    at,
                },
                _ => About::Gone,
            },
        })
    }
}
