//! 申し出: what a citizen objects to.

mod load;
mod new;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::citizen::cases::{CaseListPage, CasePage, ShownCase};
use hikae_core::case::{Kind, Words};
use hikae_core::ids::{CaseId, PersonId};
use serde::Deserialize;

use super::{AppState, Citizen, Routes, View, WebError};
pub(super) use load::{about_entry, about_record, case_about_notice, review_of};

/// `/cases…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases", list)
        .get("/cases/{id}", one)
        .post("/cases/{id}/withdraw", withdraw)
        .post("/cases/{id}/reopen", reopen)
        .area(new::routes())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
}

async fn list(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let mut cases = state.keep.cases(citizen.person).await?;
    // What the portal itself brought up stands beside its entry.
    cases.retain(|case| case.subject.kind() != Kind::Review);
    let pages = cases.len().div_ceil(CaseListPage::SIZE).max(1);
    let page: usize = asked.page.parse().unwrap_or(1);
    let page = page.clamp(1, pages);
    let here = cases
        .into_iter()
        .skip((page - 1) * CaseListPage::SIZE)
        .take(CaseListPage::SIZE)
        .collect();
    Ok(view.page(CaseListPage {
        cases: load::shown(&state, citizen.person, here).await?,
        page,
        pages,
    }))
}

async fn one(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    Ok(view.page(CasePage {
        shown: find(&state, citizen.person, case_id(&id)?).await?,
        words: String::new(),
        error: None,
    }))
}

async fn withdraw(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let withdrawn = state
        .keep
        .change_case(citizen.person, id, |case, now| case.withdraw(now))
        .await?;
    // One that is not open any more is shown as it stands.
    withdrawn.map(|_| back(id)).ok_or(WebError::NotFound)
}

#[derive(Deserialize)]
struct Again {
    #[serde(default)]
    words: String,
}

async fn reopen(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
    Form(again): Form<Again>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let words = match Words::new(&again.words) {
        Ok(words) => words,
        Err(error) => {
            return Ok(view.page(CasePage {
                shown: find(&state, citizen.person, id).await?,
                words: again.words,
                error: Some(error),
            }));
        }
    };
    let reopened = state
        .keep
        .change_case(citizen.person, id, |case, now| {
            case.reopen(words.clone(), now)
        })
        .await?;
    reopened.map(|_| back(id)).ok_or(WebError::NotFound)
}

async fn find(state: &AppState, person: PersonId, id: CaseId) -> Result<ShownCase, WebError> {
    let case = state.keep.case(person, id).await?;
    let cases = case.into_iter().collect();
    let mut shown = load::shown(state, person, cases).await?;
    shown.pop().ok_or(WebError::NotFound)
}

fn case_id(text: &str) -> Result<CaseId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

fn back(id: CaseId) -> Response {
    Redirect::to(&format!("/cases/{id}")).into_response()
}
