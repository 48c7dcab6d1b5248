//! Ceremonies with passkeys: options that the browser gives to the authenticator, and the answer
//! that uses the ceremony up.

use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, StaffId};
use hikae_core::staff::Member;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    AttestedPasskey, AttestedPasskeyAuthentication, AttestedPasskeyRegistration,
    AuthenticationResult, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, RequestChallengeResponse, WebauthnError,
};

use super::audit::{Action, Actor};
use super::session::NewSession;
use super::{CEREMONY, Credential, Key, Options, Staff, StaffError, Standing};
use crate::identity::browser::Browser;
use crate::identity::passkey::decoy::decoy;
use crate::keep;

#[derive(Serialize, Deserialize)]
enum Task {
    Join {
        invitation: [u8; 32],
        staff: StaffId,
        state: Registering,
    },
    Add {
        staff: StaffId,
        state: Registering,
    },
    SignIn {
        staff: StaffId,
        state: Proving,
    },
    /// Nobody signs in with that word; the browser is not told before it answers.
    Nobody,
}

#[derive(Serialize, Deserialize)]
enum Registering {
    Plain(Box<PasskeyRegistration>),
    Attested(Box<AttestedPasskeyRegistration>),
}

#[derive(Serialize, Deserialize)]
enum Proving {
    Plain(Box<PasskeyAuthentication>),
    Attested(Box<AttestedPasskeyAuthentication>),
}

impl Staff {
    /// Begins the registration of the first passkey of who is invited with this token.
    pub async fn begin_joining(
        &self,
        browser: &Browser,
        token: &str,
    ) -> Result<Options, StaffError> {
        let invitation = self.invitation(token).await?;
        let staff = self.keep.mint(StaffId::new);
        let (state, options) = self.registering(
            staff,
            &invitation.invited.login,
            &invitation.invited.name,
            &[],
        )?;
        let task = Task::Join {
            invitation: invitation.handle,
            staff,
            state,
        };
        self.begin(browser, &task, options).await
    }

    /// Makes who is invited a member with the passkey that they registered. They are signed in with it
    /// afterwards.
    pub async fn join(
        &self,
        browser: &Browser,
        ceremony: CeremonyId,
        token: &str,
        answer: &RegisterPublicKeyCredential,
        device: &str,
    ) -> Result<(), StaffError> {
        let Task::Join {
            invitation,
            staff,
            state,
        } = self.take(browser, ceremony).await?
        else {
            return Err(StaffError::Gone);
        };
        let key = self.registered(&state, answer, device)?;
        let kept = self.invitation(token).await?;
        if kept.handle != invitation {
            return Err(StaffError::Gone);
        }
        let member = Member {
            id: staff,
            login: kept.invited.login,
            name: kept.invited.name,
            post: kept.invited.post,
        };
        let deed = Actor::of(&member).does(Action::Joined {
            post: member.post.clone(),
        });
        let standing = Standing {
            member,
            since: self.clock.now(),
            left: None,
            version: 0,
        };
        match self.keep.join(invitation, &standing, &key, deed).await {
            Err(keep::Error::Conflict) => Err(StaffError::Gone),
            other => Ok(other?),
        }
    }

    /// Begins the registration of another passkey of a member.
    pub async fn begin_adding(
        &self,
        browser: &Browser,
        member: &Member,
    ) -> Result<Options, StaffError> {
        let keys = self.keep.passkeys(member.id).await?;
        let (state, options) = self.registering(member.id, &member.login, &member.name, &keys)?;
        let task = Task::Add {
            staff: member.id,
            state,
        };
        self.begin(browser, &task, options).await
    }

    /// Adds the passkey that a member registered.
    pub async fn add_key(
        &self,
        browser: &Browser,
        ceremony: CeremonyId,
        member: &Member,
        answer: &RegisterPublicKeyCredential,
        device: &str,
    ) -> Result<(), StaffError> {
        let roll = self.keep.staff().await?;
        let Task::Add { staff, state } = self.take(browser, ceremony).await? else {
            return Err(StaffError::Gone);
        };
        if staff != member.id {
            return Err(StaffError::Gone);
        }
        let key = self.registered(&state, answer, device)?;
        let deed = Actor::of(member).does(Action::AddedKey {
            key: key.label.clone(),
        });
        Ok(self
            .keep
            .add_passkey(roll.version, staff, &key, deed)
            .await?)
    }

