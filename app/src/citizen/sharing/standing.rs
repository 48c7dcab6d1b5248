//! What each situation means now, as the page tells it.

use chrono::{DateTime, Utc};
use hikae_core::consent::{
    Directive, Effect, Grantees, Purpose, Scope, Silence, Verdict, standing,
};

/// Today's answer for a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A law says yes, and nobody is asked.
    Law,
    /// Nothing was decided for everyone.
    Silence {
        /// Whether records are then shown.
        shows: bool,
    },
    /// The citizen decided for everyone and all records.
    Decided(Box<Directive>),
}

/// A directive that says something else than the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The directive.
    pub directive: Directive,
    /// A refusal for everyone is stronger: it has no effect now.
    pub overruled: bool,
}

/// One situation with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// Which situation.
    pub purpose: Purpose,
    /// Today's answer.
    pub answer: Answer,
    /// What differs from it, without seals: they have a place of their own.
    pub exceptions: Vec<Exception>,
}

/// Whether a directive is a seal of single records.
pub fn seals_records(directive: &Directive) -> bool {
    directive.is_seal() && matches!(directive.scope, Scope::Records { .. })
}

/// What every situation means at `now`, in the order of the page. `directives` are the current
/// versions.
pub fn situations(directives: &[Directive], now: DateTime<Utc>) -> Vec<Situation> {
    Purpose::ALL
        .map(|purpose| situation(purpose, directives, now))
        .into()
}

fn situation(purpose: Purpose, directives: &[Directive], now: DateTime<Utc>) -> Situation {
    let standing = standing(purpose, directives, now);
    let closed = standing.verdict == Verdict::Closed;
    let general = if closed {
        newest(&standing.denies, |deny| closes(purpose, deny, now))
    } else {
        newest(&standing.permits, opens)
    };
    let exceptions = standing
        .denies
        .iter()
        .chain(&standing.permits)
        .filter(|directive| !seals_records(directive))
        .filter(|directive| general.is_none_or(|general| general.id != directive.id))
        .map(|directive| Exception {
            directive: (*directive).clone(),
            overruled: closed && directive.effect == Effect::Permit,
        })
        .collect();
    let answer = match (standing.silence, general) {
        (Silence::Law(_), _) => Answer::Law,
        (_, Some(directive)) => Answer::Decided(Box::new(directive.clone())),
        (silence, None) => Answer::Silence {
            shows: silence == Silence::Yes,
        },
    };
    Situation {
        purpose,
        answer,
        exceptions,
    }
}

fn newest<'a>(
    directives: &[&'a Directive],
    is_general: impl Fn(&Directive) -> bool,
) -> Option<&'a Directive> {
    directives
        .iter()
        .copied()
        .filter(|directive| is_general(directive))
        .max_by_key(|directive| (directive.made_at, directive.id))
}

/// Whether this one deny alone leaves nothing to see.
fn closes(purpose: Purpose, deny: &Directive, now: DateTime<Utc>) -> bool {
    standing(purpose, std::slice::from_ref(deny), now).verdict == Verdict::Closed
}

/// Whether a permit is for everyone and all records.
fn opens(permit: &Directive) -> bool {
    permit.grantees == Grantees::Everyone && permit.scope == Scope::All && permit.period.is_none()
}
