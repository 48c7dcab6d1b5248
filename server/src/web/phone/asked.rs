//! The phone: shows who asks, declines or approves, and shows the code.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::citizen::login::phone::{AskedPage, Computer, EndPage, Ended, InPage, ShowCodePage};
use hikae_core::consent::Level;
use hikae_core::ids::PhoneLoginId;
use hikae_core::login::{Act, StepUp};

use super::request::{Offered, region};
use crate::identity::browser::Browser;
use crate::identity::phone::{self, Answered, Approver, AtPhone, Begun};
use crate::web::{AppState, Citizen, NotSignedIn, Routes, View, WebError};

/// `/phone/…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/phone/{id}", page)
        .post("/phone/{id}/decline", decline)
        .post("/phone/{id}/approve", approve)
}

fn secret(state: &AppState, headers: &HeaderMap) -> Option<Browser> {
    Browser::of(headers, state.portal.is_https())
}

async fn page(
    State(state): State<AppState>,
    _offered: Offered,
    Path(id): Path<PhoneLoginId>,
    citizen: Result<Citizen, NotSignedIn>,
    headers: HeaderMap,
    view: View,
) -> Result<Response, WebError> {
    let browser = secret(&state, &headers);
    let who = citizen.as_ref().ok().map(|citizen| citizen.person);
    let standing = phone::at_phone(&state.keep, id, browser.as_ref(), who).await?;
    let ended = |how| view.page_with(StatusCode::GONE, EndPage { how });
    // Whoever has to log in first learns nothing of what is asked, but that it can be answered.
    let citizen = match (standing, citizen) {
        (AtPhone::SameBrowser, _) => return Ok(ended(Ended::SameDevice)),
        (AtPhone::Over, _) => return Ok(ended(Ended::OverOnPhone)),
        (_, Err(nobody)) => return Ok(nobody.into_response()),
        (standing, Ok(citizen)) => (standing, citizen),
    };
    Ok(match citizen {
        (_, citizen) if citizen.level == Level::CrossDevice => view.page_with(
            StatusCode::FORBIDDEN,
            EndPage {
                how: Ended::NoChain,
            },
        ),
        (AtPhone::Asked(begun), _) => view.page(AskedPage {
            id: id.to_string(),
            origin: state.portal.origin.clone(),
            seconds: (state.clock.now() - begun.at).num_seconds().max(0),
            elsewhere: elsewhere(&begun, region(&state, &headers)),
            computer: computer(begun),
        }),
        (AtPhone::Approved { begun, code, until }, _) => view.page(ShowCodePage {
            id: id.to_string(),
            code: code.digits().to_owned(),
            until,
            computer: computer(begun),
        }),
        (AtPhone::In(begun), _) => view.page(InPage {
            computer: computer(begun),
        }),
        (AtPhone::TriedOut, _) => ended(Ended::TriedOutOnPhone),
        (AtPhone::Declined, _) => ended(Ended::DeclinedOnPhone),
        (AtPhone::SameBrowser | AtPhone::Over, _) => ended(Ended::OverOnPhone),
    })
}

fn computer(begun: Begun) -> Computer {
    Computer {
        device: begun.device,
        region: begun.region,
        at: begun.at,
    }
}

/// Whether the proxy says of both where they are, and not the same.
fn elsewhere(begun: &Begun, phone: Option<String>) -> bool {
    matches!((&begun.region, phone), (Some(computer), Some(phone)) if *computer != phone)
}

async fn decline(
    State(state): State<AppState>,
    _offered: Offered,
    Path(id): Path<PhoneLoginId>,
    citizen: Citizen,
    headers: HeaderMap,
) -> Result<Redirect, WebError> {
    let browser = secret(&state, &headers);
    // Where it came too late, the page says how it stands.
    phone::decline(&state.keep, id, browser.as_ref(), citizen.person).await?;
    Ok(Redirect::to(&format!("/phone/{id}")))
}

async fn approve(
    State(state): State<AppState>,
    _offered: Offered,
    Path(id): Path<PhoneLoginId>,
    citizen: Citizen,
    headers: HeaderMap,
) -> Result<Redirect, WebError> {
    citizen.may(Act::Approve, &state)?;
    let browser = secret(&state, &headers);
    let by = Approver {
        person: citizen.person,
        level: citizen.level,
        anchor: citizen.session.anchor,
    };
    let approved = phone::approve(&state.keep, &*state.entropy, id, browser.as_ref(), by);
    match approved.await? {
        Answered::Taken | Answered::Gone => Ok(Redirect::to(&format!("/phone/{id}"))),
        Answered::NoChain => Err(StepUp {
            least: Level::Passkey,
        }
        .into()),
    }
}