    /// Begins a sign-in. Who is not there is asked for a passkey like anyone else.
    pub async fn begin_sign_in(
        &self,
        browser: &Browser,
        login: &str,
    ) -> Result<Options, StaffError> {
        let standing = self.keep.member_called(login).await?;
        let known = match standing.filter(Standing::active) {
            Some(standing) => {
                let keys = self.keep.passkeys(standing.member.id).await?;
                self.proving(&keys)?
                    .map(|(state, asked)| (standing.member.id, state, asked))
            }
            None => None,
        };
        let (task, asked) = match known {
            Some((staff, state, asked)) => (Task::SignIn { staff, state }, asked),
            None => {
                let decoy = decoy(&self.keep.decoy(login)).map_err(StaffError::Webauthn)?;
                let (_, asked) = self
                    .webauthn
                    .start_passkey_authentication(&[decoy])
                    .map(|(asked, state)| (state, asked))
                    .map_err(StaffError::Webauthn)?;
                (Task::Nobody, asked)
            }
        };
        self.begin(browser, &task, plain_options(asked)).await
    }

    /// Signs a member in whose passkey proved itself.
    ///
    /// # Errors
    /// [`StaffError::Cloned`] if it has counted less than was known; [`StaffError::Refused`].
    pub async fn sign_in(
        &self,
        browser: &Browser,
        ceremony: CeremonyId,
        answer: &PublicKeyCredential,
    ) -> Result<NewSession, StaffError> {
        let (staff, state) = match self.take(browser, ceremony).await? {
            Task::SignIn { staff, state } => (staff, state),
            Task::Nobody => return Err(StaffError::Refused),
            Task::Join { .. } | Task::Add { .. } => return Err(StaffError::Gone),
        };
        let standing = self.keep.member(staff).await?.filter(Standing::active);
        let Some(Standing { member, .. }) = standing else {
            return Err(StaffError::Refused);
        };
        let who = Actor::of(&member);
        let keys = self.keep.passkeys(staff).await?;
        let named = keys
            .into_iter()
            .find(|key| key.credential.id() == answer.raw_id.as_slice());
        let proved = match &state {
            Proving::Plain(state) => self.webauthn.finish_passkey_authentication(answer, state),
            Proving::Attested(state) => self
                .webauthn
                .finish_attested_passkey_authentication(answer, state),
        };
        let cloned = matches!(proved, Err(WebauthnError::CredentialPossibleCompromise));
        let (mut key, proved) = match (named, proved) {
            (Some(key), Ok(proved)) if proved.user_verified() => (key, proved),
            (Some(key), _) if cloned => return self.cloned(&who, key).await,
            (_, refused) => {
                if let Err(error) = refused {
                    tracing::info!(%error, "passkey refused");
                }
                self.keep.write_audit(who.does(Action::Refused)).await?;
                return Err(StaffError::Refused);
            }
        };
        // The ceremony knows the counter of when it began; another may have ended since.
        if proved.counter() > 0 && proved.counter() <= key.credential.counter() {
            return self.cloned(&who, key).await;
        }
        key.credential.update(&proved);
        key.synced = proved.backup_eligible();
        key.used = Some(self.clock.now());
        self.begin_session(&member, &key).await
    }

    async fn cloned(&self, who: &Actor, key: Key) -> Result<NewSession, StaffError> {
        let deed = who.does(Action::Cloned { key: key.label });
        self.keep.write_audit(deed).await?;
        Err(StaffError::Cloned)
    }

    async fn begin(
        &self,
        browser: &Browser,
        task: &Task,
        options: Value,
    ) -> Result<Options, StaffError> {
        let ceremony = self.keep.mint(CeremonyId::new);
        let until: DateTime<Utc> = self.clock.now() + CEREMONY;
        self.keep
            .open_staff_ceremony(ceremony, browser.secret(), until, task)
            .await?;
        Ok(Options { ceremony, options })
    }

