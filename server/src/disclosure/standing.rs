//! How an institution stands to a person, where its purpose rests on that: an insurer on the
//! person's insurances, a municipality on where the register says they moved.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::identifiers::InsurerNumber;
use hikae_core::ids::RecordId;
use hikae_core::institution::Institution;
use hikae_core::record::coverage::Overlap;

use super::{Gate, Request};
use crate::keep::{self, InsurerSide};

/// How an institution stands to a person.
#[derive(Default)]
pub(super) struct Standing {
    /// As an insurer.
    pub(super) insurer: InsurerSide,
    /// As a municipality: the person moved there, and lives there.
    pub(super) moved_here: bool,
}

impl Standing {
    /// Where another insurer insures the person at the same time as these records say.
    pub(super) fn overlaps_of(mut self, given: &[RecordId]) -> BTreeMap<RecordId, Overlap> {
        self.insurer.overlaps.retain(|id, _| given.contains(id));
        self.insurer.overlaps
    }
}

impl Gate {
    /// How the institution stands to the person at this time. What is read for it is not let out;
    /// nothing is read where the purpose does not rest on it.
    pub(super) async fn standing(
        &self,
        request: &Request,
        institution: &Institution,
        now: DateTime<Utc>,
    ) -> Result<Standing, keep::Error> {
        match (request.purpose, institution.kind) {
            (Purpose::InsurerHandover | Purpose::Eligibility, InstitutionKind::Insurer) => {
                let Ok(number) = InsurerNumber::parse(&institution.code) else {
                    return Ok(Standing::default());
                };
                let today = jst_date(now);
                let insurer = self
                    .keep
                    .insurer_side(request.person, number.as_str(), today)
                    .await?;
                Ok(Standing {
                    insurer,
                    moved_here: false,
                })
            }
            (Purpose::MunicipalMove, InstitutionKind::Municipality) => Ok(Standing {
                insurer: InsurerSide::default(),
                moved_here: self
                    .keep
                    .moved_to(request.person, &institution.code)
                    .await?,
            }),
            _ => Ok(Standing::default()),
        }
    }
}
