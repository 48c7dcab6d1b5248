//! What a person looks at in their own account, and takes along, is written down for them: so that
//! they see it if somebody else did.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hikae_core::activity::{Deed, File, Part};
use tower_sessions::Session;

use super::{AppState, WebError};
use crate::identity::session;

const FILES: [(&str, File); 3] = [
    ("/access-log/statement.pdf", File::StatementPdf),
    ("/access-log/statement.json", File::StatementJson),
    ("/access-log/audit-events.json", File::AuditEvents),
];

const PARTS: [(&str, Part); 8] = [
    ("/home", Part::Home),
    ("/checkups", Part::Checkups),
    ("/vaccinations", Part::Vaccinations),
    ("/coverage", Part::Insurance),
    ("/access-log", Part::AccessLog),
    ("/sharing", Part::Sharing),
    ("/cases", Part::Cases),
    ("/notices", Part::Notices),
];

/// What asking for this route means, if it shows anything of what is kept.
fn deed(path: &str) -> Option<Deed> {
    if let Some((_, file)) = FILES.into_iter().find(|(file, _)| *file == path) {
        return Some(Deed::TookAlong { file });
    }
    let of = |part: &str| {
        let rest = path.strip_prefix(part);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let part = PARTS.into_iter().find(|(part, _)| of(part))?.1;
    Some(Deed::Viewed { part })
}

/// Writes down what was shown before it leaves; what cannot be written down is not shown.
pub async fn leave(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let deed = path.and_then(|path| deed(path.as_str()));
    let session = request.extensions().get::<Session>().cloned();
    let get = *request.method() == Method::GET;
    let response = next.run(request).await;
    match (deed, session) {
        (Some(deed), Some(session)) if get && response.status() == StatusCode::OK => {
            match note(&state, &session, deed).await {
                Ok(()) => response,
                Err(error) => error.into_response(),
            }
        }
        _ => response,
    }
}

async fn note(state: &AppState, session: &Session, deed: Deed) -> Result<(), WebError> {
    let Some(who) = session::holder(session).await? else {
        return Ok(());
    };
    // A part is written down once for each session, a file each time.
    if let Deed::Viewed { part } = deed
        && !session::views(session, part).await?
    {
        return Ok(());
    }
    Ok(state
        .keep
        .note_activity(who.person, deed, &who.device)
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::routes;

    #[test]
    fn each_route_of_a_part_is_of_that_part_and_no_other() {
        let viewed = |part| Some(Deed::Viewed { part });
        assert_eq!(deed("/checkups/{id}"), viewed(Part::Checkups));
        assert_eq!(deed("/checkupsx"), None);
        assert_eq!(deed("/access-log/statement/print"), viewed(Part::AccessLog));
        let file = File::StatementPdf;
        assert_eq!(
            deed("/access-log/statement.pdf"),
            Some(Deed::TookAlong { file })
        );
        assert_eq!(deed("/account/activity"), None);
    }

    #[test]
    fn every_part_and_file_that_is_named_is_served() {
        let routes = routes(false);
        let served = |path: &str| routes.list().iter().any(|route| route.path == path);
        let named = PARTS.iter().map(|(path, _)| *path);
        for path in named.chain(FILES.iter().map(|(path, _)| *path)) {
            assert!(served(path), "{path}");
        }
    }
}
