//! Ending, undoing, sealing. Each is a version of its own.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use hikae_app::citizen::sharing::{has_ended, seal_of};
use hikae_core::consent::{Directive, Effect, Grantees, Level, Purpose, Scope};
use hikae_core::ids::{DirectiveId, PersonId, RecordId};
use hikae_core::login::Act;
use serde::Deserialize;

use super::load;
use crate::keep::Error;
use crate::web::{AppState, Citizen, Routes, WebError};

/// `/sharing/end`, `/sharing/undo`, `/sharing/seal`, `/sharing/unseal`.
pub fn routes() -> Routes {
    Routes::new()
        .post("/sharing/end", end)
        .post("/sharing/undo", undo)
        .post("/sharing/seal", seal)
        .post("/sharing/unseal", unseal)
}

/// Leads to the page that says what was done and how to undo it.
pub fn done(directive: &Directive) -> Response {
    let address = format!(
        "/sharing/directives/{}?done={}",
        directive.id, directive.version
    );
    Redirect::to(&address).into_response()
}

#[derive(Deserialize)]
struct Version {
    directive: String,
    version: u32,
}

impl Version {
    fn id(&self) -> Result<DirectiveId, WebError> {
        self.directive.parse().map_err(|_| WebError::NotFound)
    }
}

async fn end(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(which): Form<Version>,
) -> Result<Response, WebError> {
    let id = which.id()?;
    let ended = state
        .keep
        .end_directive(
            citizen.person,
            id,
            which.version,
            state.clock.now(),
            citizen.level,
        )
        .await;
    match ended {
        Ok(Some(directive)) => Ok(done(&directive)),
        Ok(None) => Err(WebError::NotFound),
        // Pressed twice: what was wanted is the case.
        Err(Error::Conflict) => {
            let versions = load::versions(&state.keep, citizen.person, id).await?;
            match versions.first() {
                Some(newest) if has_ended(&newest.directive) => Ok(done(&newest.directive)),
                _ => Err(WebError::Conflict),
            }
        }
        Err(other) => Err(other.into()),
    }
}

async fn undo(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(which): Form<Version>,
) -> Result<Response, WebError> {
    let id = which.id()?;
    let versions = load::versions(&state.keep, citizen.person, id).await?;
    let mut versions = versions.into_iter().map(|change| change.directive);
    let newest = versions.next().ok_or(WebError::NotFound)?;
    if newest.version != which.version {
        return Err(WebError::Conflict);
    }
    let former = former(
        &newest,
        versions.next(),
        citizen.person,
        citizen.level,
        state.clock.now(),
    );
    citizen.may(act(&former), &state)?;
    let made = state
        .keep
        .put_directive(citizen.person, former, which.version)
        .await?;
    Ok(done(&made))
}

/// What the version before said, said again now; if there was none, the end.
fn former(
    newest: &Directive,
    before: Option<Directive>,
    person: PersonId,
    level: Level,
    now: DateTime<Utc>,
) -> Directive {
    let (content, valid_until) = match before {
        Some(before) => {
            let until = before.valid_until;
            (before, until)
        }
        None => (newest.clone(), Some(now)),
    };
    Directive {
        version: newest.version + 1,
        valid_until,
        made_at: now,
        made_by: person,
        made_with: level,
        ..content
    }
}

/// What saying this amounts to.
fn act(directive: &Directive) -> Act {
    if directive.effect != Effect::Permit || has_ended(directive) {
        Act::Change
    } else if directive.grantees == Grantees::Everyone {
        Act::PermitEveryone
    } else if directive.purposes.contains(&Purpose::Research) {
        Act::PermitResearch
    } else {
        Act::Change
    }
}

#[derive(Deserialize)]
struct Sealed {
    record: String,
}

impl Sealed {
    fn id(&self) -> Result<RecordId, WebError> {
        self.record.parse().map_err(|_| WebError::NotFound)
    }
}

async fn seal(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(record): Form<Sealed>,
) -> Result<Response, WebError> {
    let record = record.id()?;
    if state.keep.record(citizen.person, record).await?.is_none() {
        return Err(WebError::NotFound);
    }
    let current = state.keep.directives(citizen.person).await?;
    if let Some(seal) = seal_of(&current, record) {
        return Ok(done(seal));
    }
    let seal = Directive::seal(
        state.keep.mint(DirectiveId::new),
        [record].into(),
        citizen.person,
        citizen.level,
        state.clock.now(),
    );
    let made = state.keep.put_directive(citizen.person, seal, 0).await?;
    Ok(done(&made))
}

async fn unseal(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(record): Form<Sealed>,
) -> Result<Response, WebError> {
    let record = record.id()?;
    let current = state.keep.directives(citizen.person).await?;
    let seal = seal_of(&current, record).ok_or(WebError::NotFound)?;
    let now = state.clock.now();
    let rest = match &seal.scope {
        Scope::Records { records } => records
            .iter()
            .copied()
            .filter(|other| *other != record)
            .collect(),
        Scope::All | Scope::Categories { .. } => std::collections::BTreeSet::new(),
    };
    if rest.is_empty() {
        let ended = state
            .keep
            .end_directive(citizen.person, seal.id, seal.version, now, citizen.level)
            .await?;
        return ended.map_or(Err(WebError::NotFound), |directive| Ok(done(&directive)));
    }
    let lifted = Directive {
        scope: Scope::Records { records: rest },
        made_at: now,
        made_by: citizen.person,
        made_with: citizen.level,
        ..seal.clone()
    };
    let made = state
        .keep
        .put_directive(citizen.person, lifted, seal.version)
        .await?;
    Ok(done(&made))
}
