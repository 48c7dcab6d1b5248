//! In a disaster someone is found by who they are.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use chrono::NaiveDate;
use hikae_core::disclosure::Channel;
use hikae_core::identifiers::individual_numbers;
use hikae_core::ids::RequestId;
use hikae_core::resident::Sex;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::{Asking, Outcome};
use crate::disclosure::{BasicItems, Gate, LookUp};
use crate::web::{AppState, Routes};

/// No name and no address is longer, in characters.
const LONGEST: usize = 200;

/// `/gateway/disaster/lookup`.
pub fn routes() -> Routes {
    Routes::new()
        .post("/gateway/disaster/lookup", look_up)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(look_up))]
struct Described;

/// The four basic items. Whether they are anybody's is not said of some of them alone.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Four {
    name: String,
    birth_date: NaiveDate,
    sex: Sex,
    address: String,
}

#[derive(Serialize, ToSchema)]
struct Found {
    pseudonym: String,
}

/// Finds someone by the four basic items, within the area of a disaster.
#[utoipa::path(
    post,
    path = "/gateway/disaster/lookup",
    operation_id = "lookUp",
    tag = "people",
    security(("token" = [])),
    request_body = Four,
    responses((status = 200, description = "They were found", body = Found), Outcome)
)]
async fn look_up(
    State(state): State<AppState>,
    asking: Asking,
    four: Result<Json<Four>, JsonRejection>,
) -> Result<Json<Found>, Outcome> {
    let Ok(Json(four)) = four else {
        return Err(Outcome::Unreadable);
    };
    let readable = [&four.name, &four.address].into_iter().all(|text| {
        (1..=LONGEST).contains(&text.trim().chars().count()) && individual_numbers(text).is_empty()
    });
    if !readable {
        return Err(Outcome::Unreadable);
    }
    let Asking { client, acting } = asking;
    let said = LookUp {
        id: state.keep.mint(RequestId::new),
        who: BasicItems {
            name: four.name,
            birth_date: four.birth_date,
            sex: four.sex,
            address: four.address,
        },
        institution: client.institution.id,
        unit: acting.unit,
        actor: acting.actor,
        purpose: acting.purpose,
        reason: acting.reason,
        channel: Channel::Gateway,
    };
    let found = Gate::new(state.keep.clone()).look_up(said).await?;
    let pseudonym = found.ok_or(Outcome::Nobody)?.to_string();
    Ok(Json(Found { pseudonym }))
}
