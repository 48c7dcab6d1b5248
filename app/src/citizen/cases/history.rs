//! What has happened to a case, as its citizen and its officers read it.

use chrono::{DateTime, Utc};
use hikae_core::case::{Case, Kind, Office, Step};
use leptos::prelude::*;

use crate::components::moment_text;
use crate::i18n::{Lang, Sentence, Text, case, desk};

/// Who reads it: steps of the citizen are theirs to one, and a resident's to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Whose case it is.
    Citizen,
    /// Whoever answers it.
    Staff,
}

/// The steps of a case, oldest first; `name` says what an office is called.
pub fn history(
    shown: &Case,
    reader: Reader,
    name: impl Fn(Office) -> Sentence,
    lang: Lang,
) -> AnyView {
    let review = shown.subject.kind() == Kind::Review;
    let mine = reader == Reader::Citizen;
    let either = |citizen: fn(Lang) -> Text, staff: fn(Lang) -> Text| {
        Sentence::from(if mine { citizen(lang) } else { staff(lang) })
    };
    let by = |template: fn(Lang) -> Text, office| {
        Sentence::fill(&template(lang), &[("office", name(office).into())])
    };
    let opened = match review {
        true => case::step_brought_up(lang).into(),
        false => either(case::step_opened, desk::step_opened),
    };
    let seen = match review {
        true => case::step_review_seen,
        false => case::step_seen,
    };
    let steps = shown.events.iter().map(|event| {
        let (told, words) = match &event.step {
            Step::Seen { by: office } => (by(seen, *office), ""),
            Step::Answered {
                by: office, words, ..
            } => (by(case::step_answered, *office), words.as_str()),
            Step::HandedOn => (by(case::step_handed_on, Office::Municipality), ""),
            Step::Withdrawn => (either(case::step_withdrawn, desk::step_withdrawn), ""),
            Step::Reopened { words } => (
                either(case::step_reopened, desk::step_reopened),
                words.as_str(),
            ),
        };
        line(event.at, told, words, lang)
    });
    let lines: Vec<_> = std::iter::once(line(shown.opened_at, opened, "", lang))
        .chain(steps)
        .collect();
    view! { <ol class="stack">{lines}</ol> }.into_any()
}

fn line(at: DateTime<Utc>, told: Sentence, words: &str, lang: Lang) -> AnyView {
    let words = (!words.is_empty()).then(|| {
        view! { <blockquote class="received" lang="ja">{words.to_owned()}</blockquote> }
    });
    view! {
        <li>
            <p><span class="muted">{moment_text(at, lang)}</span>" "{told}</p>
            {words}
        </li>
    }
    .into_any()
}
