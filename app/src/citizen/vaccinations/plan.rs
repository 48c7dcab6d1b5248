//! One series of the schedule, in words.

use hikae_core::record::vaccination::{Class, Due, Period, State, Vaccine};
use leptos::prelude::*;

use crate::components::day_text;
use crate::i18n::{Lang, Text, vaccination as words};

/// The series as a list; `None` if there are none.
pub(super) fn list(series: Vec<Due>, lang: Lang) -> Option<AnyView> {
    if series.is_empty() {
        return None;
    }
    let items: Vec<_> = series.into_iter().map(|it| item(&it, lang)).collect();
    Some(view! { <ul class="rows">{items}</ul> }.into_any())
}

fn item(due: &Due, lang: Lang) -> impl IntoView + use<> {
    let usual = due.vaccines.first().copied();
    let disease = usual.map(|it| view! { <h3>{words::text(lang, it.disease)}</h3> });
    let class = usual.map(|it| {
        let class = match it.class {
            Class::A => words::class_a(lang),
            Class::B => words::class_b(lang),
        };
        view! { <p class="small muted">{class}</p> }
    });
    let names = Text::join(
        due.vaccines.iter().map(|it| words::text(lang, it.name)),
        &words::or(lang),
    );
    let dose = due.next_dose.filter(|_| due.doses > 1).map(|dose| {
        view! { <p>{words::next_dose(lang, dose, due.doses)}</p> }
    });
    let standard = due.standard.map(|period| {
        view! { <p class="small muted">{words::standard(lang).with("time", &time(period, lang))}</p> }
    });
    let notes: Vec<_> = notes(&due.vaccines, lang)
        .into_iter()
        .map(|note| view! { <p class="small">{note}</p> })
        .collect();
    view! {
        <li data-series=due.series>
            {disease}
            {when(due, lang).map(|when| view! { <p><strong>{when}</strong></p> })}
            {dose}
            <p>{names}</p>
            {standard}
            {notes}
            {class}
        </li>
    }
}

/// Until when, or from when.
fn when(due: &Due, lang: Lang) -> Option<Text> {
    match due.state {
        State::Now { until } | State::CatchUp { until } => {
            Some(words::until(lang).with("date", &day_text(until, lang)))
        }
        State::Upcoming { from } => Some(words::from(lang).with("date", &day_text(from, lang))),
        State::Completed | State::Closed => None,
    }
}

fn time(period: Period, lang: Lang) -> Text {
    let from = day_text(period.from, lang);
    match period.until {
        Some(until) => words::between(lang)
            .with("from", &from)
            .with("until", &day_text(until, lang)),
        None => words::from(lang).with("date", &from),
    }
}

/// What the schedule cannot compute, each thing once.
fn notes(vaccines: &[&'static Vaccine], lang: Lang) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    for note in vaccines.iter().filter_map(|it| it.note) {
        let note = words::text(lang, note);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}
