//! A person in front of an institution with software: it begins a visit, opens its address in a
//! browser beside the card reader, and asks how it stands.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use hikae_core::ids::VisitId;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::{Asking, Client, Outcome};
use crate::gateway::visit::{Asked, Standing, Visit, VisitError, Wish};
use crate::web::{AppState, Routes};

/// `/gateway/visits…`.
pub fn routes() -> Routes {
    Routes::new()
        .post("/gateway/visits", begin)
        .get("/gateway/visits/{id}", one)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(begin, one))]
struct Described;

/// A visit that was begun.
#[derive(Serialize, ToSchema)]
struct Begun {
    id: VisitId,
    url: String,
    #[schema(format = DateTime)]
    expires_at: String,
}

/// How a visit stands.
#[derive(Serialize, ToSchema)]
struct Told {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pseudonym: Option<String>,
    #[schema(format = DateTime)]
    expires_at: String,
}

/// Begins a visit: open its address beside the card reader.
#[utoipa::path(
    post,
    path = "/gateway/visits",
    operation_id = "beginVisit",
    tag = "people",
    security(("token" = [])),
    request_body = Wish,
    responses((status = 201, description = "Begun", body = Begun), Outcome)
)]
async fn begin(
    State(state): State<AppState>,
    asking: Asking,
    wish: Result<Json<Wish>, JsonRejection>,
) -> Result<Response, Outcome> {
    let Json(wish) = wish.map_err(|_| Outcome::Unreadable)?;
    let asked = Asked {
        institution: asking.client.institution.id,
        acting: asking.acting,
        wish,
    };
    let visit = Visit::begin(&state.keep, asked).await?;
    let location = format!("/gateway/visits/{}", visit.id);
    let begun = Begun {
        id: visit.id,
        url: format!("{}/visit/{}", state.portal.origin, visit.id),
        expires_at: visit.until.to_rfc3339(),
    };
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(begun)).into_response())
}

/// How a visit stands.
#[utoipa::path(
    get,
    path = "/gateway/visits/{id}",
    operation_id = "readVisit",
    tag = "people",
    security(("token" = [])),
    params(("id" = VisitId, Path)),
    responses((status = 200, description = "How it stands", body = Told), Outcome)
)]
async fn one(
    State(state): State<AppState>,
    client: Client,
    Path(id): Path<String>,
) -> Result<Json<Told>, Outcome> {
    let id = id.parse().map_err(|_| Outcome::NotFound)?;
    let visit = Visit::find(&state.keep, id).await?;
    if visit.asked.institution != client.institution.id {
        return Err(Outcome::NotFound);
    }
    let (status, pseudonym) = match visit.standing(&state.keep).await? {
        Standing::Waiting => ("waiting", None),
        Standing::Here(name) => ("answered", Some(name.to_string())),
        Standing::Declined => ("declined", None),
    };
    Ok(Json(Told {
        status,
        pseudonym,
        expires_at: visit.until.to_rfc3339(),
    }))
}

impl From<VisitError> for Outcome {
    fn from(error: VisitError) -> Self {
        match error {
            VisitError::Purpose => Self::NotForThis,
            VisitError::Nothing => Self::Unreadable,
            VisitError::Gone => Self::NotFound,
            VisitError::Keep(error) => error.into(),
        }
    }
}
