//! What was noticed about who looks: a list, and one with the form that answers it.

use chrono::{DateTime, Utc};
use hikae_core::watch::Finding;
use leptos::prelude::*;

use crate::components::{
    Button, Chip, Choice, ErrorSummary, Form, FormErrors, Moment, Notice, NoticeKind, PageHeading,
    Radios, Section, SummaryList, SummaryRow, Table, TextArea, Tone, moment_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, finding};
use crate::page::{Frame, Page, StaffNav};

const PATH: &str = "/staff/findings";

/// What came of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingState {
    /// It waits.
    Open,
    /// There is an explanation.
    Explained,
    /// The institution must follow it up.
    FollowUp,
}

impl FindingState {
    fn chip(self, lang: Lang) -> impl IntoView {
        let (tone, word) = match self {
            Self::Open => (Tone::Orange, finding::open(lang)),
            Self::Explained => (Tone::Grey, finding::explained(lang)),
            Self::FollowUp => (Tone::Red, finding::follow_up(lang)),
        };
        view! { <Chip tone word/> }
    }
}

/// One of a list.
#[derive(Debug, Clone)]
pub struct FindingRow {
    /// How addresses name it.
    pub handle: String,
    /// Name of the institution.
    pub place: String,
    /// When it was noticed.
    pub found_at: DateTime<Utc>,
    /// What was noticed.
    pub finding: Finding,
    /// What came of it.
    pub state: FindingState,
}

/// The list.
#[derive(Debug, Clone)]
pub struct FindingsPage {
    /// The list of what was answered.
    pub done: bool,
    /// What was noticed, the newest first.
    pub rows: Vec<FindingRow>,
    /// One was answered just now.
    pub answered: bool,
}

/// One, with the form.
#[derive(Debug, Clone)]
pub struct FindingPage {
    /// It.
    pub row: FindingRow,
    /// The answer: words, and by whom.
    pub answer: Option<(String, String)>,
    /// Whether this member may answer.
    pub may_answer: bool,
    /// The answer, as it was typed.
    pub form: FindingForm,
    /// What is wrong with it.
    pub errors: FormErrors,
}

/// An answer as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingForm {
    /// Word of the verdict.
    pub verdict: String,
    /// The reason.
    pub words: String,
}

impl Page for FindingsPage {
    fn title(&self, lang: Lang) -> Text {
        match self.done {
            true => finding::title_done(lang),
            false => finding::title(lang),
        }
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Findings)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = self.title(lang);
        let answered = self.answered.then(
            || view! { <Notice kind=NoticeKind::Success title=finding::answered(lang) lang/> },
        );
        let (other, to_other) = match self.done {
            true => (PATH.to_owned(), finding::to_open(lang)),
            false => (format!("{PATH}?done=yes"), finding::to_done(lang)),
        };
        let list = match (self.rows.is_empty(), self.done) {
            (true, true) => view! { <p>{finding::none_done(lang)}</p> }.into_any(),
            (true, false) => view! { <p>{finding::none(lang)}</p> }.into_any(),
            (false, _) => {
                let rows: Vec<_> = self.rows.iter().map(|row| line(row, lang)).collect();
                view! {
                    <Table
                        caption=title.clone()
                        caption_hidden=true
                        head=vec![
                            finding::what(lang),
                            finding::place(lang),
                            finding::when(lang),
                            finding::state(lang),
                        ]
                    >
                        {rows}
                    </Table>
                }
                .into_any()
            }
        };
        view! {
            {answered}
            <PageHeading title lead=finding::lead(lang)/>
            {list}
            <p><a href=other>{to_other}</a></p>
        }
        .into_any()
    }
}

