//! One entry.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::consent::{Basis, InstitutionKind, Purpose};
use crate::ids::{EntryId, InstitutionId, PersonId, RecordId, RequestId};
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

/// The institution as it was called at the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Role of the person acting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
