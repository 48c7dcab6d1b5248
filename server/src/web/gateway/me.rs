//! What a client may do, and that it is there.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::Actor;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::{Asking, Client, Outcome};
use crate::keep::Heard;
use crate::web::{AppState, Routes};

/// `/gateway/me`, `/gateway/heartbeat`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/gateway/me", me)
        .post("/gateway/heartbeat", heartbeat)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(me, heartbeat))]
struct Described;

/// How a request with this token would be seen.
#[derive(Serialize, ToSchema)]
struct Me {
    client_id: String,
    institution: String,
    code: String,
    kind: InstitutionKind,
    units: Vec<String>,
    purposes: Vec<May>,
    scope: String,
    #[schema(format = DateTime)]
    expires_at: String,
    actor: Actor,
    unit: Option<String>,
    purpose: Purpose,
    reason: String,
}

/// A purpose by our key and HL7's code.
#[derive(Serialize, ToSchema)]
struct May {
    purpose: Purpose,
    code: &'static str,
}

/// How a request with this token is seen.
#[utoipa::path(
    get,
    path = "/gateway/me",
    operation_id = "me",
    tag = "client",
    security(("token" = [])),
    responses(
        (status = 200, description = "How it is seen", body = Me),
        Outcome,
    )
)]
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

/// Says that your system is there. Citizens are told when each institution was last heard of.
#[utoipa::path(
    post,
    path = "/gateway/heartbeat",
    operation_id = "heartbeat",
    tag = "client",
    security(("token" = [])),
    responses(
        (status = 204, description = "Noted"),
        Outcome,
    )
)]
async fn heartbeat(State(state): State<AppState>, client: Client) -> Result<StatusCode, Outcome> {
    let institution = client.institution.id;
    state.keep.heard(institution, Heard::Called).await?;
    Ok(StatusCode::NO_CONTENT)
}
