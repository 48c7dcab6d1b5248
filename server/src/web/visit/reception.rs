//! A reception without software of its own: it begins visits in the browser that stands there.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::{CookieJar, Form};
use chrono::{DateTime, Utc};
use hikae_app::citizen::sharing::{category_from_key, sensitive_from_key};
use hikae_app::visit::{
    Fault, JoinGonePage, JoinPage, NoReceptionPage, Recent, ReceptionPage, State as Shown, Typed,
    role_from_key,
};
use hikae_core::consent::Purpose;
use hikae_core::disclosure::StaffRole;
use hikae_core::ids::VisitId;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::unavailable;
use crate::gateway::visit::{Asked, Standing, Visit, VisitError, Wish};
use crate::gateway::{Acting, ActingError, JoinError, Reception};
use crate::identity::browser::Desk;
use crate::web::{AppState, Routes, View, WebError};

/// The key of what a reception remembers, in the session.
const MEMORY: &str = "reception";

/// So many visits are listed.
const RECENT: usize = 20;

/// `/reception…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reception", page)
        .post("/reception", begin)
        .get("/reception/join/{token}", link)
        .door("/reception/join", join)
}

/// What a reception remembers from one person to the next.
#[derive(Default, Serialize, Deserialize)]
struct Memory {
    handle: String,
    role: Option<StaffRole>,
    unit: Option<String>,
    reason: Option<String>,
    wish: Wish,
    visits: Vec<(VisitId, DateTime<Utc>)>,
}

impl Memory {
    async fn of(session: &Session) -> Result<Self, WebError> {
        let memory = session.get(MEMORY).await.map_err(unavailable)?;
        Ok(memory.unwrap_or_default())
    }

    fn typed(&self) -> Typed {
        Typed {
            handle: self.handle.clone(),
            role: self.role,
            unit: self.unit.clone(),
            reason: self.reason.clone(),
            categories: self.wish.categories.iter().copied().collect(),
            sensitive: self.wish.sensitive.iter().copied().collect(),
        }
    }

    async fn recent(&self, state: &AppState, here: &Reception) -> Result<Vec<Recent>, WebError> {
        let mut recent = Vec::with_capacity(self.visits.len());
        for (id, at) in self.visits.iter().rev().copied() {
            let state = match Visit::find(&state.keep, id).await {
                Ok(visit) if visit.asked.institution == here.institution.id => {
                    match visit.standing(&state.keep).await? {
                        Standing::Waiting => Shown::Waiting,
                        Standing::Here(name) => Shown::Answered(name.to_string()),
                        Standing::Declined => Shown::Declined,
                    }
                }
                Ok(_) | Err(VisitError::Gone) => Shown::Over,
                Err(error) => return Err(error.into()),
            };
            recent.push(Recent { at, state });
        }
        Ok(recent)
    }
}

async fn here(state: &AppState, headers: &HeaderMap) -> Result<Option<Reception>, WebError> {
    match Desk::of(headers, state.portal.is_https()) {
        Some(desk) => Ok(Reception::of(&state.keep, &desk).await?),
        None => Ok(None),
    }
}

fn nowhere(view: &View) -> Response {
    view.page_with(StatusCode::FORBIDDEN, NoReceptionPage)
}

async fn page(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let Some(here) = here(&state, &headers).await? else {
        return Ok(nowhere(&view));
    };
    let memory = Memory::of(&session).await?;
    let typed = memory.typed();
    let recent = memory.recent(&state, &here).await?;
    Ok(view.page(shown(here, typed, Vec::new(), recent)))
}

fn shown(here: Reception, typed: Typed, faults: Vec<Fault>, recent: Vec<Recent>) -> ReceptionPage {
    let institution = here.institution;
    ReceptionPage {
        may_ask: institution.purposes.contains(&Purpose::Treatment),
        institution: institution.name,
        units: institution.units,
        typed,
        faults,
        recent,
    }
}

#[derive(Deserialize)]
struct Answers {
    #[serde(default)]
    handle: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    category: Vec<String>,
    #[serde(default)]
    sensitive: Vec<String>,
}

