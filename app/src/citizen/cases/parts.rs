//! Cases on other pages: beside the event or record that they are about.

use hikae_core::case::{Kind, Standing, Step};
use hikae_core::ids::RecordId;
use leptos::prelude::*;

use super::keys::kind_key;
use super::words::{ShownCase, standing_chip, standing_sentence};
use crate::components::{ButtonKind, LinkButton, Notice, NoticeKind, Section};
use crate::i18n::{Lang, Sentence, Text, case, circular};

/// What has been reported about a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordCases {
    /// That it is not the person's.
    pub not_mine: Option<ShownCase>,
    /// That it is wrong.
    pub wrong: Option<ShownCase>,
}

impl RecordCases {
    /// Whether it no longer leaves.
    pub fn is_frozen(&self) -> bool {
        let freezes = |shown: &ShownCase| shown.case.freezes().is_some();
        self.not_mine.as_ref().is_some_and(freezes)
    }
}

/// How many records a page leaves out because they are not the person's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut(pub usize);

impl LeftOut {
    /// The sentence that says so, where there are any.
    pub fn view(self, lang: Lang) -> Option<AnyView> {
        (self.0 > 0).then(|| {
            view! {
                <p class="note" id="left-out">
                    {case::left_out(lang, self.0)}" "<a href="/cases">{case::all(lang)}</a>
                </p>
            }
            .into_any()
        })
    }
}

/// How a case stands, its answer, and the way to it.
pub fn case_state(shown: &ShownCase, lang: Lang) -> AnyView {
    let chip = standing_chip(lang, shown.case.standing(), shown.now);
    view! {
        <p>{chip}" "{standing_sentence(lang, shown)}</p>
        {answer(shown, lang)}
        <p>
            <a href=shown.href()>{case::open(lang)}</a>
        </p>
    }
    .into_any()
}

/// The answer that holds, in the words of the office.
pub(super) fn answer(shown: &ShownCase, lang: Lang) -> Option<AnyView> {
    let Standing::Answered { .. } = shown.case.standing() else {
        return None;
    };
    let last = shown
        .case
        .events
        .iter()
        .rev()
        .find_map(|event| match &event.step {
            Step::Answered { by, words, .. } => Some((*by, words.clone())),
            _ => None,
        })?;
    let (by, words) = last;
    let who = Sentence::fill(
        &case::answer_of(lang),
        &[("office", shown.office(lang, by).into())],
    );
    Some(
        view! {
            <p class="small muted">{who}</p>
            <blockquote class="received" lang="ja">{words}</blockquote>
        }
        .into_any(),
    )
}

/// On the page of an event: the case about it, or the way to open one.
pub fn entry_section(entry: &str, shown: Option<&ShownCase>, lang: Lang) -> AnyView {
    let content = match shown {
        Some(shown) => case_state(shown, lang),
        None => view! {
            <p>{case::entry_hint(lang)}</p>
            <div class="actions">{way(Kind::Entry, entry, lang)}</div>
        }
        .into_any(),
    };
    view! { <Section title=case::entry_section(lang) id="case">{content}</Section> }.into_any()
}

/// On the page of a notice that an office sent: the case about it, or the way to open one.
pub fn notice_section(notice: &str, shown: Option<&ShownCase>, lang: Lang) -> AnyView {
    let content = match shown {
        Some(shown) => case_state(shown, lang),
        None => view! {
            <p>{circular::not_mine_text(lang)}</p>
            <div class="actions">{way(Kind::Notice, notice, lang)}</div>
        }
        .into_any(),
    };
    view! { <Section title=circular::not_mine(lang) id="case">{content}</Section> }.into_any()
}

/// On the page of a record: the cases about it, and the ways to open one.
pub fn record_section(
    record: RecordId,
    cases: &RecordCases,
    title: Option<Text>,
    lang: Lang,
) -> AnyView {
    let record = record.to_string();
    let there: Vec<_> = [&cases.not_mine, &cases.wrong]
        .into_iter()
        .flatten()
        .map(|shown| {
            let kind = shown.case.subject.kind();
            view! { <h3>{case::kind(lang, kind)}</h3> {case_state(shown, lang)} }
        })
        .collect();
    let missing: Vec<_> = [
        (Kind::NotMine, cases.not_mine.is_none()),
        (Kind::Wrong, cases.wrong.is_none()),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(kind, _)| way(kind, &record, lang))
    .collect();
    let ways = (!missing.is_empty()).then(|| {
        view! {
            <p>{case::record_hint(lang)}</p>
            <div class="actions">{missing}</div>
        }
    });
    let title = title.unwrap_or_else(|| case::title(lang));
    view! { <Section title id="case">{there} {ways}</Section> }.into_any()
}

fn way(kind: Kind, id: &str, lang: Lang) -> AnyView {
    let href = format!("/cases/new/{}/{id}", kind_key(kind));
    view! { <LinkButton href label=case::object(lang, kind) kind=ButtonKind::Secondary/> }
        .into_any()
}

/// Leads the page of a frozen record.
pub fn frozen_notice(shown: &ShownCase, lang: Lang) -> AnyView {
    let href = shown.href();
    view! {
        <Notice kind=NoticeKind::Warning title=case::frozen_title(lang) lang>
            <p>{case::frozen_text(lang)}</p>
            <p>
                <a href=href>{case::open(lang)}</a>
            </p>
        </Notice>
    }
    .into_any()
}
