//! A directive in words.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::calendar::{jst_date, start_of_jst_day};
use hikae_core::consent::{Directive, Effect, Grantees, Period, Purpose, Scope};

use super::Names;
use crate::components::{day_text, moment_text};
use crate::i18n::{Lang, Sentence, Span, category, institution, log, purpose, sharing};

/// A directive in one line, without its situations.
pub fn line(lang: Lang, directive: &Directive, names: &Names) -> Sentence {
    let template = match directive.effect {
        Effect::Permit => sharing::permits(lang),
        Effect::Deny => sharing::denies(lang),
    };
    Sentence::fill(
        &template,
        &[
            ("whom", whom(lang, directive, names).into()),
            ("what", what(lang, directive, names).into()),
        ],
    )
}

/// A directive in one line, with its situations.
pub fn full_line(lang: Lang, directive: &Directive, names: &Names) -> Sentence {
    Sentence::fill(
        &sharing::in_situations(lang),
        &[
            ("situations", situations(lang, &directive.purposes).into()),
            ("line", line(lang, directive, names).into()),
        ],
    )
}

/// For whom.
pub fn whom(lang: Lang, directive: &Directive, names: &Names) -> Sentence {
    let comma = log::and(lang).plain();
    let who = match &directive.grantees {
        Grantees::Everyone => sharing::everyone(lang).into(),
        Grantees::Kinds { kinds } => Sentence::join(
            kinds
                .iter()
                .map(|kind| institution::kind(lang, *kind).into()),
            &comma,
        ),
        Grantees::Institutions { institutions } => Sentence::join(
            institutions
                .iter()
                .map(|id| Sentence::from(names.institution(lang, *id))),
            &comma,
        ),
        Grantees::Staff {
            institution,
            handle,
        } => Sentence::fill(
            &sharing::staff(lang),
            &[
                ("name", names.institution(lang, *institution)),
                ("handle", Span::StrongRaw(handle.clone())),
            ],
        ),
    };
    let except = directive.except.iter().map(|id| {
        Sentence::fill(
            &sharing::except(lang),
            &[("name", names.institution(lang, *id))],
        )
    });
    Sentence::join(std::iter::once(who).chain(except), "")
}

/// Which records, without their days.
pub fn what(lang: Lang, directive: &Directive, names: &Names) -> Sentence {
    let comma = log::and(lang).plain();
    match &directive.scope {
        Scope::All if directive.effect == Effect::Permit => sharing::all_ordinary(lang).into(),
        Scope::All => sharing::all_records(lang).into(),
        Scope::Categories {
            categories,
            sensitive,
        } => {
            let kinds = Sentence::join(
                categories
                    .iter()
                    .map(|kind| category::name(lang, *kind).into()),
                &comma,
            );
            if sensitive.is_empty() {
                return kinds;
            }
            let alone = kinds.is_empty();
            let classes = Sentence::join(
                sensitive
                    .iter()
                    .map(|class| category::sensitive(lang, *class).into()),
                &comma,
            );
            let template = if alone {
                sharing::sensitive_only(lang)
            } else {
                sharing::with_sensitive(lang)
            };
            let with = Sentence::fill(&template, &[("classes", classes.into())]);
            Sentence::join([kinds, with], "")
        }
        Scope::Records { records } => {
            Sentence::join(records.iter().map(|id| names.record(lang, *id)), &comma)
        }
    }
}

/// In which situations.
pub fn situations(lang: Lang, purposes: &BTreeSet<Purpose>) -> Sentence {
    let names = Purpose::ALL
        .into_iter()
        .filter(|purpose| purposes.contains(purpose));
    Sentence::join(
        names.map(|one| purpose::name(lang, one).into()),
        &log::and(lang).plain(),
    )
}

/// Of which days the records are.
pub fn period(lang: Lang, period: Option<Period>) -> Sentence {
    let Period { from, until } = period.unwrap_or(Period {
        from: None,
        until: None,
    });
    let template = match (from, until) {
        (Some(_), Some(_)) => sharing::period_both(lang),
        (Some(_), None) => sharing::period_from(lang),
        (None, Some(_)) => sharing::period_until(lang),
        (None, None) => sharing::period_all(lang),
    };
    let mut slots = Vec::new();
    slots.extend(from.map(|from| ("from", day_text(from, lang).into())));
    slots.extend(until.map(|until| ("until", day_text(until, lang).into())));
    Sentence::fill(&template, &slots)
}

/// Until when it holds: the last day, the moment within a day, or until the citizen ends it.
pub fn until(lang: Lang, end: Option<DateTime<Utc>>) -> Sentence {
    let Some(end) = end else {
        return sharing::open_end(lang).into();
    };
    let last = if end == start_of_jst_day(jst_date(end)) {
        day_text(jst_date(end - TimeDelta::seconds(1)), lang)
    } else {
        moment_text(end, lang)
    };
    Sentence::fill(&sharing::until(lang), &[("until", last.into())])
}
