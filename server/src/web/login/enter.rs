//! The one door: whichever way someone proved who they are, their session begins here.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use hikae_core::activity::Deed;
use hikae_core::consent::Level;
use hikae_core::ids::PersonId;
use hikae_core::login::Anchor;
use hikae_core::notice::Notice;
use tower_sessions::Session;

use crate::identity::browser::Device;
use crate::identity::session::{self, SignedIn};
use crate::web::{AppState, WebError, limits};

/// What was proved.
#[derive(Debug, Clone, Copy)]
pub struct Proof {
    /// Who it is.
    pub person: PersonId,
    /// How strongly it was proved.
    pub level: Level,
    /// What it stands on.
    pub anchor: Anchor,
}

/// Lets a person in, in a session of its own; answers the cookies by which the browser is known
/// again.
///
/// # Errors
/// [`WebError::TooMany`]; [`WebError::Stopped`]; [`WebError::NotFound`] for a person who is not in the register any more; the store.
pub async fn enter(
    state: &AppState,
    session: &Session,
    headers: &HeaderMap,
    proof: Proof,
) -> Result<CookieJar, WebError> {
    enter_telling(state, session, headers, proof, None).await
}

/// The same, and tells the person what they must not miss, for an occasion.
///
/// # Errors
/// As [`enter`].
pub async fn enter_telling(
    state: &AppState,
    session: &Session,
    headers: &HeaderMap,
    proof: Proof,
    told: Option<(String, Notice)>,
) -> Result<CookieJar, WebError> {
    let person = proof.person;
    limits::of_person(state, "person", person.uuid().as_bytes()).await?;
    let resident = state
        .keep
        .resident(person)
        .await?
        .ok_or(WebError::NotFound)?;
    let https = state.portal.is_https();
    let device = session::device(headers);
    let signed_in = SignedIn {
        person,
        name: resident.name,
        level: proof.level,
        proved_at: state.clock.now(),
        anchor: proof.anchor,
        device: device.clone(),
    };
    if !signed_in.opens_stopped() && state.keep.stopped(person).await?.is_some() {
        tracing::info!(reason = "stopped", "login refused");
        return Err(WebError::Stopped);
    }
    let browser = Device::of(headers, https).unwrap_or_else(|| Device::new(&*state.entropy));
    // Before there is a session: no login from an unknown browser goes untold.
    state.keep.greet(person, browser.secret(), &device).await?;
    if let Some((occasion, notice)) = told {
        state.keep.notify(person, &occasion, &notice).await?;
    }
    let level = proof.level;
    let deed = Deed::LoggedIn { level };
    state.keep.note_activity(person, deed, &device).await?;
    session::sign_in(session, &signed_in).await?;
    Ok(CookieJar::new().add(browser.cookie(https)))
}
