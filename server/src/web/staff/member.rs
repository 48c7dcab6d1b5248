//! Who of staff asks: [`StaffMember`].

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::StaffBadge;
use hikae_core::ids::InstitutionId;
use hikae_core::staff::{Member, Role};

use super::words::post_name;
use crate::staff::audit::Actor;
use crate::staff::session::Token;
use crate::web::extract::{path_of, percent};
use crate::web::{AppState, WebError, language};

/// The member of staff who is signed in, as they stand at this request: who has left since the one
/// before is nobody, and a role that was taken away does not reach any more.
#[derive(Debug, Clone)]
pub struct StaffMember(Member);

impl StaffMember {
    /// Lets whoever has this role go on.
    ///
    /// # Errors
    /// [`WebError::Role`].
    pub fn require(&self, role: Role) -> Result<(), WebError> {
        self.require_any(&[role])
    }

    /// Lets whoever has one of these roles go on.
    ///
    /// # Errors
    /// [`WebError::Role`].
    pub fn require_any(&self, roles: &[Role]) -> Result<(), WebError> {
        if roles.iter().any(|role| self.post.has(*role)) {
            return Ok(());
        }
        Err(WebError::Role)
    }

    /// Lets a privacy officer go on, for the institution that is theirs.
    ///
    /// # Errors
    /// [`WebError::Role`].
    pub fn require_officer(&self) -> Result<InstitutionId, WebError> {
        self.post.institution().ok_or(WebError::Role)
    }

    /// Who does what follows.
    pub fn actor(&self) -> Actor {
        Actor::of(&self.0)
    }
}

impl Deref for StaffMember {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.0
    }
}

/// Why there is no [`StaffMember`].
#[derive(Debug)]
pub enum NoStaff {
    /// Nobody is signed in: the login of staff comes next, and leads back.
    Login {
        /// Where to go afterwards.
        next: String,
    },
    /// The store.
    Error(WebError),
}

impl IntoResponse for NoStaff {
    fn into_response(self) -> Response {
        match self {
            Self::Login { next } if next == "/staff" => {
                Redirect::to("/staff/login").into_response()
            }
            Self::Login { next } => {
                Redirect::to(&format!("/staff/login?next={}", percent(&next))).into_response()
            }
            Self::Error(error) => error.into_response(),
        }
    }
}

impl FromRequestParts<AppState> for StaffMember {
    type Rejection = NoStaff;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoStaff> {
        match current(parts, state).await.map_err(NoStaff::Error)? {
            Some(member) => Ok(Self(member)),
            None => Err(NoStaff::Login {
                next: match parts.method {
                    Method::GET => language::local_path(&path_of(parts)).to_owned(),
                    _ => "/staff".to_owned(),
                },
            }),
        }
    }
}

/// Looked up once in a request, whoever asks.
#[derive(Clone)]
struct Known(Option<Member>);

async fn current(parts: &mut Parts, state: &AppState) -> Result<Option<Member>, WebError> {
    if let Some(Known(member)) = parts.extensions.get::<Known>() {
        return Ok(member.clone());
    }
    let member = match Token::of(&parts.headers, state.portal.is_https()) {
        Some(token) => state.staff.current(&token).await?,
        None => None,
    };
    parts.extensions.insert(Known(member.clone()));
    Ok(member)
}

/// Whether a path is one of the pages for staff.
pub fn is_for_staff(path: &str) -> bool {
    path.strip_prefix("/staff")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// Who of staff is signed in, for the frame of a page.
pub async fn badge(parts: &mut Parts, state: &AppState) -> Option<StaffBadge> {
    let member = current(parts, state).await.ok().flatten()?;
    let post = post_name(&state.keep, &member.post).await.ok()?;
    Some(StaffBadge {
        name: member.name,
        post,
    })
}
