//! The way to a new decision: one question a page, then a preview, then the decision.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use hikae_app::citizen::access_log::DirectiveNote;
use hikae_app::citizen::sharing::{
    Answers, ConfirmPage, Draft, INSTITUTIONS_SHOWN, InstitutionChoice, Step, StepPage, Whom,
    purpose_from_key, step_address,
};
use hikae_app::components::FormErrors;
use hikae_core::calendar::jst_date;
use hikae_core::consent::{Fault, Purpose};
use hikae_core::disclosure::Actor;
use hikae_core::identifiers::comparable;
use hikae_core::ids::{DirectiveId, EntryId};
use serde::Deserialize;
use tower_sessions::Session;

use super::{drafts, load, preview};
use crate::web::access_log::notes;
use crate::web::{AppState, Citizen, Routes, View, WebError};

type Pairs = Vec<(String, String)>;

/// `/sharing/new…`, `/sharing/change`, `/sharing/refuse`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sharing/new", start)
        .post("/sharing/new", begin)
        .post("/sharing/change", change)
        .post("/sharing/refuse", refuse)
        .get("/sharing/new/{draft}/{step}", ask)
        .post("/sharing/new/{draft}/{step}", answer)
        .post("/sharing/new/{draft}/{step}/search", search)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    purpose: String,
}

/// The first question. Nothing is written down before it is answered.
async fn start(_citizen: Citizen, Query(asked): Query<Asked>, view: View) -> Response {
    let purposes = purpose_from_key(&asked.purpose).into_iter().collect();
    let draft = Draft {
        purposes,
        ..Draft::default()
    };
    view.page(first_question(draft, None, FormErrors::default()))
}

async fn begin(
    State(state): State<AppState>,
    _citizen: Citizen,
    session: Session,
    view: View,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let answers = Answers(pairs);
    let mut draft = Draft::default();
    let today = jst_date(state.clock.now());
    let names = hikae_app::citizen::sharing::Names::default();
    if let Err(errors) = draft.answer(Step::Effect, &answers, &names, today, view.frame.lang) {
        return Ok(view.page(first_question(draft, Some(answers), errors)));
    }
    // The situation from which the person came, if it fits the answer; otherwise it is asked.
    let situation = Answers(vec![(
        "situation".to_owned(),
        answers.one("purpose").to_owned(),
    )]);
    let _ = draft.answer(Step::Situation, &situation, &names, today, view.frame.lang);
    begun(&state, &session, draft).await
}

fn first_question(draft: Draft, posted: Option<Answers>, errors: FormErrors) -> StepPage {
    StepPage {
        draft_id: None,
        draft,
        step: Step::Effect,
        posted,
        errors,
        institutions: Vec::new(),
        more_institutions: 0,
        names: hikae_app::citizen::sharing::Names::default(),
    }
}

async fn begun(state: &AppState, session: &Session, draft: Draft) -> Result<Response, WebError> {
    let next = draft.next();
    let name = drafts::begin(session, &*state.entropy, draft).await?;
    Ok(Redirect::to(&step_address(&name, next)).into_response())
}

#[derive(Deserialize)]
struct Which {
    directive: String,
}

/// Begins with the answers that a directive amounts to. A seal is lifted, not changed.
async fn change(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Form(which): Form<Which>,
) -> Result<Response, WebError> {
    let id: DirectiveId = which.directive.parse().map_err(|_| WebError::NotFound)?;
    let current = state.keep.directives(citizen.person).await?;
    let directive = current
        .iter()
        .find(|directive| directive.id == id)
        .ok_or(WebError::NotFound)?;
    begun(&state, &session, Draft::of(directive)).await
}

#[derive(Deserialize)]
struct Seen {
    entry: String,
}

/// Begins a refusal for the institution of an event of the log, or the member of staff.
async fn refuse(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Form(seen): Form<Seen>,
) -> Result<Response, WebError> {
    let id: EntryId = seen.entry.parse().map_err(|_| WebError::NotFound)?;
    let entry = state
        .keep
        .entry(citizen.person, id)
        .await?
        .ok_or(WebError::NotFound)?;
    let mut draft = Draft {
        effect: Some(hikae_core::consent::Effect::Deny),
        whom: Some(Whom::Institutions),
        institutions: [entry.institution.id].into(),
        ..Draft::default()
    };
    if Purpose::DENIABLE.contains(&entry.purpose) {
        draft.set_purposes([entry.purpose].into());
    }
    if let Actor::Human { handle, .. } = entry.actor {
        draft.staff = Some((entry.institution.id, handle));
    }
    begun(&state, &session, draft).await
}

async fn ask(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Path((name, step)): Path<(String, String)>,
    view: View,
) -> Result<Response, WebError> {
    let step = Step::from_key(&step).ok_or(WebError::NotFound)?;
    let Some(draft) = drafts::find(&session, &name).await? else {
        return Ok(gone());
    };
    if !draft.reaches(step) {
        return Ok(Redirect::to(&step_address(&name, draft.next())).into_response());
    }
    if step == Step::Confirm {
        return confirm(&state, &citizen, name, draft, &view).await;
    }
    let page = question(
        &state,
        &citizen,
        name,
        draft,
        step,
        None,
        FormErrors::default(),
    )
    .await?;
    Ok(view.page(page))
}

