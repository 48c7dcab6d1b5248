//! Ceremonies with passkeys: options that the browser gives to the authenticator, and the answer
//! that uses the ceremony up.

use hikae_core::ids::{CeremonyId, PersonId};
use hikae_core::login::Anchor;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnError,
};

use super::decoy::decoy;
use super::{Account, CEREMONY, Key, LoginNumber, MOST, Options, PasskeyError};
use crate::ambient::random;
use crate::identity::Identity;
use crate::identity::browser::Browser;
use crate::keep::{self, KeyRing};

/// How often a passkey that was used elsewhere in the meantime is judged again.
const TRIES: usize = 8;

#[derive(Serialize, Deserialize)]
enum Task {
    Add {
        person: PersonId,
        anchor: Anchor,
        account: Account,
        state: Box<PasskeyRegistration>,
    },
    Prove {
        whom: Whom,
        state: DiscoverableAuthentication,
    },
}

/// Whose passkey was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Whom {
    /// Whoever's the browser finds.
    Anyone,
    /// That of who was named by their number.
    Person(PersonId),
    /// The number is nobody's. The browser is not told, neither now nor afterwards.
    Nobody,
}

impl Identity {
    /// Whether browsers bind passkeys to the portal's origin.
    pub const fn has_passkeys(&self) -> bool {
        self.1.is_some()
    }

    /// Begins to make a passkey for a person of this name, standing on what they are logged in with.
    ///
    /// # Errors
    /// [`PasskeyError::Many`], [`PasskeyError::Nowhere`].
    pub async fn begin_passkey(
        &self,
        browser: &Browser,
        (person, anchor): (PersonId, Anchor),
        name: &str,
    ) -> Result<Options, PasskeyError> {
        let KeyRing { account, keys } = self.0.keep.key_ring(person).await?;
        if keys.len() >= MOST {
            return Err(PasskeyError::Many);
        }
        let account = account.unwrap_or_else(|| Account {
            number: LoginNumber::draw(&*self.0.entropy),
            handle: Uuid::from_bytes(random(&*self.0.entropy)),
        });
        let known = keys.iter().map(|key| key.credential.cred_id().clone());
        let (asked, state) = self
            .webauthn()?
            .start_passkey_registration(
                account.handle,
                &account.number.to_string(),
                name,
                Some(known.collect()),
            )
            .map_err(PasskeyError::Webauthn)?;
        let mut options = json!(asked.public_key);
        // One that the browser finds by itself, where the authenticator has room for it.
        if let Some(selection) = options.get_mut("authenticatorSelection")
            && let Some(selection) = selection.as_object_mut()
        {
            selection.insert("residentKey".to_owned(), json!("preferred"));
        }
        let task = Task::Add {
            person,
            anchor,
            account,
            state: Box::new(state),
        };
        self.begin_key_ceremony(browser, &task, options).await
    }

