//! What was done in a person's own account.

use axum::extract::{Query, State};
use axum::response::Response;
use hikae_app::citizen::account::{ACTIVITIES, ActivityPage, ActivityRow};
use hikae_core::ids::EventId;
use serde::Deserialize;

use crate::keep::KeptActivity;
use crate::web::{AppState, Citizen, Routes, View, WebError};

/// `/account/activity`.
pub fn routes() -> Routes {
    Routes::new().get("/account/activity", list)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    before: String,
}

async fn list(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let before: Option<EventId> = asked.before.parse().ok();
    // One more than is shown tells whether there are more.
    let limit = ACTIVITIES + 1;
    let found = state.keep.activities(citizen.person, before, limit).await?;
    let mut rows: Vec<_> = found.into_iter().map(row).collect();
    let shown = ACTIVITIES as usize;
    let more = rows.len() > shown;
    rows.truncate(shown);
    Ok(view.page(ActivityPage {
        older: rows.last().filter(|_| more).map(|row| row.id),
        newest: before.is_none(),
        rows,
    }))
}

fn row(kept: KeptActivity) -> ActivityRow {
    ActivityRow {
        id: kept.id,
        at: kept.at,
        activity: kept.activity,
    }
}
