//! One directive with its versions, and the history of all.

use hikae_core::consent::{Directive, Effect, Purpose};
use leptos::prelude::*;

use super::words::{full_line, line, period, situations, until, what, whom};
use super::{Change, ChangeKind, Names};
use crate::components::{
    Breadcrumbs, ButtonKind, Confirmation, LinkButton, PageHeading, PostButton, Section,
    SummaryList, SummaryRow, Table, moment_text,
};
use crate::i18n::{Lang, Sentence, Text, sharing, wizard};
use crate::page::{Frame, Nav, Page};

/// Whether a directive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It holds.
    InForce,
    /// It has ended.
    Ended,
    /// It will hold.
    Later,
}

/// One directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectivePage {
    /// Its versions as changes, newest first; the first one is the current version.
    pub newest: Change,
    /// The versions before.
    pub earlier: Vec<Change>,
    /// Whether it holds now.
    pub state: State,
    /// It has just been changed: say so, and how to undo it.
    pub just_now: bool,
    /// What is called how.
    pub names: Names,
}

impl DirectivePage {
    fn undo(&self, lang: Lang) -> impl IntoView + use<> {
        let directive = &self.newest.directive;
        let values = vec![
            ("directive", directive.id.to_string()),
            ("version", directive.version.to_string()),
        ];
        view! {
            <p>{sharing::undo_hint(lang)}</p>
            <div class="actions">
                <PostButton
                    action="/sharing/undo"
                    label=sharing::undo(lang)
                    kind=ButtonKind::Secondary
                    values=values
                />
                <LinkButton
                    href="/sharing"
                    label=sharing::to_overview(lang)
                    kind=ButtonKind::Secondary
                />
            </div>
        }
    }

    /// Ends it or changes it, where that makes sense; a seal is lifted, not changed.
    fn actions(&self, lang: Lang) -> Option<impl IntoView + use<>> {
        let directive = &self.newest.directive;
        let seal = super::seals_records(directive);
        let change = vec![("directive", directive.id.to_string())];
        let values = vec![
            ("directive", directive.id.to_string()),
            ("version", directive.version.to_string()),
        ];
        (self.state != State::Ended).then(|| {
            let end = if seal {
                sharing::unseal(lang)
            } else {
                sharing::end(lang)
            };
            view! {
                <div class="actions">
                    {(!seal)
                        .then(|| {
                            view! {
                                <PostButton
                                    action="/sharing/change"
                                    label=sharing::change(lang)
                                    kind=ButtonKind::Secondary
                                    values=change
                                />
                            }
                        })}
                    <PostButton
                        action="/sharing/end"
                        label=end
                        kind=ButtonKind::Danger
                        values=values
                    />
                </div>
            }
        })
    }
}

impl Page for DirectivePage {
    fn title(&self, lang: Lang) -> Text {
        if self.just_now {
            self.newest.kind.done(lang)
        } else {
            sharing::directive_title(lang)
        }
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = self.title(lang);
        let directive = &self.newest.directive;
        let words = full_line(lang, directive, &self.names);
        let head = if self.just_now {
            let undo = self.undo(lang);
            view! {
                <Confirmation title=title.clone()>
                    <p>{words}</p>
                    {undo}
                </Confirmation>
            }
            .into_any()
        } else {
            view! {
                <PageHeading title=title.clone()/>
                <p class="lead">{words}</p>
            }
            .into_any()
        };
        let rows = rows(directive, self.state, &self.names, lang);
        let actions = self.actions(lang);
        let changes: Vec<Change> = std::iter::once(self.newest.clone())
            .chain(self.earlier.clone())
            .collect();
        view! {
            <Breadcrumbs
                trail=vec![("/sharing".to_owned(), sharing::title(lang))]
                here=title
                lang=lang
            />
            {head}
            <SummaryList rows=rows lang=lang/>
            {actions}
            <Section title=sharing::history(lang)>
                {history_table(&changes, &self.names, lang)}
            </Section>
        }
        .into_any()
    }
}

