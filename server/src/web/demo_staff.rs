//! A visitor of the demo becomes a fictional member of staff: an invitation, as an administrator
//! would make it. These routes exist only in a demo.

use std::collections::BTreeSet;

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::PostName;
use hikae_app::demo::staff::{PartChoice, StaffPage};
use hikae_core::staff::{Post, Role};
use serde::Deserialize;

use super::staff::post_name;
use super::{AppState, Routes, View, WebError};
use crate::demo::institutions::Part;
use crate::staff::audit::Actor;
use crate::staff::{NewMember, StaffError};

/// `/demo/staff`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/demo/staff", page)
        .post("/demo/staff", invite)
}

/// How many fictional people of one kind there may be.
const MANY: usize = 1000;

/// A fictional person.
struct Fiction {
    /// Begins what they type to sign in.
    key: &'static str,
    name: &'static str,
    office: Option<(&'static str, &'static [Role])>,
}

const FICTIONS: [Fiction; 6] = [
    Fiction {
        key: "admin",
        name: "架空 管理子",
        office: Some(("みほん市 総務課", &[Role::Administrator])),
    },
    Fiction {
        key: "audit",
        name: "架空 監査夫",
        office: Some(("みほん市 監査室", &[Role::Auditor, Role::Reviewer])),
    },
    Fiction {
        key: "desk",
        name: "架空 窓子",
        office: Some(("みほん市 市民課", &[Role::Desk])),
    },
    Fiction {
        key: "author",
        name: "架空 書子",
        office: Some(("みほん市 健康課", &[Role::Author])),
    },
    Fiction {
        key: "approver",
        name: "架空 認夫",
        office: Some(("みほん市 健康課", &[Role::Approver])),
    },
    Fiction {
        key: "officer",
        name: "架空 護",
        office: None,
    },
];

impl Fiction {
    /// A privacy officer is the one of the demo's clinic.
    async fn post(&self, state: &AppState) -> Result<Post, WebError> {
        if let Some((office, roles)) = self.office {
            return Ok(Post::Office {
                office: office.to_owned(),
                roles: BTreeSet::from_iter(roles.iter().copied()),
            });
        }
        let clinic = Part::find("clinic").ok_or(WebError::NotFound)?;
        let institution = state.keep.institution_by_code(clinic.code).await?;
        Ok(Post::PrivacyOfficer {
            institution: institution.ok_or(WebError::NotFound)?.id,
        })
    }
}

async fn page(State(state): State<AppState>, view: View) -> Result<Response, WebError> {
    let mut parts = Vec::new();
    for fiction in &FICTIONS {
        let post: PostName = post_name(&state.keep, &fiction.post(&state).await?).await?;
        parts.push(PartChoice {
            key: fiction.key.to_owned(),
            name: fiction.name.to_owned(),
            post,
        });
    }
    Ok(view.page(StaffPage { parts }))
}

#[derive(Deserialize)]
struct Chosen {
    part: String,
}

/// Invites someone of this kind, with the first number that is free.
async fn invite(
    State(state): State<AppState>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, WebError> {
    let fiction = FICTIONS
        .iter()
        .find(|fiction| fiction.key == chosen.part)
        .ok_or(WebError::NotFound)?;
    let post = fiction.post(&state).await?;
    for number in 1..MANY {
        let new = NewMember {
            login: format!("{}{number}", fiction.key),
            name: format!("{}{number}", fiction.name),
            post: post.clone(),
        };
        match state.staff.invite(Actor::Visitor, new).await {
            Ok(invitation) => {
                let to = format!("/staff/join/{}", invitation.token);
                return Ok(Redirect::to(&to).into_response());
            }
            Err(StaffError::LoginTaken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(WebError::Conflict)
}
