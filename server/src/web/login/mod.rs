//! Logging in by card, and out.

mod answer;
mod app;
mod enter;
mod passkey;
mod register;

use std::convert::Infallible;
use std::time::Duration;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use futures::Stream;
use futures::stream;
use hikae_app::citizen::login::{
    AgainPage, CheckingPage, LoginPage, Reader, RefusedPage, WaitPage, WaitPurpose, Why,
    least_from_key,
};
use hikae_card::link;
use hikae_card::message::Purpose;
use hikae_core::consent::Level;
use hikae_core::ids::{CardId, CeremonyId, PersonId};
use hikae_core::login::Anchor;
use serde::Deserialize;
use tower_sessions::Session;

pub(super) use self::enter::{Proof, enter, enter_telling};
use super::{AppState, Routes, View, WebError, limits, local_path, phone, visit};
use crate::identity::browser::Browser;
use crate::identity::session;
use crate::identity::{self, Outcome};
use crate::keep::Claim;

/// How often the event stream looks whether the waiting is over.
pub(super) const LOOK_EVERY: Duration = Duration::from_secs(1);

/// `/login…`, `/register…`, `/card/answer`, `/logout`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/login", page)
        .door("/login/card", begin)
        .get("/login/card/{ceremony}", wait)
        .get("/login/card/{ceremony}/events", events)
        .get("/login/claim/{ceremony}", claim)
        .get("/login/refused/{why}", refused)
        .get("/login/again", again)
        .post("/logout", logout)
        .area(answer::routes())
        .area(passkey::routes())
        .area(app::routes())
        .area(register::routes())
}

#[derive(Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

impl Next {
    /// Where to go afterwards: a page of this portal, the home page where none was asked for.
    pub(super) fn path(&self) -> &str {
        match local_path(&self.next) {
            "/" => "/home",
            path => path,
        }
    }
}

#[derive(Deserialize)]
struct Least {
    #[serde(default)]
    least: String,
}

async fn page(
    State(state): State<AppState>,
    Query(next): Query<Next>,
    Query(asked): Query<Least>,
    headers: HeaderMap,
    view: View,
) -> Response {
    let least = least_from_key(&asked.least);
    let enough = least <= Level::App;
    view.page(LoginPage {
        app: app::way(&state, next.path()).filter(|_| enough),
        next: next.path().to_owned(),
        least,
        passkeys: state.identity.has_passkeys(),
        phone: least == Level::CrossDevice && phone::is_offered(&state, &headers),
    })
}

async fn begin(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(next): Form<Next>,
) -> Result<Response, WebError> {
    let browser = browser(&state, &headers);
    let id = state.identity.begin_login(&browser, next.path()).await?;
    Ok(began(&state, &browser, id))
}

/// The secret of this browser: the one that it has, so that two tabs do not get in each other's
/// way, or a new one.
pub(super) fn browser(state: &AppState, headers: &HeaderMap) -> Browser {
    Browser::of(headers, state.portal.is_https()).unwrap_or_else(|| Browser::new(&*state.entropy))
}

/// Leads to the page that waits, with the cookie that binds the ceremony.
pub(super) fn began(state: &AppState, browser: &Browser, id: CeremonyId) -> Response {
    let cookie = browser.cookie(state.portal.is_https());
    let to = format!("/login/card/{id}");
    (CookieJar::new().add(cookie), Redirect::to(&to)).into_response()
}

async fn wait(
    State(state): State<AppState>,
    Path(id): Path<CeremonyId>,
    view: View,
) -> Result<Response, WebError> {
    let claim = format!("/login/claim/{id}");
    let Some(waiting) = state.identity.waiting(id).await? else {
        return Ok(Redirect::to(&claim).into_response());
    };
    let demo = state.portal.demo;
    let reader = Reader {
        link: link::write(&waiting.text),
        demo: demo.then(|| format!("/demo/reader?ceremony={id}")),
    };
    Ok(view.page(WaitPage {
        purpose: purpose(waiting.text.purpose()),
        origin: waiting.text.origin().to_string(),
        reader,
        events: format!("/login/card/{id}/events"),
        claim,
    }))
}