    /// Uses a ceremony up, whatever comes of it.
    async fn take(&self, browser: &Browser, ceremony: CeremonyId) -> Result<Task, StaffError> {
        let task = self
            .keep
            .take_staff_ceremony(ceremony, browser.secret())
            .await?;
        task.ok_or(StaffError::Gone)
    }

    fn registering(
        &self,
        staff: StaffId,
        login: &str,
        name: &str,
        known: &[Key],
    ) -> Result<(Registering, Value), StaffError> {
        let known = known
            .iter()
            .map(|key| key.credential.id().to_vec())
            .collect();
        let started = match &self.attestation {
            None => self
                .webauthn
                .start_passkey_registration(staff.uuid(), login, name, Some(known))
                .map(|(asked, state)| (Registering::Plain(Box::new(state)), asked)),
            Some(authorities) => self
                .webauthn
                .start_attested_passkey_registration(
                    staff.uuid(),
                    login,
                    name,
                    Some(known),
                    authorities.clone(),
                    None,
                )
                .map(|(asked, state)| (Registering::Attested(Box::new(state)), asked)),
        };
        let (state, asked) = started.map_err(StaffError::Webauthn)?;
        Ok((state, json!(asked.public_key)))
    }

    fn registered(
        &self,
        state: &Registering,
        answer: &RegisterPublicKeyCredential,
        device: &str,
    ) -> Result<Key, StaffError> {
        let registered = match state {
            Registering::Plain(state) => self
                .webauthn
                .finish_passkey_registration(answer, state)
                .map(Credential::Plain),
            Registering::Attested(state) => self
                .webauthn
                .finish_attested_passkey_registration(answer, state)
                .map(Credential::Attested),
        };
        let credential = registered.map_err(|error| {
            tracing::info!(%error, "passkey not registered");
            StaffError::Refused
        })?;
        Ok(Key {
            label: device.to_owned(),
            added: self.clock.now(),
            used: None,
            synced: credential.synced(),
            credential,
            version: 0,
        })
    }

    /// Asks for one of the passkeys that count; `None` if there is none.
    fn proving(
        &self,
        keys: &[Key],
    ) -> Result<Option<(Proving, RequestChallengeResponse)>, StaffError> {
        let (mut plain, mut attested): (Vec<Passkey>, Vec<AttestedPasskey>) = Default::default();
        for key in keys {
            match &key.credential {
                Credential::Plain(passkey) => plain.push(passkey.clone()),
                Credential::Attested(passkey) => attested.push(passkey.clone()),
            }
        }
        let started = match &self.attestation {
            Some(authorities) => {
                // One whose maker is not trusted any more opens nothing any more.
                attested.retain(|key| key.verify_attestation(authorities).is_ok());
                if attested.is_empty() {
                    return Ok(None);
                }
                self.webauthn
                    .start_attested_passkey_authentication(&attested)
                    .map(|(asked, state)| (Proving::Attested(Box::new(state)), asked))
            }
            None => {
                plain.extend(attested.iter().map(|key| Passkey::from(key.clone())));
                if plain.is_empty() {
                    return Ok(None);
                }
                self.webauthn
                    .start_passkey_authentication(&plain)
                    .map(|(asked, state)| (Proving::Plain(Box::new(state)), asked))
            }
        };
        started.map(Some).map_err(StaffError::Webauthn)
    }
}

impl Credential {
    fn inner(&self) -> webauthn_rs::prelude::Credential {
        match self {
            Self::Plain(passkey) => passkey.clone().into(),
            Self::Attested(passkey) => passkey.clone().into(),
        }
    }

    fn counter(&self) -> u32 {
        self.inner().counter
    }

    fn synced(&self) -> bool {
        self.inner().backup_eligible
    }

    fn update(&mut self, proved: &AuthenticationResult) {
        match self {
            Self::Plain(passkey) => passkey.update_credential(proved),
            Self::Attested(passkey) => passkey.update_credential(proved),
        };
    }
}

/// The options without what differs between makers: ways to reach the key, and hints.
fn plain_options(asked: RequestChallengeResponse) -> Value {
    let mut asked = asked.public_key;
    for allowed in &mut asked.allow_credentials {
        allowed.transports = None;
    }
    asked.hints = None;
    asked.extensions = None;
    json!(asked)
}
