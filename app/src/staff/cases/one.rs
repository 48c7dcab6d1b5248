//! One case before the officer who answers it.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::case::Case;
use hikae_core::disclosure::Actor;
use hikae_core::record::RecordRef;
use leptos::prelude::*;

use super::Desk;
use crate::citizen::cases::{
    Reader, contact_text, finding_key, history, office_name, standing_chip,
};
use crate::components::{
    Button, Choice, ErrorSummary, Form, FormErrors, Notice, NoticeKind, PageHeading, Radios,
    Section, SummaryList, SummaryRow, TextArea, day_text, moment_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, case, category, desk};
use crate::page::{Frame, Page, StaffNav};
use crate::staff::oversight::actor_words;

/// A case with the form that answers it.
#[derive(Debug, Clone)]
pub struct DeskPage {
    /// Where.
    pub desk: Desk,
    /// The case.
    pub case: Case,
    /// Name of the citizen, and when they were born; the oversight is not told.
    pub citizen: Option<(String, NaiveDate)>,
    /// What it is about.
    pub about: CaseAbout,
    /// Name of the institution to which it was addressed first, if it was to one.
    pub institution: Option<String>,
    /// Whether it is this officer's turn.
    pub my_turn: bool,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The answer, as it was typed.
    pub form: AnswerForm,
    /// What is wrong with it.
    pub errors: FormErrors,
}

/// What a case is about.
#[derive(Debug, Clone)]
pub enum CaseAbout {
    /// An entry of the log.
    Entry(Box<ReadEvent>),
    /// A record, without what is in it.
    Record {
        /// Kind and day.
        header: RecordRef,
        /// Where it came from.
        source: Option<String>,
    },
    /// What an office sent to many.
    Notice {
        /// Its title.
        title: String,
        /// The office.
        office: String,
        /// When it came.
        at: DateTime<Utc>,
    },
    /// It is gone.
    Gone,
}

/// An access, as its log names it.
#[derive(Debug, Clone)]
pub struct ReadEvent {
    /// Its reference.
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Name and unit of the institution.
    pub place: String,
    /// Who acted there.
    pub actor: Actor,
    /// The reason that was given.
    pub reason: String,
}

/// An answer as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// Word of the finding.
    pub finding: String,
    /// The explanation.
    pub words: String,
}

impl Page for DeskPage {
    fn title(&self, lang: Lang) -> Text {
        case::kind(lang, self.case.subject.kind())
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(self.desk.nav())
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = case::kind(lang, self.case.subject.kind());
        let rows = self.facts(lang);
        let named = |office| {
            let institution = self.institution.as_deref();
            office_name(lang, office, institution, &frame.municipality)
        };
        let history = history(&self.case, Reader::Staff, named, lang);
        let chip = standing_chip(lang, self.case.standing(), self.now);
        let form = if self.my_turn {
            answering(self.desk, &self.case, self.form, &self.errors, lang)
        } else {
            view! { <p>{desk::not_your_turn(lang)}</p> }.into_any()
        };
        view! {
            <ErrorSummary errors=self.errors lang/>
            <Notice kind=NoticeKind::Info title=desk::told(lang) lang/>
            <PageHeading title/>
            <p class="lead">{chip}</p>
            <SummaryList rows lang/>
            <Section title=case::history(lang)>
                {history}
            </Section>
            {form}
            <p><a href=self.desk.path()>{desk::back(lang)}</a></p>
        }
        .into_any()
    }
}

impl DeskPage {
    fn facts(&self, lang: Lang) -> Vec<SummaryRow> {
        let mut rows = Vec::new();
        if let Some((name, birth_date)) = &self.citizen {
            rows.push(SummaryRow::new(desk::resident(lang), name.clone()));
            rows.push(SummaryRow::new(
                desk::born(lang),
                day_text(*birth_date, lang),
            ));
        }
        match &self.about {
            CaseAbout::Entry(read) => rows.extend(read_rows(read, lang)),
            CaseAbout::Record { header, source } => {
                let parts = [
                    category::single(lang, header.category).into(),
                    Sentence::from(day_text(header.date, lang)),
                ];
                rows.push(SummaryRow::new(
                    desk::about(lang),
                    Sentence::join(parts, " "),
                ));
                if let Some(source) = source {
                    rows.push(SummaryRow::new(desk::source(lang), source.clone()));
                }
            }
            CaseAbout::Notice { title, office, at } => {
                let slots = [
                    ("office", Span::Raw(office.clone())),
                    ("name", Span::Raw(title.clone())),
                    ("when", moment_text(*at, lang).into()),
                ];
                let words = Sentence::fill(&case::about_notice(lang), &slots);
                rows.push(SummaryRow::new(desk::about(lang), words));
            }
            CaseAbout::Gone => rows.push(SummaryRow::new(desk::about(lang), desk::gone(lang))),
        }
        rows.push(SummaryRow::new(
            desk::objection(lang),
            case::reason(lang, self.case.reason),
        ));
        if !self.case.words.is_empty() {
            rows.push(SummaryRow::new(
                desk::words(lang),
                view! { <p class="received">{self.case.words.clone()}</p> },
            ));
        }
        if self.citizen.is_none() {
            return rows;
        }
        let contact = contact_text(&self.case.contact, lang);
        rows.push(SummaryRow::new(desk::contact(lang), contact));
        rows
    }
}

fn read_rows(read: &ReadEvent, lang: Lang) -> [SummaryRow; 4] {
    let what = Sentence::fill(
        &case::about_entry(lang),
        &[
            ("office", Span::Raw(read.place.clone())),
            ("when", Span::Words(moment_text(read.at, lang))),
        ],
    );
    let id = read.id.clone();
    [
        SummaryRow::new(desk::about(lang), what),
        SummaryRow::new(
            desk::who(lang),
            actor_words(&read.actor, read.place.clone(), lang),
        ),
        SummaryRow::new(
            desk::why(lang),
            view! { <p class="received">{read.reason.clone()}</p> },
        ),
        SummaryRow::new(
            desk::reference(lang),
            view! { <span class="breakable">{id}</span> },
        ),
    ]
}

fn answering(
    desk: Desk,
    case: &Case,
    form: AnswerForm,
    errors: &FormErrors,
    lang: Lang,
) -> AnyView {
    let kind = case.subject.kind();
    let findings = kind
        .findings()
        .iter()
        .map(|finding| Choice::new(finding_key(*finding), case::finding(lang, kind, *finding)))
        .collect();
    let freezes = case
        .freezes()
        .is_some()
        .then(|| view! { <p>{desk::answer_not_mine(lang)}</p> });
    let (finding, words) = (errors.of("finding"), errors.of("words"));
    let action = format!("{}/{}/answer", desk.path(), case.id);
    view! {
        <Section title=desk::answer(lang)>
            {freezes}
            <Form action=action>
                <Radios
                    name="finding"
                    legend=desk::finding(lang)
                    options=findings
                    selected=Some(form.finding)
                    error=finding
                    required=true
                    lang
                />
                <TextArea
                    name="words"
                    label=desk::explain(lang)
                    hint=desk::explain_hint(lang)
                    value=form.words
                    error=words
                    required=true
                    lang
                />
                <p class="actions"><Button label=desk::send(lang)/></p>
            </Form>
        </Section>
    }
    .into_any()
}
