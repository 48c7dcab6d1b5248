//! What a person is told in their inbox: a closed list of kinds, each with what it says.
//!
//! A notice holds what its sentence needs, so that a list of them is one read. What it is about
//! stands elsewhere and is named by its id.

mod alert;
mod circular;
mod delivery;
mod digest;
mod rule;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::consent::Purpose;
use crate::disclosure::{InstitutionLabel, Outcome};
use crate::ids::{CaseId, DirectiveId, EntryId, InstitutionId};

pub use alert::{Acquaintance, AlertSettings, alert, rules, shows};
pub use circular::{Arrived, Why};
pub use delivery::{Means, Subject, Urgency, Wishes};
pub use digest::{Waiting, week_of};
pub use rule::{Channel, Rule};

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notice {
    /// An entry of the access log that the person wants to hear of at once.
    Alert {
        /// Why it is told.
        rules: BTreeSet<Rule>,
        /// The entry.
        entry: EntryId,
        /// Who asked.
        institution: InstitutionLabel,
        /// Why they asked.
        purpose: Purpose,
        /// What came of it.
        outcome: Outcome,
    },
    /// What else was read in a week.
    Digest {
        /// When the first of it was.
        #[serde(with = "crate::disclosure::instant")]
        from: DateTime<Utc>,
        /// When the last of it was.
        #[serde(with = "crate::disclosure::instant")]
        until: DateTime<Utc>,
        /// One line for each institution and purpose.
        lines: Vec<DigestLine>,
    },
    /// A step of a case that the person opened.
    Case {
        /// The case.
        case: CaseId,
        /// Name of the institution whose officer it went to, who answered, or who let the deadline
        /// pass; absent where that is the municipality's.
        institution: Option<String>,
        /// The step.
        step: CaseStep,
    },
    /// A decision about sharing was made or changed.
    Sharing {
        /// Which.
        directive: DirectiveId,
        /// The version that was made.
        version: u32,
    },
    /// A login from a browser that was not seen before.
    NewDevice {
        /// Browser and system, roughly.
        device: String,
    },
    /// A computer that was let in by a phone on which the person was logged in.
    PhoneLogin {
        /// Browser and system of the computer, roughly.
        device: String,
        /// Where it was, as far as that is known.
        region: Option<String>,
    },
    /// An institution that knew the person under a number will know them under another.
    Renumbered {
        /// Name of the institution.
        institution: String,
    },
    /// Something became of a card that the person has registered.
    Card {
        /// What they recognise it by.
        label: String,
        /// What.
        step: CardStep,
    },
    /// The person's records were given to them on paper, at the desk.
    ReadAtDesk {
        /// The entry.
        entry: EntryId,
    },
    /// What staff of the municipality wrote and sent to many.
    Circular(Box<Arrived>),
    /// Something was done with the account.
    Account {
        /// What.
        change: AccountChange,
    },
}

/// Reads of one institution for one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    /// Which institution.
    pub institution: InstitutionId,
    /// Its name at the last of them.
    pub name: String,
    /// Why they asked.
    pub purpose: Purpose,
    /// How often.
    pub times: u32,
    /// How often a program asked, of these.
    pub by_machine: u32,
    /// How often nothing, or not everything, was shown, of these.
    pub withheld: u32,
}

/// A step of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseStep {
    /// It was received.
    Opened,
    /// It was answered.
    Answered,
    /// It was not answered in time, and goes to the municipality.
    Escalated,
    /// A read in an emergency was looked into.
    Reviewed,
}

/// What became of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum CardStep {
    /// It was registered and took the place of an earlier one.
    Renewed,
    /// It was registered at the desk.
    AtDesk,
    /// Its certificate is on hold (一時停止): it opens no door for now.
    OnHold,
    /// The hold was lifted.
    Back,
    /// Its certificate was revoked (失効).
    Revoked,
    /// Its certificate ends soon.
    Ending {
        /// Its last day.
        on: NaiveDate,
    },
}

/// What was done with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum AccountChange {
    /// The person's log was taken along as a file.
    Exported,
    /// Every way in was stopped, and every session ended.
    Locked,
    /// The ways in were opened again.
    Unlocked,
    /// デジタル認証アプリ was linked to the account.
    AppLinked {
        /// Another link of the person ended with it.
        replaced: bool,
    },
    /// The link to デジタル認証アプリ was removed.
    AppRemoved,
    /// An alert was switched on or off.
    AlertSet {
        /// Which.
        rule: Rule,
        /// Where it arrives.
        channel: Channel,
        /// On or off.
        on: bool,
    },
    /// A passkey was made.
    PasskeyAdded {
        /// Its name.
        name: String,
    },
    /// A passkey was removed.
    PasskeyRemoved {
        /// Its name.
        name: String,
    },
    /// A passkey was stopped, because it showed signs of having been copied.
    PasskeyCopied {
        /// Its name.
        name: String,
    },
    /// Passkeys ended with what they stood on.
    PasskeysEnded,
    /// A browser is told of new notices from now on.
    DeviceAdded {
        /// Its name.
        name: String,
    },
    /// A browser is told of nothing any more.
    DeviceRemoved {
        /// Its name.
        name: String,
    },
    /// A browser could not be reached any more, and was removed.
    DeviceGone {
        /// Its name.
        name: String,
    },
    /// How the person wants to be told was changed.
    DeliverySet,
    /// The person tries whether they are told.
    DeliveryTried,
}
