//! What a citizen says, as a policy.

use std::fmt::Display;

use chrono::{Datelike, NaiveDate};
use hikae_core::consent::{Directive, Effect, Grantees, Purpose, Scope};
use hikae_core::record::{Category, SensitiveClass};
use serde::Serialize;

/// The policy of a directive; none where it can never matter: a permit that cannot be said permits
/// nothing.
pub fn said(it: &Directive) -> Option<String> {
    let permit = it.effect == Effect::Permit;
    if permit && is_void(it) {
        return None;
    }
    let conditions = [
        Some(situations(it)),
        whom(&it.grantees),
        (!it.except.is_empty()).then(|| {
            let except = it.except.iter().map(|id| uid("Institution", id));
            format!("!({})", any_of("principal", except))
        }),
        what(&it.scope, permit),
        it.period.and_then(|it| it.from).map(|day| format!("resource.about >= {}", number(day))),
        it.period.and_then(|it| it.until).map(|day| format!("resource.about <= {}", number(day))),
        Some(format!("context.at >= {}", it.valid_from.timestamp_millis())),
        it.valid_until.map(|until| format!("context.at < {}", until.timestamp_millis())),
        it.study.as_ref().map(|study| {
            format!(
                "(action != Action::\"research\" || (context has study && context.study == {study:?}))"
            )
        }),
    ];
    let conditions: Vec<_> = conditions.into_iter().flatten().collect();
    let effect = if permit { "permit" } else { "forbid" };
    let conditions = conditions.join(" && ");
    Some(format!(
        "{effect} (principal, action, resource) when {{ {conditions} }};"
    ))
}

/// When it counts: for its purposes, where the citizen settles them; and what is said about treatment,
/// for what the law of the eligibility check leaves out as well.
fn situations(it: &Directive) -> String {
    let purposes = it.purposes.iter().map(|it| uid("Action", word(it)));
    let named = any_of("action", purposes);
    let consented = format!("(action in Action::\"consented\" && {named})");
    match it.purposes.contains(&Purpose::Treatment) {
        true => format!(
            "({consented} || (action == Action::\"eligibility\" && resource has sensitive))"
        ),
        false => consented,
    }
}

/// A permit that cannot be said: for one member of staff, with exceptions, for what a law settles,
/// for treatment without an end, for research without a study.
fn is_void(it: &Directive) -> bool {
    let lawful = [
        Purpose::Eligibility,
        Purpose::MunicipalMove,
        Purpose::Registry,
        Purpose::Supervision,
    ];
    matches!(it.grantees, Grantees::Staff { .. })
        || !it.except.is_empty()
        || lawful.iter().any(|purpose| it.purposes.contains(purpose))
        || (it.purposes.contains(&Purpose::Treatment) && it.valid_until.is_none())
        || (it.purposes.contains(&Purpose::Research) && it.study.is_none())
}

fn whom(grantees: &Grantees) -> Option<String> {
    let named: Vec<_> = match grantees {
        Grantees::Everyone => return None,
        Grantees::Kinds { kinds } => kinds.iter().map(|kind| uid("Kind", word(kind))).collect(),
        Grantees::Institutions { institutions } => institutions
            .iter()
            .map(|id| uid("Institution", id))
            .collect(),
        Grantees::Staff {
            institution,
            handle,
        } => {
            vec![uid("Actor", format!("{institution}/{handle}"))]
        }
    };
    Some(any_of("principal", named))
}

fn what(scope: &Scope, permit: bool) -> Option<String> {
    match scope {
        Scope::All if permit => Some("!(resource has sensitive)".to_owned()),
        Scope::All => None,
        Scope::Categories {
            categories,
            sensitive,
        } => {
            let category = of_category(categories);
            let class = of_class(sensitive);
            Some(if permit {
                format!("{category} && (if resource has sensitive then {class} else true)")
            } else {
                format!("({category} || (resource has sensitive && {class}))")
            })
        }
        Scope::Records { records } => Some(any_of(
            "resource",
            records.iter().map(|id| uid("Record", id)),
        )),
    }
}

fn of_category<'a>(categories: impl IntoIterator<Item = &'a Category>) -> String {
    any_of(
        "resource",
        categories.into_iter().map(|it| uid("Category", word(it))),
    )
}

fn of_class<'a>(classes: impl IntoIterator<Item = &'a SensitiveClass>) -> String {
    let classes: Vec<_> = classes
        .into_iter()
        .map(|it| uid("Class", word(it)))
        .collect();
    match classes.is_empty() {
        true => "false".to_owned(),
        false => format!("[{}].contains(resource.sensitive)", classes.join(", ")),
    }
}

/// Whether something is, or is in, one of these. Of an empty list Cedar would not know the type.
fn any_of(what: &str, of: impl IntoIterator<Item = String>) -> String {
    let of: Vec<_> = of.into_iter().collect();
    match of.is_empty() {
        true => "false".to_owned(),
        false => format!("{what} in [{}]", of.join(", ")),
    }
}

fn uid(kind: &str, id: impl Display) -> String {
    format!("{kind}::{:?}", id.to_string())
}

/// The word of a closed list, as documents write it.
pub(crate) fn word(it: impl Serialize) -> String {
    let word = serde_json::to_value(it).ok();
    word.and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}

pub(crate) fn number(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}
