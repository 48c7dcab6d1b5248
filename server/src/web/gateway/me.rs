//! What a client may do, and that it is there.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::Actor;
use serde::Serialize;

use super::{Asking, Client, Outcome};
use crate::keep::Heard;
use crate::web::{AppState, Routes};

/// `/gateway/me`, `/gateway/heartbeat`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/gateway/me", me)
        .post("/gateway/heartbeat", heartbeat)
}

/// How a request with this token would be seen.
#[derive(Serialize)]
struct Me {
    client_id: String,
    institution: String,
    code: String,
    kind: InstitutionKind,
    units: Vec<String>,
    purposes: Vec<May>,
    scope: String,
    expires_at: String,
    actor: Actor,
    unit: Option<String>,
    purpose: Purpose,
    reason: String,
}

/// A purpose by our key and HL7's code.
#[derive(Serialize)]
struct May {
    purpose: Purpose,
    code: &'static str,
}

async fn me(asking: Asking) -> Json<Me> {
    let Asking { client, acting } = asking;
    let institution = &client.institution;
    let may = |purpose: &Purpose| May {
        purpose: *purpose,
        code: purpose.act_reason().0,
    };
    Json(Me {
        client_id: institution.id.to_string(),
        institution: institution.name.clone(),
        code: institution.code.clone(),
        kind: institution.kind,
        units: institution.units.clone(),
        purposes: institution.purposes.iter().map(may).collect(),
        scope: client.pass.scopes.to_string(),
        expires_at: client.until.to_rfc3339(),
        actor: acting.actor,
        unit: acting.unit,
        purpose: acting.purpose,
        reason: acting.reason.into(),
    })
}

/// It is there: citizens are told when each institution was last heard of.
async fn heartbeat(State(state): State<AppState>, client: Client) -> Result<StatusCode, Outcome> {
    let institution = client.institution.id;
    state.keep.heard(institution, Heard::Called).await?;
    Ok(StatusCode::NO_CONTENT)
}
