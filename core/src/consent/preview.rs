//! What an institution would see, computed by [`decide`] on the person's own records.

use chrono::TimeDelta;

use super::{
    Context, Decision, Directive, Effect, Emergency, Frozen, Membership, Purpose, Request, decide,
};
use crate::calendar::jst_date;
use crate::ids::EmergencyId;
use crate::record::RecordRef;

/// What an institution would see and what not; both in the order of the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What it would see.
    pub shown: Vec<(RecordRef, Decision)>,
    /// What it would not see.
    pub hidden: Vec<(RecordRef, Decision)>,
}

/// What `request` would see. For the purpose of an emergency or a disaster one is assumed, an
/// insurer is taken for the person's from today on, and a municipality for the one they move to; no
/// consent at a card reader is.
pub fn preview(
    request: &Request,
    directives: &[Directive],
    frozen: &Frozen,
    records: &[RecordRef],
) -> Preview {
    let emergency = (request.purpose == Purpose::Emergency).then(|| Emergency {
        id: EmergencyId::new(request.at, [0; 10]),
        institution: request.institution,
        declared_at: request.at,
        valid_until: request.at + TimeDelta::seconds(1),
    });
    let context = Context {
        visit: None,
        emergency,
        disaster: request.purpose == Purpose::Disaster,
        membership: Membership {
            since: Some(jst_date(request.at)),
            own: records.iter().map(|record| record.id).collect(),
        },
        moved_here: true,
        frozen: frozen.clone(),
    };
    let decisions = decide(request, directives, &context, records);
    let (shown, hidden) = records
        .iter()
        .cloned()
        .zip(decisions)
        .partition(|(_, decision)| decision.effect == Effect::Permit);
    Preview { shown, hidden }
}
