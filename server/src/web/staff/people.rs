//! Who works here: for administrators.

use std::collections::BTreeSet;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::components::FormErrors;
use hikae_app::i18n::staff as words;
use hikae_app::staff::{
    InvitationRow, InvitePage, InvitedPage, MemberPage, MemberRow, NewPerson, PeopleDone,
    PeoplePage, PostForm,
};
use hikae_core::calendar::jst_date;
use hikae_core::ids::StaffId;
use hikae_core::staff::{Post, Role};
use serde::Deserialize;

use super::StaffMember;
use super::words::{Names, names, post_words};
use crate::staff::{NewMember, StaffError, Standing};
use crate::web::{AppState, Routes, View, WebError};

/// `/staff/people…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/people", list)
        .get("/staff/people/invite", invite_page)
        .post("/staff/people/invite", invite)
        .post("/staff/people/withdraw", withdraw)
        .get("/staff/people/{id}", one)
        .post("/staff/people/{id}/post", give_post)
        .post("/staff/people/{id}/end", end)
}

#[derive(Deserialize)]
struct Flash {
    done: Option<String>,
}

async fn list(
    State(state): State<AppState>,
    member: StaffMember,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Administrator)?;
    let names = names(&state.keep).await?;
    let members = state.staff.members().await?;
    let invitations = state.staff.invitations().await?;
    Ok(view.page(PeoplePage {
        members: members.iter().map(|it| row(it, &names)).collect(),
        invitations: invitations
            .into_iter()
            .map(|kept| InvitationRow {
                handle: hex::encode(kept.handle),
                post: post_words(&kept.invited.post, &names),
                name: kept.invited.name,
                until: kept.expires_at,
            })
            .collect(),
        done: match flash.done.as_deref() {
            Some("withdrawn") => Some(PeopleDone::Withdrawn),
            Some("changed") => Some(PeopleDone::Changed),
            Some("ended") => Some(PeopleDone::Ended),
            _ => None,
        },
    }))
}

fn row(standing: &Standing, names: &Names) -> MemberRow {
    let member = &standing.member;
    MemberRow {
        id: member.id.to_string(),
        name: member.name.clone(),
        login: member.login.clone(),
        post: post_words(&member.post, names),
        since: jst_date(standing.since),
        left: standing.left.map(jst_date),
    }
}

/// What a form for a post holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    login: String,
    name: String,
    kind: String,
    office: String,
    role: Vec<String>,
    institution: String,
}

impl Typed {
    fn post(&self) -> PostForm {
        PostForm {
            kind: self.kind.clone(),
            office: self.office.trim().to_owned(),
            roles: self
                .role
                .iter()
                .filter_map(|key| Role::from_key(key))
                .collect(),
            institution: self.institution.clone(),
        }
    }

    fn person(&self) -> NewPerson {
        NewPerson {
            login: self.login.trim().to_owned(),
            name: self.name.trim().to_owned(),
            post: self.post(),
        }
    }
}

/// The post that a form without errors means.
fn meant(form: &PostForm) -> Result<Post, WebError> {
    match form.kind.as_str() {
        "office" => Ok(Post::Office {
            office: form.office.clone(),
            roles: form.roles.clone(),
        }),
        _ => Ok(Post::PrivacyOfficer {
            institution: form.institution.parse().map_err(|_| WebError::BadRequest)?,
        }),
    }
}

fn choices(names: Names) -> Vec<(String, String)> {
    let choice = |(id, name): (hikae_core::ids::InstitutionId, String)| (id.to_string(), name);
    names.into_iter().map(choice).collect()
}

async fn invite_page(
    State(state): State<AppState>,
    member: StaffMember,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Administrator)?;
    Ok(view.page(InvitePage {
        new: NewPerson::default(),
        institutions: choices(names(&state.keep).await?),
        errors: FormErrors::default(),
    }))
}

