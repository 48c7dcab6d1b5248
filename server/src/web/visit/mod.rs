//! A person in front of an institution, at the browser beside the card reader. Nobody is logged in
//! there: the card says who it is, for this visit and for ten minutes.

mod reception;
#[cfg(test)]
mod tests;

pub use reception::standing;

use std::collections::BTreeSet;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_app::citizen::login::Why as CardWhy;
use hikae_app::citizen::sharing::{category_from_key, sensitive_from_key};
use hikae_app::visit::{Asked, ChoosePage, DonePage, GonePage, VisitPage, Why};
use hikae_core::ids::{PersonId, VisitId};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::login::{began, browser};
use super::{AppState, Routes, View, WebError};
use crate::gateway::visit::{Visit, VisitError, Wish};
use crate::identity::browser::Desk;

/// The key of whoever said with their card who they are, in the session.
const VISITOR: &str = "visitor";

/// So long that holds.
const AT_THE_READER: TimeDelta = TimeDelta::minutes(10);

/// `/visit/…`, `/reception…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/visit/{id}", page)
        .post("/visit/{id}/card", card)
        .post("/visit/{id}/decline", decline)
        .get("/visit/{id}/choose", choose)
        .post("/visit/{id}/choose", give)
        .get("/visit/{id}/done", done)
        .area(reception::routes())
}

/// Who said who they are.
#[derive(Serialize, Deserialize)]
struct Visitor {
    person: PersonId,
    at: DateTime<Utc>,
}

/// Keeps who said with their card who they are.
pub async fn remember(
    session: &Session,
    person: PersonId,
    at: DateTime<Utc>,
) -> Result<(), WebError> {
    let visitor = Visitor { person, at };
    session.insert(VISITOR, visitor).await.map_err(unavailable)
}

/// Where it goes on when a card did not say it: at what is asked, with why.
pub fn without(next: &str, why: Option<CardWhy>) -> String {
    let why = why.map_or(Why::Stranger, Why::Refused);
    let page = next.strip_suffix("/choose").unwrap_or(next);
    format!("{page}?card={}", why.key())
}

/// Whoever said who they are, if that still holds.
async fn visitor(state: &AppState, session: &Session) -> Result<Option<PersonId>, WebError> {
    let visitor: Option<Visitor> = session.get(VISITOR).await.map_err(unavailable)?;
    let now = state.clock.now();
    Ok(visitor
        .filter(|it| now - it.at < AT_THE_READER)
        .map(|it| it.person))
}

/// A visit that can be answered; or what is shown in its place.
async fn waiting(
    state: &AppState,
    id: &str,
    view: &View,
    headers: &HeaderMap,
) -> Result<Result<Visit, Response>, WebError> {
    let found = match id.parse() {
        Ok(id) => Visit::find(&state.keep, id).await,
        Err(_) => Err(VisitError::Gone),
    };
    match found {
        Ok(visit) if visit.waits() => Ok(Ok(visit)),
        Ok(_) | Err(VisitError::Gone) => Ok(Err(gone(state, view, headers))),
        Err(error) => Err(error.into()),
    }
}

fn gone(state: &AppState, view: &View, headers: &HeaderMap) -> Response {
    let reception = stands_at_reception(state, headers);
    view.page_with(StatusCode::GONE, GonePage { reception })
}

/// Whether this browser holds what one at a reception does: for a link that leads back there.
fn stands_at_reception(state: &AppState, headers: &HeaderMap) -> bool {
    Desk::of(headers, state.portal.is_https()).is_some()
}

async fn asked(state: &AppState, visit: &Visit) -> Result<Asked, WebError> {
    let asked = &visit.asked;
    let institution = state.keep.institution(asked.institution).await?;
    Ok(Asked {
        id: visit.id.to_string(),
        institution: institution.ok_or(WebError::NotFound)?.name,
        unit: asked.acting.unit.clone(),
        actor: asked.acting.actor.clone(),
        reason: asked.acting.reason.as_str().to_owned(),
        categories: asked.wish.categories.iter().copied().collect(),
        sensitive: asked.wish.sensitive.iter().copied().collect(),
    })
}

#[derive(Deserialize)]
struct Tried {
    card: Option<String>,
}

async fn page(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(tried): Query<Tried>,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let visit = match waiting(&state, &id, &view, &headers).await? {
        Ok(visit) => visit,
        Err(gone) => return Ok(gone),
    };
    let asked = asked(&state, &visit).await?;
    let why = tried.card.as_deref().and_then(Why::from_key);
    Ok(view.page(VisitPage { asked, why }))
}

