//! Passkeys of people, and the number that a person logs in with.

use chrono::{DateTime, Utc};
use hikae_core::ids::{CeremonyId, PersonId};
use hikae_core::login::Anchor;
use hikae_core::notice::{AccountChange, Notice};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{Error, Keep, TRIES};
use crate::identity::passkey::{Account, Key, LoginNumber};
use crate::store::{self, KeyCeremonyRow, KeyRow, NumberRow};
use crate::vault::{Blind, Domain, Kind, PersonKey};

const PASSKEY: Kind = Kind::new("passkey", 1);
const NUMBER: Kind = Kind::new("login_number", 1);
const CEREMONY: Kind = Kind::new("passkey_ceremony", 1);

/// How long the ids of credentials are that makers give.
const LENGTHS: [usize; 4] = [16, 20, 32, 64];

/// What a person logs in with beside card and app.
#[derive(Debug, Clone, Default)]
pub struct KeyRing {
    /// By what they are known there, once they have made a passkey.
    pub account: Option<Account>,
    /// Their passkeys, the first to be made first.
    pub keys: Vec<Key>,
}

impl Keep {
    /// What a person logs in with beside card and app.
    pub async fn key_ring(&self, person: PersonId) -> Result<KeyRing, Error> {
        Ok(self.opened_ring(person).await?.unwrap_or_default())
    }

    /// Whose login number this is, with their passkeys. Looks as long for a number that is nobody's.
    pub async fn key_ring_of(
        &self,
        number: LoginNumber,
    ) -> Result<Option<(PersonId, KeyRing)>, Error> {
        self.ring_under(self.login_number(number)).await
    }

    /// The passkey with this credential, whose it is, and by what they are known. Looks as long for
    /// one that is nobody's.
    pub async fn key_called(
        &self,
        credential: &[u8],
    ) -> Result<Option<(PersonId, Account, Key)>, Error> {
        let found = self.ring_under(self.credential(credential)).await?;
        Ok(found.and_then(|(person, ring)| {
            let named = |key: &Key| key.credential.cred_id().as_slice() == credential;
            let key = ring.keys.into_iter().find(named)?;
            Some((person, ring.account?, key))
        }))
    }

    /// Whose passkey has this credential.
    pub async fn key_owner(&self, credential: &[u8]) -> Result<Option<PersonId>, Error> {
        Ok(self.store.key_holder(self.credential(credential)).await?)
    }

    /// How lists name a passkey: what is kept of the id of its credential, which opens nothing.
    pub fn key_handle(&self, key: &Key) -> [u8; 32] {
        self.credential(key.credential.cred_id()).0
    }

    /// Adds a passkey, and the number by which its owner is known where they have none; tells them.
    /// Answers how lists name it.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the passkey is someone's, or the account is not theirs.
    pub async fn add_key(
        &self,
        person: PersonId,
        account: &Account,
        key: &Key,
    ) -> Result<[u8; 32], Error> {
        let held = self.store.key_ring(person).await?;
        let held = held.ok_or(Error::NoSuchPerson)?;
        let sealer = self.vault.person_key(person, &held.key)?;
        let number = match &held.what.number {
            Some(row) if open_number(&sealer, row)? == *account => None,
            Some(_) => return Err(Error::Conflict),
            None => {
                let login = self.login_number(account.number);
                let sealed = self.vault.seal(&sealer, NUMBER, &login.0, account)?;
                Some(NumberRow { login, sealed })
            }
        };
        let row = self.key_row(person, &sealer, key)?;
        let name = key.name.clone();
        let change = AccountChange::PasskeyAdded { name };
        let notice = self.told_of_key(person, &sealer, "added", &[row.credential], change)?;
        self.store.put_key(&row, number.as_ref(), &notice).await?;
        Ok(row.credential.0)
    }

    /// Puts a passkey in the place of what is kept.
    ///
    /// # Errors
    /// [`Error::Conflict`] if that is another by now.
    pub async fn update_key(&self, person: PersonId, key: &Key) -> Result<(), Error> {
        let (row, _) = self.sealed_key(person, key).await?;
        Ok(self.store.update_key(&row, None).await?)
    }