async fn answer(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Path((name, step)): Path<(String, String)>,
    view: View,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let step = Step::from_key(&step).ok_or(WebError::NotFound)?;
    let Some(mut draft) = drafts::find(&session, &name).await? else {
        return Ok(gone());
    };
    if !draft.reaches(step) {
        return Ok(Redirect::to(&step_address(&name, draft.next())).into_response());
    }
    if step == Step::Confirm {
        return decide(&state, &citizen, &session, &name, draft).await;
    }
    let answers = Answers(pairs);
    let names = load::names(&state.keep, citizen.person).await?;
    let today = jst_date(state.clock.now());
    if let Err(errors) = draft.answer(step, &answers, &names, today, view.frame.lang) {
        let page = question(&state, &citizen, name, draft, step, Some(answers), errors).await?;
        return Ok(view.page(page));
    }
    let next = step_address(&name, draft.after(step));
    drafts::save(&session, &name, draft).await?;
    Ok(Redirect::to(&next).into_response())
}

/// Searching changes what is offered, not what was answered.
async fn search(
    State(_state): State<AppState>,
    _citizen: Citizen,
    session: Session,
    Path((name, step)): Path<(String, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    if Step::from_key(&step) != Some(Step::Institutions) {
        return Err(WebError::NotFound);
    }
    let Some(mut draft) = drafts::find(&session, &name).await? else {
        return Ok(gone());
    };
    draft.search = Answers(pairs).one("search").chars().take(100).collect();
    drafts::save(&session, &name, draft).await?;
    Ok(Redirect::to(&step_address(&name, Step::Institutions)).into_response())
}

/// The draft was finished or given up, or the session is another one.
fn gone() -> Response {
    Redirect::to("/sharing").into_response()
}

async fn question(
    state: &AppState,
    citizen: &Citizen,
    name: String,
    draft: Draft,
    step: Step,
    posted: Option<Answers>,
    errors: FormErrors,
) -> Result<StepPage, WebError> {
    let names = load::names(&state.keep, citizen.person).await?;
    let mut institutions = Vec::new();
    let mut more_institutions = 0;
    if step == Step::Institutions {
        institutions = found(preview::choices(&state.keep.institutions().await?), &draft);
        more_institutions = institutions.len().saturating_sub(INSTITUTIONS_SHOWN);
        institutions.truncate(INSTITUTIONS_SHOWN);
    }
    Ok(StepPage {
        draft_id: Some(name),
        draft,
        step,
        posted,
        errors,
        institutions,
        more_institutions,
        names,
    })
}

/// Those whose name holds what was searched for. What is already chosen stays on the list, first.
fn found(mut institutions: Vec<InstitutionChoice>, draft: &Draft) -> Vec<InstitutionChoice> {
    let wanted = comparable(&draft.search).to_lowercase();
    institutions.retain(|known| {
        draft.institutions.contains(&known.id)
            || comparable(&known.name).to_lowercase().contains(&wanted)
    });
    institutions.sort_by_key(|known| !draft.institutions.contains(&known.id));
    institutions
}

async fn confirm(
    state: &AppState,
    citizen: &Citizen,
    name: String,
    draft: Draft,
    view: &View,
) -> Result<Response, WebError> {
    let now = state.clock.now();
    let id = state.keep.mint(DirectiveId::new);
    let Some(planned) = draft.directive(id, citizen.person, citizen.level, now) else {
        return Ok(Redirect::to(&step_address(&name, draft.next())).into_response());
    };
    let names = load::names(&state.keep, citizen.person).await?;
    let institutions = state.keep.institutions().await?;
    let current = state.keep.directives(citizen.person).await?;
    let mut notes = notes(&state.keep.directive_history(citizen.person).await?);
    notes.insert((planned.id, planned.version), DirectiveNote::of(&planned));
    let (previews, examples) =
        preview::of_change(&planned, &current, &institutions, &names, &notes, now);
    Ok(view.page(ConfirmPage {
        draft_id: name,
        needs: citizen.needs(draft.act(), state),
        draft,
        directive: planned,
        previews,
        examples,
        names,
    }))
}

/// Makes the decision. It takes effect with the commit.
async fn decide(
    state: &AppState,
    citizen: &Citizen,
    session: &Session,
    name: &str,
    mut draft: Draft,
) -> Result<Response, WebError> {
    citizen.may(draft.act(), state)?;
    let id = state.keep.mint(DirectiveId::new);
    let now = state.clock.now();
    let directive = draft
        .directive(id, citizen.person, citizen.level, now)
        .ok_or(WebError::BadRequest)?;
    match directive.check().as_slice() {
        [] => {}
        // The last day passed while the person was thinking it over.
        [Fault::EndsBeforeItBegins] => {
            draft.end = None;
            let again = step_address(name, draft.next());
            drafts::save(session, name, draft).await?;
            return Ok(Redirect::to(&again).into_response());
        }
        _ => return Err(WebError::BadRequest),
    }
    let expected = draft.editing.map_or(0, |editing| editing.version);
    drafts::end(session, name).await?;
    let made = state
        .keep
        .put_directive(citizen.person, directive, expected)
        .await?;
    Ok(super::change::done(&made))
}
