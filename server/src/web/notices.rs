//! The inbox and one notice of it.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use chrono::{DateTime, Utc};
use hikae_app::citizen::access_log::entry_sentence;
use hikae_app::citizen::notices::{Done, NOTICES, NoticePage, NoticesPage, Received};
use hikae_core::ids::NoticeId;
use hikae_core::notice::Notice;
use serde::Deserialize;

use super::{AppState, Citizen, Routes, View, WebError};
use crate::keep::KeptNotice;

/// `/notices…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/notices", list)
        .post("/notices/read", read_all)
        .get("/notices/{id}", one)
        .post("/notices/{id}/archive", archive)
        .post("/notices/{id}/restore", restore)
}

/// What stands in the address, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    page: String,
    archived: String,
    restored: String,
    read: String,
}

impl Asked {
    /// What was done just now, so that the page can say it and offer to undo it.
    fn done(&self) -> Option<Done> {
        let id = |text: &str| text.parse::<NoticeId>().ok();
        match (id(&self.archived), id(&self.restored), &*self.read) {
            (Some(id), ..) => Some(Done::Archived(id)),
            (_, Some(id), _) => Some(Done::Restored(id)),
            (.., "1") => Some(Done::AllRead),
            _ => None,
        }
    }
}

async fn list(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let archived = asked.show == "archived";
    let page = asked.page.parse::<u32>().unwrap_or(1).max(1);
    let skip = u64::from(page - 1) * u64::from(NOTICES);
    let keep = &state.keep;
    let mut inbox = keep.inbox(citizen.person, archived, skip, NOTICES).await?;
    let mut page = page;
    if inbox.notices.is_empty() && page > 1 {
        page = 1;
        inbox = keep.inbox(citizen.person, archived, 0, NOTICES).await?;
    }
    Ok(view.page(NoticesPage {
        done: asked.done(),
        notices: inbox.notices.into_iter().map(received).collect(),
        inbox: inbox.counts.inbox,
        archived: inbox.counts.archived,
        shows_archived: archived,
        unread: view.frame.unread,
        page,
        now: state.clock.now(),
    }))
}

async fn one(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    mut view: View,
) -> Result<Response, WebError> {
    let id: NoticeId = id.parse().map_err(|_| WebError::NotFound)?;
    let person = citizen.person;
    let kept = state.keep.notice(person, id).await?;
    let kept = kept.ok_or(WebError::NotFound)?;
    if kept.read_at.is_none() {
        state.keep.read_notice(person, id).await?;
        if kept.archived_at.is_none() {
            view.frame.unread = view.frame.unread.saturating_sub(1);
        }
    }
    let lang = view.frame.lang;
    let event = match &kept.notice {
        Notice::Alert { entry, .. } => state.keep.entry(person, *entry).await?,
        _ => None,
    };
    Ok(view.page(NoticePage {
        event: event.map(|entry| entry_sentence(lang, &entry)),
        received: received(kept),
    }))
}

async fn archive(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: NoticeId = id.parse().map_err(|_| WebError::NotFound)?;
    if !state.keep.archive_notice(citizen.person, id).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to(&format!("/notices?archived={id}")).into_response())
}

async fn restore(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: NoticeId = id.parse().map_err(|_| WebError::NotFound)?;
    if !state.keep.restore_notice(citizen.person, id).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to(&format!("/notices?restored={id}")).into_response())
}

/// What the page showed: a notice that came after it stays unread.
#[derive(Deserialize)]
struct Until {
    until: DateTime<Utc>,
}

async fn read_all(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(form): Form<Until>,
) -> Result<Response, WebError> {
    state.keep.read_notices(citizen.person, form.until).await?;
    Ok(Redirect::to("/notices?read=1").into_response())
}

fn received(kept: KeptNotice) -> Received {
    Received {
        id: kept.id,
        made_at: kept.made_at,
        unread: kept.read_at.is_none(),
        archived: kept.archived_at.is_some(),
        notice: kept.notice,
    }
}
