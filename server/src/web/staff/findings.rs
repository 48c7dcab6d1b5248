//! What was noticed about who looks: for auditors, who answer, and for the privacy officer of the
//! institution that it is about.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::citizen::cases::words_error;
use hikae_app::components::FormErrors;
use hikae_app::i18n::finding;
use hikae_app::staff::{FindingForm, FindingPage, FindingRow, FindingState, FindingsPage};
use hikae_core::case::Words;
use hikae_core::ids::InstitutionId;
use hikae_core::staff::Role;
use serde::Deserialize;

use super::StaffMember;
use crate::keep::{FindingAnswer, KeptFinding, Verdict};
use crate::staff::audit::Action;
use crate::web::{AppState, Routes, View, WebError};

/// So many are listed at most. Whose they are is sealed: those of one institution are looked for
/// among more.
const LISTED: [u32; 2] = [200, 5000];

/// `/staff/findings…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/findings", list)
        .get("/staff/findings/{id}", one)
        .post("/staff/findings/{id}/answer", answer)
}

/// Whose findings a member may see: everyone's, or those about one institution.
fn reach(member: &StaffMember) -> Result<Option<InstitutionId>, WebError> {
    match member.require(Role::Auditor) {
        Ok(()) => Ok(None),
        Err(_) => member.require_officer().map(Some),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
    answered: String,
}

async fn list(
    State(state): State<AppState>,
    member: StaffMember,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let reach = reach(&member)?;
    let done = !asked.done.is_empty();
    let institutions = state.keep.institutions().await?.into_iter();
    let names: BTreeMap<_, _> = institutions.map(|it| (it.id, it.name)).collect();
    let [everyones, one_of] = LISTED;
    let limit = if reach.is_none() { everyones } else { one_of };
    let found = state.keep.findings(done, limit).await?.into_iter();
    let mine = found.filter(|kept| reach.is_none_or(|id| kept.finding.institution == id));
    let rows = mine.map(|kept| {
        let name = names.get(&kept.finding.institution).cloned();
        row(kept, name.unwrap_or_default())
    });
    Ok(view.page(FindingsPage {
        done,
        rows: rows.collect(),
        answered: !asked.answered.is_empty(),
    }))
}

async fn one(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let blank = (FindingForm::default(), FormErrors::default());
    show(&state, &member, &id, view, blank).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    verdict: String,
    words: String,
}

async fn answer(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    member.require(Role::Auditor)?;
    let lang = view.frame.lang;
    let mut errors = FormErrors::default();
    let verdict = match typed.verdict.as_str() {
        "explained" => Some(Verdict::Explained),
        "follow-up" => Some(Verdict::FollowUp),
        _ => None,
    };
    if verdict.is_none() {
        errors.add("verdict", finding::no_verdict(lang));
    }
    let words = Words::needed(&typed.words);
    if let Err(error) = words {
        errors.add("words", words_error(lang, error));
    }
    let (Some(verdict), Ok(words)) = (verdict, words) else {
        let form = FindingForm {
            verdict: typed.verdict,
            words: typed.words,
        };
        return show(&state, &member, &id, view, (form, errors)).await;
    };
    let answer = FindingAnswer {
        verdict,
        words: words.as_str().to_owned(),
        by: member.name.clone(),
        at: state.clock.now(),
    };
    let deed = member.actor().does(Action::AnsweredFinding {
        finding: id.clone(),
    });
    let handle = handle(&id)?;
    match state.keep.answer_finding(handle, answer, deed).await? {
        true => Ok(Redirect::to("/staff/findings?answered=yes").into_response()),
        false => Err(WebError::NotFound),
    }
}

async fn show(
    state: &AppState,
    member: &StaffMember,
    id: &str,
    view: View,
    (form, errors): (FindingForm, FormErrors),
) -> Result<Response, WebError> {
    let reach = reach(member)?;
    let kept = state.keep.finding(handle(id)?).await?;
    let kept = kept
        .filter(|kept| reach.is_none_or(|id| kept.finding.institution == id))
        .ok_or(WebError::NotFound)?;
    let institution = state.keep.institution(kept.finding.institution).await?;
    let answer = kept
        .answer
        .as_ref()
        .map(|answer| (answer.words.clone(), answer.by.clone()));
    Ok(view.page(FindingPage {
        row: row(kept, institution.map(|it| it.name).unwrap_or_default()),
        answer,
        may_answer: reach.is_none(),
        form,
        errors,
    }))
}

fn row(kept: KeptFinding, place: String) -> FindingRow {
    FindingRow {
        handle: hex::encode(kept.handle),
        place,
        found_at: kept.found_at,
        state: match kept.answer.map(|answer| answer.verdict) {
            None => FindingState::Open,
            Some(Verdict::Explained) => FindingState::Explained,
            Some(Verdict::FollowUp) => FindingState::FollowUp,
        },
        finding: kept.finding,
    }
}

fn handle(text: &str) -> Result<[u8; 32], WebError> {
    let mut handle = [0; 32];
    hex::decode_to_slice(text, &mut handle).map_err(|_| WebError::NotFound)?;
    Ok(handle)
}
