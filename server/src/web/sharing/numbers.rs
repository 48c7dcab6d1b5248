//! The numbers under which institutions know the person (機関別符号), and new ones.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::citizen::sharing::{NumbersPage, RenewNumberPage};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;
use serde::Deserialize;

use crate::keep::Error;
use crate::web::{AppState, Citizen, Routes, View, WebError};

/// `/sharing/numbers…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sharing/numbers", list)
        .get("/sharing/numbers/{id}", ask)
        .post("/sharing/numbers/{id}", renew)
}

#[derive(Deserialize)]
struct Done {
    done: Option<InstitutionId>,
}

async fn list(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(done): Query<Done>,
    view: View,
) -> Result<Response, WebError> {
    let mut known = state.keep.named_for(citizen.person).await?;
    known.sort_by(|one, other| one.name.cmp(&other.name));
    let renewed = known.iter().find(|it| Some(it.id) == done.done);
    Ok(view.page(NumbersPage {
        renewed: renewed.map(|it| it.name.clone()),
        institutions: known.into_iter().map(|it| (it.id, it.name)).collect(),
    }))
}

async fn ask(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let known = find(&state, &citizen, &id).await?;
    Ok(view.page(RenewNumberPage {
        institution: known.id,
        name: known.name,
    }))
}

async fn renew(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let known = find(&state, &citizen, &id).await?;
    match state.keep.renew_pseudonym(citizen.person, known.id).await {
        // Pressed twice: what was wanted is the case.
        Ok(_) | Err(Error::Conflict) => {}
        Err(other) => return Err(other.into()),
    }
    let done = format!("/sharing/numbers?done={}", known.id);
    Ok(Redirect::to(&done).into_response())
}

/// An institution that knows the person; any other is not there.
async fn find(state: &AppState, citizen: &Citizen, id: &str) -> Result<Institution, WebError> {
    let id: InstitutionId = id.parse().map_err(|_| WebError::NotFound)?;
    let known = state.keep.named_for(citizen.person).await?.into_iter();
    let mut known = known.filter(|it| it.id == id);
    known.next().ok_or(WebError::NotFound)
}
