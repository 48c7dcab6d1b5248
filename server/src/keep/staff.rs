//! Staff, as they are kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::{AuditId, CeremonyId, StaffId};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep, version_row};
use crate::staff::audit::{Deed, KeptLine, Line};
use crate::staff::{Invited, Key, Standing};
use crate::store::{
    AuditRow, InvitationRow, Joining, MemberRow, PasskeyRow, StaffCeremonyRow, StaffSessionRow,
};
use crate::vault::{Blind, Domain, Kind};

const MEMBER: Kind = Kind::new("staff", 1);
const PASSKEY: Kind = Kind::new("staff_passkey", 1);
const INVITATION: Kind = Kind::new("staff_invitation", 1);
const SESSION: Kind = Kind::new("staff_session", 1);
const CEREMONY: Kind = Kind::new("staff_ceremony", 1);
const AUDIT: Kind = Kind::new("staff_audit", 1);

/// Everyone who is or was a member of staff, at one version of the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll {
    /// The version: what is decided on these members holds only while it does.
    pub version: u64,
    /// In the order in which they came.
    pub members: Vec<Standing>,
}

/// An invitation that was neither taken up nor withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInvitation {
    /// How lists name it: the hash of its token, which opens nothing.
    pub handle: [u8; 32],
    /// Until when it may be taken up (exclusive).
    pub expires_at: DateTime<Utc>,
    /// Who is invited.
    pub invited: Invited,
}

/// A session of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSession<T> {
    /// Whose.
    pub staff: StaffId,
    /// When it was last seen.
    pub saved_at: DateTime<Utc>,
    /// When it ends (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it holds.
    pub content: T,
}

impl Keep {
    /// Everyone, also who has left.
    pub async fn staff(&self) -> Result<Roll, Error> {
        let (version, rows) = self.store.staff().await?;
        let members: Result<_, _> = rows.iter().map(|row| self.open_member(row)).collect();
        Ok(Roll {
            version,
            members: members?,
        })
    }

    /// One member, also one who has left.
    pub async fn member(&self, id: StaffId) -> Result<Option<Standing>, Error> {
        let row = self.store.member(id).await?;
        row.map(|row| self.open_member(&row)).transpose()
    }

    /// The member who signs in with this word, also one who has left.
    pub async fn member_called(&self, login: &str) -> Result<Option<Standing>, Error> {
        let row = self.store.member_called(self.login(login)).await?;
        row.map(|row| self.open_member(&row)).transpose()
    }

    /// Puts a member in the place of what is kept; one who has left loses sessions and passkeys.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the roll is another by now, or the member.
    pub async fn change_member(
        &self,
        roll: u64,
        standing: &Standing,
        deed: Deed,
    ) -> Result<(), Error> {
        let row = self.member_row(standing, standing.version + 1)?;
        let audit = self.line(deed)?;
        let leaves = standing.left.is_some();
        Ok(self.store.change_member(roll, &row, leaves, &audit).await?)
    }

    /// Invites someone with this token.
    pub async fn invite(
        &self,
        token: &[u8],
        expires_at: DateTime<Utc>,
        invited: &Invited,
        deed: Deed,
    ) -> Result<(), Error> {
        let token = self.invited_by(token);
        let row = InvitationRow {
            token,
            expires_at,
            sealed: self.vault.seal_system(INVITATION, &token.0, invited)?,
        };
        let audit = self.line(deed)?;
        Ok(self.store.invite(&row, &audit).await?)
    }

    /// Invitations that may still be taken up.
    pub async fn invitations(&self) -> Result<Vec<KeptInvitation>, Error> {
        let rows = self.store.invitations(self.now()).await?;
        rows.iter().map(|row| self.open_invitation(row)).collect()
    }

    /// The invitation with this token, if it may still be taken up.
    pub async fn invitation(&self, token: &[u8]) -> Result<Option<KeptInvitation>, Error> {
        let token = self.invited_by(token);
        let row = self.store.invitation(token, self.now()).await?;
        row.map(|row| self.open_invitation(&row)).transpose()
    }

    /// Withdraws an invitation.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is gone.
    pub async fn withdraw(&self, handle: [u8; 32], deed: Deed) -> Result<(), Error> {
        let audit = self.line(deed)?;
        Ok(self.store.withdraw(Blind(handle), &audit).await?)
    }