    /// Adds the passkey that a person made; answers its handle.
    ///
    /// # Errors
    /// [`PasskeyError::Gone`], [`PasskeyError::Refused`], [`PasskeyError::Known`].
    pub async fn add_passkey(
        &self,
        browser: &Browser,
        ceremony: CeremonyId,
        person: PersonId,
        answer: &RegisterPublicKeyCredential,
        name: &str,
    ) -> Result<[u8; 32], PasskeyError> {
        let task = self.take_key_ceremony(browser, ceremony).await?;
        let Task::Add {
            person: began,
            anchor,
            account,
            state,
        } = task
        else {
            return Err(PasskeyError::Gone);
        };
        if began != person {
            return Err(PasskeyError::Gone);
        }
        let made = self.webauthn()?.finish_passkey_registration(answer, &state);
        let credential = made.map_err(|error| {
            tracing::info!(reason = "passkey-not-made", %error, "passkey not registered");
            PasskeyError::Refused
        })?;
        let key = Key {
            name: name.to_owned(),
            added: self.0.clock.now(),
            used: None,
            anchor,
            stopped: None,
            credential,
            version: 0,
        };
        let keep = &self.0.keep;
        match keep.add_key(person, &account, &key).await {
            Ok(handle) => Ok(handle),
            Err(keep::Error::Conflict) => {
                let taken = keep.key_owner(key.credential.cred_id()).await?.is_some();
                // Otherwise they got a number in another window just now.
                Err(if taken {
                    PasskeyError::Known
                } else {
                    PasskeyError::Gone
                })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Begins a login: of whoever has this number, or of whose passkey the browser finds. For a
    /// number that is nobody's, passkeys are asked for like for any other.
    ///
    /// # Errors
    /// [`PasskeyError::Nowhere`].
    pub async fn begin_passkey_login(
        &self,
        browser: &Browser,
        number: Option<LoginNumber>,
    ) -> Result<Options, PasskeyError> {
        let (asked, state) = self
            .webauthn()?
            .start_discoverable_authentication()
            .map_err(PasskeyError::Webauthn)?;
        let (whom, keys) = match number {
            None => (Whom::Anyone, Vec::new()),
            Some(number) => match self.0.keep.key_ring_of(number).await? {
                Some((person, ring)) => (Whom::Person(person), open_keys(&ring)),
                None => (Whom::Nobody, Vec::new()),
            },
        };
        let keys = match number {
            Some(number) if keys.is_empty() => self.0.keep.key_decoys(number),
            _ => keys,
        };
        let mut options = json!(asked.public_key);
        if let Some(options) = options.as_object_mut() {
            options.insert("allowCredentials".to_owned(), allowed(&keys));
            options.remove("extensions");
            options.remove("hints");
        }
        let task = Task::Prove { whom, state };
        self.begin_key_ceremony(browser, &task, options).await
    }

    /// Who logs in with the passkey that answered, and what it stands on.
    ///
    /// # Errors
    /// See [`PasskeyError`].
    pub async fn passkey_login(
        &self,
        browser: &Browser,
        ceremony: CeremonyId,
        answer: &PublicKeyCredential,
    ) -> Result<(PersonId, Anchor), PasskeyError> {
        let task = self.take_key_ceremony(browser, ceremony).await?;
        let Task::Prove { whom, state } = task else {
            return Err(PasskeyError::Gone);
        };
        for _ in 0..TRIES {
            let found = self.0.keep.key_called(&answer.raw_id).await?;
            let now = self.0.clock.now();
            let nobodys = decoy(&answer.raw_id).map_err(PasskeyError::Webauthn)?;
            let asked = found.as_ref().filter(|(person, account, _)| match whom {
                Whom::Anyone => answer.get_user_unique_id() == Some(account.handle.as_bytes()),
                Whom::Person(named) => {
                    named == *person
                        && answer
                            .get_user_unique_id()
                            .is_none_or(|handle| handle == account.handle.as_bytes())
                }
                Whom::Nobody => false,
            });
            // Whoever was not asked for takes as long as who was, and is refused all the same.
            let credential = asked.map_or(&nobodys, |(_, _, key)| &key.credential);
            let proved = self.webauthn()?.finish_discoverable_authentication_v2(
                answer,
                state.clone(),
                credential,
            );
            let cloned = matches!(proved, Err(WebauthnError::CredentialPossibleCompromise));
            let (person, mut key) = match (asked.cloned(), &proved) {
                (Some((person, _, key)), Ok(proved)) if proved.user_verified() => (person, key),
                (Some((person, _, key)), _) if cloned => (person, key),
                (asked, proved) => {
                    let reason = match asked {
                        Some(_) => "passkey-not-proved",
                        None => "passkey-unknown",
                    };
                    let error = proved.as_ref().err().map(ToString::to_string);
                    tracing::info!(reason, error, "passkey refused");
                    return Err(PasskeyError::Refused);
                }
            };
            if cloned && key.stopped.is_none() {
                key.stopped = Some(now);
                match self.0.keep.stop_key(person, &key).await {
                    Err(keep::Error::Conflict) => continue,
                    other => other?,
                }
            }
            if key.stopped.is_some() {
                tracing::warn!(reason = "passkey-cloned", "passkey refused");
                return Err(PasskeyError::Cloned);
            }
            self.stands(person, key.anchor, now)
                .await
                .inspect_err(|error| {
                    tracing::info!(reason = "passkey-anchor", %error, "passkey refused");
                })?;
            if let Ok(proved) = &proved {
                key.credential.update_credential(proved);
            }
            key.used = Some(now);
            match self.0.keep.update_key(person, &key).await {
                Ok(()) => return Ok((person, key.anchor)),
                // Used elsewhere at the same moment: what it counts is compared with that again.
                Err(keep::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(keep::Error::Conflict.into())
    }

    fn webauthn(&self) -> Result<&Webauthn, PasskeyError> {
        self.1.as_ref().ok_or(PasskeyError::Nowhere)
    }

    async fn begin_key_ceremony(
        &self,
        browser: &Browser,
        task: &Task,
        options: Value,
    ) -> Result<Options, PasskeyError> {
        let keep = &self.0.keep;
        let ceremony = keep.mint(CeremonyId::new);
        let until = self.0.clock.now() + CEREMONY;
        let open = keep.open_key_ceremony(ceremony, browser.secret(), until, task);
        open.await?;
        Ok(Options { ceremony, options })
    }

    /// Uses a ceremony up, whatever comes of it.
    async fn take_key_ceremony(
        &self,
        browser: &Browser,
        ceremony: CeremonyId,
    ) -> Result<Task, PasskeyError> {
        let task = self.0.keep.take_key_ceremony(ceremony, browser.secret());
        task.await?.ok_or(PasskeyError::Gone)
    }
}

/// Ids of the passkeys that are not stopped.
fn open_keys(ring: &KeyRing) -> Vec<Vec<u8>> {
    let open = ring.keys.iter().filter(|key| key.stopped.is_none());
    open.map(|key| key.credential.cred_id().to_vec()).collect()
}

/// Without ways to reach them: those differ between makers.
fn allowed(keys: &[Vec<u8>]) -> Value {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let key = |id: &Vec<u8>| json!({ "type": "public-key", "id": URL_SAFE_NO_PAD.encode(id) });
    keys.iter().map(key).collect()
}
