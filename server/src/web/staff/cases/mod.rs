//! What citizens object to, for privacy officers of institutions and for reviewers; and reads in
//! emergencies, for auditors.

mod api;
mod place;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::citizen::access_log;
use hikae_app::citizen::cases::{finding_from_key, words_error};
use hikae_app::components::FormErrors;
use hikae_app::i18n::desk;
use hikae_app::staff::{AnswerForm, CaseAbout, Desk, DeskPage, QueuePage, QueuedCase, ReadEvent};
use hikae_core::case::{Finding, Office, Words};
use hikae_core::ids::CaseId;
use serde::Deserialize;

use super::{StaffMember, authority};
use crate::keep::Queued;
use crate::staff::cases::{About, Citizen, Opened, Shelf, office, oversight};
use crate::web::{AppState, Routes, View, WebError};

/// `/staff/cases…`, `/staff/reviews…`, `/staff/api/cases…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/cases", list::<Answering>)
        .get("/staff/cases/{id}", one::<Answering>)
        .post("/staff/cases/{id}/answer", answer::<Answering>)
        .get("/staff/reviews", list::<Reviewing>)
        .get("/staff/reviews/{id}", one::<Reviewing>)
        .post("/staff/reviews/{id}/answer", answer::<Reviewing>)
        .area(api::routes())
}

/// One of the two places at which cases are answered.
trait At: Send + Sync + 'static {
    /// How pages know it.
    const DESK: Desk;

    /// For which office the member acts there.
    fn office(member: &StaffMember) -> Option<Office>;
}

/// What citizens object to.
struct Answering;

impl At for Answering {
    const DESK: Desk = Desk::Cases;

    fn office(member: &StaffMember) -> Option<Office> {
        office(member)
    }
}

/// Reads in emergencies, for auditors.
struct Reviewing;

impl At for Reviewing {
    const DESK: Desk = Desk::Reviews;

    fn office(member: &StaffMember) -> Option<Office> {
        oversight(member)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
    after: String,
    answered: String,
}

async fn list<A: At>(
    State(state): State<AppState>,
    member: StaffMember,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let office = office_of::<A>(&member)?;
    let done = !asked.done.is_empty();
    let after = place::read(&asked.after);
    let Shelf { cases, next } = state.staff.shelf(office, done, after).await?;
    let part = if done { "done=yes&" } else { "" };
    Ok(view.page(QueuePage {
        desk: A::DESK,
        done,
        cases: cases.iter().map(row).collect(),
        later: after.is_some(),
        next: next.map(|next| {
            let (path, after) = (A::DESK.path(), place::write(next));
            format!("{path}?{part}after={after}")
        }),
        answered: !asked.answered.is_empty(),
        now: state.clock.now(),
    }))
}

async fn one<A: At>(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let office = office_of::<A>(&member)?;
    let id = case_id(&id)?;
    let blank = (AnswerForm::default(), FormErrors::default());
    show::<A>(&state, &member, office, id, view, blank).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    finding: String,
    words: String,
}

async fn answer<A: At>(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    let office = office_of::<A>(&member)?;
    let id = case_id(&id)?;
    let lang = view.frame.lang;
    let mut errors = FormErrors::default();
    let finding = finding_from_key(&typed.finding);
    if finding.is_none() {
        errors.add("finding", desk::no_finding(lang));
    }
    let words = Words::needed(&typed.words);
    if let Err(error) = words {
        errors.add("words", words_error(lang, error));
    }
    if let (Some(finding), Ok(words)) = (finding, words) {
        give(&state, &member, office, id, finding, &words).await?;
        let to = format!("{}?answered=yes", A::DESK.path());
        return Ok(Redirect::to(&to).into_response());
    }
    let form = AnswerForm {
        finding: typed.finding,
        words: typed.words,
    };
    show::<A>(&state, &member, office, id, view, (form, errors)).await
}

/// Answers, for the page and for programs.
async fn give(
    state: &AppState,
    member: &StaffMember,
    office: Office,
    id: CaseId,
    finding: Finding,
    words: &Words,
) -> Result<(), WebError> {
    let answered = state.staff.answer_case(member, office, id, finding, words);
    Ok(answered.await?)
}

/// Opens a case, for the page and for programs.
async fn opened(
    state: &AppState,
    member: &StaffMember,
    office: Office,
    id: CaseId,
) -> Result<Opened, WebError> {
    let authority = authority(state);
    let opened = state.staff.open_case(member, authority, office, id);
    Ok(opened.await?)
}

async fn show<A: At>(
    state: &AppState,
    member: &StaffMember,
    office: Office,
    id: CaseId,
    view: View,
    (form, errors): (AnswerForm, FormErrors),
) -> Result<Response, WebError> {
    let Opened {
        case,
        citizen,
        about,
        institution,
        my_turn,
    } = opened(state, member, office, id).await?;
    Ok(view.page(DeskPage {
        desk: A::DESK,
        case,
        citizen: citizen.map(|Citizen { name, birth_date }| (name, birth_date)),
        about: shown(about),
        institution,
        my_turn,
        now: state.clock.now(),
        form,
        errors,
    }))
}

fn shown(about: About) -> CaseAbout {
    match about {
        About::Entry {
            entry,
            at,
            institution,
            actor,
            reason,
        } => CaseAbout::Entry(Box::new(ReadEvent {
            id: entry.to_string(),
            at,
            place: access_log::place(&institution),
            actor,
            reason,
        })),
        About::Record { header, source } => CaseAbout::Record { header, source },
        About::Notice { title, office, at } => CaseAbout::Notice { title, office, at },
        About::Gone => CaseAbout::Gone,
    }
}

fn row(queued: &Queued) -> QueuedCase {
    QueuedCase {
        id: queued.case.to_string(),
        kind: queued.kind,
        emergency: queued.emergency,
        opened_at: queued.opened_at,
        standing: queued.standing,
    }
}

fn office_of<A: At>(member: &StaffMember) -> Result<Office, WebError> {
    A::office(member).ok_or(WebError::Role)
}

fn case_id(text: &str) -> Result<CaseId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}
