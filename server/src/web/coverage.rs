//! What the access log covers, and who reads without being in it.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Query, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use hikae_app::citizen::access_log::{Contact, CoveragePage, Files, OperatorsPage, Source};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;
use serde::Deserialize;

use super::{AppState, Citizen, Routes, View, WebError};
use crate::disclosure::history;
use crate::keep::{Heartbeat, ImportKind, ImportRun};

/// So many of the last imports are looked through for the last one of each kind.
const IMPORTS: u32 = 200;

/// `/access-log/coverage`, `/access-log/operators`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/access-log/coverage", coverage)
        .get("/access-log/operators", operators)
}

/// What stands in the address, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
}

async fn coverage(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let log = history(&state.keep, citizen.person).await?;
    let mine: BTreeSet<InstitutionId> = log
        .entries
        .iter()
        .map(|entry| entry.institution.id)
        .collect();
    let heartbeats = state.keep.heartbeats().await?;
    let began = state.keep.log_checkpoint_of(0).await?;
    let began = began.map(|checkpoint| checkpoint.made_at);
    let since = heartbeats
        .iter()
        .map(|heard| heard.since)
        .chain(began)
        .min();
    let institutions = state.keep.institutions().await?;
    let imports = state.keep.imports(IMPORTS).await?;
    Ok(view.page(CoveragePage {
        since,
        sources: sources(institutions, &heartbeats, &mine),
        imports: KINDS
            .map(|(kind, files)| (files, last(&imports, kind)))
            .into(),
        page: asked.page.parse().unwrap_or(1),
        now: state.clock.now(),
    }))
}

/// Kinds of imports as the page names them.
const KINDS: [(ImportKind, Files); 5] = [
    (ImportKind::Checkups, Files::Checkups),
    (ImportKind::Vaccinations, Files::Vaccinations),
    (ImportKind::Coverage, Files::Coverage),
    (ImportKind::Residents, Files::Residents),
    (ImportKind::Institutions, Files::Institutions),
];

async fn operators(_citizen: Citizen, view: View) -> Response {
    view.page(OperatorsPage)
}

/// Those that asked for the person's records first, then by name.
fn sources(
    institutions: Vec<Institution>,
    heartbeats: &[Heartbeat],
    mine: &BTreeSet<InstitutionId>,
) -> Vec<Source> {
    let heard: BTreeMap<_, _> = heartbeats
        .iter()
        .filter_map(|heard| Some((heard.institution, latest(heard)?)))
        .collect();
    let mut sources: Vec<_> = institutions
        .into_iter()
        .map(|institution| Source {
            asked_for_mine: mine.contains(&institution.id),
            heard: heard.get(&institution.id).copied(),
            name: institution.name,
        })
        .collect();
    sources.sort_by(|one, other| {
        (!one.asked_for_mine, &one.name).cmp(&(!other.asked_for_mine, &other.name))
    });
    sources
}

/// When an institution was heard of for the first time and for the last, and how.
fn latest(heard: &Heartbeat) -> Option<(DateTime<Utc>, DateTime<Utc>, Contact)> {
    let (at, how) = [
        (heard.asked_at, Contact::Asked),
        (heard.delivered_at, Contact::Delivered),
        (heard.called_at, Contact::Called),
    ]
    .into_iter()
    .filter_map(|(at, how)| Some((at?, how)))
    .max_by_key(|(at, _)| *at)?;
    Some((heard.since, at, how))
}

/// When a kind of files last came in.
fn last(imports: &[ImportRun], kind: ImportKind) -> Option<DateTime<Utc>> {
    let ended = imports.iter().filter(|run| run.kind == kind);
    ended.filter_map(|run| run.ended.map(|(at, _)| at)).max()
}
