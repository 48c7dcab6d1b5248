//! Inviting staff, changing what they may do, and seeing them off.

use chrono::{DateTime, Utc};
use hikae_core::ids::StaffId;
use hikae_core::staff::{Post, Role};

use super::audit::{Action, Actor};
use super::{ADMINISTRATORS, INVITATION, Invited, Key, Staff, StaffError, Standing};
use crate::ambient::random;
use crate::keep::{self, KeptInvitation, Roll};

/// How often something is decided again because who may do what has changed in between.
const TRIES: usize = 8;

/// Whom to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// What they will type to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// For whom they will act.
    pub post: Post,
}

/// An invitation that was made just now: the token is shown once and kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What the link ends with.
    pub token: String,
    /// Until when it may be taken up (exclusive).
    pub until: DateTime<Utc>,
}

impl Standing {
    /// Whether they are still there.
    pub const fn active(&self) -> bool {
        self.left.is_none()
    }

    fn administers(&self) -> bool {
        self.active() && self.member.post.has(Role::Administrator)
    }
}

impl Staff {
    /// Everyone, also who has left.
    pub async fn members(&self) -> Result<Vec<Standing>, StaffError> {
        Ok(self.keep.staff().await?.members)
    }

    /// One member, also one who has left.
    pub async fn member(&self, id: StaffId) -> Result<Standing, StaffError> {
        self.keep.member(id).await?.ok_or(StaffError::Gone)
    }

    /// Invites someone.
    ///
    /// # Errors
    /// [`StaffError::LoginTaken`] also by someone who has left or is invited.
    pub async fn invite(&self, by: Actor, new: NewMember) -> Result<Invitation, StaffError> {
        let invited = self.keep.invitations().await?;
        let taken = self.keep.member_called(&new.login).await?.is_some()
            || invited.iter().any(|kept| kept.invited.login == new.login);
        if taken {
            return Err(StaffError::LoginTaken);
        }
        let token = random::<32>(&*self.entropy);
        let until = self.clock.now() + INVITATION;
        let deed = by.does(Action::Invited {
            name: new.name.clone(),
            post: new.post.clone(),
        });
        let invited = Invited {
            login: new.login,
            name: new.name,
            post: new.post,
            by,
        };
        self.keep.invite(&token, until, &invited, deed).await?;
        Ok(Invitation {
            token: hex::encode(token),
            until,
        })
    }

    /// Invitations that may still be taken up.
    pub async fn invitations(&self) -> Result<Vec<KeptInvitation>, StaffError> {
        Ok(self.keep.invitations().await?)
    }

    /// The invitation with this token.
    pub async fn invitation(&self, token: &str) -> Result<KeptInvitation, StaffError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(token, &mut bytes).map_err(|_| StaffError::Gone)?;
        let invitation = self.keep.invitation(&bytes).await?;
        invitation.ok_or(StaffError::Gone)
    }

    /// Withdraws an invitation.
    pub async fn withdraw(&self, by: &Actor, handle: [u8; 32]) -> Result<(), StaffError> {
        let invitations = self.keep.invitations().await?;
        let known = invitations.into_iter().find(|kept| kept.handle == handle);
        let name = known.ok_or(StaffError::Gone)?.invited.name;
        let deed = by.does(Action::Withdrew { name });
        match self.keep.withdraw(handle, deed).await {
            Err(keep::Error::Conflict) => Err(StaffError::Gone),
            other => Ok(other?),
        }
    }

    /// Gives a member another post. It holds from their next request on.
    ///
    /// # Errors
    /// [`StaffError::LastAdministrators`].
    pub async fn give_post(&self, by: &Actor, id: StaffId, post: &Post) -> Result<(), StaffError> {
        self.change(id, |now| {
            let mut then = now.clone();
            then.member.post = post.clone();
            let what = Action::Changed {
                name: now.member.name.clone(),
                from: now.member.post.clone(),
                to: post.clone(),
            };
            (then, by.does(what))
        })
        .await
    }

    /// Ends a member's account, with sessions and passkeys: their next request is nobody's.
    ///
    /// # Errors
    /// [`StaffError::LastAdministrators`].
    pub async fn end(&self, by: &Actor, id: StaffId) -> Result<(), StaffError> {
        let at = self.clock.now();
        self.change(id, |now| {
            let then = Standing {
                left: Some(at),
                ..now.clone()
            };
            let name = now.member.name.clone();
            (then, by.does(Action::Ended { name }))
        })
        .await
    }

    async fn change(
        &self,
        id: StaffId,
        change: impl Fn(&Standing) -> (Standing, super::audit::Deed),
    ) -> Result<(), StaffError> {
        for _ in 0..TRIES {
            let roll = self.keep.staff().await?;
            let now = of(&roll, id)?;
            let (then, deed) = change(now);
            let administrators = roll.members.iter().filter(|it| it.administers()).count();
            if now.administers() && !then.administers() && administrators <= ADMINISTRATORS {
                return Err(StaffError::LastAdministrators);
            }
            match self.keep.change_member(roll.version, &then, deed).await {
                Err(keep::Error::Conflict) => {}
                other => return Ok(other?),
            }
        }
        Err(keep::Error::Conflict.into())
    }

    /// A member's passkeys, the first to be added first.
    pub async fn keys(&self, id: StaffId) -> Result<Vec<Key>, StaffError> {
        Ok(self.keep.passkeys(id).await?)
    }

    /// Removes one of a member's passkeys, named by its credential id.
    ///
    /// # Errors
    /// [`StaffError::LastPasskey`].
    pub async fn remove_key(
        &self,
        by: &Actor,
        id: StaffId,
        credential: &[u8],
    ) -> Result<(), StaffError> {
        for _ in 0..TRIES {
            let roll = self.keep.staff().await?;
            let keys = self.keep.passkeys(id).await?;
            let key = keys
                .iter()
                .find(|key| key.credential.id() == credential)
                .ok_or(StaffError::Gone)?;
            if keys.len() < 2 {
                return Err(StaffError::LastPasskey);
            }
            let deed = by.does(Action::RemovedKey {
                key: key.label.clone(),
            });
            match self.keep.remove_passkey(roll.version, id, key, deed).await {
                Err(keep::Error::Conflict) => {}
                other => return Ok(other?),
            }
        }
        Err(keep::Error::Conflict.into())
    }
}

/// A member of a roll who is still there.
fn of(roll: &Roll, id: StaffId) -> Result<&Standing, StaffError> {
    let found = roll.members.iter().find(|it| it.member.id == id);
    found.filter(|it| it.active()).ok_or(StaffError::Gone)
}