fn rows(directive: &Directive, state: State, names: &Names, lang: Lang) -> Vec<SummaryRow> {
    let state = match state {
        State::InForce => sharing::state_in_force(lang),
        State::Ended => sharing::state_ended(lang),
        State::Later => sharing::state_later(lang),
    };
    let mut rows = vec![SummaryRow::new(sharing::row_state(lang), state)];
    rows.extend(answers(directive, names, lang).map(|(_, key, value)| SummaryRow::new(key, value)));
    rows
}

/// What a directive says, question by question: where it was answered, the question, the answer.
pub(super) fn answers(
    directive: &Directive,
    names: &Names,
    lang: Lang,
) -> impl Iterator<Item = (super::Step, Text, Sentence)> {
    use super::Step;
    let effect = match directive.effect {
        Effect::Permit => wizard::permit(lang),
        Effect::Deny => wizard::deny(lang),
    };
    let emergency = if directive.purposes.contains(&Purpose::Emergency) {
        sharing::emergency_too(lang)
    } else {
        sharing::emergency_not(lang)
    };
    let emergency = (directive.effect == Effect::Deny
        && !directive.purposes.iter().eq([&Purpose::Emergency]))
    .then(|| {
        (
            Step::Emergency,
            sharing::row_emergency(lang),
            emergency.into(),
        )
    });
    let days =
        (!matches!(directive.scope, hikae_core::consent::Scope::Records { .. })).then(|| {
            (
                Step::Period,
                sharing::row_period(lang),
                period(lang, directive.period),
            )
        });
    [
        (Step::Effect, sharing::row_effect(lang), effect.into()),
        (
            Step::Situation,
            sharing::row_situations(lang),
            situations(lang, &directive.purposes),
        ),
        (
            Step::Whom,
            sharing::row_whom(lang),
            whom(lang, directive, names),
        ),
        (
            Step::Records,
            sharing::row_what(lang),
            what(lang, directive, names),
        ),
    ]
    .into_iter()
    .chain(days)
    .chain([(
        Step::Until,
        sharing::row_until(lang),
        until(lang, directive.valid_until),
    )])
    .chain(emergency)
}

/// The changes as a table, in the order given.
pub(super) fn history_table(changes: &[Change], names: &Names, lang: Lang) -> AnyView {
    let rows: Vec<_> = changes
        .iter()
        .map(|change| {
            let directive = &change.directive;
            let words = match change.kind {
                ChangeKind::Ended => line(lang, directive, names),
                _ => full_line(lang, directive, names),
            };
            view! {
                <tr>
                    <th scope="row">{moment_text(directive.made_at, lang)}</th>
                    <td>
                        <strong>{change.kind.word(lang)}</strong>
                        " "
                        <a href=format!("/sharing/directives/{}", directive.id)>{words}</a>
                        " "
                        <span class="hint">{sharing::version(lang, directive.version)}</span>
                    </td>
                    <td>{who(directive, lang)}</td>
                </tr>
            }
        })
        .collect();
    let head = vec![
        sharing::column_when(lang),
        sharing::column_what(lang),
        sharing::column_who(lang),
    ];
    view! {
        <Table caption=sharing::history(lang) head=head caption_hidden=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn who(directive: &Directive, lang: Lang) -> Sentence {
    let at_reader = directive.visit.is_some() && directive.version == 1;
    let level = match at_reader {
        true => sharing::at_reader(lang),
        false => sharing::level(lang, directive.made_with),
    };
    let level = ("level", level.into());
    Sentence::fill(&sharing::by_you(lang), &[level])
}

/// Every change of every directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryPage {
    /// The changes, newest first.
    pub changes: Vec<Change>,
    /// What is called how.
    pub names: Names,
}

impl Page for HistoryPage {
    fn title(&self, lang: Lang) -> Text {
        sharing::history(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let content = if self.changes.is_empty() {
            view! { <p>{sharing::history_none(lang)}</p> }.into_any()
        } else {
            history_table(&self.changes, &self.names, lang)
        };
        view! {
            <Breadcrumbs
                trail=vec![("/sharing".to_owned(), sharing::title(lang))]
                here=sharing::history(lang)
                lang=lang
            />
            <PageHeading title=sharing::history(lang)/>
            {content}
        }
        .into_any()
    }
}
