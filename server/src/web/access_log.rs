//! The access log and one event of it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Response};
use hikae_app::citizen::access_log::{
    self, AccessLogEntryPage, AccessLogPage, DirectiveNote, Event, Filter, Notes, marks,
};
use hikae_app::citizen::sharing::RecordName;
use hikae_core::consent::Directive;
use hikae_core::ids::{EntryId, RecordId};
use serde::Deserialize;

use tower_sessions::Session;

use super::{AppState, Citizen, Routes, View, WebError};
use crate::disclosure::history;
use crate::identity::session;
use crate::log::{self, StatementError};

/// `/access-log`, `/access-log/{id}`, `/access-log/statement.json`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/access-log", list)
        .get("/access-log/statement.json", statement)
        .get("/access-log/{id}", one)
}

/// What stands in the address, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    institution: String,
    from: String,
    until: String,
    page: String,
}

impl Asked {
    /// What is not understood asks for nothing; dates are judged by the page, beside their fields.
    fn query(self) -> access_log::Query {
        access_log::Query {
            filter: Filter::from_key(&self.show),
            institution: self.institution.parse().ok(),
            from: self.from,
            until: self.until,
            page: self.page.parse().unwrap_or(1),
        }
    }
}

async fn list(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let log = history(&state.keep, citizen.person).await?;
    let notes = notes(&state.keep.directive_history(citizen.person).await?);
    let page = AccessLogPage::new(log.entries, &notes, log.chain.is_ok(), asked.query());
    Ok(view.page(page))
}

async fn one(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let id: EntryId = id.parse().map_err(|_| WebError::NotFound)?;
    let log = history(&state.keep, citizen.person).await?;
    let marks = marks(&log.entries);
    let (entry, marks) = log
        .entries
        .into_iter()
        .zip(marks)
        .find(|(entry, _)| entry.id == id)
        .ok_or(WebError::NotFound)?;
    let lines = entry.given.iter().chain(&entry.withheld);
    let records: Vec<RecordId> = lines.map(|line| line.record).collect();
    let kept = state.keep.records_by_id(citizen.person, &records).await?;
    let notes = notes(&state.keep.directive_history(citizen.person).await?);
    Ok(view.page(AccessLogEntryPage {
        event: Event::new(entry, marks, &notes),
        notes,
        names: kept
            .iter()
            .map(|kept| {
                (
                    kept.header.id,
                    RecordName::of(&kept.header, &kept.record).detail,
                )
            })
            .collect(),
        sound: log.chain.is_ok(),
    }))
}

/// The whole log with its proofs, as a file.
async fn statement(
    State(state): State<AppState>,
    citizen: Citizen,
    session: Session,
) -> Result<Response, WebError> {
    let signer = log::signer(&state.keep, &state.portal.origin)
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let statement = match log::statement(&state.keep, &signer, citizen.person).await {
        Ok(statement) => statement,
        Err(StatementError::Keep(error)) => return Err(error.into()),
        Err(error) => return Err(WebError::Unavailable(error.to_string())),
    };
    let here = session::handle(&session, &state.keep).await?;
    state.keep.tell_export(citizen.person, here).await?;
    let mut response = Json(statement).into_response();
    response.headers_mut().insert(
        CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"hikae-statement.json\""),
    );
    Ok(response)
}

/// What the log says about every version of a person's directives.
pub(super) fn notes(versions: &[Directive]) -> Notes {
    versions
        .iter()
        .map(|directive| {
            (
                (directive.id, directive.version),
                DirectiveNote::of(directive),
            )
        })
        .collect()
}
