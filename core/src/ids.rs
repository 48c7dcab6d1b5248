//! Typed identifiers. All are UUIDv7 (RFC 9562 §5.7): ordered by time, so that a person's rows
//! stay together and in order under the primary key `(person_id, id)`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct IdError;

macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes an identifier from the time of creation and ten random bytes.
            pub fn new(at: DateTime<Utc>, random: [u8; 10]) -> Self {
                let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }

            /// The identifier as a UUID, for storage.
            pub const fn uuid(self) -> Uuid {
                self.0
            }

            /// An identifier read back from storage.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text).map(Self).map_err(|_| IdError)
            }
        }
    };
}

typed_id!(
    /// A resident whose records are kept here. Never shown outside; never leaves to an institution.
    PersonId
);
typed_id!(
    /// One record: a checkup report, one vaccination, …
    RecordId
);
typed_id!(
    /// An institution that may ask for records.
    InstitutionId
);
typed_id!(
    /// A decision of the citizen about sharing; keeps its id over its versions.
    DirectiveId
);
typed_id!(
    /// A consent given at a card reader for one visit.
    VisitId
);
typed_id!(
    /// An emergency that an institution declared.
    EmergencyId
);
typed_id!(
    /// A disaster that an operator declared.
    DisasterId
);
typed_id!(
    /// One entry of a person's disclosure log.
    EntryId
);
typed_id!(
    /// One request to the disclosure gate, as the asking system knows it.
    RequestId
);
typed_id!(
    /// One card ceremony: a challenge, its answer, its end.
    CeremonyId
);
typed_id!(
    /// One login of a computer by a phone.
    PhoneLoginId
);
typed_id!(
    /// A card registered for a person.
    CardId
);
typed_id!(
    /// A person's link to デジタル認証アプリ.
    AppId
);
typed_id!(
    /// Something that was done in a person's account.
    EventId
);
typed_id!(
    /// A way in which a person is told of notices: a browser, an address.
    ChannelId
);
typed_id!(
    /// One run of an importer.
    ImportId
);
typed_id!(
    /// One row or file that an importer could not take.
    QuarantineId
);
typed_id!(
    /// Something that a citizen objects to, from the objection to its end.
    CaseId
);
typed_id!(
    /// A running process of the portal.
    ProcessId
);
typed_id!(
    /// One notice in a person's inbox.
    NoticeId
);
typed_id!(
    /// A member of staff, who signs in with a passkey.
    StaffId
);
typed_id!(
    /// What staff write and send to many.
    CircularId
);
typed_id!(
    /// A file that goes along with a circular.
    FileId
);
typed_id!(
    /// One pass over everyone in the register, to choose or to count.
    PassId
);
typed_id!(
    /// One line of what staff did.
    AuditId
);
