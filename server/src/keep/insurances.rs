//! Insurances: who is found by them, and how an insurer stands to a person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hikae_core::consent::Membership;
use hikae_core::ids::{PersonId, RecordId};
use hikae_core::record::coverage::{Coverage, Overlap};
use hikae_core::record::{Category, Record};
use hikae_core::resident::InsuredNumber;

use super::{Error, Keep, TRIES};
use crate::store::InsuranceRow;
use crate::vault::{Blind, Domain};

/// How an insurer stands to a person, by the person's insurances.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InsurerSide {
    /// What a decision needs.
    pub membership: Membership,
    /// Where another insurer insures the person at the same time, by the insurer's own record.
    pub overlaps: BTreeMap<RecordId, Overlap>,
}

impl Keep {
    /// Makes a person be found by the insurances that are kept now; answers whether two insurers
    /// insure them at the same time. To be called whenever one was kept: what another process keeps
    /// meanwhile is seen here, or there.
    ///
    /// # Errors
    /// [`Error::Conflict`] if others came first time and again.
    pub async fn note_insurances(&self, person: PersonId) -> Result<bool, Error> {
        let mut rows = self.insurance_rows(person).await?;
        for _ in 0..TRIES {
            self.store
                .put_insurances(person, &rows.values().copied().collect::<Vec<_>>())
                .await?;
            let now = self.insurance_rows(person).await?;
            if now == rows {
                return Ok(rows.values().any(|row| row.shelf.is_some()));
            }
            rows = now;
        }
        Err(Error::Conflict)
    }

    /// The one person who has an insurance under this number. The branch counts where both sides
    /// have it; of a family that cannot be told apart, nobody is meant.
    pub async fn person_insured_as(
        &self,
        insured: &InsuredNumber,
    ) -> Result<Option<PersonId>, Error> {
        let mut meant = Vec::new();
        for person in self.store.people_insured(self.insured(insured)).await? {
            let mut held = self.insurances(person).await?.into_iter();
            if held.any(|(_, coverage)| coverage.insured().is_same(insured)) {
                meant.push(person);
            }
        }
        match meant.as_slice() {
            [person] => Ok(Some(*person)),
            _ => Ok(None),
        }
    }

    /// Whom this insurer insures while another one does, in the order of their ids, those after
    /// `after`, at most `limit`.
    pub async fn overlapping(
        &self,
        insurer: &str,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error> {
        let shelf = self.insurer(insurer);
        Ok(self.store.people_shelved(shelf, after, limit).await?)
    }

    /// How an insurer stands to a person on a day.
    pub async fn insurer_side(
        &self,
        person: PersonId,
        insurer: &str,
        on: NaiveDate,
    ) -> Result<InsurerSide, Error> {
        let insurances = self.insurances(person).await?;
        let own = insurances
            .iter()
            .filter(|(_, coverage)| coverage.insurer_number() == insurer);
        let mut side = InsurerSide::default();
        for (id, coverage) in own {
            side.membership.own.insert(*id);
            if coverage.holds_on(on) {
                let since = Some(coverage.acquired_on);
                side.membership.since = side.membership.since.max(since);
            }
            let mut overlaps = insurances
                .iter()
                .filter_map(|(_, other)| coverage.overlap(other));
            side.overlaps
                .extend(overlaps.next().map(|overlap| (*id, overlap)));
        }
        Ok(side)
    }

    /// A person's insurances, without those that the person says are not theirs.
    async fn insurances(&self, person: PersonId) -> Result<Vec<(RecordId, Coverage)>, Error> {
        let frozen = self.frozen(person).await?;
        let kept = self.records(person, Some(Category::Coverage)).await?;
        Ok(kept
            .into_iter()
            .filter(|kept| !frozen.contains_key(&kept.header.id))
            .filter_map(|kept| match kept.record {
                Record::Coverage(coverage) => Some((kept.header.id, coverage)),
                _ => None,
            })
            .collect())
    }

    async fn insurance_rows(
        &self,
        person: PersonId,
    ) -> Result<BTreeMap<Blind, InsuranceRow>, Error> {
        let insurances = self.insurances(person).await?;
        let shelved: BTreeSet<&str> = insurances
            .iter()
            .filter(|(_, one)| insurances.iter().any(|(_, it)| one.overlap(it).is_some()))
            .map(|(_, one)| one.insurer_number())
            .collect();
        let row = |coverage: &Coverage| {
            let insurer = coverage.insurer_number();
            InsuranceRow {
                insured: self.insured(&coverage.insured()),
                shelf: shelved.contains(insurer).then(|| self.insurer(insurer)),
            }
        };
        Ok(insurances
            .iter()
            .map(|(_, coverage)| row(coverage))
            .map(|row| (row.insured, row))
            .collect())
    }

    fn insurer(&self, number: &str) -> Blind {
        self.vault.blind(Domain::Insurer, &[number.as_bytes()])
    }
}
