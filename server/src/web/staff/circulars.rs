//! The console of circulars: authors write them, and approvers let them go.

mod form;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::{NaiveDate, TimeDelta};
use hikae_app::circular::rule_words;
use hikae_app::components::FormErrors;
use hikae_app::i18n::{Lang, Sentence, advice, console};
use hikae_app::staff::circulars::{
    CircularLine, CircularsPage, EditForm, EditPage, May, OnePage, SamplesPage,
};
use hikae_core::calendar::{jst_date, start_of_jst_day};
use hikae_core::circular::{
    Audience, Content, LifeEvent, Rough, Rule, State as Stands, Texts, Topic, readable,
};
use hikae_core::ids::CircularId;
use hikae_core::staff::Role;
use serde::Deserialize;

use super::StaffMember;
use crate::circular::Municipality;
use crate::keep::KeptCircular;
use crate::staff::circulars::{Bounds, CircularError};
use crate::web::{AppState, Routes, View, WebError};

use form::Typed;

/// Circulars on one page.
const PAGE: u32 = 50;

/// `/staff/notices…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/notices", list)
        .post("/staff/notices", begin)
        .get("/staff/notices/{id}", one)
        .get("/staff/notices/{id}/edit", edit)
        .post("/staff/notices/{id}/edit", save)
        .post("/staff/notices/{id}/look", look)
        .get("/staff/notices/{id}/samples", samples)
        .post("/staff/notices/{id}/submit", submit)
        .post("/staff/notices/{id}/approve", approve)
        .post("/staff/notices/{id}/return", send_back)
        .post("/staff/notices/{id}/stop", stop)
        .post("/staff/notices/{id}/correct", correct)
}

/// What binds them here.
pub fn bounds(state: &AppState) -> Bounds {
    let portal = &state.portal;
    Bounds {
        municipality: Municipality {
            code: portal.municipality_code.clone(),
            name: portal.municipality.clone(),
        },
        hosts: portal.circulars.hosts.clone(),
        per_day: portal.circulars.per_day,
    }
}

/// Both who write and who approve see all of them.
fn sees(member: &StaffMember) -> Result<(), WebError> {
    member.require_any(&[Role::Author, Role::Approver])
}

fn named(id: &str) -> Result<CircularId, WebError> {
    id.parse().map_err(|_| WebError::NotFound)
}

