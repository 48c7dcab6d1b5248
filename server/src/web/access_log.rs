//! The access log and one event of it.

use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use hikae_app::citizen::access_log::{
    self, AccessLogEntryPage, AccessLogPage, DirectiveNote, Event, Filter, Notes, PassFor,
    PassLine, PassesPage, UnreadableEntry, UnreadablePage, VerifyPage, Witness, marks,
};
use hikae_app::citizen::sharing::RecordName;
use hikae_core::consent::Directive;
use hikae_core::ids::{EntryId, RecordId};
use serde::Deserialize;

use super::{AppState, Citizen, Routes, View, WebError, cases};
use crate::disclosure::history;
use crate::keep::{Keep, Unreadable, WhatFor};
use crate::log;

/// `/access-log`, `/access-log/{id}`, `/access-log/verify`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/access-log", list)
        .get("/access-log/passes", passes)
        .get("/access-log/verify", verify)
        .get("/access-log/verify/entries", verify_entries)
        .get("/access-log/{id}", one)
}

/// So long the log is shown.
const SHOWN: TimeDelta = TimeDelta::days(7 * 365 + 2);

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
    let sound = log.is_sound();
    let mut page = AccessLogPage::new(log.entries, &notes, sound, asked.query());
    page.unreadable = log.unreadable.iter().map(unreadable).collect();
    Ok(view.page(page))
}

/// Passes on one page.
const PASSES: u32 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Older {
    before: String,
}

/// Passes over everyone in the person's municipality, as long as logs are shown.
async fn passes(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Older>,
    view: View,
) -> Result<Response, WebError> {
    let resident = state.keep.resident(citizen.person).await?;
    let here = resident.ok_or(WebError::NotFound)?.municipality;
    let from = state.clock.now() - SHOWN;
    let before = asked.before.parse().ok();
    let kept = state.keep.passes(from, before, PASSES).await?;
    let last = kept.last().filter(|_| kept.len() == PASSES as usize);
    let older = last.map(|kept| format!("/access-log/passes?before={}", kept.id));
    let ours = kept
        .into_iter()
        .filter(|kept| kept.pass.municipality == here);
    let passes = ours.map(|kept| PassLine {
        at: kept.made_at,
        office: access_log::place(&kept.pass.institution),
        what_for: match kept.pass.what_for {
            WhatFor::Count => PassFor::Count,
            WhatFor::Send { .. } => PassFor::Send,
        },
        rule: kept.pass.rule,
    });
    Ok(view.page(PassesPage {
        passes: passes.collect(),
        older,
    }))
}

async fn one(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let id: EntryId = id.parse().map_err(|_| WebError::NotFound)?;
    let log = history(&state.keep, citizen.person).await?;
    if let Some(row) = log.unreadable.iter().find(|row| row.id == id) {
        let entry = unreadable(row);
        return Ok(view.page(UnreadablePage { entry }));
    }
    let sound = log.is_sound();
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
    let case = cases::about_entry(&state, citizen.person, entry.id).await?;
    let review = cases::review_of(&state, citizen.person, &entry).await?;
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
        sound,
        case,
        review,
    }))
}

/// An entry that cannot be read, as pages name it.
pub(super) fn unreadable(row: &Unreadable) -> UnreadableEntry {
    UnreadableEntry {
        seq: row.seq,
        id: row.id,
        recorded_at: row.recorded_at,
    }
}

/// The page on which the browser checks the log.
async fn verify(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let signer = log::signer(&state.keep, &state.portal.origin)
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let name = state.keep.browser_memory(citizen.person).await?;
    Ok(view.page(VerifyPage {
        key: signer.verifier().to_string(),
        memory: format!("hikae-log-{}", hex::encode(name)),
        witnesses: witnesses(&state.keep).await?,
    }))
}

/// What witnesses said of the latest checkpoint that any has cosigned.
async fn witnesses(keep: &Keep) -> Result<Vec<Witness>, WebError> {
    let Some(size) = keep.log_witnessed().await? else {
        return Ok(Vec::new());
    };
    let said = keep.log_cosignatures(size).await?;
    Ok(said
        .into_iter()
        .map(|row| Witness {
            name: cosigner(&row.line),
            at: row.signed_at,
            size,
        })
        .collect())
}

/// The name in a signature line of a note: what stands between the dash and the signature.
fn cosigner(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line);
    line.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// Where to go on.
#[derive(Debug, Default, Deserialize)]
struct Before {
    before: Option<u64>,
}

/// A page of the person's entries, as the browser checks them.
async fn verify_entries(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(Before { before }): Query<Before>,
) -> Result<Response, WebError> {
    let page = log::told(&state.keep, citizen.person, before).await?;
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(([(CONTENT_TYPE, text)], page).into_response())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_witness_is_called_by_the_name_in_its_signature() {
        let line = "\u{2014} witness.example/w1 c2lnbmF0dXJl\n";
        assert_eq!(cosigner(line.as_bytes()), "witness.example/w1");
        assert_eq!(cosigner("\u{2014}".as_bytes()), "");
    }
}
