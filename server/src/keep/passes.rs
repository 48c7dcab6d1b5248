//! Passes over everyone in the register: who made them, by what rule, and what for. They stand in
//! everyone's log before anybody is looked at.

use chrono::{DateTime, Utc};
use hikae_core::circular::Rule;
use hikae_core::disclosure::InstitutionLabel;
use hikae_core::ids::{CircularId, PassId, PersonId};
use hikae_core::resident::Resident;
use serde::{Deserialize, Serialize};

use super::{Error, Keep};
use crate::store::PassRow;
use crate::vault::Kind;

const PASS: Kind = Kind::new("population_pass", 1);

/// What everyone was gone through for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what_for", rename_all = "kebab-case")]
pub enum WhatFor {
    /// To count whom a rule describes, before anything is sent.
    Count,
    /// To send a circular.
    Send {
        /// Which.
        circular: CircularId,
    },
}

/// One pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// Who.
    pub institution: InstitutionLabel,
    /// 全国地方公共団体コード of the residents that it went through.
    pub municipality: String,
    /// By what rule.
    pub rule: Rule,
    /// What for.
    pub what_for: WhatFor,
}

/// A pass as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPass {
    /// Which.
    pub id: PassId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What it was.
    pub pass: Pass,
}

/// Someone in the register, as a pass finds them.
#[derive(Debug, Clone)]
pub struct Passed {
    /// Who.
    pub person: PersonId,
    /// What the register says; none if it does not open.
    pub resident: Option<Resident>,
    /// Whether they have decided anything about sharing.
    pub decided: bool,
}

impl Keep {
    /// Notes a pass; done when it is durable.
    pub async fn note_pass(&self, pass: &Pass) -> Result<PassId, Error> {
        let id = self.mint(PassId::new);
        let row = PassRow {
            id,
            made_at: self.now(),
            sealed: self.vault.seal_system(PASS, id.uuid().as_bytes(), pass)?,
        };
        self.store.put_pass(&row).await?;
        Ok(id)
    }

    /// Passes made from `from` on and before `before`, the newest first.
    pub async fn passes(
        &self,
        from: DateTime<Utc>,
        before: Option<PassId>,
        limit: u32,
    ) -> Result<Vec<KeptPass>, Error> {
        let rows = self.store.passes(from, before, limit).await?;
        rows.into_iter()
            .map(|row| {
                let place = row.id.uuid();
                Ok(KeptPass {
                    id: row.id,
                    made_at: row.made_at,
                    pass: self
                        .vault
                        .open_system(PASS, place.as_bytes(), &row.sealed)?,
                })
            })
            .collect()
    }

    /// Everyone in the register after `after`, at most `limit`. Only a pass goes through them.
    pub(crate) async fn register(
        &self,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<Passed>, Error> {
        let rows = self.store.register(after, limit).await?;
        let open = |row: &crate::store::Counted| {
            let key = self.vault.person_key(row.person, &row.held.key).ok()?;
            super::people::open(&key, &row.held.what).ok()
        };
        Ok(rows
            .iter()
            .map(|row| Passed {
                person: row.person,
                resident: open(row),
                decided: row.decided,
            })
            .collect())
    }
}
