//! The vaccination page.

use axum::extract::State;
use axum::response::Response;
use hikae_app::citizen::checkups::Subject;
use hikae_app::citizen::vaccinations::{KeptVaccination, VaccinationsPage};
use hikae_core::calendar::jst_date;
use hikae_core::consent::Frozen;
use hikae_core::record::{Category, Record};

use super::{AppState, Citizen, Routes, View, WebError};
use crate::keep::Kept;

/// `/vaccinations`.
pub fn routes() -> Routes {
    Routes::new().get("/vaccinations", page)
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let resident = state
        .keep
        .resident(citizen.person)
        .await?
        .ok_or(WebError::NotFound)?;
    let subject = Subject {
        sex: resident.sex,
        birth_date: resident.birth_date,
    };
    let kept = state
        .keep
        .records(citizen.person, Some(Category::Vaccination))
        .await?;
    let frozen = state.keep.frozen(citizen.person).await?;
    let kept: Vec<_> = kept
        .into_iter()
        .filter_map(|kept| as_vaccination(kept, &frozen))
        .collect();
    let today = jst_date(state.clock.now());
    Ok(view.page(VaccinationsPage::new(subject, &kept, today)))
}

/// A kept record as the page takes it; `None` if it is no vaccination.
fn as_vaccination(kept: Kept, frozen: &Frozen) -> Option<KeptVaccination> {
    match kept.record {
        Record::Vaccination(vaccination) => Some(KeptVaccination {
            id: kept.header.id,
            frozen: frozen.contains_key(&kept.header.id),
            received_on: jst_date(kept.received_at),
            vaccination,
        }),
        Record::Checkup(_) | Record::Coverage(_) | Record::Certificate(_) => None,
    }
}
