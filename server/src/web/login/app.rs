//! Logging in by デジタル認証アプリ, and its first use.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;
use hikae_app::citizen::login::{
    AppFirstPage, AppLinkedPage, AppRefusedPage, AppRemovedPage, AppWhy,
};
use hikae_core::consent::Level;
use hikae_core::ids::{AppId, PersonId};
use hikae_core::login::Anchor;
use tower_sessions::Session;

use super::enter::{Proof, enter};
use super::{Next, browser};
use crate::identity::app::{App, Outcome, Return, Task, Why};
use crate::identity::browser::Browser;
use crate::identity::standing;
use crate::web::extract::percent;
use crate::web::{AppState, Citizen, Routes, View, WebError};

/// `/login/app…`, `/register/app…`.
pub fn routes() -> Routes {
    Routes::new()
        .door_by_link("/login/app", login)
        .door_by_link("/login/app/return", back)
        .get("/login/app/refused/{why}", refused)
        .get("/login/app/removed", removed)
        .get("/register/app", first)
        .door_by_link("/register/app/begin", begin)
        .get("/register/app/done", linked)
}

/// Where a login by the app begins that goes on at `next`, if the app is offered.
pub fn way(state: &AppState, next: &str) -> Option<String> {
    let offered = state.app.is_some();
    offered.then(|| format!("/login/app?next={}", percent(next)))
}

fn app(state: &AppState) -> Result<&App, WebError> {
    state.app.as_ref().ok_or(WebError::NotFound)
}

async fn login(
    State(state): State<AppState>,
    Query(next): Query<Next>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    go(&state, &headers, Task::Login, next.path()).await
}

async fn begin(
    State(state): State<AppState>,
    Query(next): Query<Next>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    go(&state, &headers, Task::Register, next.path()).await
}

/// Leads to the provider. These are links, so that another site could lead here as well: then the
/// person finds the login page, and nothing has begun.
async fn go(
    state: &AppState,
    headers: &HeaderMap,
    task: Task,
    next: &str,
) -> Result<Response, WebError> {
    let app = app(state)?;
    if headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "cross-site")
    {
        let to = format!("/login?next={}", percent(next));
        return Ok(Redirect::to(&to).into_response());
    }
    let browser = browser(state, headers);
    let Some(provider) = app.begin(&browser, task, next).await? else {
        return Ok(to_refused(Why::Unavailable).into_response());
    };
    let cookie = browser.cookie(state.portal.is_https());
    Ok((
        CookieJar::new().add(cookie),
        Redirect::to(provider.as_str()),
    )
        .into_response())
}

async fn back(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
    brought: Result<Query<Return>, QueryRejection>,
) -> Result<Response, WebError> {
    // What cannot be read is like nothing: it brings back no state.
    let Query(brought) = brought.unwrap_or_default();
    let browser = Browser::of(&headers, state.portal.is_https());
    let outcome = app(&state)?.finish(browser.as_ref(), &brought).await?;
    let mut cookies = CookieJar::new();
    let to = match outcome {
        Outcome::LoggedIn { person, app, next } => {
            cookies = enter(&state, &session, &headers, by_app(person, app)).await?;
            next
        }
        Outcome::Registered { person, app, next } => {
            cookies = enter(&state, &session, &headers, by_app(person, app)).await?;
            standing::end_without_app(&state.keep, person).await?;
            format!("/register/app/done?next={}", percent(&next))
        }
        Outcome::Unknown { next } => format!("/register/app?next={}", percent(&next)),
        Outcome::Desk(why) => {
            tracing::warn!(reason = %why, "registration by app sent to the desk");
            return Ok(to_desk().into_response());
        }
        Outcome::Refused(refusal) => return Ok(to_refused(refusal.into()).into_response()),
    };
    Ok((cookies, Redirect::to(&to)).into_response())
}

const fn by_app(person: PersonId, app: AppId) -> Proof {
    Proof {
        person,
        level: Level::App,
        anchor: Anchor::App(app),
    }
}

fn to_refused(why: Why) -> Redirect {
    Redirect::to(&format!("/login/app/refused/{}", shown(why).key()))
}

fn to_desk() -> Redirect {
    Redirect::to(&format!("/login/app/refused/{}", AppWhy::Desk.key()))
}

/// Why, in the words of the pages.
const fn shown(why: Why) -> AppWhy {
    match why {
        Why::Again => AppWhy::Again,
        Why::Declined => AppWhy::Declined,
        Why::Unavailable => AppWhy::Unavailable,
        Why::NotStrong => AppWhy::NotStrong,
        Why::NotAccepted => AppWhy::NotAccepted,
    }
}

async fn refused(Path(why): Path<String>, view: View) -> Result<Response, WebError> {
    let why = AppWhy::from_key(&why).ok_or(WebError::NotFound)?;
    let status = match why {
        AppWhy::Again => StatusCode::GONE,
        AppWhy::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        AppWhy::Desk | AppWhy::Declined | AppWhy::NotStrong | AppWhy::NotAccepted => {
            StatusCode::FORBIDDEN
        }
    };
    Ok(view.page_with(status, AppRefusedPage { why }))
}

async fn removed(view: View) -> Response {
    view.page(AppRemovedPage)
}

async fn first(
    State(state): State<AppState>,
    Query(next): Query<Next>,
    view: View,
) -> Result<Response, WebError> {
    app(&state)?;
    let start = format!("/register/app/begin?next={}", percent(next.path()));
    Ok(view.page(AppFirstPage { start }))
}

async fn linked(_citizen: Citizen, Query(next): Query<Next>, view: View) -> Response {
    view.page(AppLinkedPage {
        next: next.path().to_owned(),
    })
}

#[cfg(test)]
mod tests;