/// The link is shown in the answer itself: it is kept nowhere.
async fn invite(
    State(state): State<AppState>,
    member: StaffMember,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    member.require(Role::Administrator)?;
    let institutions = choices(names(&state.keep).await?);
    let new = typed.person();
    let mut errors = new.check(&institutions, view.frame.lang);
    if errors.is_empty() {
        let invited = NewMember {
            login: new.login.clone(),
            name: new.name.clone(),
            post: meant(&new.post)?,
        };
        match state.staff.invite(member.actor(), invited).await {
            Ok(invitation) => {
                return Ok(view.page(InvitedPage {
                    name: new.name,
                    link: format!("{}/staff/join/{}", state.portal.origin, invitation.token),
                    until: invitation.until,
                }));
            }
            Err(StaffError::LoginTaken) => {
                errors.add("login", words::login_taken(view.frame.lang));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(view.page(InvitePage {
        new,
        institutions,
        errors,
    }))
}

#[derive(Deserialize)]
struct Withdraw {
    invitation: String,
}

async fn withdraw(
    State(state): State<AppState>,
    member: StaffMember,
    Form(form): Form<Withdraw>,
) -> Result<Redirect, WebError> {
    member.require(Role::Administrator)?;
    let mut handle = [0; 32];
    hex::decode_to_slice(&form.invitation, &mut handle).map_err(|_| WebError::BadRequest)?;
    state.staff.withdraw(&member.actor(), handle).await?;
    Ok(Redirect::to("/staff/people?done=withdrawn"))
}

async fn one(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Administrator)?;
    let standing = standing(&state, &id).await?;
    let post = match &standing.member.post {
        Post::Office { office, roles } => PostForm {
            kind: "office".to_owned(),
            office: office.clone(),
            roles: roles.clone(),
            institution: String::new(),
        },
        Post::PrivacyOfficer { institution } => PostForm {
            kind: "officer".to_owned(),
            office: String::new(),
            roles: BTreeSet::new(),
            institution: institution.to_string(),
        },
    };
    show(&state, &standing, post, FormErrors::default(), &view).await
}

async fn standing(state: &AppState, id: &str) -> Result<Standing, WebError> {
    let id: StaffId = id.parse().map_err(|_| WebError::NotFound)?;
    let standing = state.staff.member(id).await?;
    if !standing.active() {
        return Err(WebError::NotFound);
    }
    Ok(standing)
}

async fn show(
    state: &AppState,
    standing: &Standing,
    post: PostForm,
    errors: FormErrors,
    view: &View,
) -> Result<Response, WebError> {
    let names = names(&state.keep).await?;
    Ok(view.page(MemberPage {
        member: row(standing, &names),
        post,
        institutions: choices(names),
        errors,
    }))
}

async fn give_post(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    member.require(Role::Administrator)?;
    let standing = standing(&state, &id).await?;
    let form = typed.post();
    let institutions = choices(names(&state.keep).await?);
    let mut errors = FormErrors::default();
    form.check(&institutions, view.frame.lang, &mut errors);
    if errors.is_empty() {
        let post = meant(&form)?;
        let given = state
            .staff
            .give_post(&member.actor(), standing.member.id, &post)
            .await;
        match given {
            Ok(()) => return Ok(Redirect::to("/staff/people?done=changed").into_response()),
            Err(StaffError::LastAdministrators) => {
                errors.add("role", words::last_administrators(view.frame.lang));
            }
            Err(error) => return Err(error.into()),
        }
    }
    show(&state, &standing, form, errors, &view).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct End {
    sure: String,
}

async fn end(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(form): Form<End>,
) -> Result<Response, WebError> {
    member.require(Role::Administrator)?;
    let standing = standing(&state, &id).await?;
    let mut errors = FormErrors::default();
    if form.sure == "yes" {
        match state.staff.end(&member.actor(), standing.member.id).await {
            Ok(()) => return Ok(Redirect::to("/staff/people?done=ended").into_response()),
            Err(StaffError::LastAdministrators) => {
                errors.add("sure", words::last_administrators(view.frame.lang));
            }
            Err(error) => return Err(error.into()),
        }
    } else {
        errors.add("sure", words::end_unsure(view.frame.lang));
    }
    show(&state, &standing, PostForm::default(), errors, &view).await
}
