//! The computer: shows a QR code, waits, and takes the code that the phone shows.

use std::convert::Infallible;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use futures::Stream;
use hikae_app::citizen::login::phone::{CodeError, CodePage, EndPage, Ended, ScanPage};
use hikae_core::consent::Level;
use hikae_core::ids::PhoneLoginId;
use hikae_core::notice::Notice;
use serde::Deserialize;
use tower_sessions::Session;

use super::request::{Offered, is_phone, region};
use crate::identity::browser::Browser;
use crate::identity::phone::{self, AtComputer, Begun, Code, Entered};
use crate::identity::session;
use crate::web::extract::percent;
use crate::web::login::{LOOK_EVERY, Next, Proof, answered, browser, enter_telling};
use crate::web::{AppState, Routes, View, WebError};

/// `/login/phone…`.
pub fn routes() -> Routes {
    Routes::new()
        .door("/login/phone", begin)
        .get("/login/phone/{id}", page)
        .get("/login/phone/{id}/events", events)
        .door("/login/phone/{id}", code)
}

async fn begin(
    State(state): State<AppState>,
    _offered: Offered,
    headers: HeaderMap,
    Form(next): Form<Next>,
) -> Result<Response, WebError> {
    if is_phone(&headers) {
        tracing::info!(reason = "one-device", "phone login not begun");
        let to = format!("/login?next={}", percent(next.path()));
        return Ok(Redirect::to(&to).into_response());
    }
    let browser = browser(&state, &headers);
    let begun = Begun {
        at: state.clock.now(),
        device: session::device(&headers),
        region: region(&state, &headers),
        next: next.path().to_owned(),
    };
    let id = phone::begin(&state.keep, &browser, &begun).await?;
    let cookies = CookieJar::new().add(browser.cookie(state.portal.is_https()));
    Ok((cookies, Redirect::to(&own(id))).into_response())
}

fn own(id: PhoneLoginId) -> String {
    format!("/login/phone/{id}")
}

async fn standing(
    state: &AppState,
    id: PhoneLoginId,
    headers: &HeaderMap,
) -> Result<AtComputer, WebError> {
    match Browser::of(headers, state.portal.is_https()) {
        Some(browser) => Ok(phone::at_computer(&state.keep, id, &browser).await?),
        None => Ok(AtComputer::Over),
    }
}

async fn page(
    State(state): State<AppState>,
    _offered: Offered,
    Path(id): Path<PhoneLoginId>,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let standing = standing(&state, id, &headers).await?;
    Ok(show(&state, id, standing, None, &view))
}

fn show(
    state: &AppState,
    id: PhoneLoginId,
    standing: AtComputer,
    error: Option<CodeError>,
    view: &View,
) -> Response {
    let ended = |how| view.page_with(StatusCode::GONE, EndPage { how });
    match standing {
        AtComputer::Waiting { until } => view.page(ScanPage {
            link: format!("{}/phone/{id}", state.portal.origin),
            origin: state.portal.origin.clone(),
            until,
            own: own(id),
            events: format!("/login/phone/{id}/events"),
        }),
        AtComputer::Code { left, until } => view.page(CodePage {
            own: own(id),
            left,
            until,
            error,
        }),
        AtComputer::Declined => ended(Ended::Declined),
        AtComputer::TriedOut => ended(Ended::TriedOut),
        AtComputer::Over => ended(Ended::Over),
    }
}

/// One event, `answered`, when nobody waits for the phone any more.
async fn events(
    State(state): State<AppState>,
    _offered: Offered,
    Path(id): Path<PhoneLoginId>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    answered(async move {
        while let Ok(AtComputer::Waiting { .. }) = standing(&state, id, &headers).await {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    })
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    code: String,
}

async fn code(
    State(state): State<AppState>,
    _offered: Offered,
    Path(id): Path<PhoneLoginId>,
    session: Session,
    headers: HeaderMap,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    let Some(browser) = Browser::of(&headers, state.portal.is_https()) else {
        return Ok(show(&state, id, AtComputer::Over, None, &view));
    };
    let Some(typed) = Code::typed(&typed.code) else {
        // What cannot be a code uses up no try.
        let standing = phone::at_computer(&state.keep, id, &browser).await?;
        return Ok(show(&state, id, standing, Some(CodeError::Form), &view));
    };
    match phone::enter(&state.keep, id, &browser, &typed).await? {
        Entered::Wrong { .. } | Entered::Gone => {
            let standing = phone::at_computer(&state.keep, id, &browser).await?;
            Ok(show(&state, id, standing, Some(CodeError::Wrong), &view))
        }
        Entered::In {
            person,
            anchor,
            begun,
        } => {
            // Whatever the person wants to be told: nobody is let in by a phone unseen.
            let told = Notice::PhoneLogin {
                device: begun.device,
                region: begun.region,
            };
            let told = (format!("phone-login {id}"), told);
            let proof = Proof {
                person,
                level: Level::CrossDevice,
                anchor,
            };
            let cookies = enter_telling(&state, &session, &headers, proof, Some(told)).await?;
            Ok((cookies, Redirect::to(&begun.next)).into_response())
        }
    }
}
