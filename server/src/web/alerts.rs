//! What a person wants to be told.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use hikae_app::citizen::alerts::{AlertsPage, Changed, History};
use hikae_core::notice::{Channel, Rule};
use serde::Deserialize;

use super::{AppState, Citizen, Routes, View, WebError};

/// `/account/alerts`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account/alerts", page)
        .post("/account/alerts", change)
}

/// What stands in the address, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let history = state.keep.alert_history(citizen.person).await?;
    let history = History(
        history
            .into_iter()
            .map(|change| (change.made_at, change.settings))
            .collect(),
    );
    let done = Rule::from_key(&asked.done).map(|rule| Changed {
        rule,
        channel: Channel::Inbox,
    });
    Ok(view.page(AlertsPage { history, done }))
}

#[derive(Deserialize)]
struct Change {
    rule: String,
    channel: String,
    on: String,
}

async fn change(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(change): Form<Change>,
) -> Result<Response, WebError> {
    let rule = Rule::from_key(&change.rule).ok_or(WebError::BadRequest)?;
    let channel = Channel::from_key(&change.channel).ok_or(WebError::BadRequest)?;
    let on = match change.on.as_str() {
        "1" => true,
        "0" => false,
        _ => return Err(WebError::BadRequest),
    };
    let keep = &state.keep;
    keep.set_alert(citizen.person, rule, channel, on).await?;
    Ok(Redirect::to(&format!("/account/alerts?done={}", rule.key())).into_response())
}
