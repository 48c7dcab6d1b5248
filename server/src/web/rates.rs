//! How institutions answer disputes, for everyone to see.

use axum::extract::State;
use axum::response::Response;
use hikae_app::citizen::cases::{RateRow, RatesPage};
use hikae_core::case::Group;

use super::{AppState, Routes, View, WebError};
use crate::cases::Tended;
use crate::keep::Duty;

/// `GET /institutions`.
pub fn routes() -> Routes {
    Routes::new().get("/institutions", page)
}

async fn page(State(state): State<AppState>, view: View) -> Result<Response, WebError> {
    let tended = state.keep.duty::<Tended>(Duty::Cases).await?;
    let rates = tended.and_then(|duty| duty.result).map(|done| done.rates);
    let Some(rates) = rates else {
        return Ok(view.page(RatesPage {
            until: None,
            ordinary: Vec::new(),
            emergency: Vec::new(),
            review: Vec::new(),
        }));
    };
    let institutions = state.keep.institutions().await?;
    let rows = |group| {
        let mut rows: Vec<_> = rates
            .rows
            .iter()
            .filter(|(_, of, _)| *of == group)
            .filter_map(|(id, _, told)| {
                let known = institutions.iter().find(|known| known.id == *id)?;
                Some(RateRow {
                    institution: known.name.clone(),
                    told: *told,
                })
            })
            .collect();
        rows.sort_by(|one, other| one.institution.cmp(&other.institution));
        rows
    };
    Ok(view.page(RatesPage {
        until: Some(rates.until),
        ordinary: rows(Group::Ordinary),
        emergency: rows(Group::Emergency),
        review: rows(Group::Review),
    }))
}
