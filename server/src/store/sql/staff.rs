//! Staff.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::{AuditId, CeremonyId, StaffId};
use uuid::Uuid;

use super::engine::{must, returned, touched};
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{
    AuditRow, Error, InvitationRow, Joining, MemberRow, PasskeyRow, Staff, StaffCeremonyRow,
    StaffSessionRow,
};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl<E: Engine> Staff for E {
    async fn staff(&self) -> Result<(u64, Vec<MemberRow>), Error> {
        // The roll first: members that are newer than it make a conflict of what is decided on them.
        let roll = self.read(Scope::Common, Statement::new(text::ROLL)).await?;
        let roll = roll.into_iter().next().unwrap_or_default().number(0)?;
        let members = self
            .read(Scope::Common, Statement::new(text::STAFF))
            .await?;
        let members: Result<_, _> = members.into_iter().map(member).collect();
        Ok((roll, members?))
    }

    async fn member(&self, id: StaffId) -> Result<Option<MemberRow>, Error> {
        let statement = Statement::new(text::MEMBER).bind(id.uuid());
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().next().map(member).transpose()
    }

    async fn member_called(&self, login: Blind) -> Result<Option<MemberRow>, Error> {
        let statement = Statement::new(text::MEMBER_CALLED).bind(login);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().next().map(member).transpose()
    }

    async fn change_member(
        &self,
        roll: u64,
        member: &MemberRow,
        leaves: bool,
        audit: &AuditRow,
    ) -> Result<(), Error> {
        let id = member.id.uuid();
        let change = Statement::new(text::CHANGE_MEMBER)
            .bind(id)
            .bind(member.version)
            .bind(&member.sealed);
        let mut script = Script::new(Scope::Id(id)).must(turn(roll)).must(change);
        if leaves {
            for end in text::LEAVE {
                script = script.may(Statement::new(end).bind(id));
            }
        }
        self.write(script.must(write_down(audit))).await?;
        Ok(())
    }

    async fn invite(&self, invitation: &InvitationRow, audit: &AuditRow) -> Result<(), Error> {
        let invite = Statement::new(text::INVITE)
            .bind(invitation.token)
            .bind(invitation.expires_at)
            .bind(&invitation.sealed);
        let script = Script::new(Scope::Common)
            .must(invite)
            .must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }

    async fn invitations(&self, now: DateTime<Utc>) -> Result<Vec<InvitationRow>, Error> {
        let statement = Statement::new(text::INVITATIONS).bind(now);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().map(invitation).collect()
    }

    async fn invitation(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<InvitationRow>, Error> {
        let statement = Statement::new(text::INVITATION).bind(token).bind(now);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter().next().map(invitation).transpose()
    }

    async fn withdraw(&self, token: Blind, audit: &AuditRow) -> Result<(), Error> {
        let withdraw = Statement::new(text::WITHDRAW).bind(token);
        let script = Script::new(Scope::Common)
            .must(withdraw)
            .must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }

    async fn join(&self, joining: &Joining, now: DateTime<Utc>) -> Result<(), Error> {
        let take_up = Statement::new(text::TAKE_UP)
            .bind(joining.invitation)
            .bind(now);
        let enlist = Statement::new(text::ENLIST)
            .bind(joining.member.id.uuid())
            .bind(joining.member.version)
            .bind(joining.member.login)
            .bind(&joining.member.sealed);
        let script = Script::new(Scope::Common)
            .must(take_up)
            .must(enlist)
            .must(add(&joining.passkey))
            .must(write_down(&joining.audit));
        self.write(script).await?;
        Ok(())
    }

    async fn passkeys(&self, staff: StaffId) -> Result<Vec<PasskeyRow>, Error> {
        let statement = Statement::new(text::PASSKEYS).bind(staff.uuid());
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(PasskeyRow {
                    credential: row.blind(0)?,
                    staff,
                    version: row.number(1)?,
                    sealed: row.sealed(2)?,
                })
            })
            .collect()
    }

    async fn add_passkey(
        &self,
        roll: u64,
        passkey: &PasskeyRow,
        audit: &AuditRow,
    ) -> Result<(), Error> {
        let script = Script::new(Scope::Common)
            .must(turn(roll))
            .must(add(passkey))
            .must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }

    async fn remove_passkey(
        &self,
        roll: u64,
        passkey: &PasskeyRow,
        audit: &AuditRow,
    ) -> Result<(), Error> {
        let remove = Statement::new(text::REMOVE_PASSKEY)
            .bind(passkey.credential)
            .bind(passkey.staff.uuid());
        let script = Script::new(Scope::Common)
            .must(turn(roll))
            .must(remove)
            .must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }

    async fn begin_session(
        &self,
        session: &StaffSessionRow,
        passkey: &PasskeyRow,
        audit: &AuditRow,
    ) -> Result<(), Error> {
        let proved = Statement::new(text::UPDATE_PASSKEY)
            .bind(passkey.credential)
            .bind(passkey.version)
            .bind(&passkey.sealed);
        let begin = Statement::new(text::BEGIN_STAFF_SESSION)
            .bind(session.token)
            .bind(session.staff.uuid())
            .bind(session.saved_at)
            .bind(session.expires_at)
            .bind(&session.sealed);
        let script = Script::new(Scope::Blind(session.token))
            .must(proved)
            .must(begin)
            .must(write_down(audit));
        self.write(script).await?;
        Ok(())
    }

    async fn staff_session(
        &self,
        token: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<StaffSessionRow>, Error> {
        let statement = Statement::new(text::STAFF_SESSION).bind(token).bind(now);
        let rows = self.read(Scope::Blind(token), statement).await?;
        rows.into_iter()
            .next()
            .map(|mut row| {
                Ok(StaffSessionRow {
                    token,
                    staff: StaffId::from_uuid(row.id(0)?),
                    saved_at: row.instant(1)?,
                    expires_at: row.instant(2)?,
                    sealed: row.sealed(3)?,
                })
            })
            .transpose()
    }

    async fn see_session(&self, session: &StaffSessionRow) -> Result<bool, Error> {
        let see = Statement::new(text::SEE_STAFF_SESSION)
            .bind(session.token)
            .bind(session.saved_at)
            .bind(session.expires_at);
        Ok(touched(self, Scope::Blind(session.token), see).await? > 0)
    }

    async fn end_staff_session(&self, token: Blind) -> Result<bool, Error> {
        let end = Statement::new(text::END_STAFF_SESSION).bind(token);
        Ok(touched(self, Scope::Blind(token), end).await? > 0)
    }

    async fn open_staff_ceremony(&self, ceremony: &StaffCeremonyRow) -> Result<(), Error> {
        let id = ceremony.id.uuid();
        let open = Statement::new(text::OPEN_STAFF_CEREMONY)
            .bind(id)
            .bind(ceremony.browser)
            .bind(ceremony.expires_at)
            .bind(&ceremony.sealed);
        must(self, Scope::Id(id), open).await
    }

    async fn take_staff_ceremony(
        &self,
        id: CeremonyId,
        browser: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error> {
        let take = Statement::new(text::TAKE_STAFF_CEREMONY)
            .bind(id.uuid())
            .bind(browser)
            .bind(now);
        let rows = returned(self, Scope::Id(id.uuid()), take).await?;
        rows.into_iter()
            .next()
            .map(|mut row| row.sealed(0))
            .transpose()
    }

    async fn write_audit(&self, audit: &AuditRow) -> Result<(), Error> {
        must(self, Scope::Common, write_down(audit)).await
    }

    async fn audit(&self, before: Option<AuditId>, limit: u32) -> Result<Vec<AuditRow>, Error> {
        let before = before.map_or(Uuid::max(), AuditId::uuid);
        let statement = Statement::new(text::AUDIT).bind(before).bind(limit);
        let rows = self.read(Scope::Common, statement).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(AuditRow {
                    id: AuditId::from_uuid(row.id(0)?),
                    sealed: row.sealed(1)?,
                })
            })
            .collect()
    }
}

/// Who may do what changes: only one change at a time.
fn turn(roll: u64) -> Statement {
    Statement::new(text::TURN_ROLL).bind(roll)
}

fn add(passkey: &PasskeyRow) -> Statement {
    Statement::new(text::ADD_PASSKEY)
        .bind(passkey.credential)
        .bind(passkey.staff.uuid())
        .bind(passkey.version)
        .bind(&passkey.sealed)
}

pub(super) fn write_down(audit: &AuditRow) -> Statement {
    Statement::new(text::WRITE_AUDIT)
        .bind(audit.id.uuid())
        .bind(&audit.sealed)
}

fn member(mut row: Row) -> Result<MemberRow, Error> {
    Ok(MemberRow {
        id: StaffId::from_uuid(row.id(0)?),
        version: row.number(1)?,
        login: row.blind(2)?,
        sealed: row.sealed(3)?,
    })
}

fn invitation(mut row: Row) -> Result<InvitationRow, Error> {
    Ok(InvitationRow {
        token: row.blind(0)?,
        expires_at: row.instant(1)?,
        sealed: row.sealed(2)?,
    })
}
