//! Oversight: for auditors.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_app::components::FormErrors;
use hikae_app::i18n::oversight as words;
use hikae_app::staff::{
    GroundRow, InLog, LookForm, LookPage, OversightPage, Rests, SearchForm, Sighting,
};
use hikae_app::{Lang, citizen::access_log};
use hikae_core::ids::EntryId;
use hikae_core::staff::Role;
use serde::Deserialize;

use super::words::names;
use super::{StaffMember, authority};
use crate::disclosure::Reason;
use crate::staff::StaffError;
use crate::staff::oversight::{self, Cursor, Found, Ground, Looked, Place, Search};
use crate::web::{AppState, Routes, View, WebError};

/// The longest period of one search.
const LONGEST: TimeDelta = TimeDelta::days(92);

/// `/staff/oversight…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/oversight", page)
        .post("/staff/oversight/look", look)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    institution: String,
    from: String,
    until: String,
    entry: String,
    after: String,
}

impl Asked {
    /// Nothing was searched for.
    fn is_empty(&self) -> bool {
        self.institution.is_empty() && self.from.is_empty() && self.until.is_empty()
    }

    fn form(&self) -> SearchForm {
        SearchForm {
            institution: self.institution.clone(),
            from: self.from.clone(),
            until: self.until.clone(),
        }
    }

    fn search(&self, lang: Lang) -> Result<Search, FormErrors> {
        let mut errors = FormErrors::default();
        let institution = self.institution.parse();
        if institution.is_err() {
            errors.add("institution", words::wrong_institution(lang));
        }
        let (from, until) = (
            self.from.parse::<NaiveDate>(),
            self.until.parse::<NaiveDate>(),
        );
        for (name, day) in [("from", &from), ("until", &until)] {
            if day.is_err() {
                errors.add(name, words::wrong_day(lang));
            }
        }
        match (institution, from, until) {
            (_, Ok(from), Ok(until)) if until < from => {
                errors.add("until", words::wrong_order(lang));
            }
            (_, Ok(from), Ok(until)) if until - from >= LONGEST => {
                errors.add("until", words::too_long(lang));
            }
            (Ok(institution), Ok(from), Ok(until)) => {
                return Ok(Search {
                    institution,
                    from,
                    until,
                    after: cursor(&self.after),
                });
            }
            _ => {}
        }
        Err(errors)
    }

    fn next(&self, (at, entry): Cursor) -> String {
        let Self {
            institution,
            from,
            until,
            ..
        } = self;
        let after = format!("{}.{entry}", at.timestamp_micros());
        format!(
            "/staff/oversight?institution={institution}&from={from}&until={until}&after={after}"
        )
    }
}

fn cursor(text: &str) -> Option<Cursor> {
    let (at, entry) = text.split_once('.')?;
    let at: DateTime<Utc> = DateTime::from_timestamp_micros(at.parse().ok()?)?;
    Some((at, entry.parse().ok()?))
}

async fn page(
    State(state): State<AppState>,
    member: StaffMember,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Auditor)?;
    let mut page = blank(&state).await?;
    page.search = asked.form();
    page.look.entry.clone_from(&asked.entry);
    if asked.is_empty() {
        return Ok(view.page(page));
    }
    match asked.search(view.frame.lang) {
        Err(errors) => page.errors = errors,
        Ok(search) => {
            let Found { sightings, next } = state.staff.search(&member, search).await?;
            page.found = Some(sightings.iter().map(sighting).collect());
            page.next = next.map(|next| asked.next(next));
        }
    }
    Ok(view.page(page))
}

async fn blank(state: &AppState) -> Result<OversightPage, WebError> {
    let names = names(&state.keep).await?;
    Ok(OversightPage {
        search: SearchForm::default(),
        look: LookForm::default(),
        institutions: names
            .into_iter()
            .map(|(id, name)| (id.to_string(), name))
            .collect(),
        found: None,
        next: None,
        errors: FormErrors::default(),
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    entry: String,
    reason: String,
}

/// The entry is shown in the answer itself: looking again is another entry in the citizen's log.
async fn look(
    State(state): State<AppState>,
    member: StaffMember,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    member.require(Role::Auditor)?;
    let lang = view.frame.lang;
    let mut errors = FormErrors::default();
    let entry: Option<EntryId> = typed.entry.trim().parse().ok();
    if entry.is_none() {
        errors.add("entry", words::wrong_entry(lang));
    }
    let reason = Reason::new(&typed.reason).ok();
    if reason.is_none() {
        errors.add("reason", words::wrong_reason(lang));
    }
    if let (Some(entry), Some(reason)) = (entry, reason) {
        let authority = authority(&state);
        match state.staff.look(&member, authority, entry, &reason).await {
            Ok(looked) => return Ok(view.page(shown(looked))),
            Err(StaffError::Gone) => errors.add("entry", words::wrong_entry(lang)),
            Err(error) => return Err(error.into()),
        }
    }
    let mut page = blank(&state).await?;
    page.errors = errors;
    page.look = LookForm {
        entry: typed.entry,
        reason: typed.reason,
    };
    Ok(view.page(page))
}

fn sighting(it: &oversight::Sighting) -> Sighting {
    Sighting {
        id: it.entry.to_string(),
        at: it.at,
        purpose: it.purpose,
        outcome: it.outcome,
        given: it.given,
        withheld: it.withheld,
    }
}

fn shown(looked: Looked) -> LookPage {
    let rests = |ground| match ground {
        Ground::Law => Rests::Law,
        Ground::Citizen => Rests::Citizen,
        Ground::Visit => Rests::Visit,
        Ground::Emergency => Rests::Emergency,
        Ground::Silence => Rests::Silence,
        Ground::Unfounded => Rests::Unfounded,
    };
    LookPage {
        sighting: sighting(&looked.sighting),
        institution: access_log::place(&looked.institution),
        actor: looked.actor,
        channel: looked.channel,
        grounds: looked
            .grounds
            .into_iter()
            .map(|(shown, ground)| GroundRow {
                shown,
                rests: rests(ground),
            })
            .collect(),
        place: match looked.place {
            Place::Proven {
                leaf,
                place,
                size,
                path,
            } => InLog::Proven {
                leaf: leaf.to_string(),
                place,
                size,
                path: path.iter().map(ToString::to_string).collect(),
            },
            Place::Waiting => InLog::Waiting,
            Place::Broken => InLog::Broken,
        },
    }
}
