//! What staff did, as it is written down.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::case::Finding;
use hikae_core::circular::Step;
use hikae_core::counter::Matter;
use hikae_core::ids::{AuditId, CaseId, CircularId, DisasterId, EntryId, InstitutionId, StaffId};
use hikae_core::staff::{Member, Post};
use serde::{Deserialize, Serialize};

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// A member of staff.
    Member {
        /// Who.
        id: StaffId,
        /// Their name at the time.
        name: String,
    },
    /// The operator, by a command on the machine.
    Operator,
    /// A visitor of the demo.
    Visitor,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Invited someone.
    Invited {
        /// Whom.
        name: String,
        /// To what.
        post: Post,
    },
    /// Withdrew an invitation.
    Withdrew {
        /// Of whom.
        name: String,
    },
    /// Took an invitation up.
    Joined {
        /// To what.
        post: Post,
    },
    /// Signed in.
    SignedIn {
        /// With which passkey.
        key: String,
    },
    /// Signed out.
    SignedOut,
    /// Tried to sign in with a passkey that may have been copied.
    Cloned {
        /// Which.
        key: String,
    },
    /// Tried to sign in and was refused.
    Refused,
    /// Gave someone another post.
    Changed {
        /// Whom.
        name: String,
        /// What it was.
        from: Post,
        /// What it is.
        to: Post,
    },
    /// Ended someone's account.
    Ended {
        /// Whose.
        name: String,
    },
    /// Added a passkey.
    AddedKey {
        /// Which.
        key: String,
    },
    /// Removed a passkey.
    RemovedKey {
        /// Which.
        key: String,
    },
    /// Looked at this list.
    ReadAudit,
    /// Counted an institution's entries.
    Searched {
        /// Which institution's.
        institution: InstitutionId,
        /// From this day.
        from: NaiveDate,
        /// To this day.
        until: NaiveDate,
    },
    /// Looked at an entry.
    Looked {
        /// Which.
        entry: EntryId,
        /// Why.
        reason: String,
    },
    /// Opened what a citizen objects to.
    OpenedCase {
        /// Which.
        case: CaseId,
    },
    /// Answered it.
    AnsweredCase {
        /// Which.
        case: CaseId,
        /// What was found.
        finding: Finding,
    },
    /// Looked at what waits at the desk under a number.
    LookedAtMatter,
    /// Made sure at the desk who someone is, as the first of two.
    Vouched {
        /// What for.
        about: Matter,
    },
    /// The same, as the second.
    Agreed {
        /// What for.
        about: Matter,
    },
    /// Opened someone's records at the desk, to be printed for them.
    HandedOut,
    /// Took back what waited at the desk.
    DroppedMatter {
        /// What it was for.
        about: Matter,
    },
    /// Registered the keys of an institution.
    Keyed {
        /// Whose.
        institution: InstitutionId,
    },
    /// Set how often an institution may ask.
    Budgeted {
        /// Which.
        institution: InstitutionId,
    },
    /// Made a link by which a browser becomes a reception of an institution.
    Received {
        /// Which.
        institution: InstitutionId,
    },
    /// Suspended an institution as a client of the gateway.
    Suspended {
        /// Which.
        institution: InstitutionId,
    },
    /// Let it in again.
    Resumed {
        /// Which.
        institution: InstitutionId,
    },
    /// Asked under what name an institution knows a resident, or gave another.
    Numbered {
        /// Which institution.
        institution: InstitutionId,
        /// Another name was given.
        renewed: bool,
    },
    /// Declared a disaster.
    DeclaredDisaster {
        /// Which.
        disaster: DisasterId,
        /// What it is called.
        name: String,
    },
    /// Did something with a circular.
    Circular {
        /// What.
        step: Step,
        /// Which.
        circular: CircularId,
        /// Its title then.
        title: String,
    },
    /// Answered what was noticed about who looks.
    AnsweredFinding {
        /// Which, as addresses name it.
        finding: String,
    },
    /// Ended one before its time.
    EndedDisaster {
        /// Which.
        disaster: DisasterId,
        /// What it is called.
        name: String,
    },
}

/// Who does what: written down in the transaction that does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub who: Actor,
    /// What.
    pub what: Action,
}

impl Actor {
    /// A member, under their present name.
    pub fn of(member: &Member) -> Self {
        Self::Member {
            id: member.id,
            name: member.name.clone(),
        }
    }

    /// What they do.
    pub fn does(&self, what: Action) -> Deed {
        Deed {
            who: self.clone(),
            what,
        }
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who.
    pub who: Actor,
    /// What.
    pub what: Action,
    /// When.
    pub at: DateTime<Utc>,
}

/// A line as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLine {
    /// Which.
    pub id: AuditId,
    /// What it says.
    pub line: Line,
}
