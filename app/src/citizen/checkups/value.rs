//! Outcomes, names and judgements of single observations in words.

use hikae_core::record::checkup::items::Item;
use hikae_core::record::checkup::{
    Interpretation, Observation, Outcome, Quantity, ReferenceRange, Side, codes,
};
use leptos::prelude::*;

use crate::i18n::{Lang, Sentence, Span, Text, answer, checkup, item, unit};

/// Name of an observation: ours, else the official one, else as received, else the code.
pub(super) fn name(lang: Lang, observation: &Observation, item: Option<&Item>) -> Name {
    if let Some(name) = item::name(lang, &observation.code) {
        return Name::Ours(name);
    }
    let received = observation
        .name
        .clone()
        .filter(|name| !name.trim().is_empty());
    match (item, received) {
        (Some(item), _) => Name::Japanese(item.name.to_owned()),
        (None, Some(received)) => Name::Japanese(received),
        (None, None) => Name::Code(observation.code.clone()),
    }
}

/// A name and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// In the language of the page.
    Ours(Text),
    /// In Japanese, whatever the language of the page.
    Japanese(String),
    /// There is none but the item code.
    Code(String),
}

impl Name {
    /// The name as bare text.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Ours(text) => text.plain(),
            Self::Japanese(text) | Self::Code(text) => text.clone(),
        }
    }

    /// The name as it is shown.
    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Ours(text) => text.into_render(),
            Self::Japanese(text) => received(text),
            Self::Code(code) => view! { <code>{code}</code> }.into_any(),
        }
    }
}

/// Words as someone else wrote them. They are Japanese, whatever the language of the page.
pub(super) fn received(text: String) -> AnyView {
    view! { <span class="received" lang="ja">{text}</span> }.into_any()
}

/// An outcome in full.
pub(super) fn outcome(lang: Lang, outcome: &Outcome, item: Option<&Item>) -> AnyView {
    match outcome {
        Outcome::Quantity(value) => quantity(lang, value),
        Outcome::OutOfRange { side, measured } => {
            let words = match side {
                Side::Above => checkup::above(lang),
                Side::Below => checkup::below(lang),
            };
            let measured = measured.as_ref().map(|value| quantity(lang, value));
            view! { {measured} <p class="small muted">{words}</p> }.into_any()
        }
        Outcome::Coded { code, system } => coded(lang, code, table(system, item)),
        Outcome::Text { text } => received(text.clone()),
        Outcome::Missing => no_value(checkup::missing(lang)),
        Outcome::NotPerformed => no_value(checkup::not_performed(lang)),
    }
}

/// An outcome as one line without markup, for a comparison.
pub(super) fn outcome_words(lang: Lang, outcome: &Outcome, item: Option<&Item>) -> String {
    match outcome {
        Outcome::Quantity(value) => value.value.to_string(),
        Outcome::OutOfRange {
            side,
            measured: None,
        } => match side {
            Side::Above => checkup::above(lang).plain(),
            Side::Below => checkup::below(lang).plain(),
        },
        Outcome::OutOfRange {
            measured: Some(value),
            ..
        } => value.value.to_string(),
        Outcome::Coded { code, system } => {
            display(lang, code, table(system, item)).map_or_else(|| code.clone(), |it| it.plain())
        }
        Outcome::Text { text } => text.clone(),
        Outcome::Missing | Outcome::NotPerformed => checkup::none(lang).plain(),
    }
}

/// A number, large, with its unit, small. The number keeps its decimals.
pub(super) fn quantity(lang: Lang, quantity: &Quantity) -> AnyView {
    let unit = unit::display(lang, &quantity.unit).to_owned();
    view! {
        <span class="value">{quantity.value.to_string()}</span>
        {(!unit.is_empty()).then(|| view! { " " <span class="unit">{unit}</span> })}
    }
    .into_any()
}

/// A number with its unit, as bare text.
pub(super) fn quantity_words(lang: Lang, quantity: &Quantity) -> String {
    let unit = unit::display(lang, &quantity.unit);
    if unit.is_empty() {
        quantity.value.to_string()
    } else {
        format!("{} {unit}", quantity.value)
    }
}

/// The table of a code: as the file names it, else as the item table does.
fn table<'a>(system: &'a str, item: Option<&'a Item>) -> &'a str {
    if system.is_empty() {
        item.and_then(|it| it.codes).unwrap_or_default()
    } else {
        system
    }
}

fn display(lang: Lang, code: &str, system: &str) -> Option<Text> {
    answer::display(lang, system, code)
        .or_else(|| codes::display(system, code).map(|it| Text::new(it.to_owned())))
}

fn coded(lang: Lang, code: &str, system: &str) -> AnyView {
    if let Some(text) = answer::display(lang, system, code) {
        return text.into_render();
    }
    match codes::display(system, code) {
        Some(official) => view! {
            {received(official.to_owned())}
            {strip(lang, system, code).map(|words| view! { <p class="small muted">{words}</p> })}
        }
        .into_any(),
        None => view! {
            <code>{code.to_owned()}</code>
            <p class="small muted">{checkup::unknown_code(lang)}</p>
        }
        .into_any(),
    }
}

/// What a sign of a urine strip (`1.2.392.200119.6.2102`) means: a bare － could be taken for no
/// result at all.
fn strip(lang: Lang, system: &str, code: &str) -> Option<Text> {
    match (system, code) {
        ("1.2.392.200119.6.2102", "1") => Some(checkup::strip_negative(lang)),
        ("1.2.392.200119.6.2102", "2") => Some(checkup::strip_trace(lang)),
        ("1.2.392.200119.6.2102", _) => Some(checkup::strip_positive(lang)),
        _ => None,
    }
}

fn no_value(words: Text) -> AnyView {
    view! { <span class="muted">{words}</span> }.into_any()
}

/// The institution's own judgement and reference range, where it gave them.
pub(super) fn institution(lang: Lang, observation: &Observation) -> Vec<Sentence> {
    let judged = observation.interpretation.map(|it| {
        let word = match it {
            Interpretation::Low => checkup::low(lang),
            Interpretation::Normal => checkup::normal(lang),
            Interpretation::High => checkup::high(lang),
        };
        Sentence::fill(
            &checkup::institution_says(lang),
            &[("judgement", Span::Words(word))],
        )
    });
    let range = observation
        .reference
        .as_ref()
        .and_then(|it| range(lang, it))
        .map(|range| {
            Sentence::fill(
                &checkup::institution_range(lang),
                &[("range", Span::Nested(range))],
            )
        });
    judged.into_iter().chain(range).collect()
}

/// A reference range; `None` if both ends are open.
fn range(lang: Lang, range: &ReferenceRange) -> Option<Sentence> {
    let number = |quantity: &Quantity| Span::Raw(quantity.value.to_string());
    Some(match (&range.low, &range.high) {
        (Some(low), Some(high)) => Sentence::fill(
            &checkup::range(lang),
            &[("low", number(low)), ("high", number(high))],
        ),
        (Some(low), None) => Sentence::fill(&checkup::at_least(lang), &[("value", number(low))]),
        (None, Some(high)) => Sentence::fill(&checkup::at_most(lang), &[("value", number(high))]),
        (None, None) => return None,
    })
}
