//! An emergency is declared before anything is asked for in it.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hikae_core::disclosure::Channel;
use hikae_core::ids::RequestId;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::{Asking, Outcome};
use crate::disclosure::{Declaration, Gate, Refusal};
use crate::keep::Pseudonym;
use crate::web::{AppState, Routes};

/// `/gateway/emergencies`.
pub fn routes() -> Routes {
    Routes::new()
        .post("/gateway/emergencies", declare)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(declare))]
struct Described;

/// Who is in danger: never by name. Whom an institution does not know yet it comes to know by
/// their card.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Whom {
    /// By the institution's own name for the person.
    Pseudonym(String),
}

/// What was declared.
#[derive(Serialize, ToSchema)]
struct Declared {
    #[schema(format = Uuid)]
    id: String,
    #[schema(format = DateTime)]
    until: String,
}

/// Declares that someone is in danger, so that they can be read of for half an hour.
#[utoipa::path(
    post,
    path = "/gateway/emergencies",
    operation_id = "declareEmergency",
    tag = "people",
    security(("token" = [])),
    request_body = Whom,
    responses((status = 201, description = "Declared", body = Declared), Outcome)
)]
async fn declare(
    State(state): State<AppState>,
    asking: Asking,
    whom: Result<Json<Whom>, JsonRejection>,
) -> Result<Response, Outcome> {
    let Ok(Json(Whom::Pseudonym(name))) = whom else {
        return Err(Outcome::Unreadable);
    };
    let name: Pseudonym = name.parse().map_err(|_| Outcome::Unreadable)?;
    let Asking { client, acting } = asking;
    let institution = client.institution.id;
    let said = Declaration {
        id: state.keep.mint(RequestId::new),
        person: state.keep.person_by_pseudonym(institution, name).await?,
        institution,
        unit: acting.unit,
        actor: acting.actor,
        purpose: acting.purpose,
        reason: acting.reason,
        channel: Channel::Gateway,
    };
    let emergency = Gate::new(state.keep.clone()).declare(said).await?;
    let declared = Declared {
        id: emergency.id.to_string(),
        until: emergency.valid_until.to_rfc3339(),
    };
    Ok((StatusCode::CREATED, Json(declared)).into_response())
}

impl From<Refusal> for Outcome {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::PurposeNotAllowed => Self::NotForThis,
            Refusal::Keep(error) => error.into(),
            // Suspended, or erased, since the token was looked at.
            Refusal::UnknownInstitution | Refusal::NoSuchPerson => Self::Unavailable,
        }
    }
}