impl Answers {
    fn typed(self) -> Typed {
        Typed {
            role: role_from_key(&self.role),
            unit: Some(self.unit).filter(|unit| !unit.is_empty()),
            reason: Some(self.reason),
            categories: self
                .category
                .iter()
                .filter_map(|key| category_from_key(key))
                .collect(),
            sensitive: self
                .sensitive
                .iter()
                .filter_map(|key| sensitive_from_key(key))
                .collect(),
            handle: self.handle,
        }
    }
}

/// Who acts and what for, or what is wrong with what was typed.
fn acting(here: &Reception, typed: &Typed) -> Result<Acting, Vec<Fault>> {
    let missing = [
        typed.handle.trim().is_empty().then_some(Fault::Handle),
        typed.role.is_none().then_some(Fault::Role),
        typed.categories.is_empty().then_some(Fault::Wish),
    ];
    let missing: Vec<_> = missing.into_iter().flatten().collect();
    let (Some(role), true) = (typed.role, missing.is_empty()) else {
        return Err(missing);
    };
    let reason = typed.reason.as_deref().unwrap_or_default();
    let (handle, unit) = (typed.handle.clone(), typed.unit.clone());
    Acting::at_reception(&here.institution, handle, role, unit, reason).map_err(|error| {
        vec![match error {
            ActingError::Reason => Fault::Reason,
            ActingError::Unit => Fault::Unit,
            _ => Fault::Handle,
        }]
    })
}

async fn begin(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
    view: View,
    Form(answers): Form<Answers>,
) -> Result<Response, WebError> {
    let Some(here) = here(&state, &headers).await? else {
        return Ok(nowhere(&view));
    };
    let mut memory = Memory::of(&session).await?;
    let typed = answers.typed();
    let acting = match acting(&here, &typed) {
        Ok(acting) => acting,
        Err(faults) => {
            let recent = memory.recent(&state, &here).await?;
            return Ok(view.page(shown(here, typed, faults, recent)));
        }
    };
    let wish = Wish {
        categories: typed.categories.into_iter().collect(),
        sensitive: typed.sensitive.into_iter().collect(),
    };
    let asked = Asked {
        institution: here.institution.id,
        acting,
        wish: wish.clone(),
    };
    let visit = Visit::begin(&state.keep, asked).await?;
    let mut visits = std::mem::take(&mut memory.visits);
    visits.push((visit.id, state.clock.now()));
    let surplus = visits.len().saturating_sub(RECENT);
    visits.drain(..surplus);
    let memory = Memory {
        handle: typed.handle,
        role: typed.role,
        unit: typed.unit,
        reason: typed.reason,
        wish,
        visits,
    };
    session.insert(MEMORY, memory).await.map_err(unavailable)?;
    Ok(Redirect::to(&format!("/visit/{}", visit.id)).into_response())
}

async fn link(
    State(state): State<AppState>,
    Path(token): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    match Reception::linked(&state.keep, &token).await {
        Ok(here) => Ok(view.page(JoinPage {
            token,
            institution: here.institution.name,
            label: here.label,
        })),
        Err(error) => refused(error, &view),
    }
}

#[derive(Deserialize)]
struct Token {
    token: String,
}

async fn join(
    State(state): State<AppState>,
    view: View,
    Form(link): Form<Token>,
) -> Result<Response, WebError> {
    match Reception::join(&state.keep, &*state.entropy, &link.token).await {
        Ok(desk) => Ok(standing(&state, &desk)),
        Err(error) => refused(error, &view),
    }
}

/// Leads a browser that stands at a reception to its page.
pub fn standing(state: &AppState, desk: &Desk) -> Response {
    let cookie = desk.cookie(state.portal.is_https());
    (CookieJar::new().add(cookie), Redirect::to("/reception")).into_response()
}

fn refused(error: JoinError, view: &View) -> Result<Response, WebError> {
    match error {
        JoinError::Gone => Ok(view.page_with(StatusCode::GONE, JoinGonePage)),
        JoinError::Keep(error) => Err(error.into()),
        JoinError::Suspended | JoinError::Registry(_) => {
            Err(WebError::Unavailable(error.to_string()))
        }
    }
}
