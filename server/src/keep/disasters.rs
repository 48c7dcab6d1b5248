//! Disasters that an operator declared.

use chrono::{DateTime, Utc};
use hikae_core::disaster::Disaster;
use hikae_core::disclosure::to_millis;

use super::{Error, Keep, version_row};
use crate::staff::audit::Deed;
use crate::store::DisasterRow;
use crate::vault::Kind;

const DISASTER: Kind = Kind::new("disaster", 1);

impl Keep {
    /// Disasters that end after `at`, each with its version, in the order in which they were
    /// declared.
    pub async fn disasters(&self, at: DateTime<Utc>) -> Result<Vec<(Disaster, u32)>, Error> {
        let rows = self.store.disasters(at).await?;
        rows.iter()
            .map(|row| {
                let place = version_row(row.id.uuid(), row.version);
                let disaster: Disaster = self.vault.open_system(DISASTER, &place, &row.sealed)?;
                if disaster.until != row.until {
                    return Err(Error::Sealed);
                }
                Ok((disaster, row.version))
            })
            .collect()
    }

    /// The disaster that strikes a municipality now, if one does.
    pub async fn disaster_in(&self, municipality: &str) -> Result<Option<Disaster>, Error> {
        let now = self.now();
        let there = self.disasters(now).await?.into_iter();
        let mut there = there.map(|(disaster, _)| disaster);
        Ok(there.find(|disaster| disaster.strikes(municipality, now)))
    }

    /// Writes a disaster as version `expected + 1`, 0 for the first.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the version is another by now.
    pub async fn put_disaster(
        &self,
        disaster: &Disaster,
        expected: u32,
        deed: Deed,
    ) -> Result<(), Error> {
        let version = expected.saturating_add(1);
        let place = version_row(disaster.id.uuid(), version);
        // What stands beside it is no finer.
        let disaster = &Disaster {
            from: to_millis(disaster.from),
            until: to_millis(disaster.until),
            ..disaster.clone()
        };
        let row = DisasterRow {
            id: disaster.id,
            version,
            until: disaster.until,
            sealed: self.vault.seal_system(DISASTER, &place, disaster)?,
        };
        let audit = self.line(deed)?;
        Ok(self.store.put_disaster(&row, &audit).await?)
    }
}
