//! Whether the portal serves.

use axum::extract::State;

use super::{AppState, Routes, WebError};

/// `GET /healthz`: 200 when the store answers.
pub fn routes() -> Routes {
    Routes::new().get("/healthz", healthz)
}

async fn healthz(State(state): State<AppState>) -> Result<&'static str, WebError> {
    state.keep.people(None, 1).await?;
    Ok("ok\n")
}
