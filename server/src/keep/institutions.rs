//! The registry of institutions.

use hikae_core::identifiers::comparable;
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;

use super::{Change, Error, Keep, TRIES, json};
use crate::store::{self, InstitutionRow};
use crate::vault::{Blind, Domain, Kind};

const INSTITUTION: Kind = Kind::new("institution", 1);

impl Keep {
    /// Every institution, in the order in which they were first put.
    pub async fn institutions(&self) -> Result<Vec<Institution>, Error> {
        self.store
            .institutions()
            .await?
            .iter()
            .map(|row| self.open_institution(row))
            .collect()
    }

    /// One institution.
    pub async fn institution(&self, id: InstitutionId) -> Result<Option<Institution>, Error> {
        let row = self.store.institution(id).await?;
        row.map(|row| self.open_institution(&row)).transpose()
    }

    /// The institution with this code, compared in its comparable form.
    pub async fn institution_by_code(&self, code: &str) -> Result<Option<Institution>, Error> {
        let row = self.store.institution_coded(self.code(code)).await?;
        row.map(|row| self.open_institution(&row)).transpose()
    }

    /// Puts an institution, found again by its code. The id in the value counts only if the code is new; the
    /// answer names the id that holds.
    pub async fn put_institution(
        &self,
        institution: &Institution,
    ) -> Result<(InstitutionId, Change), Error> {
        let code = self.code(&institution.code);
        for _ in 0..TRIES {
            let known = self.store.institution_coded(code).await?;
            let (id, version, change) = match &known {
                Some(row) => (row.id, row.version + 1, Change::Updated),
                None => (institution.id, 1, Change::Inserted),
            };
            let institution = Institution {
                id,
                ..institution.clone()
            };
            let content = self
                .vault
                .blind(Domain::Institution, &[&json(&institution)?]);
            if known.is_some_and(|row| row.content == content) {
                return Ok((id, Change::Unchanged));
            }
            let sealed = self
                .vault
                .seal_system(INSTITUTION, id.uuid().as_bytes(), &institution)?;
            let updated_at = self.now();
            let row = InstitutionRow {
                id,
                version,
                code,
                content,
                updated_at,
                sealed,
            };
            match self.store.put_institution(&row).await {
                Ok(()) => return Ok((id, change)),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    fn code(&self, code: &str) -> Blind {
        self.vault
            .blind(Domain::InstitutionCode, &[comparable(code).as_bytes()])
    }

    pub(super) fn open_institution(&self, row: &InstitutionRow) -> Result<Institution, Error> {
        Ok(self
            .vault
            .open_system(INSTITUTION, row.id.uuid().as_bytes(), &row.sealed)?)
    }
}
