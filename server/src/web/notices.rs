//! The inbox and one notice of it.

mod calendar;
mod file;
#[cfg(test)]
mod tests;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use chrono::{DateTime, Utc};
use hikae_app::citizen::access_log::entry_sentence;
use hikae_app::citizen::notices::{
    After, Done, FoundPage, NOTICES, Needle, NoticePage, NoticesPage, Received, SHOWN,
};
use hikae_core::calendar::jst_date;
use hikae_core::circular::Topic;
use hikae_core::ids::{NoticeId, PersonId};
use hikae_core::login::Act;
use hikae_core::notice::Notice;
use serde::Deserialize;

pub(super) use file::pdf;

use super::cases::case_about_notice;
use super::{AppState, AtAnyLevel, Citizen, Routes, View, WebError, delivery};
use crate::keep::{Inbox, KeptNotice};
use crate::store::NoticeCounts;

/// `/notices…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/notices", list)
        .post("/notices/read", read_all)
        .post("/notices/search", search)
        .get("/notices/{id}", one)
        .get("/notices/{id}/calendar.ics", calendar::file)
        .get("/notices/{id}/file", file::file)
        .post("/notices/{id}/archive", archive)
        .post("/notices/{id}/restore", restore)
}

/// What stands in the address, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    topic: String,
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
    let topic = Topic::from_key(&asked.topic);
    let wanted = asked.page.parse::<u32>().unwrap_or(1).max(1);
    let mut page = wanted;
    let mut part = part(&state, citizen.person, archived, topic, page).await?;
    if part.notices.is_empty() && page > 1 {
        page = 1;
        part = self::part(&state, citizen.person, archived, topic, page).await?;
    }
    Ok(view.page(NoticesPage {
        done: asked.done(),
        notices: part.notices.into_iter().map(received).collect(),
        shown: part.shown,
        inbox: part.counts.inbox,
        archived: part.counts.archived,
        shows_archived: archived,
        topic,
        unread: view.frame.unread,
        page,
        now: state.clock.now(),
    }))
}

/// One page of a list.
struct Part {
    notices: Vec<KeptNotice>,
    /// How many there are on all pages.
    shown: u64,
    counts: NoticeCounts,
}

async fn part(
    state: &AppState,
    person: PersonId,
    archived: bool,
    topic: Option<Topic>,
    page: u32,
) -> Result<Part, WebError> {
    let keep = &state.keep;
    let skip = u64::from(page - 1) * u64::from(NOTICES);
    let Some(topic) = topic else {
        let Inbox { notices, counts } = keep.inbox(person, archived, skip, NOTICES).await?;
        let shown = match archived {
            true => counts.archived,
            false => counts.inbox,
        };
        return Ok(Part {
            notices,
            shown,
            counts,
        });
    };
    let about = |kept: &KeptNotice| match &kept.notice {
        Notice::Circular(arrived) => arrived.topic == topic,
        _ => false,
    };
    let found = keep.notices_like(person, archived, about).await?;
    let shown = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let skip = usize::try_from(skip).unwrap_or(usize::MAX);
    Ok(Part {
        notices: found
            .into_iter()
            .skip(skip)
            .take(NOTICES as usize)
            .collect(),
        shown,
        counts: keep.inbox(person, archived, 0, 0).await?.counts,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Search {
    q: String,
}

/// Only looks, though it is posted.
async fn search(
    State(state): State<AppState>,
    AtAnyLevel(citizen): AtAnyLevel,
    view: View,
    Form(asked): Form<Search>,
) -> Result<Response, WebError> {
    citizen.may(Act::Look, &state)?;
    let (needle, error) = Needle::new(&asked.q);
    let mut found = Vec::new();
    if error.is_none() {
        for archived in [false, true] {
            let wanted = |kept: &KeptNotice| needle.is_in(&kept.notice);
            let part = state.keep.notices_like(citizen.person, archived, wanted);
            found.extend(part.await?);
        }
        found.sort_by_key(|kept| std::cmp::Reverse(kept.id));
    }
    let all = found.len();
    Ok(view.page(FoundPage {
        needle,
        error,
        found: found.into_iter().take(SHOWN).map(received).collect(),
        all,
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
        deliveries: delivery::rows(&state, person, id).await?,
        event: event.map(|entry| entry_sentence(lang, &entry)),
        after: after(&state, person, &kept).await?,
        today: jst_date(state.clock.now()),
        received: received(kept),
    }))
}

/// What became of a circular since it came.
async fn after(state: &AppState, person: PersonId, kept: &KeptNotice) -> Result<After, WebError> {
    let Notice::Circular(_) = kept.notice else {
        return Ok(After::default());
    };
    let corrects = |other: &KeptNotice| match &other.notice {
        Notice::Circular(arrived) => arrived.corrects == Some(kept.id),
        _ => false,
    };
    let mut corrections = Vec::new();
    for archived in [false, true] {
        let found = state.keep.notices_like(person, archived, corrects);
        corrections.extend(found.await?.into_iter().map(|kept| kept.id));
    }
    Ok(After {
        corrected_by: corrections.into_iter().max(),
        report: case_about_notice(state, person, kept.id).await?,
    })
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
