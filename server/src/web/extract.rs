//! What handlers ask of a request: [`View`] to answer with a page, [`Citizen`] to touch a
//! person's rows.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use hikae_app::{Frame, Page, render};
use hikae_core::consent::Level;
use hikae_core::ids::PersonId;
use hikae_core::login::Act;

use super::headers::{CSP_ISLAND, CSP_PLAIN, CSP_SCRIPT};
use super::{AppState, WebError, language, staff};
use crate::identity::session::{self, SignedIn};

/// The person who is logged in. The only way to a person's rows: every method of `keep` that
/// reads them takes a person, and handlers have no other source of one.
#[derive(Debug, Clone)]
pub struct Citizen {
    /// Who.
    pub person: PersonId,
    /// How strongly they proved it.
    pub level: Level,
    /// The rest of what the session knows.
    pub session: SignedIn,
}

impl Citizen {
    /// Whether the login reaches so far, now.
    ///
    /// # Errors
    /// [`WebError::StepUp`], whose page asks for another proof and leads back.
    pub fn may(&self, act: Act, state: &AppState) -> Result<(), WebError> {
        Ok(act.allowed(self.level, state.clock.now() - self.session.proved_at)?)
    }

    /// What would have to be proved first, for a page to say so before it is tried.
    pub fn needs(&self, act: Act, state: &AppState) -> Option<Level> {
        let answer = act.allowed(self.level, state.clock.now() - self.session.proved_at);
        answer.err().map(|step_up| step_up.least)
    }
}

/// Why there is no [`Citizen`].
#[derive(Debug)]
pub enum NotSignedIn {
    /// Nobody is logged in: the login page comes next, and leads back.
    Login {
        /// Where to go afterwards.
        next: String,
    },
    /// Logged in, but not strongly enough for what was asked.
    Error(WebError),
}

impl IntoResponse for NotSignedIn {
    fn into_response(self) -> Response {
        match self {
            Self::Login { next } if next == "/" => Redirect::to("/login").into_response(),
            Self::Login { next } => {
                Redirect::to(&format!("/login?next={}", percent(&next))).into_response()
            }
            Self::Error(error) => error.into_response(),
        }
    }
}

/// The person who is logged in, however weakly, also where something is changed: for what must
/// never be refused, and for what says itself what it takes.
#[derive(Debug, Clone)]
pub struct AtAnyLevel(pub Citizen);

impl FromRequestParts<AppState> for AtAnyLevel {
    type Rejection = NotSignedIn;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotSignedIn> {
        let session = session::current(parts, state)
            .await
            .map_err(NotSignedIn::Error)?;
        let Some(session) = session else {
            let next = match parts.method {
                Method::GET => language::local_path(&path_of(parts)).to_owned(),
                _ => "/".to_owned(),
            };
            return Err(NotSignedIn::Login { next });
        };
        let citizen = Citizen {
            person: session.person,
            level: session.level,
            session,
        };
        Ok(Self(citizen))
    }
}

impl FromRequestParts<AppState> for Citizen {
    type Rejection = NotSignedIn;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotSignedIn> {
        let AtAnyLevel(citizen) = AtAnyLevel::from_request_parts(parts, state).await?;
        // Whatever else a handler asks for, changing takes more than looking.
        let act = match parts.method {
            Method::GET | Method::HEAD => Act::Look,
            _ => Act::Change,
        };
        citizen.may(act, state).map_err(NotSignedIn::Error)?;
        Ok(citizen)
    }
}

/// Answers with pages, in the language and frame of the request.
#[derive(Debug, Clone)]
pub struct View {
    /// The frame.
    pub frame: Frame,
}

impl View {
    /// The page, 200; or 422 if its form was refused.
    pub fn page<P: Page>(&self, page: P) -> Response {
        let status = if page.has_errors() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        self.page_with(status, page)
    }

    /// The page with a status of its own.
    pub fn page_with<P: Page>(&self, status: StatusCode, page: P) -> Response {
        let scripted = page.has_island() || self.frame.session_seconds.is_some();
        let csp = match scripted {
            true => CSP_ISLAND,
            false if page.asks_for_passkey() || page.asks_for_push() => CSP_SCRIPT,
            false => CSP_PLAIN,
        };
        let html = Html(render(&self.frame, page));
        (
            status,
            [(CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp))],
            html,
        )
            .into_response()
    }
}

impl FromRequestParts<AppState> for View {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let path = path_of(parts);
        let (session, staff) = if staff::is_for_staff(&path) {
            (None, Some(staff::badge(parts, state).await))
        } else {
            (session::current(parts, state).await.ok().flatten(), None)
        };
        let unread = match &session {
            Some(session) => state.keep.unread(session.person).await.unwrap_or(0),
            None => 0,
        };
        let frame = Frame {
            lang: language::of(&parts.headers),
            demo: state.portal.demo,
            municipality: state.portal.municipality.clone(),
            session_seconds: session
                .as_ref()
                .map(|session| session.idle_seconds(state.clock.now())),
            unread,
            who: session.map(|session| session.name),
            staff,
            path,
            assets: state.assets.names(),
        };
        Ok(Self { frame })
    }
}

pub(super) fn path_of(parts: &Parts) -> String {
    let uri = parts
        .extensions
        .get::<OriginalUri>()
        .map_or(&parts.uri, |original| &original.0);
    uri.path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string)
}

/// Percent-encodes a local path for a query value.
pub(super) fn percent(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
