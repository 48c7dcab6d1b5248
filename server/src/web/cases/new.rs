//! Reporting something: form, check, send. Nothing is kept before it is sent.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::citizen::cases::{
    About, AboutRecordPage, CaseFormPage, CasePreviewPage, Draft, Target, kind_from_key,
};
use hikae_core::case::{Kind, Office, Subject, due};
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::ids::{EntryId, NoticeId, PersonId, RecordId};
use serde::Deserialize;

use super::load;
use crate::keep::NewCase;
use crate::web::{AppState, Citizen, Routes, View, WebError};

/// `/cases/new/{kind}/{id}`, `/cases/about/{record}`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/about/{record}", about_record)
        .get("/cases/new/{kind}/{id}", form)
        .post("/cases/new/{kind}/{id}", answer)
}

async fn about_record(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(record): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let record: RecordId = record.parse().map_err(|_| WebError::NotFound)?;
    let kept = state.keep.record(citizen.person, record).await?;
    let kept = kept.ok_or(WebError::NotFound)?;
    Ok(view.page(AboutRecordPage {
        record,
        about: load::about_kept(&kept),
        cases: load::about_record(&state, citizen.person, record).await?,
    }))
}

async fn form(
    State(state): State<AppState>,
    citizen: Citizen,
    Path((kind, id)): Path<(String, String)>,
    view: View,
) -> Result<Response, WebError> {
    let found = find(&state, citizen.person, &kind, &id).await?;
    if let Some(there) = existing(&state, citizen.person, found.subject).await? {
        return Ok(there);
    }
    Ok(view.page(CaseFormPage {
        target: found.target,
        draft: Draft::default(),
        errors: Vec::new(),
    }))
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Answers {
    reason: String,
    words: String,
    contact: String,
    phone: String,
    step: String,
}

async fn answer(
    State(state): State<AppState>,
    citizen: Citizen,
    Path((kind, id)): Path<(String, String)>,
    view: View,
    Form(answers): Form<Answers>,
) -> Result<Response, WebError> {
    let Found {
        target,
        subject,
        emergency,
    } = find(&state, citizen.person, &kind, &id).await?;
    if let Some(there) = existing(&state, citizen.person, subject).await? {
        return Ok(there);
    }
    let Answers {
        reason,
        words,
        contact,
        phone,
        step,
    } = answers;
    let draft = Draft {
        reason,
        words,
        contact,
        phone,
    };
    let sent = match draft.sent(target.kind) {
        Ok(sent) if step == "send" => sent,
        Ok(_) if step == "check" => return Ok(view.page(CasePreviewPage { target, draft })),
        Ok(_) => {
            return Ok(view.page(CaseFormPage {
                target,
                draft,
                errors: Vec::new(),
            }));
        }
        Err(errors) => {
            return Ok(view.page(CaseFormPage {
                target,
                draft,
                errors,
            }));
        }
    };
    let new = NewCase {
        subject,
        addressee: target.office,
        emergency,
        reason: sent.reason,
        words: sent.words,
        contact: sent.contact,
    };
    let (case, _) = state
        .keep
        .open_case(citizen.person, &new, state.portal.case_days)
        .await?;
    Ok(Redirect::to(&format!("/cases/{}", case.id)).into_response())
}

/// The case that there is about the same.
async fn existing(
    state: &AppState,
    person: PersonId,
    subject: Subject,
) -> Result<Option<Response>, WebError> {
    let case = state.keep.case_about(person, subject).await?;
    Ok(case.map(|case| Redirect::to(&format!("/cases/{}", case.id)).into_response()))
}

/// What is reported.
struct Found {
    target: Target,
    subject: Subject,
    emergency: bool,
}

/// What is reported, if it is this person's.
async fn find(state: &AppState, person: PersonId, kind: &str, id: &str) -> Result<Found, WebError> {
    let kind = kind_from_key(kind).ok_or(WebError::NotFound)?;
    let (subject, about, office, emergency) = match kind {
        Kind::Entry => {
            let entry: EntryId = id.parse().map_err(|_| WebError::NotFound)?;
            let found = state.keep.entry(person, entry).await?;
            let found = found.ok_or(WebError::NotFound)?;
            let emergency = found.purpose == Purpose::Emergency;
            let office = office_of_reader(state, &found.institution).await?;
            let about = About::Entry {
                entry,
                institution: found.institution.name,
                at: found.occurred_at,
            };
            (Subject::Entry { entry }, about, office, emergency)
        }
        Kind::Notice => {
            let notice: NoticeId = id.parse().map_err(|_| WebError::NotFound)?;
            let about = load::about_notice(state, person, notice).await?;
            let about = about.ok_or(WebError::NotFound)?;
            let subject = Subject::Notice { notice };
            (subject, about, Office::Municipality, false)
        }
        Kind::Review => return Err(WebError::NotFound),
        Kind::NotMine | Kind::Wrong => {
            let record: RecordId = id.parse().map_err(|_| WebError::NotFound)?;
            let kept = state.keep.record(person, record).await?;
            let kept = kept.ok_or(WebError::NotFound)?;
            let code = kept.record.performer();
            let code = code.and_then(|source| source.code.as_deref());
            let office = state.keep.office_of_source(code).await?;
            let subject = match kind {
                Kind::NotMine => Subject::NotMine { record },
                _ => Subject::Wrong { record },
            };
            (subject, load::about_kept(&kept), office, false)
        }
    };
    let institution = match office {
        Office::Institution { id } => state.keep.institution(id).await?.map(|known| known.name),
        Office::Municipality | Office::Oversight => None,
    };
    Ok(Found {
        target: Target {
            kind,
            id: id.to_owned(),
            about,
            office,
            institution,
            due: due(state.clock.now(), state.portal.case_days),
        },
        subject,
        emergency,
    })
}

/// Who answers for a read: the institution's privacy officer, or the municipality's officer for
/// an institution that is no longer registered, and for the municipality's own reads.
async fn office_of_reader(
    state: &AppState,
    reader: &hikae_core::disclosure::InstitutionLabel,
) -> Result<Office, WebError> {
    let known = state.keep.institution(reader.id).await?;
    Ok(known
        .filter(|known| known.kind != InstitutionKind::Municipality)
        .map_or(Office::Municipality, |known| Office::Institution {
            id: known.id,
        }))
}
