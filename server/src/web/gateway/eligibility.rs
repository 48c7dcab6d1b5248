//! Whether someone is insured, and what insurers are told of overlaps.

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{Query, State};
use serde::Deserialize;
use utoipa::OpenApi;

use super::{Asking, Outcome};
use crate::gateway::Resource;
use crate::gateway::eligibility::{self, Check, CheckError, Checked, Overlaps};
use crate::gateway::fhir::Asker;
use crate::web::{AppState, Routes};

/// `/gateway/eligibility`, `/gateway/overlaps`.
pub fn routes() -> Routes {
    Routes::new()
        .post("/gateway/eligibility", check)
        .get("/gateway/overlaps", overlaps)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(check, overlaps))]
struct Described;

/// Whether people are insured on a day, row by row.
#[utoipa::path(
    post,
    path = "/gateway/eligibility",
    operation_id = "checkEligibility",
    tag = "people",
    security(("token" = [])),
    request_body = Check,
    responses((status = 200, description = "An answer for each row", body = Checked), Outcome)
)]
async fn check(
    State(state): State<AppState>,
    asking: Asking,
    asked: Result<Json<Check>, JsonRejection>,
) -> Result<Json<Checked>, Outcome> {
    let Ok(Json(asked)) = asked else {
        return Err(Outcome::Unreadable);
    };
    if !asked.is_sound() {
        return Err(Outcome::Unreadable);
    }
    let asker = asker(asking)?;
    Ok(Json(eligibility::check(&state.keep, &asker, asked).await?))
}

/// Where the list goes on.
#[derive(Deserialize)]
struct Page {
    after: Option<String>,
}

/// Whom another insurer insures at the same time, for the insurer that asks.
#[utoipa::path(
    get,
    path = "/gateway/overlaps",
    operation_id = "listOverlaps",
    tag = "people",
    security(("token" = [])),
    params(("after" = Option<String>, Query, description = "`next` of the page before")),
    responses((status = 200, description = "A page of them", body = Overlaps), Outcome)
)]
async fn overlaps(
    State(state): State<AppState>,
    asking: Asking,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Overlaps>, Outcome> {
    let Ok(Query(Page { after })) = page else {
        return Err(Outcome::Unreadable);
    };
    let after = after.map(|name| name.parse()).transpose();
    let after = after.map_err(|_| Outcome::Unreadable)?;
    let asker = asker(asking)?;
    let told = eligibility::overlaps(&state.keep, &asker, after).await?;
    Ok(Json(told))
}

/// Who asks, if the token is good for insurances.
fn asker(asking: Asking) -> Result<Asker, Outcome> {
    let scopes = &asking.client.pass.scopes;
    if !scopes.access(Resource::Coverage).search {
        return Err(Outcome::NotForThis);
    }
    Ok(Asker {
        institution: asking.client.institution.id,
        unit: asking.acting.unit,
        actor: asking.acting.actor,
        purpose: asking.acting.purpose,
        reason: asking.acting.reason,
        study: None,
    })
}

impl From<CheckError> for Outcome {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::NotForThis => Self::NotForThis,
            CheckError::Keep(error) => error.into(),
        }
    }
}
