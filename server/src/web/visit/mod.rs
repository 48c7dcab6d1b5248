//! A person in front of an institution, at the browser beside the card reader. Nobody is logged in
//! there: the card says who it is, for this visit and for ten minutes.

mod reception;
#[cfg(test)]
mod tests;

pub use reception::standing;

use std::collections::BTreeSet;

use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
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
        .door("/visit/{id}/card", card)
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

/// A visit that can be answered. In the place of one that cannot comes a page that says so.
struct Open(Visit);

impl FromRequestParts<AppState> for Open {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        match Known::from_request_parts(parts, state).await? {
            Known(visit) if visit.waits() => Ok(Self(visit)),
            Known(_) => Err(gone(parts, state).await),
        }
    }
}

/// The visit that the path names.
async fn find(parts: &mut Parts, state: &AppState) -> Result<Visit, VisitError> {
    let named = Path::<VisitId>::from_request_parts(parts, state).await;
    let Path(id) = named.map_err(|_| VisitError::Gone)?;
    Visit::find(&state.keep, id).await
}

async fn gone(parts: &mut Parts, state: &AppState) -> Response {
    let Ok(view) = View::from_request_parts(parts, state).await;
    let reception = stands_at_reception(state, &parts.headers);
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
    Open(visit): Open,
    Query(tried): Query<Tried>,
    view: View,
) -> Result<Response, WebError> {
    let asked = asked(&state, &visit).await?;
    let why = tried.card.as_deref().and_then(Why::from_key);
    Ok(view.page(VisitPage { asked, why }))
}

async fn card(
    State(state): State<AppState>,
    Open(visit): Open,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let browser = browser(&state, &headers);
    let next = format!("/visit/{}/choose", visit.id);
    let ceremony = state.identity.begin_visit(&browser, &next).await?;
    Ok(began(&state, &browser, ceremony))
}

async fn decline(
    State(state): State<AppState>,
    Open(visit): Open,
    session: Session,
) -> Result<Response, WebError> {
    let id = visit.id;
    answered(id, visit.decline(&state.keep).await, &session).await
}

async fn choose(
    State(state): State<AppState>,
    Open(visit): Open,
    session: Session,
    view: View,
) -> Result<Response, WebError> {
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
    Open(visit): Open,
    session: Session,
    view: View,
    Form(ticks): Form<Ticks>,
) -> Result<Response, WebError> {
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

/// A visit that is not over, answered or not.
struct Known(Visit);

impl FromRequestParts<AppState> for Known {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        match find(parts, state).await {
            Ok(visit) => Ok(Self(visit)),
            Err(VisitError::Gone) => Err(gone(parts, state).await),
            Err(error) => Err(WebError::from(error).into_response()),
        }
    }
}

async fn done(
    State(state): State<AppState>,
    Known(visit): Known,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    if visit.waits() {
        return Ok(Redirect::to(&format!("/visit/{}", visit.id)).into_response());
    }
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
