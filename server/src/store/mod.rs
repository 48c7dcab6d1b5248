//! Where sealed rows are kept: one trait per aggregate, with an engine behind it.
//!
//! Every method is one transaction (or one read) and sees only ids, times needed for order or
//! retention, blind indexes and sealed bytes. A method that writes for several people is one
//! transaction for each of them: no database must keep two people together. What belongs to a person comes back together with
//! the person's wrapped key ([`Held`]): one round trip, and a person who was erased is simply not
//! there. Where writers may meet, a method names the version it expects and answers
//! [`Error::Conflict`].

mod access;
mod accounts;
mod alerts;
mod apps;
mod cards;
mod cases;
mod circulars;
mod clients;
#[cfg(test)]
pub(crate) mod conformance;
mod deliveries;
mod directives;
mod disasters;
mod disclosures;
mod duties;
pub mod engine;
mod error;
mod findings;
mod heartbeats;
mod imports;
mod institutions;
mod insurances;
mod matters;
mod notices;
mod passkeys;
mod people;
mod phone_logins;
pub mod postgres;
mod pseudonyms;
mod public_log;
mod quarantine;
mod rates;
mod records;
mod roots;
mod row;
mod schema;
mod sql;
pub mod sqlite;
mod staff;
mod visits;

pub use access::{Ceremonies, CeremonyState, NewCeremony, SessionRow, Sessions};
pub use accounts::{Accounts, EventRow, LockRow};
pub use alerts::{AlertSettingRow, Alerts, Beside, DigestRow, Footing};
pub use apps::{AppCeremonyRow, AppLinkRow, Apps};
pub use cards::{CardRow, Cards};
pub use cases::{CaseRow, Cases, QueueRow};
pub use circulars::{
    ApprovalRow, CircularRow, CircularWrite, Circulars, Counted, PassRow, ReachedRow, Tally,
    VersionRow,
};
pub use clients::{ClientRow, Clients, TokenRow};
pub use deliveries::{
    ChannelRow, Channels, Deliveries, DeliveryKey, DeliveryRow, DeliveryState, Due, Parcel,
    PushKeyRow, WishRow,
};
pub use directives::{DirectiveRow, Directives};
pub use disasters::{DisasterRow, Disasters};
pub use disclosures::{Disclosures, EntryRow, HeadRow, Somewhere};
pub use duties::{Duties, DutyRow, Fence};
pub use error::Error;
pub use findings::{FindingRow, Findings};
pub use heartbeats::{Heard, HeartbeatRow, Heartbeats};
pub use imports::{ImportRow, Imports};
pub use institutions::{InstitutionRow, Institutions};
pub use insurances::{InsuranceRow, Insurances};
pub use matters::{MatterRow, Matters};
pub use notices::{NewNotice, NoticeCounts, NoticeRow, Notices};
pub use passkeys::{KeyCeremonyRow, KeyRing, KeyRow, NumberRow, Passkeys};
pub use people::{Enrolment, People, PersonWrite, ResidentRow};
pub use phone_logins::{NewPhoneLogin, PhoneLoginRow, PhoneLogins};
pub use pseudonyms::{PseudonymRow, Pseudonyms};
pub use public_log::{CheckpointRow, CosignatureRow, Integration, PublicLog, TileRow};
pub use quarantine::{QuarantineRow, Quarantines};
pub use rates::Rates;
pub use records::{BodyRow, CaseRows, HeaderRow, HomeRows, Known, RecordWrite, Records};
pub use roots::{RootRow, Roots};
pub use schema::OnOlder;
pub use staff::{
    AuditRow, InvitationRow, Joining, MemberRow, PasskeyRow, Staff, StaffCeremonyRow,
    StaffSessionRow,
};
pub use visits::{VisitRow, Visits};

use crate::vault::Wrapped;

/// Everything that is kept. Used as `Arc<dyn Store>`.
pub trait Store:
    Accounts
    + Alerts
    + Apps
    + Cards
    + Cases
    + Ceremonies
    + Circulars
    + Clients
    + Deliveries
    + Directives
    + Disasters
    + Disclosures
    + Duties
    + Findings
    + Heartbeats
    + Imports
    + Institutions
    + Insurances
    + Notices
    + Passkeys
    + People
    + PhoneLogins
    + Pseudonyms
    + PublicLog
    + Quarantines
    + Rates
    + Records
    + Roots
    + Sessions
    + Staff
    + Matters
    + Visits
    + Send
    + Sync
{
}

impl<T> Store for T where
    T: Accounts
        + Alerts
        + Apps
        + Cards
        + Cases
        + Ceremonies
        + Circulars
        + Clients
        + Deliveries
        + Directives
        + Disasters
        + Disclosures
        + Duties
        + Findings
        + Heartbeats
        + Imports
        + Institutions
        + Insurances
        + Notices
        + Passkeys
        + People
        + PhoneLogins
        + Pseudonyms
        + PublicLog
        + Quarantines
        + Rates
        + Records
        + Roots
        + Sessions
        + Staff
        + Matters
        + Visits
        + Send
        + Sync
{
}

/// What belongs to a person, with the key that opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<T> {
    /// The person's key.
    pub key: Wrapped,
    /// What belongs to them.
    pub what: T,
}
