//! The same for an officer's own programs: JSON, with the officer's session.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use hikae_app::citizen::cases::{finding_from_key, kind_key};
use hikae_core::case::{Case, Kind, Office, Standing, Words};
use hikae_core::disclosure::{Actor, InstitutionLabel};
use hikae_core::ids::{CaseId, EntryId};
use hikae_core::record::RecordRef;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::{Answering, Asked, case_id, give, office_of, opened, place};
use crate::keep::Queued;
use crate::staff::cases::{About, Citizen, Opened, Shelf};
use crate::web::problem::{Document, Problem};
use crate::web::staff::{NoStaff, StaffMember};
use crate::web::{AppState, Routes};

/// `/staff/api/cases…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/api/cases", list)
        .get("/staff/api/cases/{id}", one)
        .post("/staff/api/cases/{id}/answer", answer)
        .described::<Described>()
}

#[derive(OpenApi)]
#[openapi(paths(list, one, answer), components(schemas(Document)))]
struct Described;

#[derive(Serialize, ToSchema)]
struct ListDocument {
    cases: Vec<RowDocument>,
    /// What to ask for with `after` to go on.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct RowDocument {
    case: CaseId,
    kind: &'static str,
    emergency: bool,
    opened_at: DateTime<Utc>,
    #[serde(flatten)]
    standing: Standing,
}

impl RowDocument {
    fn of(queued: &Queued) -> Self {
        Self {
            case: queued.case,
            kind: kind_key(queued.kind),
            emergency: queued.emergency,
            opened_at: queued.opened_at,
            standing: queued.standing,
        }
    }
}

#[derive(Serialize, ToSchema)]
struct CaseDocument {
    #[serde(flatten)]
    standing: Standing,
    /// Whether this office has to answer it now.
    your_turn: bool,
    /// What it can answer.
    findings: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resident: Option<ResidentDocument>,
    about: AboutDocument,
    case: Case,
}

#[derive(Serialize, ToSchema)]
struct ResidentDocument {
    name: String,
    birth_date: NaiveDate,
}

#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum AboutDocument {
    Entry {
        entry: EntryId,
        at: DateTime<Utc>,
        institution: InstitutionLabel,
        actor: Actor,
        reason: String,
    },
    Record {
        header: RecordRef,
        source: Option<String>,
    },
    Notice {
        title: String,
        office: String,
        at: DateTime<Utc>,
    },
    Gone,
}

impl From<About> for AboutDocument {
    fn from(about: About) -> Self {
        match about {
            About::Entry {
                entry,
                at,
                institution,
                actor,
                reason,
            } => Self::Entry {
                entry,
                at,
                institution,
                actor,
                reason,
            },
            About::Record { header, source } => Self::Record { header, source },
            About::Notice { title, office, at } => Self::Notice { title, office, at },
            About::Gone => Self::Gone,
        }
    }
}

/// Cases that wait for this office, or those that it has answered.
#[utoipa::path(
    get,
    path = "/staff/api/cases",
    operation_id = "listCases",
    tag = "cases",
    security(("session" = [])),
    params(
        ("done" = Option<String>, Query, description = "Those that were answered, if it is anything"),
        ("after" = Option<String>, Query, description = "`next` of the list before"),
    ),
    responses((status = 200, description = "The list", body = ListDocument), Problem)
)]
async fn list(
    State(state): State<AppState>,
    member: Result<StaffMember, NoStaff>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (_, office) = who(member)?;
    let after = place::read(&asked.after);
    let done = !asked.done.is_empty();
    let Shelf { cases, next } = state.staff.shelf(office, done, after).await?;
    let document = ListDocument {
        cases: cases.iter().map(RowDocument::of).collect(),
        next: next.map(place::write),
    };
    Ok(Json(document).into_response())
}

/// One case. That it was opened stands in the citizen's log before it is answered.
#[utoipa::path(
    get,
    path = "/staff/api/cases/{id}",
    operation_id = "readCase",
    tag = "cases",
    security(("session" = [])),
    params(("id" = CaseId, Path)),
    responses((status = 200, description = "The case", body = CaseDocument), Problem)
)]
async fn one(
    State(state): State<AppState>,
    member: Result<StaffMember, NoStaff>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (member, office) = who(member)?;
    let Opened {
        case,
        citizen,
        about,
        my_turn,
        ..
    } = opened(&state, &member, office, case_id(&id)?).await?;
    let document = CaseDocument {
        standing: case.standing(),
        your_turn: my_turn,
        findings: findings(case.subject.kind()),
        resident: citizen.map(|Citizen { name, birth_date }| ResidentDocument { name, birth_date }),
        about: about.into(),
        case,
    };
    Ok(Json(document).into_response())
}

#[derive(Deserialize, ToSchema)]
struct Answer {
    finding: String,
    words: String,
}

/// Answers a case whose turn is this office's.
#[utoipa::path(
    post,
    path = "/staff/api/cases/{id}/answer",
    operation_id = "answerCase",
    tag = "cases",
    security(("session" = [])),
    params(("id" = CaseId, Path)),
    request_body = Answer,
    responses((status = 204, description = "Answered"), Problem)
)]
async fn answer(
    State(state): State<AppState>,
    member: Result<StaffMember, NoStaff>,
    Path(id): Path<String>,
    sent: Result<Json<Answer>, JsonRejection>,
) -> Result<Response, Problem> {
    let (member, office) = who(member)?;
    let id = case_id(&id)?;
    let wrong = |detail| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail);
    let Ok(Json(Answer { finding, words })) = sent else {
        return Err(wrong("send a JSON object with `finding` and `words`"));
    };
    let finding = finding_from_key(&finding)
        .ok_or_else(|| wrong("`finding` is none of those that the case names in `findings`"))?;
    let words = Words::needed(&words).map_err(|_| {
        wrong("`words` must have 1 to 1,000 characters, and nothing that looks like a 個人番号")
    })?;
    give(&state, &member, office, id, finding, &words).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn findings(kind: Kind) -> Vec<&'static str> {
    let findings = kind.findings().iter();
    findings
        .map(|finding| hikae_app::citizen::cases::finding_key(*finding))
        .collect()
}

/// Who asks, and for which office.
fn who(member: Result<StaffMember, NoStaff>) -> Result<(StaffMember, Office), Problem> {
    match member {
        Ok(member) => {
            let office = office_of::<Answering>(&member)?;
            Ok((member, office))
        }
        Err(NoStaff::Login { .. }) => Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "sign in under /staff/login",
        )),
        Err(NoStaff::Error(error)) => Err(error.into()),
    }
}
