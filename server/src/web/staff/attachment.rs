//! Attaching a file to a circular, and looking at it.

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Path, Request, State};
use axum::handler::Handler as _;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::staff::{AttachmentPage, NotAttached};
use hikae_core::circular::{Content, File, Host};
use hikae_core::ids::CircularId;
use hikae_core::staff::Role;
use serde::Deserialize;

use super::StaffMember;
use crate::circular::attachment::{LARGEST, Refused, check};
use crate::keep::KeptCircular;
use crate::staff::circulars::CircularError;
use crate::web::notices::pdf;
use crate::web::{AppState, Routes, View, WebError};

/// What a form with a file holds beside it.
const BESIDE: usize = 64 * 1024;

/// As long as a name may be, in characters.
const LONGEST_NAME: usize = 80;

/// `/staff/notices/{id}/file…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/notices/{id}/file", page)
        .post(
            "/staff/notices/{id}/file",
            attach.layer(DefaultBodyLimit::max(LARGEST + BESIDE)),
        )
        .post("/staff/notices/{id}/file/remove", remove)
        .get("/staff/notices/{id}/attachment", download)
}

async fn find(state: &AppState, id: &str) -> Result<KeptCircular, WebError> {
    let id: CircularId = id.parse().map_err(|_| WebError::NotFound)?;
    state.keep.circular(id).await?.ok_or(WebError::NotFound)
}

async fn page(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    Ok(view.page(shown(find(&state, &id).await?, None)))
}

fn shown(kept: KeptCircular, error: Option<NotAttached>) -> AttachmentPage {
    AttachmentPage {
        id: kept.id,
        seen: kept.change,
        title: kept.content.texts.ja.title,
        file: kept.content.file,
        error,
    }
}

/// What a form brought.
#[derive(Default)]
struct Brought {
    seen: u32,
    name: String,
    bytes: Vec<u8>,
}

async fn brought(state: &AppState, request: Request) -> Result<Brought, NotAttached> {
    let wrong = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => NotAttached::Large,
        _ => NotAttached::Empty,
    };
    let form = Multipart::from_request(request, state).await;
    let mut form = form.map_err(|_| NotAttached::Empty)?;
    let mut brought = Brought::default();
    while let Some(field) = form.next_field().await.map_err(wrong)? {
        match field.name() {
            Some("seen") => {
                let seen = field.text().await.map_err(wrong)?;
                brought.seen = seen.parse().unwrap_or_default();
            }
            Some("file") => {
                brought.name = name(field.file_name().unwrap_or_default());
                brought.bytes = field.bytes().await.map_err(wrong)?.to_vec();
            }
            _ => {}
        }
    }
    Ok(brought)
}

/// The name of a file without its folders and ending, and what is in it as its ending.
fn name(typed: &str) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let stem: String = stem.chars().filter(shown).take(LONGEST_NAME).collect();
    match stem.trim() {
        "" => "file.pdf".to_owned(),
        stem => format!("{stem}.pdf"),
    }
}

async fn attach(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    request: Request,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let kept = find(&state, &id).await?;
    let refuse = |kept: KeptCircular, error: NotAttached| {
        tracing::info!(reason = ?error, "attachment_refused");
        Ok(view.page(shown(kept, Some(error))))
    };
    let Brought { seen, name, bytes } = match brought(&state, request).await {
        Ok(brought) => brought,
        Err(error) => return refuse(kept, error),
    };
    let bytes = match checked(bytes, state.portal.circulars.hosts.clone()).await? {
        Ok(bytes) => bytes,
        Err(error) => return refuse(kept, error.into()),
    };
    if !kept.state.may_change() {
        return refuse(kept, NotAttached::Late);
    }
    let file = File {
        id: state.keep.put_circular_file(&bytes).await?,
        name,
        bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
    };
    let content = Content {
        file: Some(file),
        ..kept.content.clone()
    };
    change(&state, &member, &view, (kept, seen), &content).await
}

/// Looks into a file beside the threads that answer.
async fn checked(bytes: Vec<u8>, hosts: Vec<Host>) -> Result<Result<Vec<u8>, Refused>, WebError> {
    let looked = tokio::task::spawn_blocking(move || check(&bytes, &hosts).map(|()| bytes));
    // What brings the reader down is no file for anyone.
    Ok(looked.await.unwrap_or(Err(Refused::Damaged)))
}

#[derive(Deserialize)]
struct Seen {
    #[serde(default)]
    seen: u32,
}

async fn remove(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
    view: View,
    Form(form): Form<Seen>,
) -> Result<Response, WebError> {
    member.require(Role::Author)?;
    let kept = find(&state, &id).await?;
    let content = Content {
        file: None,
        ..kept.content.clone()
    };
    change(&state, &member, &view, (kept, form.seen), &content).await
}

async fn change(
    state: &AppState,
    member: &StaffMember,
    view: &View,
    (kept, seen): (KeptCircular, u32),
    content: &Content,
) -> Result<Response, WebError> {
    let id = kept.id;
    let error = match state
        .staff
        .change_circular(member, (id, seen), content)
        .await
    {
        Ok(()) => return Ok(Redirect::to(&format!("/staff/notices/{id}/file")).into_response()),
        Err(CircularError::Stale) => NotAttached::Stale,
        Err(CircularError::State) => NotAttached::Late,
        Err(CircularError::Keep(error)) => return Err(error.into()),
        Err(error) => return Err(WebError::Internal(error.to_string())),
    };
    Ok(view.page(shown(kept, Some(error))))
}

/// What would go along, for whoever writes or approves it.
async fn download(
    State(state): State<AppState>,
    member: StaffMember,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    member.require_any(&[Role::Author, Role::Approver])?;
    let file = find(&state, &id).await?.content.file;
    let file = file.ok_or(WebError::NotFound)?;
    let bytes = state.keep.circular_file(file.id).await?;
    Ok(pdf(&file.name, bytes.ok_or(WebError::NotFound)?))
}

impl From<Refused> for NotAttached {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Empty => Self::Empty,
            Refused::Large => Self::Large,
            Refused::NotPdf => Self::NotPdf,
            Refused::Damaged => Self::Damaged,
            Refused::Encrypted => Self::Encrypted,
            Refused::Active(what) => Self::Active(what),
            Refused::Embedded => Self::Embedded,
            Refused::Elsewhere(link) => Self::Elsewhere(link),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_what_is_in_it_and_not_by_where_it_was() {
        for (typed, kept) in [
            ("案内.pdf", "案内.pdf"),
            ("C:\\職員\\案内.PDF", "案内.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("案内.pdf.exe", "案内.pdf.pdf"),
            ("a\u{202e}fdp.exe\r\n", "afdp.pdf"),
            ("", "file.pdf"),
            (".pdf", "file.pdf"),
        ] {
            assert_eq!(name(typed), kept, "{typed:?}");
        }
        assert_eq!(name(&"あ".repeat(300)).chars().count(), LONGEST_NAME + 4);
    }
}
