//! 機関別符号: the name under which one institution knows one person.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use hikae_core::ids::{InstitutionId, PersonId};
use hikae_core::institution::Institution;
use hikae_core::notice::Notice;

use super::{Error, Keep};
use crate::store::{self, NewNotice, PseudonymRow};
use crate::vault::{Blind, Domain};

/// The name: 128 bits, which look like any others without the key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pseudonym([u8; 16]);

impl Pseudonym {
    /// A name that nobody has.
    pub const fn nobody() -> Self {
        Self([0; 16])
    }
}

/// It stands for a person: not for logs.
impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonym")
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The text is no pseudonym.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a pseudonym")]
pub struct NoPseudonym;

impl FromStr for Pseudonym {
    type Err = NoPseudonym;

    /// Reads its one way of being written.
    fn from_str(text: &str) -> Result<Self, NoPseudonym> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NoPseudonym)?;
        let name = Self(bytes);
        (name.to_string() == text)
            .then_some(name)
            .ok_or(NoPseudonym)
    }
}

impl Keep {
    /// The name of a person for an institution; given now, if they have none.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`] if there is no such person.
    pub async fn pseudonym(
        &self,
        person: PersonId,
        institution: InstitutionId,
    ) -> Result<Pseudonym, Error> {
        let trace = self.trace(person, institution);
        match self.store.pseudonym_version(person, trace).await? {
            0 => self.give_pseudonym(person, institution, 0).await,
            version => Ok(self.named(person, institution, version)),
        }
    }

    /// Gives a person another name for an institution, and tells them. The one before is nobody's
    /// from now on, and so is everything that was named after it.
    ///
    /// # Errors
    /// [`Error::NoSuchPerson`] if there is no such person; [`Error::Conflict`] if they were given
    /// one at the same time.
    pub async fn renew_pseudonym(
        &self,
        person: PersonId,
        institution: InstitutionId,
    ) -> Result<Pseudonym, Error> {
        let trace = self.trace(person, institution);
        let version = self.store.pseudonym_version(person, trace).await?;
        self.give_pseudonym(person, institution, version).await
    }

    /// The institutions that know a person under a name.
    pub async fn named_for(&self, person: PersonId) -> Result<Vec<Institution>, Error> {
        let rows = self.store.pseudonyms(person).await?;
        let traces: BTreeSet<Blind> = rows.into_iter().map(|(trace, _)| trace).collect();
        if traces.is_empty() {
            return Ok(Vec::new());
        }
        let mut institutions = self.institutions().await?;
        institutions.retain(|it| traces.contains(&self.trace(person, it.id)));
        Ok(institutions)
    }

    /// Whom an institution knows by this name. Another institution's names are nobody's.
    pub async fn person_by_pseudonym(
        &self,
        institution: InstitutionId,
        name: Pseudonym,
    ) -> Result<Option<PersonId>, Error> {
        Ok(self
            .store
            .person_named(self.held_as(institution, name))
            .await?)
    }

    /// What something is called, and what vouches for it, where an institution knows a person by
    /// this name.
    pub fn name_at(
        &self,
        institution: InstitutionId,
        name: Pseudonym,
        parts: &[&[u8]],
    ) -> [u8; 16] {
        let institution = institution.uuid();
        let of: [&[u8]; 2] = [institution.as_bytes(), &name.0];
        half(
            self.vault
                .blind(Domain::GatewayName, &[&of, parts].concat()),
        )
    }

    async fn give_pseudonym(
        &self,
        person: PersonId,
        institution: InstitutionId,
        before: u32,
    ) -> Result<Pseudonym, Error> {
        let version = before.saturating_add(1);
        let name = self.named(person, institution, version);
        let row = PseudonymRow {
            trace: self.trace(person, institution),
            version,
            made_at: self.now(),
            index: self.held_as(institution, name),
        };
        let old = (before > 0)
            .then(|| self.held_as(institution, self.named(person, institution, before)));
        let notice = match before {
            0 => None,
            _ => self.renewal(person, institution, version).await?,
        };
        let put = self.store.put_pseudonym(person, &row, old, notice.as_ref());
        match put.await {
            Ok(()) => Ok(name),
            Err(store::Error::Conflict) => self.settle(person, institution, before).await,
            Err(error) => Err(error.into()),
        }
    }

    /// That a name was given anew.
    async fn renewal(
        &self,
        person: PersonId,
        institution: InstitutionId,
        version: u32,
    ) -> Result<Option<NewNotice>, Error> {
        let held = self.store.head(person).await?.ok_or(Error::NoSuchPerson)?;
        let key = self.vault.person_key(person, &held.key)?;
        let Some(known) = self.institution(institution).await? else {
            return Ok(None);
        };
        let notice = Notice::Renumbered {
            institution: known.name,
        };
        let occasion = format!("pseudonym {institution} {version}");
        self.new_notice(person, &key, &occasion, &notice).map(Some)
    }

    /// After a conflict: the first name that someone else has given counts for both; there may be
    /// no such person; and a new name that was given twice is for whoever asked to say again.
    async fn settle(
        &self,
        person: PersonId,
        institution: InstitutionId,
        before: u32,
    ) -> Result<Pseudonym, Error> {
        if self.store.resident(person).await?.is_none() {
            return Err(Error::NoSuchPerson);
        }
        if before > 0 {
            return Err(Error::Conflict);
        }
        let trace = self.trace(person, institution);
        match self.store.pseudonym_version(person, trace).await? {
            0 => Err(Error::Conflict),
            version => Ok(self.named(person, institution, version)),
        }
    }

    fn named(&self, person: PersonId, institution: InstitutionId, version: u32) -> Pseudonym {
        let (person, institution) = (person.uuid(), institution.uuid());
        let parts: [&[u8]; 3] = [
            person.as_bytes(),
            institution.as_bytes(),
            &version.to_be_bytes(),
        ];
        Pseudonym(half(self.vault.blind(Domain::Pseudonym, &parts)))
    }

    fn trace(&self, person: PersonId, institution: InstitutionId) -> Blind {
        let (person, institution) = (person.uuid(), institution.uuid());
        self.vault.blind(
            Domain::PseudonymOf,
            &[person.as_bytes(), institution.as_bytes()],
        )
    }

    fn held_as(&self, institution: InstitutionId, name: Pseudonym) -> Blind {
        self.vault.blind(
            Domain::PseudonymHolder,
            &[institution.uuid().as_bytes(), &name.0],
        )
    }
}

fn half(blind: Blind) -> [u8; 16] {
    let (first, _) = blind.0.split_first_chunk().unwrap_or((&[0; 16], &[]));
    *first
}
