//! When an institution was last heard of: so that silence shows, and is not taken for nothing
//! having happened.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::InstitutionId;

use super::{Error, Keep};
pub use crate::store::{Heard, HeartbeatRow as Heartbeat};

/// A busy institution is noted at most so often by one process.
const APART: TimeDelta = TimeDelta::minutes(1);

/// When this process last did something about each of these.
pub(super) struct Noted<T>(Mutex<HashMap<T, DateTime<Utc>>>);

impl<T> Default for Noted<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Eq + Hash> Noted<T> {
    fn is_due(&self, what: T, now: DateTime<Utc>) -> bool {
        let noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = noted.get(&what);
        last.is_none_or(|last| (now - *last).abs() >= APART)
    }

    fn note(&self, what: T, now: DateTime<Utc>) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.insert(what, now);
    }
}

impl Keep {
    /// Notes that an institution was heard of, unless that was noted within the last minute.
    pub async fn heard(&self, institution: InstitutionId, how: Heard) -> Result<(), Error> {
        let now = self.now();
        if self.noted.is_due((institution, how), now) {
            self.store.heard(institution, how, now).await?;
            self.noted.note((institution, how), now);
        }
        Ok(())
    }

    /// Notes that files about the work of these institutions came in; codes that the registry does
    /// not know are passed over.
    pub async fn delivered(&self, codes: &BTreeSet<&str>) -> Result<(), Error> {
        let now = self.now();
        for code in codes {
            if self.looked_up.is_due((*code).to_owned(), now) {
                if let Some(institution) = self.institution_by_code(code).await? {
                    self.heard(institution.id, Heard::Delivered).await?;
                }
                self.looked_up.note((*code).to_owned(), now);
            }
        }
        Ok(())
    }

    /// Every institution that was ever heard of.
    pub async fn heartbeats(&self) -> Result<Vec<Heartbeat>, Error> {
        Ok(self.store.heartbeats().await?)
    }
}