/// What a ceremony is for, in the words of the pages.
pub(super) const fn purpose(purpose: Purpose) -> WaitPurpose {
    match purpose {
        Purpose::Login => WaitPurpose::Login,
        Purpose::Register => WaitPurpose::Register,
        Purpose::Visit => WaitPurpose::Visit,
    }
}

/// One event, `answered`, when the ceremony waits no longer: it was answered, or it is over.
async fn events(
    State(state): State<AppState>,
    Path(id): Path<CeremonyId>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    answered(async move {
        while let Ok(Some(_)) = state.identity.waiting(id).await {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    })
}

/// Tells a page that waits, once, when its waiting is over.
pub(super) fn answered(
    over: impl Future<Output = ()> + Send + 'static,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    // A browser drops an event without data (HTML Standard §9.2.6).
    let event = Event::default().event("answered").data("answered");
    Sse::new(stream::once(async move {
        over.await;
        Ok(event)
    }))
}

async fn claim(
    State(state): State<AppState>,
    Path(id): Path<CeremonyId>,
    session: Session,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let Some(browser) = Browser::of(&headers, state.portal.is_https()) else {
        return Ok(Redirect::to("/login/again").into_response());
    };
    let outcome = match state.identity.claim(id, &browser).await? {
        Claim::Waiting => {
            // What was never answered and is over by now would wait for ever.
            let to = match state.identity.waiting(id).await? {
                Some(_) => format!("/login/card/{id}"),
                None => "/login/again".to_owned(),
            };
            return Ok(Redirect::to(&to).into_response());
        }
        Claim::Answered => {
            return Ok(view.page(CheckingPage {
                claim: format!("/login/claim/{id}"),
            }));
        }
        Claim::Gone => return Ok(Redirect::to("/login/again").into_response()),
        Claim::Outcome(outcome) => outcome,
    };
    let mut cookies = CookieJar::new();
    let to = match outcome {
        Outcome::LoggedIn { person, card, next } => {
            cookies = enter(&state, &session, &headers, by_card(person, card)).await?;
            next
        }
        Outcome::Registered { person, card, next } => {
            cookies = enter(&state, &session, &headers, by_card(person, card)).await?;
            register::done(&next)
        }
        Outcome::UnknownCard { card, next } => {
            limits::of_person(&state, "card", &card.identity).await?;
            register::remember(&session, card, next).await?
        }
        Outcome::Recognised { person, next } => {
            visit::remember(&session, person, state.clock.now()).await?;
            next
        }
        Outcome::NotRecognised { why, next } => visit::without(&next, why.map(shown)),
        Outcome::Desk(reference) => register::send_to_desk(&session, reference).await?,
        Outcome::Refused(why) => format!("/login/refused/{}", shown(why).key()),
    };
    Ok((cookies, Redirect::to(&to)).into_response())
}

const fn by_card(person: PersonId, card: CardId) -> Proof {
    Proof {
        person,
        level: Level::Card,
        anchor: Anchor::Card(card),
    }
}

/// Why, in the words of the pages.
const fn shown(why: identity::Why) -> Why {
    match why {
        identity::Why::Expired => Why::Expired,
        identity::Why::NotYetValid => Why::NotYetValid,
        identity::Why::Revoked => Why::Revoked,
        identity::Why::OnHold => Why::OnHold,
        identity::Why::SignatureEnded => Why::SignatureEnded,
        identity::Why::Unavailable => Why::Unavailable,
        identity::Why::NotAccepted => Why::NotAccepted,
    }
}

async fn refused(Path(why): Path<String>, view: View) -> Result<Response, WebError> {
    let why = Why::from_key(&why).ok_or(WebError::NotFound)?;
    Ok(view.page_with(StatusCode::FORBIDDEN, RefusedPage { why }))
}

async fn again(view: View) -> Response {
    view.page_with(StatusCode::GONE, AgainPage)
}

async fn logout(session: Session) -> Result<Redirect, WebError> {
    session::sign_out(&session).await?;
    Ok(Redirect::to("/"))
}

#[cfg(test)]
mod tests;
