//! What a person does in their own account, kept for them alone: so that they see if it was not
//! them.

use serde::{Deserialize, Serialize};

use crate::consent::Level;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// What.
    pub deed: Deed,
    /// In which browser, roughly.
    pub device: String,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case")]
pub enum Deed {
    /// Someone logged in.
    LoggedIn {
        /// How.
        level: Level,
    },
    /// A part of the records was looked at; written once for each session.
    Viewed {
        /// Which.
        part: Part,
    },
    /// A file was taken along.
    TookAlong {
        /// Which.
        file: File,
    },
    /// Every way in was stopped.
    Locked,
    /// They were opened again.
    Unlocked,
}

/// A part of what is kept about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The first page: the newest of everything.
    Home,
    /// Checkups.
    Checkups,
    /// Vaccinations.
    Vaccinations,
    /// Insurance.
    Insurance,
    /// Who looked.
    AccessLog,
    /// Who may.
    Sharing,
    /// What was objected to.
    Cases,
    /// The inbox.
    Notices,
}

/// What can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum File {
    /// The statement, as PDF.
    StatementPdf,
    /// The statement, as data with proofs.
    StatementJson,
    /// The log as FHIR AuditEvents.
    AuditEvents,
}
