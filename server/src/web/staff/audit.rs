//! What staff did: for auditors and administrators.

use axum::extract::{Query, State};
use axum::response::Response;
use hikae_app::staff::{AuditLine, AuditPage, Deed, Doer};
use hikae_core::ids::AuditId;
use hikae_core::staff::Role;
use serde::Deserialize;

use super::StaffMember;
use super::words::{Names, names, post_words};
use crate::staff::audit::{Action, Actor, Line};
use crate::web::{AppState, Routes, View, WebError};

/// Lines of a page.
const PAGE: u32 = 50;

/// `/staff/audit`.
pub fn routes() -> Routes {
    Routes::new().get("/staff/audit", page)
}

#[derive(Deserialize)]
struct Asked {
    before: Option<AuditId>,
}

async fn page(
    State(state): State<AppState>,
    member: StaffMember,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    member.require_any(&[Role::Auditor, Role::Administrator])?;
    // Reading it is a line in it, written before anything is shown.
    let deed = member.actor().does(Action::ReadAudit);
    state.keep.write_audit(deed).await?;
    let lines = state.keep.audit(asked.before, PAGE).await?;
    let names = names(&state.keep).await?;
    let full = lines.len() == PAGE as usize;
    let last = lines.last().filter(|_| full).map(|kept| kept.id);
    Ok(view.page(AuditPage {
        lines: lines
            .into_iter()
            .map(|kept| line(kept.line, &names))
            .collect(),
        later: asked.before.is_some(),
        older: last.map(|id| format!("/staff/audit?before={id}")),
    }))
}

fn line(line: Line, names: &Names) -> AuditLine {
    AuditLine {
        at: line.at,
        who: match line.who {
            Actor::Member { name, .. } => Doer::Member(name),
            Actor::Operator => Doer::Operator,
            Actor::Visitor => Doer::Visitor,
        },
        what: deed(line.what, names),
    }
}

fn deed(action: Action, names: &Names) -> Deed {
    match action {
        Action::Invited { name, post } => Deed::Invited(name, post_words(&post, names)),
        Action::Withdrew { name } => Deed::Withdrew(name),
        Action::Joined { post } => Deed::Joined(post_words(&post, names)),
        Action::SignedIn { key } => Deed::SignedIn(key),
        Action::SignedOut => Deed::SignedOut,
        Action::Cloned { key } => Deed::Cloned(key),
        Action::Refused => Deed::Refused,
        Action::Changed { name, from, to } => Deed::Changed(
            name,
            Box::new((post_words(&from, names), post_words(&to, names))),
        ),
        Action::Ended { name } => Deed::Ended(name),
        Action::AddedKey { key } => Deed::AddedKey(key),
        Action::RemovedKey { key } => Deed::RemovedKey(key),
        Action::ReadAudit => Deed::ReadAudit,
        Action::Searched {
            institution,
            from,
            until,
        } => Deed::Searched(names.get(&institution).cloned(), from, until),
        Action::Looked { entry, reason } => Deed::Looked(entry.to_string(), reason),
        Action::OpenedCase { case } => Deed::OpenedCase(case.to_string()),
        Action::AnsweredCase { case, .. } => Deed::AnsweredCase(case.to_string()),
        Action::Circular { step, title, .. } => Deed::Circular(step, title),
        Action::LookedAtMatter => Deed::LookedAtMatter,
        Action::Vouched { about } => Deed::Vouched(about),
        Action::Agreed { about } => Deed::Agreed(about),
        Action::HandedOut => Deed::HandedOut,
        Action::DroppedMatter { about } => Deed::DroppedMatter(about),
        Action::Keyed { institution } => Deed::Keyed(names.get(&institution).cloned()),
        Action::Budgeted { institution } => Deed::Budgeted(names.get(&institution).cloned()),
        Action::Received { institution } => Deed::Received(names.get(&institution).cloned()),
        Action::Suspended { institution } => Deed::Suspended(names.get(&institution).cloned()),
        Action::DeclaredDisaster { name, .. } => Deed::DeclaredDisaster(name),
        Action::Numbered {
            institution,
            renewed,
        } => Deed::Numbered(names.get(&institution).cloned(), renewed),
        Action::AnsweredFinding { finding } => Deed::AnsweredFinding(finding),
        Action::EndedDisaster { name, .. } => Deed::EndedDisaster(name),
        Action::Resumed { institution } => Deed::Resumed(names.get(&institution).cloned()),
    }
}
