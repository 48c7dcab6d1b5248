//! A row as an engine yields it, before it is known what it means.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Error;
use crate::vault::{Blind, RootId, Sealed, Wrapped};

/// A value in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Null,
    /// A number, a time in microseconds since 1970, or a truth.
    Number(i64),
    /// An id.
    Id(Uuid),
    /// Bytes; an id, where the engine keeps ids as bytes.
    Bytes(Vec<u8>),
}

/// A row. Columns count from 0; bytes can be taken once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row(pub Vec<Cell>);

/// A row does not hold what it should: someone else wrote into the tables.
fn broken(what: &str) -> Error {
    Error::Unavailable(format!("a row holds no {what}"))
}

impl Row {
    fn take(&mut self, at: usize) -> Cell {
        self.0.get_mut(at).map(std::mem::take).unwrap_or_default()
    }

    /// An id, where there is one.
    pub fn maybe_id(&mut self, at: usize) -> Result<Option<Uuid>, Error> {
        match self.take(at) {
            Cell::Null => Ok(None),
            Cell::Id(id) => Ok(Some(id)),
            Cell::Bytes(bytes) => Uuid::from_slice(&bytes).map(Some).map_err(|_| broken("id")),
            Cell::Number(_) => Err(broken("id")),
        }
    }

    /// An id.
    pub fn id(&mut self, at: usize) -> Result<Uuid, Error> {
        self.maybe_id(at)?.ok_or_else(|| broken("id"))
    }

    /// A number, where there is one.
    pub fn maybe_number(&mut self, at: usize) -> Result<Option<i64>, Error> {
        match self.take(at) {
            Cell::Null => Ok(None),
            Cell::Number(number) => Ok(Some(number)),
            Cell::Id(_) | Cell::Bytes(_) => Err(broken("number")),
        }
    }

    /// A number.
    pub fn number<T: TryFrom<i64>>(&mut self, at: usize) -> Result<T, Error> {
        let number = self.maybe_number(at)?.ok_or_else(|| broken("number"))?;
        T::try_from(number).map_err(|_| broken("number"))
    }

    /// A time, where there is one.
    pub fn maybe_instant(&mut self, at: usize) -> Result<Option<DateTime<Utc>>, Error> {
        self.maybe_number(at)?
            .map(|micros| DateTime::from_timestamp_micros(micros).ok_or_else(|| broken("time")))
            .transpose()
    }

    /// A time.
    pub fn instant(&mut self, at: usize) -> Result<DateTime<Utc>, Error> {
        self.maybe_instant(at)?.ok_or_else(|| broken("time"))
    }

    /// Bytes, where there are any.
    pub fn maybe_sealed(&mut self, at: usize) -> Result<Option<Sealed>, Error> {
        match self.take(at) {
            Cell::Null => Ok(None),
            Cell::Bytes(bytes) => Ok(Some(Sealed(bytes))),
            Cell::Id(_) | Cell::Number(_) => Err(broken("content")),
        }
    }

    /// Bytes.
    pub fn sealed(&mut self, at: usize) -> Result<Sealed, Error> {
        self.maybe_sealed(at)?.ok_or_else(|| broken("content"))
    }

    /// A hash.
    pub fn hash(&mut self, at: usize) -> Result<[u8; 32], Error> {
        <[u8; 32]>::try_from(self.sealed(at)?.0).map_err(|_| broken("hash"))
    }

    /// A blind index.
    pub fn blind(&mut self, at: usize) -> Result<Blind, Error> {
        self.hash(at).map(Blind)
    }

    /// A wrapped key in two columns: the root key's id, and the key.
    pub fn wrapped(&mut self, root: usize, key: usize) -> Result<Wrapped, Error> {
        Ok(Wrapped {
            root: RootId(self.id(root)?.into_bytes()),
            key: self.sealed(key)?,
        })
    }
}
