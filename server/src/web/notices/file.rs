//! What came along with a notice.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hikae_core::ids::NoticeId;
use hikae_core::notice::Notice;

use crate::web::{AppState, Citizen, WebError};

/// `/notices/{id}/file`: for whoever has the notice, as a file of theirs and never inside a page.
pub async fn file(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: NoticeId = id.parse().map_err(|_| WebError::NotFound)?;
    let kept = state.keep.notice(citizen.person, id).await?;
    let Some(Notice::Circular(arrived)) = kept.map(|kept| kept.notice) else {
        return Err(WebError::NotFound);
    };
    let file = arrived.file.ok_or(WebError::NotFound)?;
    let bytes = state.keep.circular_file(file.id).await?;
    Ok(pdf(&file.name, bytes.ok_or(WebError::NotFound)?))
}

/// A PDF of someone else's making, to be saved.
pub fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, disposition(name)),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
    ];
    (headers, bytes).into_response()
}

/// Saved under its name (RFC 6266, RFC 8187): every octet but letters and digits is escaped.
fn disposition(name: &str) -> String {
    let mut escaped = String::new();
    for octet in name.bytes() {
        if octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b'-' | b'_') {
            escaped.push(char::from(octet));
        } else {
            escaped.push_str(&format!("%{octet:02X}"));
        }
    }
    format!("attachment; filename=\"file.pdf\"; filename*=UTF-8''{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place_in_the_header() {
        assert_eq!(
            disposition("案内 \"1\"\r\n;.pdf"),
            "attachment; filename=\"file.pdf\"; \
             filename*=UTF-8''%E6%A1%88%E5%86%85%20%221%22%0D%0A%3B.pdf"
        );
    }
}
