//! The insurance page.

use axum::extract::State;
use axum::response::Response;
use hikae_app::citizen::insurance::{InsurancePage, KeptRecord};
use hikae_core::calendar::jst_date;
use hikae_core::record::{Category, Record};

use super::{AppState, Citizen, Routes, View, WebError};

/// `/coverage`.
pub fn routes() -> Routes {
    Routes::new().get("/coverage", page)
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let kept = state
        .keep
        .records(citizen.person, Some(Category::Coverage))
        .await?;
    let frozen = state.keep.frozen(citizen.person).await?;
    let (mut coverages, mut certificates) = (Vec::new(), Vec::new());
    for kept in kept {
        let (id, received_on) = (kept.header.id, jst_date(kept.received_at));
        let frozen = frozen.contains_key(&id);
        match kept.record {
            Record::Coverage(what) => coverages.push(KeptRecord {
                id,
                received_on,
                what,
                frozen,
            }),
            Record::Certificate(what) => certificates.push(KeptRecord {
                id,
                received_on,
                what,
                frozen,
            }),
            Record::Checkup(_) | Record::Vaccination(_) => {}
        }
    }
    let today = jst_date(state.clock.now());
    Ok(view.page(InsurancePage::new(coverages, certificates, today)))
}