    /// Makes who takes up the invitation a member, with their first passkey.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the invitation is gone, or login or passkey are someone's.
    pub async fn join(
        &self,
        invitation: [u8; 32],
        standing: &Standing,
        key: &Key,
        deed: Deed,
    ) -> Result<(), Error> {
        let joining = Joining {
            invitation: Blind(invitation),
            member: self.member_row(standing, 1)?,
            passkey: self.passkey_row(standing.member.id, key, 1)?,
            audit: self.line(deed)?,
        };
        Ok(self.store.join(&joining, self.now()).await?)
    }

    /// A member's passkeys, the first to be added first.
    pub async fn passkeys(&self, staff: StaffId) -> Result<Vec<Key>, Error> {
        let rows = self.store.passkeys(staff).await?;
        let mut keys = rows
            .iter()
            .map(|row| {
                let place = passkey_place(row.credential, staff, row.version);
                let key = self.vault.open_system(PASSKEY, &place, &row.sealed)?;
                Ok(Key {
                    version: row.version,
                    ..key
                })
            })
            .collect::<Result<Vec<_>, Error>>()?;
        keys.sort_by_key(|key| key.added);
        Ok(keys)
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is someone's, or the roll is another by now.
    pub async fn add_passkey(
        &self,
        roll: u64,
        staff: StaffId,
        key: &Key,
        deed: Deed,
    ) -> Result<(), Error> {
        let row = self.passkey_row(staff, key, 1)?;
        let audit = self.line(deed)?;
        Ok(self.store.add_passkey(roll, &row, &audit).await?)
    }

    /// Removes a passkey.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is gone, or the roll is another by now.
    pub async fn remove_passkey(
        &self,
        roll: u64,
        staff: StaffId,
        key: &Key,
        deed: Deed,
    ) -> Result<(), Error> {
        let row = self.passkey_row(staff, key, key.version)?;
        let audit = self.line(deed)?;
        Ok(self.store.remove_passkey(roll, &row, &audit).await?)
    }

    /// Begins a session after this passkey has proved itself.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the passkey was used or removed in the meantime.
    pub async fn begin_staff_session<T: Serialize + Sync>(
        &self,
        token: &[u8],
        staff: StaffId,
        expires_at: DateTime<Utc>,
        content: &T,
        key: &Key,
        deed: Deed,
    ) -> Result<(), Error> {
        let token = self.staff_token(token);
        let session = StaffSessionRow {
            token,
            staff,
            saved_at: self.now(),
            expires_at,
            sealed: self
                .vault
                .seal_system(SESSION, &session_place(token, staff), content)?,
        };
        let passkey = self.passkey_row(staff, key, key.version + 1)?;
        let audit = self.line(deed)?;
        Ok(self.store.begin_session(&session, &passkey, &audit).await?)
    }

    /// The session of a token, unless it has expired.
    pub async fn staff_session<T: DeserializeOwned>(
        &self,
        token: &[u8],
    ) -> Result<Option<StaffSession<T>>, Error> {
        let token = self.staff_token(token);
        let row = self.store.staff_session(token, self.now()).await?;
        row.map(|row| {
            let place = session_place(token, row.staff);
            Ok(StaffSession {
                staff: row.staff,
                saved_at: row.saved_at,
                expires_at: row.expires_at,
                content: self.vault.open_system(SESSION, &place, &row.sealed)?,
            })
        })
        .transpose()
    }

    /// Says that a session was seen. `false` if it is gone: what ended stays ended.
    pub async fn see_staff_session<T: Sync>(
        &self,
        token: &[u8],
        session: &StaffSession<T>,
        expires_at: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let row = StaffSessionRow {
            token: self.staff_token(token),
            staff: session.staff,
            saved_at: self.now(),
            expires_at,
            sealed: crate::vault::Sealed(Vec::new()),
        };
        Ok(self.store.see_session(&row).await?)
    }

    /// Ends the session of a token.
    pub async fn end_staff_session(&self, token: &[u8]) -> Result<bool, Error> {
        Ok(self
            .store
            .end_staff_session(self.staff_token(token))
            .await?)
    }

    /// Begins a ceremony, bound to the browser that holds the secret `browser`.
    pub async fn open_staff_ceremony<T: Serialize + Sync>(
        &self,
        id: CeremonyId,
        browser: &[u8],
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<(), Error> {
        let row = StaffCeremonyRow {
            id,
            browser: self.vault.blind(Domain::Browser, &[browser]),
            expires_at,
            sealed: self
                .vault
                .seal_system(CEREMONY, id.uuid().as_bytes(), content)?,
        };
        Ok(self.store.open_staff_ceremony(&row).await?)
    }

    /// Takes a ceremony: of all callers with the secret of its browser exactly one gets it.
    pub async fn take_staff_ceremony<T: DeserializeOwned>(
        &self,
        id: CeremonyId,
        browser: &[u8],
    ) -> Result<Option<T>, Error> {
        let browser = self.vault.blind(Domain::Browser, &[browser]);
        let sealed = self
            .store
            .take_staff_ceremony(id, browser, self.now())
            .await?;
        let open = |sealed| {
            self.vault
                .open_system(CEREMONY, id.uuid().as_bytes(), &sealed)
        };
        Ok(sealed.map(open).transpose()?)
    }

    /// Writes down what someone did.
    pub async fn write_audit(&self, deed: Deed) -> Result<(), Error> {
        let row = self.line(deed)?;
        Ok(self.store.write_audit(&row).await?)
    }

    /// At most `limit` lines of what staff did, before `before`, newest first.
    pub async fn audit(&self, before: Option<AuditId>, limit: u32) -> Result<Vec<KeptLine>, Error> {
        let rows = self.store.audit(before, limit).await?;
        rows.iter()
            .map(|row| {
                let place = row.id.uuid();
                let line = self
                    .vault
                    .open_system(AUDIT, place.as_bytes(), &row.sealed)?;
                Ok(KeptLine { id: row.id, line })
            })
            .collect()
    }

    /// What looks like the id of a passkey to who does not know better: the same for a word each
    /// time, so that asking twice tells nothing.
    pub fn decoy(&self, login: &str) -> [u8; 32] {
        self.vault.blind(Domain::Decoy, &[login.as_bytes()]).0
    }

    fn login(&self, login: &str) -> Blind {
        self.vault.blind(Domain::StaffLogin, &[login.as_bytes()])
    }

    fn invited_by(&self, token: &[u8]) -> Blind {
        self.vault.blind(Domain::Invitation, &[token])
    }

    fn staff_token(&self, token: &[u8]) -> Blind {
        self.vault.blind(Domain::StaffSession, &[token])
    }

    fn member_row(&self, standing: &Standing, version: u32) -> Result<MemberRow, Error> {
        let id = standing.member.id;
        let place = version_row(id.uuid(), version);
        Ok(MemberRow {
            id,
            version,
            login: self.login(&standing.member.login),
            sealed: self.vault.seal_system(MEMBER, &place, standing)?,
        })
    }

    fn open_member(&self, row: &MemberRow) -> Result<Standing, Error> {
        let place = version_row(row.id.uuid(), row.version);
        let standing = self.vault.open_system(MEMBER, &place, &row.sealed)?;
        Ok(Standing {
            version: row.version,
            ..standing
        })
    }

    fn open_invitation(&self, row: &InvitationRow) -> Result<KeptInvitation, Error> {
        Ok(KeptInvitation {
            handle: row.token.0,
            expires_at: row.expires_at,
            invited: self
                .vault
                .open_system(INVITATION, &row.token.0, &row.sealed)?,
        })
    }

    fn passkey_row(&self, staff: StaffId, key: &Key, version: u32) -> Result<PasskeyRow, Error> {
        let credential = self.vault.blind(Domain::Passkey, &[key.credential.id()]);
        let place = passkey_place(credential, staff, version);
        Ok(PasskeyRow {
            credential,
            staff,
            version,
            sealed: self.vault.seal_system(PASSKEY, &place, key)?,
        })
    }

    pub(super) fn line(&self, deed: Deed) -> Result<AuditRow, Error> {
        let id = self.mint(AuditId::new);
        let line = Line {
            who: deed.who,
            what: deed.what,
            at: self.now(),
        };
        let place = id.uuid();
        Ok(AuditRow {
            id,
            sealed: self.vault.seal_system(AUDIT, place.as_bytes(), &line)?,
        })
    }
}

/// Whose it is, is part of the place: a passkey made another member's does not open.
fn passkey_place(credential: Blind, staff: StaffId, version: u32) -> Vec<u8> {
    let mut place = credential.0.to_vec();
    place.extend(version_row(staff.uuid(), version));
    place
}

/// Whose it is, is part of the place.
fn session_place(token: Blind, staff: StaffId) -> Vec<u8> {
    let mut place = token.0.to_vec();
    place.extend(staff.uuid().as_bytes());
    place
}
