//! What an importer could not take, waiting for a human.

use chrono::{DateTime, Utc};
use hikae_core::ids::{ImportId, QuarantineId};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Error, Keep, json};
use crate::intake::Fault;
use crate::store::QuarantineRow;
use crate::vault::{Blind, Domain, Kind};

const QUARANTINE: Kind = Kind::new("quarantine", 1);

/// What is sealed about something in quarantine.
#[derive(Serialize, Deserialize)]
struct Content {
    fault: Fault,
    /// Base64.
    content: String,
}

/// Something to be put into quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuarantined {
    /// The import that met it.
    pub import: ImportId,
    /// Where it was and what is wrong with it.
    pub fault: Fault,
    /// The row or file itself; empty where nothing of it may be kept. With what is wrong with it
    /// (and, where it is empty, with its file and line) it is what makes it the same thing again.
    pub content: Vec<u8>,
}

/// Something in quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Which.
    pub id: QuarantineId,
    /// The import that met it first.
    pub import: ImportId,
    /// When.
    pub since: DateTime<Utc>,
    /// Where it was and what is wrong with it.
    pub fault: Fault,
    /// The row or file itself.
    pub content: Vec<u8>,
}

impl Keep {
    /// Puts things into quarantine in one transaction; answers for each its id and whether it is
    /// new there. What waits there already, or was dismissed, is not put again.
    pub async fn quarantine(
        &self,
        things: &[NewQuarantined],
    ) -> Result<Vec<(QuarantineId, bool)>, Error> {
        let rows = things
            .iter()
            .map(|thing| self.quarantine_row(thing))
            .collect::<Result<Vec<_>, _>>()?;
        let ids = self.store.quarantine(&rows).await?;
        Ok(rows
            .iter()
            .zip(ids)
            .map(|(row, id)| (id, id == row.id))
            .collect())
    }

    /// What waits, oldest first, at most `limit`, after `after`.
    pub async fn quarantined(
        &self,
        after: Option<QuarantineId>,
        limit: u32,
    ) -> Result<Vec<Quarantined>, Error> {
        let rows = self.store.quarantined(after, limit).await?;
        rows.iter()
            .map(|row| {
                let Content { fault, content } =
                    self.vault
                        .open_system(QUARANTINE, &row.thing.0, &row.sealed)?;
                Ok(Quarantined {
                    id: row.id,
                    import: row.import,
                    since: row.since,
                    fault,
                    content: STANDARD.decode(content).map_err(|_| Error::Sealed)?,
                })
            })
            .collect()
    }

    /// Dismisses something that a human has dealt with. `false` if it does not wait.
    pub async fn dismiss_quarantined(&self, id: QuarantineId) -> Result<bool, Error> {
        Ok(self.store.dismiss(id, self.now()).await?)
    }

    fn quarantine_row(&self, new: &NewQuarantined) -> Result<QuarantineRow, Error> {
        let thing = self.thing(new)?;
        let content = Content {
            fault: new.fault.clone(),
            content: STANDARD.encode(&new.content),
        };
        Ok(QuarantineRow {
            id: self.mint(QuarantineId::new),
            thing,
            import: new.import,
            since: self.now(),
            sealed: self.vault.seal_system(QUARANTINE, &thing.0, &content)?,
        })
    }

    fn thing(&self, new: &NewQuarantined) -> Result<Blind, Error> {
        let reason = json(&new.fault.reason)?;
        let place = match new.content.is_empty() {
            true => json(&(&new.fault.file, new.fault.line))?,
            false => Vec::new(),
        };
        Ok(self
            .vault
            .blind(Domain::Quarantine, &[&reason, &place, &new.content]))
    }
}
