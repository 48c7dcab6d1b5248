//! What institutions would see of the person's own records, by the decision of the gate itself.

use axum::extract::{Query, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use hikae_app::citizen::access_log::{Ground, Notes};
use hikae_app::citizen::sharing::{
    InstitutionChoice, Names, Preview, PreviewPage, RecordName, purpose_from_key,
};
use hikae_core::consent::{
    Basis, Decision, Directive, Effect, Grantees, Purpose, Request, preview,
};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;
use hikae_core::record::RecordRef;
use serde::Deserialize;

use super::load;
use crate::web::access_log::notes;
use crate::web::{AppState, Citizen, Routes, View, WebError};

/// How many institutions a change is previewed for.
const EXAMPLES: usize = 3;

/// `/sharing/preview`.
pub fn routes() -> Routes {
    Routes::new().get("/sharing/preview", page)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    institution: String,
    purpose: String,
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let institution: Option<InstitutionId> = asked.institution.parse().ok();
    let purpose = purpose_from_key(&asked.purpose).unwrap_or(Purpose::Treatment);
    let institutions = state.keep.institutions().await?;
    let seen = match institutions
        .iter()
        .find(|known| Some(known.id) == institution)
    {
        None => None,
        Some(known) => {
            let directives = state.keep.directives(citizen.person).await?;
            let names = load::names(&state.keep, citizen.person).await?;
            let history = state.keep.directive_history(citizen.person).await?;
            let eye = Eye {
                institution: known,
                staff: None,
                purpose,
                at: state.clock.now(),
            };
            Some(eye.sees(&directives, &names, &notes(&history)))
        }
    };
    Ok(view.page(PreviewPage {
        institutions: choices(&institutions),
        institution: seen.as_ref().and(institution),
        purpose,
        preview: seen,
    }))
}

/// Institutions as answers of a form, by name.
pub fn choices(institutions: &[Institution]) -> Vec<InstitutionChoice> {
    let mut choices: Vec<_> = institutions
        .iter()
        .map(|known| InstitutionChoice {
            id: known.id,
            name: known.name.clone(),
            kind: known.kind,
        })
        .collect();
    choices.sort_by(|one, other| one.name.cmp(&other.name));
    choices
}

/// Who would look, and why.
struct Eye<'a> {
    institution: &'a Institution,
    staff: Option<String>,
    purpose: Purpose,
    at: DateTime<Utc>,
}

impl Eye<'_> {
    fn decisions(&self, directives: &[Directive], names: &Names) -> Vec<(RecordRef, Decision)> {
        let mut records: Vec<RecordRef> = names
            .records
            .values()
            .map(|name| name.header.clone())
            .collect();
        records.sort_by_key(|record| std::cmp::Reverse((record.date, record.id)));
        if !self.institution.purposes.contains(&self.purpose) {
            return records
                .into_iter()
                .map(|record| {
                    let decision = Decision {
                        record: record.id,
                        effect: Effect::Deny,
                        basis: Basis::Unfounded {
                            purpose: self.purpose,
                        },
                    };
                    (record, decision)
                })
                .collect();
        }
        let request = Request {
            purpose: self.purpose,
            institution: self.institution.id,
            kind: self.institution.kind,
            staff: self.staff.clone(),
            at: self.at,
            study: None,
        };
        let seen = preview(&request, directives, &names.frozen, &records);
        seen.shown.into_iter().chain(seen.hidden).collect()
    }

    fn sees(&self, directives: &[Directive], names: &Names, notes: &Notes) -> Preview {
        let mut visible: Vec<RecordName> = Vec::new();
        let mut hidden: Vec<(RecordName, Ground)> = Vec::new();
        for (record, decision) in self.decisions(directives, names) {
            let Some(name) = names.records.get(&record.id).cloned() else {
                continue;
            };
            match decision.effect {
                Effect::Permit => visible.push(name),
                Effect::Deny => hidden.push((name, ground(&decision, notes))),
            }
        }
        Preview {
            institution: self.institution.name.clone(),
            purpose: self.purpose,
            may_ask: self.institution.purposes.contains(&self.purpose),
            visible,
            hidden,
            before: None,
        }
    }
}

fn ground(decision: &Decision, notes: &Notes) -> Ground {
    let note = match decision.basis {
        Basis::Directive { id, version } => notes.get(&(id, version)).copied(),
        _ => None,
    };
    Ground {
        effect: decision.effect,
        basis: decision.basis,
        records: [decision.record].into(),
        note,
    }
}

/// What a planned directive would mean for some of those that it is about, beside what holds now.
/// The answer's second half says whether there are more of them.
pub fn of_change(
    planned: &Directive,
    current: &[Directive],
    institutions: &[Institution],
    names: &Names,
    notes: &Notes,
    at: DateTime<Utc>,
) -> (Vec<Preview>, bool) {
    let mut then: Vec<Directive> = current
        .iter()
        .filter(|directive| directive.id != planned.id)
        .cloned()
        .collect();
    then.push(planned.clone());
    let meant: Vec<&Institution> = institutions
        .iter()
        .filter(|known| !planned.except.contains(&known.id) && is_meant(&planned.grantees, known))
        .collect();
    let staff = match &planned.grantees {
        Grantees::Staff { handle, .. } => Some(handle.clone()),
        _ => None,
    };
    let mut previews = Vec::new();
    let mut left_out = 0_usize;
    for known in meant {
        let purpose = planned
            .purposes
            .iter()
            .find(|purpose| known.purposes.contains(purpose));
        let Some(purpose) = purpose.or_else(|| planned.purposes.first()) else {
            continue;
        };
        let may_ask = known.purposes.contains(purpose);
        let named = matches!(
            planned.grantees,
            Grantees::Institutions { .. } | Grantees::Staff { .. }
        );
        if previews.len() == EXAMPLES || (!may_ask && !named) {
            left_out += usize::from(may_ask || named);
            continue;
        }
        let eye = Eye {
            institution: known,
            staff: staff.clone(),
            purpose: *purpose,
            at,
        };
        let before = eye.sees(current, names, notes).visible.len();
        previews.push(Preview {
            before: Some(before),
            ..eye.sees(&then, names, notes)
        });
    }
    (previews, left_out > 0)
}

fn is_meant(grantees: &Grantees, known: &Institution) -> bool {
    match grantees {
        Grantees::Everyone => true,
        Grantees::Kinds { kinds } => kinds.contains(&known.kind),
        Grantees::Institutions { institutions } => institutions.contains(&known.id),
        Grantees::Staff { institution, .. } => *institution == known.id,
    }
}
