//! The link to デジタル認証アプリ: seeing it, removing it.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Redirect, Response};
use hikae_app::citizen::app_link::{AppChange, AppLinkPage, AppRow};
use hikae_core::ids::{AppId, PersonId};
use hikae_core::login::Anchor;
use serde::Deserialize;
use tower_sessions::Session;

use super::{AppState, Citizen, Routes, View, WebError};
use crate::identity::{session, standing};
use crate::keep::{AppLink, AppStatus};

/// `/account/app`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account/app", page)
        .post("/account/app/remove", remove)
}

/// Whether there is something to see: a link, now or before, or the offer of one.
///
/// # Errors
/// The store.
pub async fn is_there(state: &AppState, person: PersonId) -> Result<bool, WebError> {
    Ok(state.app.is_some() || !state.keep.app_links(person).await?.is_empty())
}

#[derive(Deserialize)]
struct Flash {
    removed: Option<String>,
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    let links = state.keep.app_links(citizen.person).await?;
    let now = links.iter().find(|link| link.status == AppStatus::Active);
    let mut history: Vec<_> = links.iter().flat_map(changes).collect();
    history.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let add = "/register/app?next=/account/app";
    Ok(view.page(AppLinkPage {
        now: now.map(row),
        add: state.app.is_some().then(|| add.to_owned()),
        history,
        removed: flash.removed.is_some() && now.is_none(),
    }))
}

fn row(link: &AppLink) -> AppRow {
    let since = link.history.last();
    AppRow {
        id: link.id.to_string(),
        since: since.map_or(link.linked_at, |(at, _)| *at),
        used: link.used_at,
    }
}

fn changes(link: &AppLink) -> impl Iterator<Item = (chrono::DateTime<chrono::Utc>, AppChange)> {
    link.history.iter().map(|(at, status)| {
        let change = match status {
            AppStatus::Active => AppChange::Linked,
            AppStatus::Replaced => AppChange::Replaced,
            AppStatus::Removed => AppChange::Removed,
        };
        (*at, change)
    })
}

#[derive(Deserialize)]
struct Remove {
    app: String,
}

async fn remove(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Form(form): Form<Remove>,
) -> Result<Redirect, WebError> {
    let id: AppId = form.app.parse().map_err(|_| WebError::BadRequest)?;
    if !state.keep.remove_app(citizen.person, id).await? {
        return Err(WebError::NotFound);
    }
    standing::end_without_app(&state.keep, citizen.person).await?;
    // What was begun by the link ends with it, here as well.
    if citizen.session.anchor == Anchor::App(id) {
        session::sign_out(&session).await?;
        return Ok(Redirect::to("/login/app/removed"));
    }
    Ok(Redirect::to("/account/app?removed=1"))
}
