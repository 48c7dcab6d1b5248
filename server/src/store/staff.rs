//! Staff: who they are, how they sign in, and what they did. Who and what are sealed; in clear are
//! ids, versions and times of ending.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{AuditId, CeremonyId, StaffId};

use super::Error;
use crate::vault::{Blind, Sealed};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub id: StaffId,
    /// Version, from 1.
    pub version: u32,
    /// What they type to sign in.
    pub login: Blind,
    /// The rest.
    pub sealed: Sealed,
}

/// A passkey of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyRow {
    /// The id of the credential.
    pub credential: Blind,
    /// Whose.
    pub staff: StaffId,
    /// Version, from 1.
    pub version: u32,
    /// The rest.
    pub sealed: Sealed,
}

/// An invitation that was neither taken up nor withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// The token in its link.
    pub token: Blind,
    /// Until when it may be taken up (exclusive).
    pub expires_at: DateTime<Utc>,
    /// Who is invited, and by whom.
    pub sealed: Sealed,
}

/// A session of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSessionRow {
    /// Its token.
    pub token: Blind,
    /// Whose.
    pub staff: StaffId,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// When it ends (exclusive).
    pub expires_at: DateTime<Utc>,
    /// The rest.
    pub sealed: Sealed,
}

/// A ceremony that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffCeremonyRow {
    /// Which.
    pub id: CeremonyId,
    /// Secret of the browser that began it.
    pub browser: Blind,
    /// Until when it may be answered (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is about.
    pub sealed: Sealed,
}

/// What someone did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Which line; in the order of time.
    pub id: AuditId,
    /// Who did what, and when.
    pub sealed: Sealed,
}

/// What makes an invited person a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// The invitation that they take up.
    pub invitation: Blind,
    /// Who they are.
    pub member: MemberRow,
    /// Their first passkey.
    pub passkey: PasskeyRow,
    /// The line that says so.
    pub audit: AuditRow,
}

/// Staff. Whatever someone does is written down in the transaction that does it.
#[async_trait]
pub trait Staff: Send + Sync {
    /// Every member, also who has left, in the order in which they came, and the version of the
    /// roll that they are the members of, or of one before it.
    async fn staff(&self) -> Result<(u64, Vec<MemberRow>), Error>;

    /// One member.
    async fn member(&self, id: StaffId) -> Result<Option<MemberRow>, Error>;

    /// The member who signs in with this word.
    async fn member_called(&self, login: Blind) -> Result<Option<MemberRow>, Error>;

    /// Replaces what is sealed about a member; of one who leaves, sessions and passkeys end with it.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the roll is not in version `roll`, or the member not in the version
    /// before this one.
    async fn change_member(
        &self,
        roll: u64,
        member: &MemberRow,
        leaves: bool,
        audit: &AuditRow,
    ) -> Result<(), Error>;

    /// Invites someone.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the token is in use.
    async fn invite(&self, invitation: &InvitationRow, audit: &AuditRow) -> Result<(), Error>;

    /// Invitations that may still be taken up at `now`, the next to expire first.
    async fn invitations(&self, now: DateTime<Utc>) -> Result<Vec<InvitationRow>, Error>;

    /// An invitation that may still be taken up at `now`.
    async fn invitation(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<InvitationRow>, Error>;

    /// Withdraws an invitation.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is none.
    async fn withdraw(&self, token: Blind, audit: &AuditRow) -> Result<(), Error>;

    /// Takes an invitation up, once.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is not there or has expired at `now`, or the login or the
    /// passkey is someone's.
    async fn join(&self, joining: &Joining, now: DateTime<Utc>) -> Result<(), Error>;

    /// A member's passkeys.
    async fn passkeys(&self, staff: StaffId) -> Result<Vec<PasskeyRow>, Error>;

    /// Adds a passkey.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is someone's, or the roll is not in version `roll`.
    async fn add_passkey(
        &self,
        roll: u64,
        passkey: &PasskeyRow,
        audit: &AuditRow,
    ) -> Result<(), Error>;

    /// Removes a passkey.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is not there, or the roll is not in version `roll`.
    async fn remove_passkey(
        &self,
        roll: u64,
        passkey: &PasskeyRow,
        audit: &AuditRow,
    ) -> Result<(), Error>;

    /// Begins a session after a passkey has proved itself, whose state is kept with it.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the passkey is not in the version before this one, or the token is
    /// in use.
    async fn begin_session(
        &self,
        session: &StaffSessionRow,
        passkey: &PasskeyRow,
        audit: &AuditRow,
    ) -> Result<(), Error>;

    /// A session that has not expired at `now`.
    async fn staff_session(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<StaffSessionRow>, Error>;

    /// Saves when a session was last seen and when it ends. `false` if there is none: what ended
    /// stays ended.
    async fn see_session(&self, session: &StaffSessionRow) -> Result<bool, Error>;

    /// Ends a session. `false` if there is none.
    async fn end_staff_session(&self, token: Blind) -> Result<bool, Error>;

    /// Begins a ceremony.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the id is in use.
    async fn open_staff_ceremony(&self, ceremony: &StaffCeremonyRow) -> Result<(), Error>;

    /// Takes what a ceremony is about, once, for the browser that began it, if it has not expired
    /// at `now`.
    async fn take_staff_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error>;

    /// Writes down what someone did.
    async fn write_audit(&self, audit: &AuditRow) -> Result<(), Error>;

    /// At most `limit` lines before `before`, newest first.
    async fn audit(&self, before: Option<AuditId>, limit: u32) -> Result<Vec<AuditRow>, Error>;
}