async fn card(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let visit = match waiting(&state, &id, &view, &headers).await? {
        Ok(visit) => visit,
        Err(gone) => return Ok(gone),
    };
    let browser = browser(&state, &headers);
    let next = format!("/visit/{}/choose", visit.id);
    let ceremony = state.identity.begin_visit(&browser, &next).await?;
    Ok(began(&state, &browser, ceremony))
}

async fn decline(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let visit = match waiting(&state, &id, &view, &headers).await? {
        Ok(visit) => visit,
        Err(gone) => return Ok(gone),
    };
    let id = visit.id;
    answered(id, visit.decline(&state.keep).await, &session).await
}

async fn choose(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let visit = match waiting(&state, &id, &view, &headers).await? {
        Ok(visit) => visit,
        Err(gone) => return Ok(gone),
    };
    let Some(person) = visitor(&state, &session).await? else {
        return Ok(Redirect::to(&format!("/visit/{}", visit.id)).into_response());
    };
    let page = choose_page(&state, &visit, person, Wish::default(), false).await?;
    Ok(view.page(page))
}

async fn choose_page(
    state: &AppState,
    visit: &Visit,
    person: PersonId,
    ticked: Wish,
    nothing: bool,
) -> Result<ChoosePage, WebError> {
    let resident = state.keep.resident(person).await?;
    Ok(ChoosePage {
        asked: asked(state, visit).await?,
        name: resident.ok_or(WebError::NotFound)?.name,
        sensitive: ticked.sensitive.into_iter().collect(),
        categories: ticked.categories.into_iter().collect(),
        nothing,
    })
}

#[derive(Deserialize)]
struct Ticks {
    #[serde(default)]
    category: Vec<String>,
    #[serde(default)]
    sensitive: Vec<String>,
    nothing: Option<String>,
}

impl Ticks {
    fn wish(&self) -> Wish {
        let categories: BTreeSet<_> = self.category.iter().collect();
        let sensitive: BTreeSet<_> = self.sensitive.iter().collect();
        Wish {
            categories: categories
                .into_iter()
                .filter_map(|key| category_from_key(key))
                .collect(),
            sensitive: sensitive
                .into_iter()
                .filter_map(|key| sensitive_from_key(key))
                .collect(),
        }
    }
}

async fn give(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    headers: HeaderMap,
    view: View,
    Form(ticks): Form<Ticks>,
) -> Result<Response, WebError> {
    let visit = match waiting(&state, &id, &view, &headers).await? {
        Ok(visit) => visit,
        Err(gone) => return Ok(gone),
    };
    let id = visit.id;
    let Some(person) = visitor(&state, &session).await? else {
        return Ok(Redirect::to(&format!("/visit/{id}")).into_response());
    };
    let ticked = match ticks.nothing {
        Some(_) => Wish::default(),
        None => ticks.wish(),
    };
    if ticks.nothing.is_none() && ticked.categories.is_empty() {
        let page = choose_page(&state, &visit, person, ticked, true).await?;
        return Ok(view.page(page));
    }
    let given = visit.give(&state.keep, person, ticked).await;
    answered(id, given, &session).await
}

/// Leads to the page that says so; and forgets who it was, for whoever sits there next.
async fn answered(
    id: VisitId,
    answered: Result<(), VisitError>,
    session: &Session,
) -> Result<Response, WebError> {
    match answered {
        // Pressed twice: what was wanted is the case.
        Ok(()) | Err(VisitError::Gone) => {}
        Err(error) => return Err(error.into()),
    }
    session
        .remove::<Visitor>(VISITOR)
        .await
        .map_err(unavailable)?;
    Ok(Redirect::to(&format!("/visit/{id}/done")).into_response())
}

async fn done(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let found = match id.parse() {
        Ok(id) => Visit::find(&state.keep, id).await,
        Err(_) => Err(VisitError::Gone),
    };
    let visit = match found {
        Ok(visit) if visit.waits() => {
            return Ok(Redirect::to(&format!("/visit/{}", visit.id)).into_response());
        }
        Ok(visit) => visit,
        Err(VisitError::Gone) => return Ok(gone(&state, &view, &headers)),
        Err(error) => return Err(error.into()),
    };
    Ok(view.page(DonePage {
        institution: asked(&state, &visit).await?.institution,
        given: visit.is_given(),
        reception: stands_at_reception(&state, &headers),
    }))
}

fn unavailable(error: tower_sessions::session::Error) -> WebError {
    WebError::Unavailable(error.to_string())
}

impl From<VisitError> for WebError {
    fn from(error: VisitError) -> Self {
        match error {
            VisitError::Keep(error) => error.into(),
            VisitError::Purpose | VisitError::Nothing => Self::BadRequest,
            VisitError::Gone => Self::NotFound,
        }
    }
}
