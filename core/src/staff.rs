//! Who works with the portal, and in what part.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{InstitutionId, StaffId};

/// A part that a member of the municipality's staff may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes notices.
    Author,
    /// Approves what someone else wrote.
    Approver,
    /// Brings files in.
    Importer,
    /// Looks at what citizens object to.
    Reviewer,
    /// Makes sure at the desk (窓口) who someone is.
    Desk,
    /// Oversees who looked at what.
    Auditor,
    /// Invites staff and sees them off.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Author,
        Self::Approver,
        Self::Importer,
        Self::Reviewer,
        Self::Desk,
        Self::Auditor,
        Self::Administrator,
    ];

    /// A word for forms and commands.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Approver => "approver",
            Self::Importer => "importer",
            Self::Reviewer => "reviewer",
            Self::Desk => "desk",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// For whom someone acts. Whoever works in two places has two accounts, so that it is always clear
/// for which of them they act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Post {
    /// In an office of the municipality.
    Office {
        /// Its name.
        office: String,
        /// What they may do there.
        roles: BTreeSet<Role>,
    },
    /// As the privacy officer of an institution.
    PrivacyOfficer {
        /// Which.
        institution: InstitutionId,
    },
}

impl Post {
    /// Whether this part belongs to it.
    pub fn has(&self, role: Role) -> bool {
        match self {
            Self::Office { roles, .. } => roles.contains(&role),
            Self::PrivacyOfficer { .. } => false,
        }
    }

    /// The institution whose privacy officer this is.
    pub const fn institution(&self) -> Option<InstitutionId> {
        match self {
            Self::Office { .. } => None,
            Self::PrivacyOfficer { institution } => Some(*institution),
        }
    }
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub id: StaffId,
    /// What they type to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// For whom they act.
    pub post: Post,
}
