//! The registry of institutions.

use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;

use super::{Change, Error, Keep};

impl Keep {
    /// Every institution, in the order in which they were first put.
    pub async fn institutions(&self) -> Result<Vec<Institution>, Error> {
        Err(Error::Unavailable)
    }

    /// One institution.
    pub async fn institution(&self, id: InstitutionId) -> Result<Option<Institution>, Error> {
        let _ = id;
        Err(Error::Unavailable)
    }

    /// The institution with this code, compared in its comparable form.
    pub async fn institution_by_code(&self, code: &str) -> Result<Option<Institution>, Error> {
        let _ = code;
        Err(Error::Unavailable)
    }

    /// Puts an institution, found again by its code. The id in the value counts only if the code is new; the
    /// answer names the id that holds.
    pub async fn put_institution(
        &self,
        institution: &Institution,
    ) -> Result<(InstitutionId, Change), Error> {
        let _ = institution;
        Err(Error::Unavailable)
    }
}