fn line(row: &FindingRow, lang: Lang) -> AnyView {
    let href = format!("{PATH}/{}", row.handle);
    let state = row.state.chip(lang);
    let place = row.place.clone();
    let words = finding::pattern(lang, row.finding.pattern);
    let at = row.finding.from;
    view! {
        <tr>
            <th scope="row"><a href=href>{words}</a></th>
            <td>{place}</td>
            <td><Moment at lang/></td>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

impl Page for FindingPage {
    fn title(&self, lang: Lang) -> Text {
        finding::pattern(lang, self.row.finding.pattern)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Findings)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = self.title(lang);
        let chip = self.row.state.chip(lang);
        let told = told(&self.row, lang);
        let why = finding::why(lang, self.row.finding.pattern);
        let rows = facts(&self.row, lang);
        let entries = entries(&self.row.finding, lang);
        let answer = match self.answer {
            Some((words, name)) => answer(words, name, lang),
            None if self.may_answer => form(&self.row, self.form, &self.errors, lang),
            None => ().into_any(),
        };
        view! {
            <ErrorSummary errors=self.errors lang/>
            <PageHeading title/>
            <p class="lead">{chip}" "{told}</p>
            <Section title=finding::why_title(lang)>
                <p>{why}</p>
            </Section>
            <SummaryList rows lang/>
            {entries}
            {answer}
            <p><a href=PATH>{finding::back(lang)}</a></p>
        }
        .into_any()
    }
}

fn who(found: &Finding, lang: Lang) -> Span {
    match &found.handle {
        Some(handle) => Span::StrongRaw(handle.clone()),
        None => Span::Strong(finding::everyone(lang)),
    }
}

fn told(row: &FindingRow, lang: Lang) -> Sentence {
    let found = &row.finding;
    Sentence::fill(
        &finding::told(lang, found.pattern),
        &[
            ("place", Span::StrongRaw(row.place.clone())),
            ("handle", who(found, lang)),
            ("people", Span::Raw(found.people.to_string())),
            ("requests", Span::Raw(found.requests.to_string())),
        ],
    )
}

fn facts(row: &FindingRow, lang: Lang) -> Vec<SummaryRow> {
    let found = &row.finding;
    let mut rows = vec![
        SummaryRow::new(finding::place(lang), row.place.clone()),
        SummaryRow::new(finding::who(lang), Sentence::from(who(found, lang))),
        SummaryRow::new(finding::from(lang), moment_text(found.from, lang)),
        SummaryRow::new(finding::until(lang), moment_text(found.until, lang)),
    ];
    if found.people > 0 {
        rows.push(SummaryRow::new(
            finding::people(lang),
            found.people.to_string(),
        ));
        rows.push(SummaryRow::new(
            finding::requests(lang),
            found.requests.to_string(),
        ));
    }
    rows
}

fn entries(found: &Finding, lang: Lang) -> Option<AnyView> {
    if found.entries.is_empty() {
        return None;
    }
    let lines = found
        .entries
        .iter()
        .map(|entry| view! { <li class="breakable">{entry.to_string()}</li> })
        .collect_view();
    Some(
        view! {
            <Section title=finding::entries(lang)>
                <p>{finding::entries_hint(lang)}</p>
                <ul>{lines}</ul>
            </Section>
        }
        .into_any(),
    )
}

fn answer(words: String, name: String, lang: Lang) -> AnyView {
    let by = Sentence::fill(&finding::by(lang), &[("name", Span::Raw(name))]);
    view! {
        <Section title=finding::answer(lang)>
            <p class="small muted">{by}</p>
            <blockquote class="received" lang="ja">{words}</blockquote>
        </Section>
    }
    .into_any()
}

fn form(row: &FindingRow, form: FindingForm, errors: &FormErrors, lang: Lang) -> AnyView {
    let action = format!("{PATH}/{}/answer", row.handle);
    let options = vec![
        Choice::new("explained", finding::choose_explained(lang)),
        Choice::new("follow-up", finding::choose_follow_up(lang)),
    ];
    let (verdict, words) = (errors.of("verdict"), errors.of("words"));
    view! {
        <Section title=finding::answer(lang)>
            <Form action=action>
                <Radios
                    name="verdict"
                    legend=finding::verdict(lang)
                    options=options
                    selected=Some(form.verdict)
                    error=verdict
                    required=true
                    lang
                />
                <TextArea
                    name="words"
                    label=finding::words(lang)
                    hint=finding::words_hint(lang)
                    value=form.words
                    error=words
                    required=true
                    lang
                />
                <p class="actions"><Button label=finding::send(lang)/></p>
            </Form>
        </Section>
    }
    .into_any()
}
