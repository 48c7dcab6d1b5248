//! What waits at the desk, under a number that a person reads out there.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::identifiers::comparable;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep, TRIES};
use crate::ambient::random;
use crate::staff::audit::Deed;
use crate::store::{self, MatterRow};
use crate::vault::{Blind, Domain, Kind};

const MATTER: Kind = Kind::new("desk_matter", 1);

/// A number at the desk: eight digits, for people to read out. It opens nothing by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskNumber(u32);

/// The text is no number of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number of the desk")]
pub struct DeskNumberError;

impl DeskNumber {
    const MANY: u32 = 100_000_000;
}

impl fmt::Display for DeskNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

impl FromStr for DeskNumber {
    type Err = DeskNumberError;

    /// As people type it: with or without spaces and hyphens, in any width.
    fn from_str(text: &str) -> Result<Self, DeskNumberError> {
        let digits: String = comparable(text).chars().filter(|c| *c != '-').collect();
        let plain = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| plain);
        number.map(Self).ok_or(DeskNumberError)
    }
}

/// What waits under a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMatter<T> {
    /// Its version.
    pub version: u32,
    /// Until when (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is.
    pub content: T,
}

impl Keep {
    /// Lets something wait at the desk, and writes down who did that, if it was staff; answers its
    /// number.
    ///
    /// # Errors
    /// [`Error::Conflict`] if no number is free time and again.
    pub async fn open_matter<T: Serialize + Sync>(
        &self,
        content: &T,
        lasts: TimeDelta,
        deed: Option<Deed>,
    ) -> Result<DeskNumber, Error> {
        let audit = deed.map(|deed| self.line(deed)).transpose()?;
        let expires_at = self.now() + lasts;
        for _ in 0..TRIES {
            let drawn = u32::from_le_bytes(random(&*self.entropy));
            let number = DeskNumber(drawn % DeskNumber::MANY);
            let row = self.matter_row(number, 1, expires_at, content)?;
            match self.store.open_matter(&row, audit.as_ref()).await {
                Ok(()) => return Ok(number),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// What waits under a number.
    pub async fn matter<T: DeserializeOwned>(
        &self,
        number: DeskNumber,
    ) -> Result<Option<KeptMatter<T>>, Error> {
        let token = self.desk_number(number);
        let Some(row) = self.store.matter(token, self.now()).await? else {
            return Ok(None);
        };
        let place = place(token, row.version);
        Ok(Some(KeptMatter {
            version: row.version,
            expires_at: row.expires_at,
            content: self.vault.open_system(MATTER, &place, &row.sealed)?,
        }))
    }

    /// Replaces what waits, as it was read.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it has changed since.
    pub async fn change_matter<T: Serialize + Sync>(
        &self,
        number: DeskNumber,
        kept: &KeptMatter<T>,
        deed: Deed,
    ) -> Result<(), Error> {
        let KeptMatter {
            version,
            expires_at,
            content,
        } = kept;
        let row = self.matter_row(number, version + 1, *expires_at, content)?;
        let audit = self.line(deed)?;
        Ok(self.store.change_matter(&row, &audit).await?)
    }

    /// Takes what waits away, in the version that was read. Of all callers one succeeds.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it has changed since, or is gone.
    pub async fn close_matter(
        &self,
        number: DeskNumber,
        version: u32,
        deed: Deed,
    ) -> Result<(), Error> {
        let token = self.desk_number(number);
        let audit = self.line(deed)?;
        Ok(self.store.close_matter(token, version, &audit).await?)
    }

    fn desk_number(&self, number: DeskNumber) -> Blind {
        self.vault
            .blind(Domain::DeskNumber, &[&number.0.to_be_bytes()])
    }

    fn matter_row<T: Serialize>(
        &self,
        number: DeskNumber,
        version: u32,
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<MatterRow, Error> {
        let token = self.desk_number(number);
        let place = place(token, version);
        Ok(MatterRow {
            token,
            version,
            expires_at,
            sealed: self.vault.seal_system(MATTER, &place, content)?,
        })
    }
}

fn place(token: Blind, version: u32) -> Vec<u8> {
    let mut place = token.0.to_vec();
    place.extend(version.to_be_bytes());
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        for typed in ["0012-3456", "00123456", "００１２－３４５６", " 0012 3456 "] {
            assert_eq!(typed.parse(), Ok(DeskNumber(123_456)), "{typed}");
        }
        for typed in ["", "0012345", "001234567", "0012345a", "+0123456"] {
            assert_eq!(typed.parse::<DeskNumber>(), Err(DeskNumberError), "{typed}");
        }
        assert_eq!(DeskNumber(123_456).to_string(), "0012-3456");
    }
}