    /// Keeps a passkey that opens nothing any more, and tells its owner why.
    ///
    /// # Errors
    /// [`Error::Conflict`] if what is kept is another by now.
    pub async fn stop_key(&self, person: PersonId, key: &Key) -> Result<(), Error> {
        let (row, sealer) = self.sealed_key(person, key).await?;
        let name = key.name.clone();
        let change = AccountChange::PasskeyCopied { name };
        let notice = self.told_of_key(person, &sealer, "stopped", &[row.credential], change)?;
        Ok(self.store.update_key(&row, Some(&notice)).await?)
    }

    /// Gives a passkey another name. `false` if the person has no such passkey.
    pub async fn rename_key(
        &self,
        person: PersonId,
        handle: [u8; 32],
        name: &str,
    ) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let keys = self.key_ring(person).await?.keys;
            let Some(key) = keys.into_iter().find(|key| self.key_handle(key) == handle) else {
                return Ok(false);
            };
            let name = name.to_owned();
            match self.update_key(person, &Key { name, ..key }).await {
                Err(Error::Conflict) => {}
                other => return other.map(|()| true),
            }
        }
        Err(Error::Conflict)
    }

    /// Removes a passkey, and tells its owner. `false` if they have no such passkey.
    pub async fn remove_key(&self, person: PersonId, handle: [u8; 32]) -> Result<bool, Error> {
        let removed = self.remove_keys(
            person,
            |key| self.key_handle(key) == handle,
            |name| AccountChange::PasskeyRemoved { name },
        );
        Ok(removed.await? > 0)
    }

    /// Removes the passkeys of a person that stand on what `ended` says, and tells them; answers how
    /// many.
    pub async fn end_keys(
        &self,
        person: PersonId,
        ended: impl Fn(Anchor) -> bool + Send + Sync,
    ) -> Result<usize, Error> {
        let stood = |key: &Key| ended(key.anchor);
        let change = |_| AccountChange::PasskeysEnded;
        self.remove_keys(person, stood, change).await
    }

    async fn remove_keys(
        &self,
        person: PersonId,
        which: impl Fn(&Key) -> bool + Send + Sync,
        change: impl Fn(String) -> AccountChange + Send + Sync,
    ) -> Result<usize, Error> {
        for _ in 0..TRIES {
            let Some(held) = self.store.key_ring(person).await? else {
                return Ok(0);
            };
            let sealer = self.vault.person_key(person, &held.key)?;
            let keys = open_keys(&sealer, &held.what.keys)?;
            let removed: Vec<_> = keys.into_iter().filter(&which).collect();
            let Some(first) = removed.first() else {
                return Ok(0);
            };
            let handles = removed.iter().map(|key| Blind(self.key_handle(key)));
            let handles: Vec<_> = handles.collect();
            let change = change(first.name.clone());
            let notice = self.told_of_key(person, &sealer, "removed", &handles, change)?;
            match self.store.remove_keys(person, &handles, &notice).await {
                Ok(()) => return Ok(removed.len()),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// What looks like the ids of someone's passkeys to who does not know better: the same for a
    /// number each time, so that asking twice tells nothing.
    pub fn key_decoys(&self, number: LoginNumber) -> Vec<Vec<u8>> {
        let drawn = |of: &[u8]| {
            self.vault
                .blind(Domain::Decoy, &[b"number", &number.bytes(), of])
        };
        let [many, ..] = drawn(b"many").0;
        (0..=many % 2)
            .map(|place| {
                let [length, ..] = drawn(&[place, 0]).0;
                let length = LENGTHS.get(usize::from(length) % LENGTHS.len());
                let mut id = [drawn(&[place, 1]).0, drawn(&[place, 2]).0].concat();
                id.truncate(length.copied().unwrap_or_default());
                id
            })
            .collect()
    }

    /// Begins a ceremony, bound to the browser that holds the secret `browser`.
    pub async fn open_key_ceremony<T: Serialize + Sync>(
        &self,
        id: CeremonyId,
        browser: &[u8],
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<(), Error> {
        let place = id.uuid();
        let row = KeyCeremonyRow {
            id,
            browser: self.vault.blind(Domain::Browser, &[browser]),
            expires_at,
            sealed: self
                .vault
                .seal_system(CEREMONY, place.as_bytes(), content)?,
        };
        Ok(self.store.open_key_ceremony(&row).await?)
    }

    /// Takes a ceremony: of all callers with the secret of its browser exactly one gets it.
    pub async fn take_key_ceremony<T: DeserializeOwned>(
        &self,
        id: CeremonyId,
        browser: &[u8],
    ) -> Result<Option<T>, Error> {
        let browser = self.vault.blind(Domain::Browser, &[browser]);
        let taken = self.store.take_key_ceremony(id, browser, self.now());
        let open = |sealed| {
            let place = id.uuid();
            self.vault.open_system(CEREMONY, place.as_bytes(), &sealed)
        };
        Ok(taken.await?.map(open).transpose()?)
    }

    async fn ring_under(&self, blind: Blind) -> Result<Option<(PersonId, KeyRing)>, Error> {
        let found = self.store.key_holder(blind).await?;
        let nobody = PersonId::from_uuid(Uuid::nil());
        let ring = self.opened_ring(found.unwrap_or(nobody)).await?;
        Ok(found.zip(ring))
    }

    async fn opened_ring(&self, person: PersonId) -> Result<Option<KeyRing>, Error> {
        let Some(held) = self.store.key_ring(person).await? else {
            return Ok(None);
        };
        let sealer = self.vault.person_key(person, &held.key)?;
        let number = held.what.number.as_ref();
        Ok(Some(KeyRing {
            account: number.map(|row| open_number(&sealer, row)).transpose()?,
            keys: open_keys(&sealer, &held.what.keys)?,
        }))
    }

    /// What is to be kept in the place of a passkey, and the key of its owner.
    async fn sealed_key(&self, person: PersonId, key: &Key) -> Result<(KeyRow, PersonKey), Error> {
        let held = self.store.key_ring(person).await?;
        let held = held.ok_or(Error::NoSuchPerson)?;
        let sealer = self.vault.person_key(person, &held.key)?;
        Ok((self.key_row(person, &sealer, key)?, sealer))
    }

    fn key_row(&self, person: PersonId, sealer: &PersonKey, key: &Key) -> Result<KeyRow, Error> {
        let credential = self.credential(key.credential.cred_id());
        let version = key.version + 1;
        let place = place(credential, version);
        Ok(KeyRow {
            person,
            credential,
            version,
            sealed: self.vault.seal(sealer, PASSKEY, &place, key)?,
        })
    }

    fn told_of_key(
        &self,
        person: PersonId,
        sealer: &PersonKey,
        done: &str,
        to: &[Blind],
        change: AccountChange,
    ) -> Result<store::NewNotice, Error> {
        let handles: String = to.iter().map(|handle| hex::encode(handle.0)).collect();
        let occasion = format!("passkey {done} {handles}");
        self.new_notice(person, sealer, &occasion, &Notice::Account { change })
    }

    fn login_number(&self, number: LoginNumber) -> Blind {
        self.vault.blind(Domain::LoginNumber, &[&number.bytes()])
    }

    fn credential(&self, id: &[u8]) -> Blind {
        self.vault.blind(Domain::Passkey, &[id])
    }
}

/// The version is part of the place: what a passkey counted before does not come back.
fn place(credential: Blind, version: u32) -> Vec<u8> {
    let mut place = credential.0.to_vec();
    place.extend(version.to_be_bytes());
    place
}

fn open_number(sealer: &PersonKey, row: &NumberRow) -> Result<Account, Error> {
    Ok(sealer.open(NUMBER, &row.login.0, &row.sealed)?)
}

fn open_keys(sealer: &PersonKey, rows: &[KeyRow]) -> Result<Vec<Key>, Error> {
    let open = |row: &KeyRow| {
        let place = place(row.credential, row.version);
        let key = sealer.open(PASSKEY, &place, &row.sealed)?;
        Ok(Key {
            version: row.version,
            ..key
        })
    };
    let mut keys = rows.iter().map(open).collect::<Result<Vec<_>, Error>>()?;
    keys.sort_by_key(|key| key.added);
    Ok(keys)
}
