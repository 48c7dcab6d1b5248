//! One entry.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::consent::{Basis, Emergency, InstitutionKind, Purpose};
use crate::ids::{EmergencyId, EntryId, InstitutionId, PersonId, RecordId, RequestId};
use crate::record::Category;

/// One disclosure, or one refusal, for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of this form.
    pub version: u8,
    /// The entry.
    pub id: EntryId,
    /// Whose records.
    pub person: PersonId,
    /// Number within the person's log, from 1, without gaps.
    pub seq: u64,
    /// Hash of the person's entry before this one, lower-case hex; 64 zeros for the first.
    pub previous: String,
    /// When it happened; whole milliseconds ([`super::to_millis`]).
    #[serde(with = "super::instant")]
    pub occurred_at: DateTime<Utc>,
    /// When it was written down; whole milliseconds.
    #[serde(with = "super::instant")]
    pub recorded_at: DateTime<Utc>,
    /// Who asked.
    pub institution: InstitutionLabel,
    /// Who acted there.
    pub actor: Actor,
    /// Why.
    pub purpose: Purpose,
    /// Why, in the asking person's words. Never empty.
    pub reason: String,
    /// What was asked for.
    pub asked: Vec<Category>,
    /// What was given, each with what it rests on.
    pub given: Vec<Line>,
    /// What was not given, each with what stopped it. The institution never sees this list.
    pub withheld: Vec<Line>,
    /// What came of it.
    pub outcome: Outcome,
    /// The way in.
    pub channel: Channel,
    /// The request as the asking system knows it.
    pub request: RequestId,
}

impl Entry {
    /// The emergency that the entry declares. It is named by its entry: whoever reads what a record
    /// was given for finds who declared it, when and why.
    pub fn declares(&self) -> Option<Emergency> {
        (self.outcome == Outcome::Declared).then(|| Emergency {
            id: EmergencyId::from_uuid(self.id.uuid()),
            institution: self.institution.id,
            declared_at: self.occurred_at,
            valid_until: self.occurred_at + Emergency::LASTS,
        })
    }

    /// The entry that declared the emergency in which something was given here, or this one if it
    /// declares one.
    pub fn declaration(&self) -> Option<EntryId> {
        let emergency = self.declares().map(|declared| declared.id);
        let rests = self.given.iter().find_map(|line| match line.basis {
            Basis::Emergency { id } => Some(id),
            _ => None,
        });
        let id = emergency.or(rests)?;
        Some(EntryId::from_uuid(id.uuid()))
    }
}

/// The institution as it was called at the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InstitutionLabel {
    /// Which one.
    pub id: InstitutionId,
    /// Its name then.
    pub name: String,
    /// Its kind.
    pub kind: InstitutionKind,
    /// Department or unit.
    pub unit: Option<String>,
}

/// Who acted at the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "actor", rename_all = "lowercase")]
pub enum Actor {
    /// A person.
    Human {
        /// Role.
        role: StaffRole,
        /// Stable pseudonym of this person at this institution.
        handle: String,
        /// On whose behalf, if not their own: that person's handle.
        acting_for: Option<String>,
    },
    /// A program.
    Machine {
        /// What it does, in words.
        task: String,
    },
}

impl Actor {
    /// Whether it is a person who treats people.
    pub const fn treats(&self) -> bool {
        matches!(self, Self::Human { role, .. } if role.treats())
    }
}

/// Role of the person acting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StaffRole {
    /// 医師.
    Physician,
    /// 歯科医師.
    Dentist,
    /// 看護師.
    Nurse,
    /// 薬剤師.
    Pharmacist,
    /// 保健師.
    PublicHealthNurse,
    /// 事務職員.
    Clerk,
    /// 研究者.
    Researcher,
    /// 監査の担当者.
    Auditor,
    /// 個人情報の担当者: whoever answers what a citizen objects to.
    PrivacyOfficer,
}

impl StaffRole {
    /// Whether it is a part that the portal itself gives, to whoever watches over reads: nobody
    /// can say of themself that they have it.
    pub const fn oversees(self) -> bool {
        matches!(self, Self::Auditor | Self::PrivacyOfficer)
    }

    /// Whether it treats people: only then can there be an emergency before them.
    pub const fn treats(self) -> bool {
        matches!(
            self,
            Self::Physician | Self::Dentist | Self::Nurse | Self::Pharmacist
        )
    }
}

/// One record in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which record.
    pub record: RecordId,
    /// Its kind.
    pub category: Category,
    /// The day that it is about.
    pub date: NaiveDate,
    /// What the decision rests on.
    pub basis: Basis,
}

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything that was asked for and exists was given.
    Disclosed,
    /// Some of it.
    Partly,
    /// None of it.
    Refused,
    /// There was nothing to give.
    NothingFound,
    /// Nothing was asked for: the person was found by name, birth date, sex and address.
    LookedUp,
    /// Nothing was asked for: an emergency was declared, and may be asked in from now on.
    Declared,
    /// Nothing was given out: the person was chosen for a notice, by what is kept about them.
    Chosen,
}

/// The way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A visitor of the demo plays an institution.
    Demo,
    /// The command line of the hosting municipality.
    CommandLine,
    /// The pages for staff.
    Staff,
    /// The institution's own software.
    Gateway,
}
