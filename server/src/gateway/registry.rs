//! Who is let in: keys and suspension, as the operator says.

use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;
use serde::{Deserialize, Serialize};

use super::{Keys, KeysError};
use crate::keep::{self, Keep};
use crate::staff::audit::{Action, Actor};

/// How an institution gets in. Whatever changes about it ends the tokens that were given out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    /// What its assertions are checked with.
    pub keys: Keys,
    /// Since when it is suspended.
    pub suspended: Option<DateTime<Utc>>,
    /// How often it may ask.
    pub budget: Budget,
}

/// How many requests a minute are answered, by each process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Of the whole institution.
    pub institution: u32,
    /// Of one who acts there.
    pub actor: u32,
}

impl Default for Budget {
    /// A large hospital at its busiest hour, and someone who reads very fast.
    fn default() -> Self {
        Self {
            institution: 600,
            actor: 120,
        }
    }
}

/// Why a client cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// Its keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The store, or someone else was faster.
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

impl Admission {
    /// Registers keys: the only ones from now on, or beside those that there are. Whoever is
    /// suspended stays so.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub async fn register(
        keep: &Keep,
        institution: InstitutionId,
        keys: Keys,
        beside: bool,
    ) -> Result<(), RegistryError> {
        let (mut admission, version) = current(keep, institution).await?;
        admission.keys = match beside {
            true => keys.beside(admission.keys)?,
            false => keys,
        };
        put(
            keep,
            institution,
            version,
            &admission,
            Action::Keyed { institution },
        )
        .await
    }

    /// Sets how often an institution may ask.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub async fn allow(
        keep: &Keep,
        institution: InstitutionId,
        budget: Budget,
    ) -> Result<(), RegistryError> {
        let (mut admission, version) = current(keep, institution).await?;
        if admission.budget == budget {
            return Ok(());
        }
        admission.budget = budget;
        let deed = Action::Budgeted { institution };
        put(keep, institution, version, &admission, deed).await
    }

    /// Suspends an institution: at once, also for tokens that it has. One that never could get in
    /// will not when it gets keys.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub async fn suspend(keep: &Keep, institution: InstitutionId) -> Result<(), RegistryError> {
        let (mut admission, version) = current(keep, institution).await?;
        if admission.suspended.is_some() {
            return Ok(());
        }
        admission.suspended = Some(keep.now());
        let deed = Action::Suspended { institution };
        put(keep, institution, version, &admission, deed).await
    }

    /// Lets an institution in again.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub async fn resume(keep: &Keep, institution: InstitutionId) -> Result<(), RegistryError> {
        let (mut admission, version) = current(keep, institution).await?;
        if admission.suspended.take().is_none() {
            return Ok(());
        }
        let deed = Action::Resumed { institution };
        put(keep, institution, version, &admission, deed).await
    }
}

impl Admission {
    /// How an institution gets in, and the version of that. One that has no software gets in as
    /// well from now on, with no keys: what it is let in by then ends as keys do.
    pub(super) async fn founded(
        keep: &Keep,
        institution: InstitutionId,
        deed: Action,
    ) -> Result<(Self, u32), RegistryError> {
        let (admission, version) = current(keep, institution).await?;
        if version > 0 {
            return Ok((admission, version));
        }
        put(keep, institution, 0, &admission, deed).await?;
        Ok((admission, 1))
    }
}

async fn current(
    keep: &Keep,
    institution: InstitutionId,
) -> Result<(Admission, u32), RegistryError> {
    Ok(keep.client(institution).await?.unwrap_or_default())
}

async fn put(
    keep: &Keep,
    institution: InstitutionId,
    version: u32,
    admission: &Admission,
    what: Action,
) -> Result<(), RegistryError> {
    let deed = Actor::Operator.does(what);
    Ok(keep
        .put_client(institution, version, admission, deed)
        .await?)
}
