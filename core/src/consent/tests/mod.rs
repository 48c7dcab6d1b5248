mod any;
mod examples;
mod golden;
mod properties;
mod samples;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::ids::{CaseId, DirectiveId, EmergencyId, InstitutionId, PersonId, RecordId, VisitId};
use crate::record::{Category, RecordRef, SensitiveClass};
use samples::*;

/// The answer for one record.
fn answer(
    request: &Request,
    directives: &[Directive],
    context: &Context,
    record: &RecordRef,
) -> (Effect, Basis) {
    let decisions = decide(request, directives, context, std::slice::from_ref(record));
    assert_eq!(decisions.len(), 1);
    assert_eq!(decisions[0].record, record.id);
    (decisions[0].effect, decisions[0].basis)
}