async fn found(state: &AppState, id: &str) -> Result<KeptCircular, WebError> {
    let kept = state.keep.circular(named(id)?).await?;
    kept.ok_or(WebError::NotFound)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Before {
    before: String,
}

async fn list(
    State(state): State<AppState>,
    member: StaffMember,
    Query(asked): Query<Before>,
    view: View,
) -> Result<Response, WebError> {
    sees(&member)?;
    let before = asked.before.parse().ok();
    let kept = state.keep.circulars(before, PAGE).await?;
    let full = kept.len() == PAGE as usize;
    let last = kept.last().filter(|_| full).map(|kept| kept.id);
    let line = |kept: KeptCircular| CircularLine {
        id: kept.id,
        title: kept.content.texts.ja.title,
        state: kept.state,
        office: kept.writer.office,
        written_at: kept.written_at,
        training: kept.content.training,
    };
    Ok(view.page(CircularsPage {
        lines: kept.into_iter().map(line).collect(),
        older: last.map(|id| format!("/staff/notices?before={id}")),
        may_write: member.post.has(Role::Author),
    }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct From {
    from: String,
}

async fn begin(
    State(state): State<AppState>,
    member: StaffMember,
    Form(asked): Form<From>,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let content = match asked.from.as_str() {
        "" => blank(),
        key => LifeEvent::from_key(key)
            .ok_or(WebError::NotFound)?
            .content(),
    };
    let written = state.staff.write_circular(&member, &content).await;
    let id = written.map_err(failed)?;
    Ok(Redirect::to(&format!("/staff/notices/{id}/edit")).into_response())
}

/// Nothing so far, for nobody.
fn blank() -> Content {
    Content {
        topic: Topic::Other,
        statutory: false,
        texts: Texts::default(),
        link: None,
        valid_until: None,
        event: None,
        file: None,
        audience: Audience::Rule {
            name: String::new(),
            rule: Rule::Any { of: Vec::new() },
        },
        training: false,
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Said {
    saved: String,
    done: String,
}

async fn one(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    Query(said): Query<Said>,
    view: View,
) -> Result<Response, WebError> {
    sees(&member)?;
    let kept = found(&state, &id).await?;
    let lang = view.frame.lang;
    let done = match (&*said.saved, &*said.done) {
        ("1", _) => Some(console::saved(lang)),
        (_, "1") => Some(console::done(lang)),
        _ => None,
    };
    let page = page(&state, &member, kept, lang).await?;
    Ok(view.page(OnePage { done, ..page }))
}

async fn page(
    state: &AppState,
    member: &StaffMember,
    kept: KeptCircular,
    lang: Lang,
) -> Result<OnePage, WebError> {
    let bounds = bounds(state);
    let today = jst_date(state.clock.now());
    let faults = match kept.state {
        Stands::Draft => kept.content.check(&bounds.hosts, today),
        _ => Vec::new(),
    };
    let plain = &kept.content.texts.plain;
    let hints = readable::advice(&plain.title, &plain.body);
    let (writes, approves) = (
        member.post.has(Role::Author),
        member.post.has(Role::Approver),
    );
    let own = kept.writer.id == member.id.uuid();
    let waits = kept.state == Stands::Waiting;
    let looked = kept.course.looked.as_ref();
    let looked = looked.filter(|looked| looked.version == kept.version);
    let begun = kept.state >= Stands::Sending && kept.state != Stands::Cancelled;
    let reached = match begun {
        true => {
            let tally = state.keep.circular_tally(kept.id).await?;
            Some([tally.reached, tally.read, kept.course.missed].map(Rough::of))
        }
        false => None,
    };
    let over = matches!(kept.state, Stands::Sent | Stands::Stopped);
    Ok(OnePage {
        id: kept.id,
        change: kept.change,
        state: kept.state,
        audience: audience_words(&kept.content.audience, lang),
        people: looked.map(|looked| match approves && !own {
            // Who lets it go must know how many it is.
            true => console::exact(lang, looked.people),
            false => console::people(lang, Rough::of(looked.people)),
        }),
        reached,
        training: kept.content.training,
        faults: faults.iter().map(|it| console::fault(lang, it)).collect(),
        advice: hints.iter().map(|it| advice::advice(lang, it)).collect(),
        file: kept.content.file,
        corrected_by: kept.course.corrected_by,
        may: May {
            change: writes && kept.state.may_change(),
            look: writes && kept.state == Stands::Draft && faults.is_empty(),
            decide: approves && waits && !own,
            own: approves && waits && own,
            stop: !over && kept.state != Stands::Cancelled,
            correct: writes && over && kept.course.corrected_by.is_none() && !kept.content.training,
        },
        texts: kept.content.texts,
        writer: (kept.writer.name, kept.written_at, kept.writer.office),
        approver: kept.course.approved.map(|second| (second.name, second.at)),
        returned: kept
            .course
            .returned
            .filter(|_| kept.state == Stands::Draft)
            .map(|(second, words)| (second.name, words)),
        due_at: kept.due_at,
        typed: Default::default(),
        errors: FormErrors::default(),
        done: None,
        refused: None,
    })
}

fn audience_words(audience: &Audience, lang: Lang) -> Sentence {
    match audience {
        Audience::Rule { rule, .. } => rule_words(lang, rule),
        Audience::List { people } => console::audience_list(lang, *people).into(),
        Audience::Reached { .. } => console::audience_reached(lang).into(),
    }
}

async fn edit(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let kept = found(&state, &id).await?;
    if !kept.state.may_change() {
        return Err(WebError::Conflict);
    }
    let form = form::of(&kept.content);
    let page = editor(
        &state,
        &kept,
        (form, FormErrors::default()),
        view.frame.lang,
    );
    Ok(view.page(page))
}

fn editor(
    state: &AppState,
    kept: &KeptCircular,
    (form, errors): (EditForm, FormErrors),
    lang: Lang,
) -> EditPage {
    let nobody = matches!(&kept.content.audience, Audience::Rule { rule, .. }
        if rule.conditions().is_empty());
    let hosts = state.portal.circulars.hosts.iter();
    EditPage {
        id: kept.id,
        change: kept.change,
        audience: (!nobody).then(|| audience_words(&kept.content.audience, lang)),
        hosts: hosts.map(|host| host.name().to_owned()).collect(),
        handed_on: kept.state != Stands::Draft,
        form,
        errors,
    }
}

async fn save(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let kept = found(&state, &id).await?;
    let lang = view.frame.lang;
    let seen = typed.change;
    let form = typed.form();
    let content = match form::content(&form, &kept.content, lang) {
        Ok(content) => content,
        Err(errors) => {
            let page = editor(&state, &kept, (form, errors), lang);
            return Ok(view.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let changed = state
        .staff
        .change_circular(&member, (kept.id, seen), &content);
    match changed.await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/notices/{id}?saved=1")).into_response()),
        Err(error) => refuse(&state, &member, &id, view, error).await,
    }
}

/// The change that the page showed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Seen {
    change: u32,
}

async fn look(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(seen): Form<Seen>,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let bounds = bounds(&state);
    let which = (named(&id)?, seen.change);
    let looked = state.staff.look_at_circular(&member, &bounds, which);
    match looked.await {
        Ok(_) => Ok(Redirect::to(&format!("/staff/notices/{id}/samples")).into_response()),
        Err(error) => refuse(&state, &member, &id, view, error).await,
    }
}

async fn samples(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    sees(&member)?;
    let page = samples_page(&state, &member, &id, FormErrors::default()).await?;
    Ok(view.page(page))
}

async fn samples_page(
    state: &AppState,
    member: &StaffMember,
    id: &str,
    errors: FormErrors,
) -> Result<SamplesPage, WebError> {
    let preview = state.staff.preview_of(&bounds(state), named(id)?).await;
    let preview = preview.map_err(failed)?.ok_or(WebError::NotFound)?;
    let kept = preview.kept;
    Ok(SamplesPage {
        id: kept.id,
        change: kept.change,
        people: preview.people,
        samples: preview.samples,
        may_submit: member.post.has(Role::Author) && kept.state == Stands::Draft,
        errors,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ticked {
    change: u32,
    checked: Vec<usize>,
}

async fn submit(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(ticked): Form<Ticked>,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let lang = view.frame.lang;
    let page = samples_page(&state, &member, &id, FormErrors::default()).await?;
    let missing = (0..page.samples.len()).any(|at| !ticked.checked.contains(&at));
    if missing {
        let mut errors = FormErrors::default();
        errors.add("checked", console::not_checked(lang));
        let page = SamplesPage { errors, ..page };
        return Ok(view.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let which = (page.id, ticked.change);
    let bounds = bounds(&state);
    let submitted = state.staff.submit_circular(&member, &bounds, which);
    done(&state, &member, &id, view, submitted.await).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Approval {
    change: u32,
    due_day: String,
    due_hour: String,
}

async fn approve(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(typed): Form<Approval>,
) -> Result<Response, WebError> {
    member.require(Role::Approver)?;
    let lang = view.frame.lang;
    let mut errors = FormErrors::default();
    let day = match typed.due_day.trim() {
        "" => None,
        day => match day.parse::<NaiveDate>() {
            Ok(day) => Some(day),
            Err(_) => {
                errors.add("due_day", console::bad_day(lang));
                None
            }
        },
    };
    let hour = match typed.due_hour.trim() {
        "" => Some(8),
        hour => hour.parse().ok().filter(|hour| (8..=20).contains(hour)),
    };
    if hour.is_none() {
        errors.add("due_hour", console::bad_hour(lang));
    }
    if !errors.is_empty() {
        let kept = found(&state, &id).await?;
        let page = OnePage {
            typed: (String::new(), typed.due_day, typed.due_hour),
            errors,
            ..page(&state, &member, kept, lang).await?
        };
        return Ok(view.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let due = day.map(|day| start_of_jst_day(day) + TimeDelta::hours(hour.unwrap_or(8)));
    let which = (named(&id)?, typed.change);
    let bounds = bounds(&state);
    let approved = state.staff.approve_circular(&member, &bounds, which, due);
    done(&state, &member, &id, view, approved.await).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Return {
    change: u32,
    words: String,
}

/// The longest reason.
const LONGEST: usize = 500;

async fn send_back(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(typed): Form<Return>,
) -> Result<Response, WebError> {
    member.require(Role::Approver)?;
    let lang = view.frame.lang;
    let words = typed.words.trim();
    if words.is_empty() || words.chars().count() > LONGEST {
        let mut errors = FormErrors::default();
        errors.add("words", console::no_reason(lang));
        let kept = found(&state, &id).await?;
        let page = OnePage {
            typed: (typed.words.clone(), String::new(), String::new()),
            errors,
            ..page(&state, &member, kept, lang).await?
        };
        return Ok(view.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    let which = (named(&id)?, typed.change);
    let returned = state.staff.return_circular(&member, which, words);
    done(&state, &member, &id, view, returned.await).await
}

async fn stop(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    sees(&member)?;
    let stopped = state.staff.stop_circular(&member, named(&id)?).await;
    done(&state, &member, &id, view, stopped).await
}

async fn correct(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(seen): Form<Seen>,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let which = (named(&id)?, seen.change);
    match state.staff.correct_circular(&member, which).await {
        Ok(id) => Ok(Redirect::to(&format!("/staff/notices/{id}/edit")).into_response()),
        Err(error) => refuse(&state, &member, &id, view, error).await,
    }
}

async fn done(
    state: &AppState,
    member: &StaffMember,
    id: &str,
    view: View,
    outcome: Result<(), CircularError>,
) -> Result<Response, WebError> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/notices/{id}?done=1")).into_response()),
        Err(error) => refuse(state, member, id, view, error).await,
    }
}

/// The circular as it stands, with why something was not done.
async fn refuse(
    state: &AppState,
    member: &StaffMember,
    id: &str,
    view: View,
    error: CircularError,
) -> Result<Response, WebError> {
    let lang = view.frame.lang;
    let (status, refused) = match error {
        CircularError::Stale => (StatusCode::CONFLICT, console::stale(lang)),
        CircularError::State => (StatusCode::CONFLICT, console::not_now(lang)),
        CircularError::Own => (StatusCode::FORBIDDEN, console::own(lang)),
        CircularError::Near => (StatusCode::TOO_MANY_REQUESTS, console::near(lang)),
        CircularError::Budget => (StatusCode::CONFLICT, console::budget(lang)),
        CircularError::NotLooked => (StatusCode::CONFLICT, console::not_looked(lang)),
        CircularError::Faults(_) => (StatusCode::UNPROCESSABLE_ENTITY, console::faults(lang)),
        error => return Err(failed(error)),
    };
    let kept = found(state, id).await?;
    let page = OnePage {
        refused: Some(refused),
        ..page(state, member, kept, lang).await?
    };
    Ok(view.page_with(status, page))
}

fn failed(error: CircularError) -> WebError {
    match error {
        CircularError::Keep(error) => error.into(),
        CircularError::Gone => WebError::NotFound,
        CircularError::Refused(error) => WebError::Internal(error.to_string()),
        _ => WebError::Conflict,
    }
}
