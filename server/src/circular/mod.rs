//! Circulars: what staff write and send to many. From the words to each person's inbox.
//!
//! [`send`] goes through the register under the gate, and tells whoever the rule describes on that
//! day. Each person is told in one transaction with the entry of their log that says so, once; the
//! place up to which everyone was gone through is noted after each part, so that whoever goes on
//! after a crash repeats at most a part, and tells nobody twice.

pub mod attachment;
pub mod duty;
mod fill;
mod samples;
mod send;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;

use crate::disclosure::{Choosing, Reason, Refusal};
use crate::keep::{self, Keep, KeptCircular};

pub use fill::Values;
pub use samples::Samples;
pub use send::{Sent, send};

/// The municipality in whose name circulars go out.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// 全国地方公共団体コード.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Why a circular could not be counted or sent.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The gate.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl Municipality {
    /// The office that sends circulars, as an institution: registered when it first acts.
    pub async fn office(&self, keep: &Keep) -> Result<InstitutionId, keep::Error> {
        let code = format!("{}-notices", self.code);
        if let Some(known) = keep.institution_by_code(&code).await?
            && known.name == self.name
        {
            return Ok(known.id);
        }
        let institution = Institution {
            id: keep.mint(InstitutionId::new),
            code,
            name: self.name.clone(),
            kind: InstitutionKind::Municipality,
            units: Vec::new(),
            purposes: BTreeSet::from([Purpose::NoticeTargeting]),
            contact: self.name.clone(),
            place: None,
            hours: BTreeMap::new(),
        };
        Ok(keep.put_institution(&institution).await?.0)
    }

    /// Who chooses for a circular, and why.
    pub async fn choosing(&self, keep: &Keep, kept: &KeptCircular) -> Result<Choosing, Error> {
        let title = &kept.content.texts.ja.title;
        let reason = format!("お知らせ「{title}」を送る相手を選ぶため");
        Ok(Choosing {
            office: self.office(keep).await?,
            unit: kept.writer.office.clone(),
            municipality: self.code.clone(),
            statutory: kept.content.statutory,
            reason: Reason::new(&reason).map_err(|_| Refusal::PurposeNotAllowed)?,
        })
    }
}
