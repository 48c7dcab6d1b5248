//! Whom a municipality may ask about because they moved there.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use hikae_core::consent::Purpose;
use hikae_core::disclosure::Channel;
use hikae_core::ids::RequestId;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::{Asking, Outcome};
use crate::disclosure::{Gate, Only, Refusal, Request};
use crate::gateway::Resource;
use crate::web::{AppState, Routes};

/// `/gateway/moves`.
pub fn routes() -> Routes {
    Routes::new()
        .post("/gateway/moves", find)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(find))]
struct Described;

/// Who is meant: by the 宛名番号 that the municipality itself gave them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Moved {
    number: String,
}

/// Under which name they can be asked about.
#[derive(Serialize, ToSchema)]
struct FoundMoved {
    pseudonym: String,
}

/// The name of someone who moved to the municipality.
#[utoipa::path(
    post,
    path = "/gateway/moves",
    operation_id = "findMoved",
    tag = "people",
    security(("token" = [])),
    request_body = Moved,
    responses((status = 200, description = "They moved here", body = FoundMoved), Outcome)
)]
async fn find(
    State(state): State<AppState>,
    asking: Asking,
    moved: Result<Json<Moved>, JsonRejection>,
) -> Result<Json<FoundMoved>, Outcome> {
    let Ok(Json(Moved { number })) = moved else {
        return Err(Outcome::Unreadable);
    };
    let Asking { client, acting } = asking;
    let reaches = client.pass.scopes.access(Resource::Immunization).search;
    if acting.purpose != Purpose::MunicipalMove || !reaches {
        return Err(Outcome::NotForThis);
    }
    let institution = &client.institution;
    let person = state
        .keep
        .person_by_municipal_number(&institution.code, &number)
        .await?
        .ok_or(Outcome::NotFound)?;
    let request = Request {
        id: state.keep.mint(RequestId::new),
        person,
        institution: institution.id,
        unit: acting.unit,
        actor: acting.actor,
        purpose: acting.purpose,
        reason: acting.reason,
        categories: [].into(),
        only: Only::Everything,
        subject: true,
        study: None,
        channel: Channel::Gateway,
    };
    let released = Gate::new(state.keep.clone()).release(request).await;
    let released = released.map_err(|refusal| match refusal {
        Refusal::PurposeNotAllowed => Outcome::NotFound,
        other => other.into(),
    })?;
    released.subject().ok_or(Outcome::NotFound)?;
    let name = state.keep.pseudonym(person, institution.id).await?;
    Ok(Json(FoundMoved {
        pseudonym: name.to_string(),
    }))
}
