//! What a person takes along of their log: the page that offers it, and every form of it.

use axum::Json;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use hikae_app::citizen::access_log::UnreadableEntry;
use hikae_app::citizen::statement::{Ledger, Paper, Period, StatementPage, StatementPrint};
use hikae_core::consent::Level;
use hikae_core::disclosure::Days;
use hikae_core::login::Act;
use hikae_core::transparency::{Checkpoint, Statement};
use serde::Deserialize;
use tower_sessions::Session;

use super::access_log::notes;
use super::{AppState, Citizen, Routes, View, WebError};
use crate::documents::audit_event::{self, Source};
use crate::identity::session;
use crate::log::{self, Piece, StatementError};

/// `/access-log/statement` and its forms; `/log/certificate`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/access-log/statement", offer)
        .get("/access-log/statement/print", print)
        .get("/access-log/statement.json", data)
        .get("/access-log/statement.pdf", pdf)
        .get("/access-log/audit-events.json", audit_events)
        .get("/log/certificate", certificate)
}

/// The period in the address, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    from: String,
    until: String,
}

impl From<Asked> for Period {
    fn from(Asked { from, until }: Asked) -> Self {
        Self { from, until }
    }
}

async fn offer(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let period = Period::from(asked);
    let entries = match period.days() {
        Some(days) => log::piece(&state.keep, citizen.person, days)
            .await?
            .entries
            .len(),
        None => 0,
    };
    let needs = citizen.needs(Act::Export, &state);
    Ok(view.page(page(&state, period, entries, needs)))
}

fn page(state: &AppState, period: Period, entries: usize, needs: Option<Level>) -> StatementPage {
    StatementPage {
        period,
        entries,
        pdf: state.press.is_some(),
        needs,
    }
}

/// The days that are asked for; otherwise the answer is the page that says what is wrong with them.
struct Chosen(Days);

impl FromRequestParts<AppState> for Chosen {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let asked = Query::<Asked>::from_request_parts(parts, state).await;
        let Query(asked) = asked.map_err(IntoResponse::into_response)?;
        let period = Period::from(asked);
        if let Some(days) = period.days() {
            return Ok(Self(days));
        }
        let Ok(view) = View::from_request_parts(parts, state).await;
        Err(view.page(page(state, period, 0, None)))
    }
}

async fn print(
    State(state): State<AppState>,
    citizen: Citizen,
    Chosen(days): Chosen,
    view: View,
) -> Result<Response, WebError> {
    let (statement, piece) = stated(&state, &citizen, days).await?;
    let paper = paper(&state, &citizen, &statement, piece).await?;
    Ok(view.page(StatementPrint { paper }))
}

/// The data with its proofs.
async fn data(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Chosen(days): Chosen,
) -> Result<Response, WebError> {
    citizen.may(Act::Export, &state)?;
    let (statement, _) = stated(&state, &citizen, days).await?;
    tell(&state, &citizen, &session).await?;
    Ok(file(
        Json(statement).into_response(),
        "hikae-statement.json",
        None,
    ))
}

async fn pdf(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Chosen(days): Chosen,
    view: View,
) -> Result<Response, WebError> {
    citizen.may(Act::Export, &state)?;
    let press = state.press.clone();
    let press =
        press.ok_or_else(|| WebError::Unavailable("there is no font for PDFs".to_owned()))?;
    let (statement, piece) = stated(&state, &citizen, days).await?;
    let mut paper = paper(&state, &citizen, &statement, piece).await?;
    paper.seal = Some(press.told());
    let lang = view.frame.lang;
    let written = tokio::task::spawn_blocking(move || press.statement(&paper, &statement, lang));
    let written = written
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let pdf = written.map_err(|error| WebError::Unavailable(error.to_string()))?;
    tell(&state, &citizen, &session).await?;
    let media = HeaderValue::from_static("application/pdf");
    Ok(file(
        pdf.into_response(),
        "hikae-statement.pdf",
        Some(media),
    ))
}

async fn audit_events(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
    Chosen(days): Chosen,
) -> Result<Response, WebError> {
    citizen.may(Act::Export, &state)?;
    let piece = log::piece(&state.keep, citizen.person, days).await?;
    let source = Source {
        origin: &state.portal.origin,
        municipality: &state.portal.municipality,
    };
    let bundle = audit_event::bundle(piece.entries(), source, state.clock.now());
    tell(&state, &citizen, &session).await?;
    let media = HeaderValue::from_static("application/fhir+json");
    let body = Json(bundle).into_response();
    Ok(file(body, "hikae-audit-events.json", Some(media)))
}

/// The certificate under which documents are signed, for anyone.
async fn certificate(State(state): State<AppState>) -> Result<Response, WebError> {
    let press = state.press.as_ref().ok_or(WebError::NotFound)?;
    let pem = press.seal().certificates();
    let pem = pem.map_err(|error| WebError::Internal(error.to_string()))?;
    let mut response = pem.into_response();
    let headers = response.headers_mut();
    let media = HeaderValue::from_static("application/x-pem-file");
    headers.insert(CONTENT_TYPE, media);
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=60"),
    );
    Ok(response)
}

/// Tells the person that a file of theirs was handed out, as it is told of every export.
async fn tell(state: &AppState, citizen: &Citizen, session: &Session) -> Result<(), WebError> {
    let here = session::handle(session, &state.keep).await?;
    state.keep.tell_export(citizen.person, here).await?;
    Ok(())
}

async fn stated(
    state: &AppState,
    citizen: &Citizen,
    days: Days,
) -> Result<(Statement, Piece), WebError> {
    let signer = log::signer(&state.keep, &state.portal.origin)
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?;
    match log::statement(&state.keep, &signer, citizen.person, days).await {
        Ok(stated) => Ok(stated),
        Err(StatementError::Keep(error)) => Err(error.into()),
        Err(error) => Err(WebError::Unavailable(error.to_string())),
    }
}

async fn paper(
    state: &AppState,
    citizen: &Citizen,
    statement: &Statement,
    piece: Piece,
) -> Result<Paper, WebError> {
    let (text, _) = statement.checkpoint.split_once("\n\n").unwrap_or_default();
    let checkpoint: Checkpoint = format!("{text}\n")
        .parse()
        .map_err(|_| WebError::Internal("the checkpoint is none".to_owned()))?;
    let directives = state.keep.directive_history(citizen.person).await?;
    let Piece {
        entries,
        illegible,
        days,
        of,
    } = piece;
    let unreadable = illegible.iter().map(|row| UnreadableEntry {
        seq: row.seq,
        id: row.id,
        recorded_at: row.recorded_at,
    });
    Ok(Paper {
        municipality: state.portal.municipality.clone(),
        name: citizen.session.name.clone(),
        demo: state.portal.demo,
        made_at: state.clock.now(),
        days,
        entries: entries.into_iter().map(|one| one.entry).collect(),
        unreadable: unreadable.collect(),
        of,
        notes: notes(&directives),
        ledger: Ledger {
            origin: checkpoint.origin,
            size: checkpoint.size,
            root: checkpoint.root.to_string(),
            key: statement.key.clone(),
        },
        seal: None,
    })
}

/// An answer that browsers keep as a file.
fn file(mut response: Response, name: &str, media: Option<HeaderValue>) -> Response {
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    if let Some(media) = media {
        headers.insert(CONTENT_TYPE, media);
    }
    response
}
