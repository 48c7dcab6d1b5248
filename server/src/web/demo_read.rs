//! 機関になってみる: a visitor of the demo reads records as a fictional institution, through the
//! gate. These routes exist only in a demo.
//!
//! The POST answers with a page instead of a 303: what an institution is given is an answer to one
//! request, and showing it again would be another read.

use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Form;
use hikae_app::citizen::sharing::{category_from_key, purpose_from_key};
use hikae_app::demo::play::{AnswerPage, AskError, AskPage, Asked, Given, Part, PartsPage};
use hikae_core::calendar::jst_date;
use hikae_core::disclosure::Channel;
use hikae_core::ids::PersonId;
use hikae_core::record::Record;
use serde::Deserialize;

use super::visit::standing;
use super::{AppState, Routes, View, WebError};
use crate::demo::institutions::{PARTS, Part as Played, Play, Player, play};
use crate::demo::residents::{MUNICIPALITY, Who};
use crate::disclosure::{Reason, ReasonError, Refusal, Released, ReleasedRecord};
use crate::gateway::{JoinError, Reception};

/// `/demo/read…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/demo/read", parts)
        .get("/demo/read/{part}", form)
        .post("/demo/read/{part}", read)
        .post("/demo/reception", reception)
}

async fn parts(view: View) -> Response {
    view.page(PartsPage {
        parts: PARTS.iter().map(part_of).collect(),
    })
}

async fn form(
    State(state): State<AppState>,
    Path(key): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let part = Played::find(&key).ok_or(WebError::NotFound)?;
    let asked = Asked {
        person: None,
        purpose: part.purposes.first().copied(),
        categories: Vec::new(),
        reason: part.reason.to_owned(),
    };
    Ok(view.page(ask_page(&state, part, asked, Vec::new())))
}

#[derive(Deserialize)]
struct Answers {
    person: Option<String>,
    purpose: Option<String>,
    #[serde(default)]
    category: Vec<String>,
    #[serde(default)]
    reason: String,
}

async fn read(
    State(state): State<AppState>,
    Path(key): Path<String>,
    view: View,
    Form(answers): Form<Answers>,
) -> Result<Response, WebError> {
    let part = Played::find(&key).ok_or(WebError::NotFound)?;
    let asked = Asked {
        person: answers.person,
        purpose: answers.purpose.as_deref().and_then(purpose_from_key),
        categories: answers
            .category
            .iter()
            .filter_map(|key| category_from_key(key))
            .collect(),
        reason: answers.reason,
    };
    let (who, question) = match question(&state, part, &asked).await? {
        Ok(question) => question,
        Err(errors) => return Ok(view.page(ask_page(&state, part, asked, errors))),
    };
    let purpose = question.purpose;
    let given = match play(&state.keep, question).await {
        Ok(released) => Some(given(&released)),
        Err(Refusal::PurposeNotAllowed) => None,
        Err(Refusal::UnknownInstitution | Refusal::NoSuchPerson) => return Err(WebError::NotFound),
        Err(Refusal::Keep(error)) => return Err(error.into()),
    };
    Ok(view.page(AnswerPage {
        part: part_of(part),
        person: name(&state, who),
        purpose,
        given,
    }))
}

#[derive(Deserialize)]
struct Place {
    part: String,
}

/// Makes this browser the reception of the institution, as the operator's link would.
async fn reception(
    State(state): State<AppState>,
    Form(place): Form<Place>,
) -> Result<Response, WebError> {
    let part = Played::find(&place.part).ok_or(WebError::NotFound)?;
    let (keep, entropy) = (&state.keep, &*state.entropy);
    let institution = keep.institution_by_code(part.code).await?;
    let institution = institution.ok_or(WebError::NotFound)?.id;
    let failed = |error: JoinError| WebError::Unavailable(error.to_string());
    let link = Reception::link(keep, entropy, institution, part.institution).await;
    let (token, _) = link.map_err(failed)?;
    let desk = Reception::join(keep, entropy, &token).await;
    Ok(standing(&state, &desk.map_err(failed)?))
}

/// The question to the gate, or what is wrong with the form.
async fn question(
    state: &AppState,
    part: &'static Played,
    asked: &Asked,
) -> Result<Result<(Who, Play), Vec<AskError>>, WebError> {
    let who = asked.person.as_deref().and_then(Who::find);
    let reason = Reason::new(&asked.reason);
    if let (Some(who), Some(purpose), Ok(reason), false) =
        (who, asked.purpose, &reason, asked.categories.is_empty())
    {
        let play = Play {
            part,
            person: person(state, who).await?,
            purpose,
            reason: reason.clone(),
            categories: asked.categories.iter().copied().collect(),
            channel: Channel::Demo,
        };
        return Ok(Ok((who, play)));
    }
    let reason = reason.err().map(|error| match error {
        ReasonError::Empty => AskError::ReasonEmpty,
        ReasonError::TooLong => AskError::ReasonLong,
        ReasonError::IndividualNumber => AskError::ReasonNumber,
    });
    let errors = [
        who.is_none().then_some(AskError::Person),
        asked.purpose.is_none().then_some(AskError::Purpose),
        asked.categories.is_empty().then_some(AskError::Categories),
        reason,
    ];
    Ok(Err(errors.into_iter().flatten().collect()))
}

async fn person(state: &AppState, who: Who) -> Result<PersonId, WebError> {
    state
        .keep
        .person_by_municipal_number(MUNICIPALITY, who.municipal_number())
        .await?
        .ok_or(WebError::NotFound)
}

fn ask_page(state: &AppState, part: &Played, asked: Asked, errors: Vec<AskError>) -> AskPage {
    let people = Who::ALL
        .into_iter()
        .map(|who| (who.key().to_owned(), name(state, who)))
        .collect();
    AskPage {
        part: part_of(part),
        people,
        asked,
        errors,
    }
}

fn name(state: &AppState, who: Who) -> String {
    who.resident(jst_date(state.clock.now())).name
}

fn part_of(part: &Played) -> Part {
    Part {
        key: part.key.to_owned(),
        institution: part.institution.to_owned(),
        unit: part.unit.map(str::to_owned),
        kind: part.kind,
        actor: match part.actor {
            Player::Human(role, handle) => Some((role, handle.to_owned())),
            Player::Machine(_) => None,
        },
        purposes: part.purposes.to_vec(),
    }
}

fn given(released: &Released) -> Vec<Given> {
    released.records().iter().map(shown).collect()
}

fn shown(released: &ReleasedRecord) -> Given {
    let header = released.header();
    let (words, results) = match released.record() {
        Record::Checkup(report) => (
            report.performer.name.clone(),
            Some(report.observations().count()),
        ),
        Record::Vaccination(vaccination) => (vaccination.name.clone(), None),
        Record::Coverage(coverage) => (coverage.insurer.name.clone(), None),
        Record::Certificate(certificate) => (certificate.insurer.name.clone(), None),
    };
    Given {
        category: header.category,
        date: header.date,
        words,
        results,
    }
}
