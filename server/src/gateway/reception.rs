//! Receptions: browsers at institutions without software of their own. The operator makes a link;
//! the browser that opens it stands at the reception from then on, until the institution is
//! suspended or anything else changes about how it gets in.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;
use serde::{Deserialize, Serialize};

use super::{Admission, RegistryError, grant};
use crate::ambient::{Entropy, random};
use crate::identity::browser::Desk;
use crate::keep::{self, Keep};
use crate::staff::audit::{Action, Actor};

/// So long a link can be opened.
const LINK: TimeDelta = TimeDelta::hours(24);

/// So long a browser stands at a reception.
const STANDS: TimeDelta = TimeDelta::days(365);

/// What a token of a reception is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Place {
    /// A link that was not opened yet.
    Link(String),
    /// A browser.
    Browser(String),
}

/// A browser at a reception, or a link that makes it one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// Whose.
    pub institution: Institution,
    /// What the operator calls the place.
    pub label: String,
}

/// Why a browser does not become a reception.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// The institution is suspended.
    #[error("the institution is suspended")]
    Suspended,
    /// There is no such link: used up, over, or the institution gets in otherwise by now.
    #[error("there is no such link")]
    Gone,
    /// The registry.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

impl Reception {
    /// Makes a link; answers its token and until when it can be opened.
    ///
    /// # Errors
    /// [`JoinError`].
    pub async fn link(
        keep: &Keep,
        entropy: &dyn Entropy,
        institution: InstitutionId,
        label: &str,
    ) -> Result<(String, DateTime<Utc>), JoinError> {
        let deed = Action::Received { institution };
        let (admission, version) = Admission::founded(keep, institution, deed.clone()).await?;
        if admission.suspended.is_some() {
            return Err(JoinError::Suspended);
        }
        let token = random::<32>(entropy);
        let until = keep.now() + LINK;
        let place = Place::Link(label.to_owned());
        let deed = Some(Actor::Operator.does(deed));
        keep.open_reception(&token, institution, version, until, &place, deed)
            .await?;
        Ok((BASE64_URL_SAFE_NO_PAD.encode(token), until))
    }

    /// What a link makes of a browser.
    ///
    /// # Errors
    /// [`JoinError::Gone`]; the store.
    pub async fn linked(keep: &Keep, token: &str) -> Result<Self, JoinError> {
        let token = grant::bytes(token).ok_or(JoinError::Gone)?;
        let found = keep.reception(&token).await?;
        match found.map(|(kept, institution, _)| (kept.content, institution)) {
            Some((Place::Link(label), institution)) => Ok(Self { institution, label }),
            _ => Err(JoinError::Gone),
        }
    }

    /// Makes a browser a reception, and uses up the link.
    ///
    /// # Errors
    /// [`JoinError::Gone`]; the store.
    pub async fn join(keep: &Keep, entropy: &dyn Entropy, token: &str) -> Result<Desk, JoinError> {
        let token = grant::bytes(token).ok_or(JoinError::Gone)?;
        let Some((kept, institution, version)) = keep.reception(&token).await? else {
            return Err(JoinError::Gone);
        };
        let Place::Link(label) = kept.content else {
            return Err(JoinError::Gone);
        };
        if !keep.close_reception(&token).await? {
            return Err(JoinError::Gone);
        }
        let desk = Desk::new(entropy);
        let until = keep.now() + STANDS;
        let place = Place::Browser(label);
        keep.open_reception(desk.secret(), institution.id, version, until, &place, None)
            .await?;
        Ok(desk)
    }

    /// The reception at which a browser stands.
    ///
    /// # Errors
    /// The store.
    pub async fn of(keep: &Keep, desk: &Desk) -> Result<Option<Self>, keep::Error> {
        let found = keep.reception(desk.secret()).await?;
        Ok(match found {
            Some((kept, institution, _)) => match kept.content {
                Place::Browser(label) => Some(Self { institution, label }),
                Place::Link(_) => None,
            },
            None => None,
        })
    }
}
