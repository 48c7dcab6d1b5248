//! The sharing settings: what holds now, what would be seen, and every change.

mod change;
mod drafts;
mod load;
mod new;
mod numbers;
mod preview;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use hikae_app::citizen::sharing::State as DirectiveState;
use hikae_app::citizen::sharing::{
    Change, DirectivePage, HistoryPage, RECENT_CHANGES, SharingPage, changes, has_ended,
    seals_records, situations,
};
use hikae_core::consent::Directive;
use hikae_core::ids::DirectiveId;
use serde::Deserialize;

use super::{AppState, Citizen, Routes, View, WebError};

/// `/sharing…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sharing", overview)
        .get("/sharing/history", history)
        .get("/sharing/directives/{id}", directive)
        .area(preview::routes())
        .area(new::routes())
        .area(change::routes())
        .area(numbers::routes())
}

async fn overview(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let current = state.keep.directives(citizen.person).await?;
    let versions = state.keep.directive_history(citizen.person).await?;
    let names = load::names(&state.keep, citizen.person).await?;
    let now = state.clock.now();
    let situations = situations(&current, now);
    let (seals, mut directives): (Vec<_>, Vec<_>) = current.into_iter().partition(seals_records);
    directives.reverse();
    let mut changes = changes(versions);
    changes.truncate(RECENT_CHANGES);
    let resident = state.keep.resident(citizen.person).await?;
    let disaster = match resident {
        Some(resident) => state.keep.disaster_in(&resident.municipality).await?,
        None => None,
    };
    Ok(view.page(SharingPage {
        disaster,
        situations,
        seals,
        directives,
        changes,
        names,
    }))
}

async fn history(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let versions = state.keep.directive_history(citizen.person).await?;
    let names = load::names(&state.keep, citizen.person).await?;
    Ok(view.page(HistoryPage {
        changes: changes(versions),
        names,
    }))
}

#[derive(Deserialize)]
struct Done {
    done: Option<u32>,
}

async fn directive(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    Query(done): Query<Done>,
    view: View,
) -> Result<Response, WebError> {
    let id: DirectiveId = id.parse().map_err(|_| WebError::NotFound)?;
    let mut versions = load::versions(&state.keep, citizen.person, id)
        .await?
        .into_iter();
    let newest = versions.next().ok_or(WebError::NotFound)?;
    let earlier = versions.collect();
    let names = load::names(&state.keep, citizen.person).await?;
    Ok(view.page(DirectivePage {
        state: state_of(&newest, state.clock.now()),
        just_now: done.done == Some(newest.directive.version),
        newest,
        earlier,
        names,
    }))
}

fn state_of(change: &Change, now: DateTime<Utc>) -> DirectiveState {
    let directive: &Directive = &change.directive;
    if has_ended(directive) || directive.valid_until.is_some_and(|end| end <= now) {
        DirectiveState::Ended
    } else if directive.holds_at(now) {
        DirectiveState::InForce
    } else {
        DirectiveState::Later
    }
}
